/**
 * Modules that a plain build never needs, loaded where they are first called: in the bundle only.
 *
 * In the source these are plain imports. The bundle puts a stand-in before each, whose functions load the module and
 * hand the call on, so that a build without pictures reads no picture decoder and one without mistakes words none.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Each module, by its name or its path in src/, and the functions and classes that others import of it. */
export const LAZY: Readonly<Record<string, readonly string[]>> = {
  // pdfkit writes bytes as figures by this; we give it none to write.
  '@noble/hashes/utils': ['bytesToHex'],
  // commander starts other programs by this; we have none. Help and hints are for those who ask, or mistype.
  'node:child_process': ['spawn'],
  'node_modules/commander/lib/help.js': ['Help', 'stripColor'],
  'node_modules/commander/lib/suggestSimilar.js': ['suggestSimilar'],
  // What only some updates have, or only some commands do.
  'pictures/jpeg.ts': ['readJpeg'],
  'pictures/png.ts': ['readPng'],
  'pictures/pixels.ts': ['pixelsOf'],
  'pictures/grey.ts': ['greyed'],
  'pictures/qr.ts': ['qrCode'],
  'pictures/svg/read.ts': ['readSvg'],
  'mdast-util-from-markdown': ['fromMarkdown'],
  'libphonenumber-js/min': ['getCountryCallingCode', 'isSupportedCountry', 'parsePhoneNumberFromString'],
  // Only a file that is unusual or wrong needs the YAML parser and the schemas.
  'source/careful.ts': ['loadCarefully'],
  'source/meant-dates.ts': ['dateRefusal', 'daysRefusal'],
  'commands/check.ts': ['addCheck'],
  'commands/email.ts': ['addEmail'],
  'commands/new.ts': ['addNew'],
  'commands/pool.ts': ['machineThreads', 'poolOf'],
  'commands/schema.ts': ['addSchema'],
  'commands/send.ts': ['addSend'],
  'commands/volume.ts': ['addVolume'],
  'commands/volume-tasks.ts': ['beginVolume', 'layFascicle', 'openAgain', 'summarise', 'writeLaid'],
  'commands/web.ts': ['addWeb'],
  'typeset/parsed-face.ts': ['openFace'],
  // Only a word that is longer than its line, and a booklet.
  'typeset/hyphenation.ts': ['hyphenator'],
  'pdf/sheets.ts': ['writeSheets'],
  'worker.ts': ['start'],
};

/** What replaces a module of Node's that is slow to load. */
const INSTEAD: Readonly<Record<string, string>> = {
  // commander's; the same is there without being asked for, and as a module it takes 0.2 ms.
  'node:process': 'module.exports = process;',
  // Hardly used: we ask by it for the patterns of hyphenation.
  'node:module':
    "exports.createRequire = (place) => (name) => require('node:module').createRequire(place)(name);",
};

/** The part that every run begins with, and under its name the command line in it; start.ts knows both. */
export const MAIN = 'main';
/** What a worker thread begins with. */
export const WORKER = 'worker.ts';

/** Whose each module is, and those asked for across parts: the names of their exports, or none where it is CommonJS. */
export interface Plan {
  readonly owners: ReadonlyMap<string, string>;
  readonly shared: ReadonlyMap<string, readonly string[] | undefined>;
}

/** What a part begins with, in the plugin's own namespace: it says what others may ask of the part. */
export const ENTRY = 'entry:';

const STAND_IN = 'stand-in';
const INSTEAD_OF = 'instead-of';
const ELSEWHERE = 'elsewhere';
/** Asks esbuild where a module lies, without asking us again. */
const ASKED = { isAsked: true };

