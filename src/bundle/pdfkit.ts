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

/** Where calls begin of which the bundler is told that they need not be made where nobody wants their results. */
const WITHOUT_EFFECT = [
  /createHasher(?=\(\(\) => new )/g,
  /(?<=const (?:K512|SHA512_K[hl]) = )/g,
  /split(?=\(\['0x)/g,
  /(?<=const characters = )/g,
];

/** pdfkit's text without them. Throws where it is not written as it was: look at its new version then. */
export function withoutUnused(text: string): string {
  let left = text;
  const replace = (old: string | RegExp, by: string): void => {
    const next = left.replaceAll(old, by);
    if (next === left)
      throw new Error(`pdfkit is no longer written as src/bundle/pdfkit.ts says: ${String(old)}`);
    left = next;
  };
  for (const [group, called] of Object.entries(UNUSED)) replace(`mixin(${group});`, `mixin({ ${called} });`);
  for (const call of WITHOUT_EFFECT) replace(call, '/* @__PURE__ */ $&');
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
