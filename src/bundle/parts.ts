/**
 * The program in parts: the main one, which every build runs, and one for each module of lazy.ts.
 *
 * So the engine reads, and takes from its cache, what a build uses and not the three quarters that it does not. A module
 * that several parts use belongs to the first of them, so that there is one of it; the others ask for it there.
 */
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type Metafile, build } from 'esbuild';
import { ENTRY, LAZY, MAIN, type Plan, linking, taken } from './lazy.ts';
import { slimCommander } from './commander.ts';
import { slimPdfkit } from './pdfkit.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface Part {
  /** Its file's name. */
  readonly file: string;
  readonly text: string;
}

export const SHARED = {
  bundle: true,
  absWorkingDir: PROJECT,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  // Read as Latin-1, a letter a byte: the engine keeps such text as it is.
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
  metafile: true,
  mainFields: ['module', 'main'],
  define: {
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
    // Only pdfkit asks for its address, to find fonts and a colour profile that nobody has it look for.
    'import.meta.url': '"file:///"',
  },
  // Names stay: a mistake of ours is reported with them.
  minifySyntax: true,
  minifyWhitespace: true,
} as const satisfies BuildOptions;

/** A part is a function, for start.ts to call: files are found from dist/ as they are from src/commands/. */
const OPENING = `(function (require, __dirname, __share, __part) {
const __filename = __dirname + '/any';
const __of = (part, module, name) => __part(part, module)[name];
`;

function wrapped(text: string): string {
  return escaped(`${OPENING}${text}\n})`);
}

/** Makes every part three times: to learn which modules it has, then which names it takes of others', then for good. */
export async function makeParts(): Promise<readonly Part[]> {
  const names = [MAIN, ...Object.keys(LAZY)];
  const make = (plan: Plan): Promise<Bundled[]> => Promise.all(names.map((name) => bundled(name, plan)));
  const alone = await make({ owners: new Map(), shared: new Map() });
  const plan = await planned(alone);
  const whole = await make(withTaken(plan, await make(plan)));
  return whole.map(({ name, text }) => ({
    file: fileOf(name),
    text: wrapped(text),
  }));
}

/** The bundler leaves what regular expressions have beyond ASCII, which is no letter of Latin-1 in all of them. */
function escaped(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A plan that shares what is taken and no more: the rest can be left out. */
function withTaken({ owners, shared }: Plan, parts: readonly Bundled[]): Plan {
  const names = new Map<string, readonly string[] | undefined>();
  const each = parts.map(({ text }) => taken(text));
  for (const [place, all] of shared) {
    names.set(
      place,
      all?.filter((name) => each.some((part) => part.get(place)?.has(name))),
    );
  }
  return { owners, shared: names };
}

/** `commands/web.ts` is in `commands-web.ts.js`; start.ts knows. */
function fileOf(name: string): string {
  return `${name.replace(/[/:]/g, '-')}.js`;
}

interface Bundled {
  readonly name: string;
  readonly text: string;
  readonly inputs: Metafile['inputs'];
}

async function bundled(name: string, plan: Plan): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    ...SHARED,
    entryPoints: [ENTRY],
    plugins: [linking(name, plan), slimCommander, slimPdfkit],
  });
  return { name, text: outputFiles[0]?.text ?? '', inputs: metafile.inputs };
}

/** Whose each module is, and which are asked for from elsewhere. */
async function planned(parts: readonly Bundled[]): Promise<Plan> {
  const owners = new Map<string, string>();
  for (const { name, inputs } of parts) {
    for (const path of files(inputs)) if (!owners.has(path)) owners.set(path, name);
  }
  const asked = parts.flatMap(({ name, inputs }) =>
    files(inputs)
      .filter((path) => owners.get(path) === name)
      .flatMap((path) => inputs[path]?.imports ?? [])
      .filter(({ path }) => owners.has(path) && owners.get(path) !== name)
      .map(({ path }) => [path, inputs[path]?.format === 'esm'] as const),
  );
  const names = await exportsOf(asked.flatMap(([path, isEsm]) => (isEsm ? [path] : [])));
  return { owners, shared: new Map(asked.map(([path]) => [path, names.get(path)])) };
}

/** The modules of a part that are files: stand-ins and the like have a colon in their names. */
function files(inputs: Metafile['inputs']): string[] {
  return Object.keys(inputs).filter((path) => !path.includes(':'));
}

/** The names that modules export, for those who ask for them across parts. */
async function exportsOf(entryPoints: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { metafile } = await build({
    ...SHARED,
    entryPoints: [...new Set(entryPoints)],
    format: 'esm',
    splitting: true,
    outdir: 'nowhere',
    plugins: [slimCommander],
  });
  const outputs = Object.values(metafile.outputs);
  return new Map(outputs.flatMap(({ entryPoint, exports }) => (entryPoint ? [[entryPoint, exports]] : [])));
}