/** Links the part `name`: its own modules, stand-ins for lazy ones, and what other parts have. */
export function linking(name: string, plan: Plan): Plugin {
  return {
    name: 'linking',
    setup(build) {
      build.onResolve({ filter: /^entry:$/ }, ({ path }) => ({ path, namespace: ENTRY }));
      build.onResolve(
        { filter: /./ },
        async ({ path, importer, resolveDir, kind, namespace, pluginData }) => {
          if (pluginData === ASKED || kind === 'entry-point' || namespace === INSTEAD_OF) return undefined;
          if (Object.hasOwn(INSTEAD, path)) return { path, namespace: INSTEAD_OF };
          if (namespace !== ENTRY && Object.hasOwn(LAZY, path)) return { path, namespace: STAND_IN };
          const found = await build.resolve(path, {
            importer,
            resolveDir,
            kind,
            namespace,
            pluginData: ASKED,
          });
          if (found.external || found.errors.length > 0) return undefined;
          const place = relative(PROJECT, found.path).replaceAll('\\', '/');
          const key = place.replace(/^src\//, '');
          if (namespace !== ENTRY && Object.hasOwn(LAZY, key)) return { path: key, namespace: STAND_IN };
          const owner = plan.owners.get(place);
          return owner !== undefined && owner !== name ? { path: place, namespace: ELSEWHERE } : undefined;
        },
      );
      const load = (filter: RegExp, namespace: string, contentsOf: (path: string) => string): void =>
        build.onLoad({ filter, namespace }, ({ path }) => ({
          contents: contentsOf(path),
          resolveDir: PROJECT,
        }));
      load(/./, ENTRY, () => shares(name, plan));
      load(/./, STAND_IN, (path) => standIn(path, LAZY[path] ?? []));
      load(/./, ELSEWHERE, (path) => elsewhere(path, plan));
      load(/./, INSTEAD_OF, (path) => INSTEAD[path] ?? '');
    },
  };
}

/** Says where this part's modules are found: the one that it is made for, and those that others ask for. */
function shares(name: string, { owners, shared }: Plan): string {
  const asked = [...shared].filter(([place]) => owners.get(place) === name);
  const all = [front(name), ...asked.map(([place, names]) => ({ key: place, module: `./${place}`, names }))];
  const imports = all.map(({ names = [], module }, at) => {
    const renamed = names.map((each) => `${each} as _${String(at)}_${each}`);
    return renamed.length > 0 ? `import { ${renamed.join(', ')} } from ${JSON.stringify(module)};` : '';
  });
  const entries = all.map(({ key, names, module }, at) => {
    const values = names?.map((each) => `${each}: _${String(at)}_${each}`);
    const value = values ? `({ ${values.join(', ')} })` : `require(${JSON.stringify(module)})`;
    return `case ${JSON.stringify(key)}: return ${value};`;
  });
  // A function that is hardly ever called takes less of every start than a table of them.
  return `${imports.join('\n')}\n__share((module) => { switch (module) { ${entries.join(' ')} } });`;
}

/** A module as others ask for it: by its key, some of its exports, or all that a CommonJS module has. */
interface Share {
  readonly key: string;
  readonly module: string;
  readonly names?: readonly string[] | undefined;
}

/** What a part is made for: the command line, or its lazy module. */
function front(name: string): Share {
  if (name === MAIN) return { key: MAIN, module: './src/cli.ts', names: ['start'] };
  return { key: name, module: moduleOf(name), names: LAZY[name] };
}

/** A lazy module as it is imported from the project's root. */
function moduleOf(name: string): string {
  if (name.endsWith('.ts')) return `./src/${name}`;
  return name.startsWith('node_modules/') ? `./${name}` : name;
}

/** The functions of a lazy module, each of which loads it when it is called. */
function standIn(key: string, names: readonly string[]): string {
  const load = `const load = () => __part(${JSON.stringify(key)}, ${JSON.stringify(key)});`;
  const exported = names.map((name) => {
    const call = `function () { const it = load().${name}; return new.target ? new it(...arguments) : it.apply(this, arguments); }`;
    return name === 'default' ? `export default ${call}` : `export const ${name} = ${call};`;
  });
  return [load, ...exported].join('\n');
}

/** A module that another part has. What nobody imports of it, the bundler leaves out. */
function elsewhere(place: string, { owners, shared }: Plan): string {
  const names = shared.get(place);
  const where = `${JSON.stringify(owners.get(place))}, ${JSON.stringify(place)}`;
  if (!names) return `module.exports = __part(${where});`;
  const exported = names.map(
    (name, at) =>
      `const _${String(at)} = /* @__PURE__ */ __of(${where}, "${name}"); export { _${String(at)} as ${name} };`,
  );
  return exported.join('\n');
}

/** The names that a part takes of the modules of others, as `elsewhere` wrote them and the bundler left them. */
export function taken(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const [, place = '', name = ''] of text.matchAll(/__of\("[^"]*", ?"([^"]*)", ?"([^"]*)"\)/g)) {
    all.set(place, (all.get(place) ?? new Set()).add(name));
  }
  return all;
}
