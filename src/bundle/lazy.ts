/**
 * Modules that a plain build never needs, loaded where they are first called: in the bundle only.
 *
 * In the source these are plain imports. The bundle puts a stand-in before each, whose functions load the module and
 * hand the call on, so that a build without pictures reads no picture decoder and one without mistakes words none.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

/** Each module, by its name or its path in src/, and the functions and classes that others import of it. */
const LAZY: Readonly<Record<string, readonly string[]>> = {
  // pdfkit shapes, breaks lines, encrypts, hashes and unpacks pictures by these; we do none of it with pdfkit.
  fontkit: ['create'],
  linebreak: ['default'],
  'png-js': ['default'],
  '@noble/ciphers/aes': ['cbc', 'ecb'],
  '@noble/hashes/utils': ['bytesToHex', 'concatBytes'],
  // commander starts other programs by this; we have none.
  'node:child_process': ['spawn'],
  // What only some updates have, or only some commands do.
  'pictures/jpeg.ts': ['readJpeg'],
  'pictures/png.ts': ['readPng'],
  'pictures/pixels.ts': ['pixelsOf'],
  'pictures/grey.ts': ['greyed'],
  'pictures/svg/read.ts': ['readSvg'],
  'mdast-util-from-markdown': ['fromMarkdown'],
  'libphonenumber-js/min': ['getCountryCallingCode', 'isSupportedCountry', 'parsePhoneNumberFromString'],
  // Only a file that is unusual or wrong needs the YAML parser and the schemas.
  'source/careful.ts': ['loadCarefully'],
  'commands/check.ts': ['addCheck'],
  'commands/email.ts': ['addEmail'],
  'commands/new.ts': ['addNew'],
  'commands/schema.ts': ['addSchema'],
  'commands/web.ts': ['addWeb'],
  'typeset/parsed-face.ts': ['openFace'],
};

/**
 * What replaces a module of Node's that is slow to load and hardly used: pdfkit asks for its own standard fonts by
 * `createRequire`, which we never have it do.
 */
const INSTEAD: Readonly<Record<string, string>> = {
  module: "exports.createRequire = (place) => (name) => require('node:module').createRequire(place)(name);",
};

const STAND_IN = 'stand-in';
const INSTEAD_OF = 'instead-of';

export const lazyModules: Plugin = {
  name: 'lazy-modules',
  setup(build) {
    const met = new Set<string>();
    build.onResolve({ filter: /./ }, async ({ path, importer, resolveDir, kind, namespace }) => {
      if (namespace !== 'file' || kind === 'entry-point') return undefined;
      if (Object.hasOwn(INSTEAD, path)) return { path, namespace: INSTEAD_OF };
      const isOurs = path.startsWith('.');
      if (!isOurs && !Object.hasOwn(LAZY, path)) return undefined;
      // Asked from another namespace, the question does not come back to us.
      const found = await build.resolve(path, { importer, resolveDir, kind, namespace: INSTEAD_OF });
      const key = isOurs ? relative(SOURCE, found.path).replaceAll('\\', '/') : path;
      if (!Object.hasOwn(LAZY, key)) return undefined;
      met.add(key);
      return { path: found.path, namespace: STAND_IN, pluginData: key };
    });
    build.onLoad({ filter: /./, namespace: STAND_IN }, ({ path, pluginData }) => ({
      contents: standIn(path, LAZY[String(pluginData)] ?? []),
      resolveDir: '/',
    }));
    build.onLoad({ filter: /./, namespace: INSTEAD_OF }, ({ path }) => ({
      contents: INSTEAD[path] ?? '',
    }));
    build.onEnd(() => {
      const forgotten = Object.keys(LAZY).filter((key) => !met.has(key));
      if (forgotten.length > 0) throw new Error(`nothing imports ${forgotten.join(', ')}: mend the table`);
    });
  },
};

function standIn(path: string, names: readonly string[]): string {
  const load = `const load = () => require(${JSON.stringify(path)});`;
  const exported = names.map((name) => {
    const call = `function () { const it = load().${name}; return new.target ? new it(...arguments) : it.apply(this, arguments); }`;
    return name === 'default' ? `export default ${call}` : `export const ${name} = ${call};`;
  });
  return [load, ...exported].join('\n');
}
