/**
 * What a program that has pdfkit only carry its files leaves out of it: in the bundle only.
 *
 * pdfkit is one file for all that a PDF can hold, and puts itself together when it is loaded: its text, fonts, pictures,
 * forms and tables become methods of its document, though nobody calls them here (`pdf/carrier.ts`). That is two thirds
 * of its text, and took 3 ms of every start. Left out, each still has what the document calls when it begins and ends.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** Groups of methods that nobody calls, and what pdfkit's own document calls of each. */
const UNUSED: Readonly<Record<string, string>> = {
  ColorMixin: 'initColor() {}',
  VectorMixin: 'initVector() {}',
  FontsMixin: 'initFonts() {}',
  TextMixin: 'initText() {}',
  ImagesMixin: 'initImages() {}',
  AnnotationsMixin: '',
  AcroFormMixin: 'endAcroForm() {}',
  AttachmentsMixin: '',
  TableMixin: 'initTables() {}',
};

/**
 * What begins at one place of its text and ends before another, and what stands there instead: the pages, marks and
 * structure elements that it would make; encryption, and the hashes that only encryption asks for; gradients, fonts,
 * pictures; its own colour profile, of which the address alone took long to make.
 */
const CUT: readonly (readonly [from: string, to: string, instead: string])[] = [
  [
    'import { createRequire } ',
    'class PDFAbstractReference',
    "import { bytesToHex } from '@noble/hashes/utils';\n",
  ],
  [
    'var zlib = {',
    'class PDFReference ',
    "import { deflateSync } from 'zlib';\nconst zlib = { deflateSync };\n",
  ],
  ['const fArray = ', 'class PDFNameTree ', ''],
  ['(() => new Uint8Array(', 'function utf8ToBytes(', ''],
  ['const SHA256_IV = ', 'const SHA1_IV = ', ''],
  ['class SHA1 ', 'const p32 = ', ''],
  ['const Rho160 = ', 'function md5Hash(', ''],
  ['function md5Hex(', 'class PDFSecurity {', ''],
  ['  static generateRandomWordArray(', 'const DEFAULT_OPTIONS = ', '}\n'],
  ['  markContent(', '  getMarkInfoDictionary() {', ''],
  ['const ICC_PROFILE_PATH = ', 'var PDFA = {', ''],
  ['  _addColorOutputIntent() {', '  _getPdfaid() {', ''],
  ['  addPage(', '  ref(data) {', '  flushPages() {}\n'],
  ['const require$1 = ', '//# sourceMappingURL', 'export default PDFDocument;\n'],
];

/** Nobody reads it as a stream, for `push` takes its pieces; nor is a file of ours encrypted. */
const INSTEAD: Readonly<Record<string, string>> = {
  'class PDFDocument extends Readable {': 'class PDFDocument extends Object {',
  'PDFSecurity.create(this, options)': 'null',
};

/** pdfkit's text without them. Throws where it is not written as it was: look at its new version then. */
export function withoutUnused(text: string): string {
  let left = text;
  const fail = (what: string): never => {
    throw new Error(`pdfkit is no longer written as src/bundle/pdfkit.ts says: ${what}`);
  };
  const replace = (old: string, by: string): void => {
    if (left.split(old).length !== 2) fail(old);
    left = left.replace(old, () => by);
  };
  for (const [group, called] of Object.entries(UNUSED)) replace(`mixin(${group});`, `mixin({ ${called} });`);
  for (const [old, by] of Object.entries(INSTEAD)) replace(old, by);
  for (const [from, to, instead] of CUT) {
    const start = left.indexOf(from);
    const end = left.indexOf(to, start);
    if (start < 0 || end < 0) fail(`${from} … ${to}`);
    left = `${left.slice(0, start)}${instead}${left.slice(end)}`;
  }
  return left;
}

export const slimPdfkit: Plugin = {
  name: 'slim-pdfkit',
  setup(build) {
    build.onLoad({ filter: /[\\/]pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/ }, ({ path }) => ({
      contents: withoutUnused(readFileSync(path, 'utf8')),
    }));
  },
};
