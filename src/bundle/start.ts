/**
 * Starts the program from its parts, with the machine code of an earlier run where there is one (dist/cli.js).
 *
 * The engine would read and compile half a megabyte of JavaScript anew at every start. What it made of a part is kept
 * beside it by the first run, in a folder named by the program's own hash, under the engine's version, so that it cannot
 * be stale. Where the folder cannot be written, or the engine refuses what it finds, the program starts as it would
 * without.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** Put in by the bundler: the folder of the parts, whose name tells their content. */
declare const FOLDER: string;
/** And the part that is started: the command line, or what a worker thread does of it. */
declare const PART: string;

/** What a part has that is asked for from outside, by name. */
type Table = (module: string) => unknown;
type Run = (
  load: (name: string) => unknown,
  folder: string,
  share: (table: Table) => void,
  ask: (part: string, module: string) => unknown,
) => void;

const ENGINE = `${process.version}-${process.arch}`;
const tables = new Map<string, Table>();
/** What this run compiled without help. */
const fresh = new Map<string, Script>();

function kept(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * By way of a draft that is wholly on the disk, so that nobody reads half of it: the engine looks at the length of what it
 * is given and not at the rest. Losing it costs only time.
 */
function keep(script: Script, path: string): void {
  try {
    const draft = `${path}.${String(process.pid)}`;
    const file = openSync(draft, 'w');
    writeFileSync(file, script.createCachedData());
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, path);
  } catch {
    // A read-only folder or a full disk: the next start takes as long as this one.
  }
}

let hasThreads = false;
/** What the parts load modules of Node's with: `require` would look for files first. */
const given = (name: string): unknown => {
  hasThreads ||= name === 'node:worker_threads';
  return process.getBuiltinModule(name);
};

function load(part: string): void {
  const filename = `${__dirname}/${FOLDER}/${part.replace(/[/:]/g, '-')}.js`;
  const cachePath = `${filename}.${ENGINE}`;
  const cachedData = kept(cachePath);
  // Told to read text, Node would first look for the encoding's other names.
  const script = new Script(readFileSync(filename).toString('latin1'), {
    filename,
    ...(cachedData && { cachedData }),
  });
  if (!cachedData || script.cachedDataRejected) fresh.set(cachePath, script);
  const run = script.runInThisContext() as Run;
  run(given, `${__dirname}/commands`, (table) => tables.set(part, table), ask);
}

/** A module of another part, which is loaded when it is first asked for. */
function ask(part: string, module: string): unknown {
  if (!tables.has(part)) load(part);
  return tables.get(part)?.(module);
}

// A build that went well has called what most runs call; another command's few functions would be kept for ever, and
// so would those that are left to this thread where others build.
if (process.argv[2] === 'build') {
  process.on('exit', (status) => {
    if (status === 0 && !hasThreads) fresh.forEach(keep);
  });
}

// Loaded before any flag is set, since the engine then refuses the machine code that Node keeps of its own modules: this
// one and its streams, without which there is no PDF, would be compiled anew, in a millisecond.
given('node:zlib');

// The engine would optimise what runs for a tenth of a second as if it ran for hours: that took a quarter of the
// processor's time of a build, and more than it gave even in a run over sixty updates. Thirty times later is early enough.
// Notes on what a function is called with, which the first compiler works from, are begun four times later. Patterns are
// interpreted for fifty times before they become machine code: at their second use it is seldom worth it.
setFlagsFromString(
  '--interrupt-budget=2000000 --interrupt-budget-factor-for-feedback-allocation=32 --regexp-tier-up-ticks=50',
);

(ask(PART, PART) as { start(): void }).start();
