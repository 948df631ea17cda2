/**
 * Starts the program from its bundle, with the machine code of an earlier run where there is one (dist/cli.js,
 * and dist/worker.js for its threads).
 *
 * The engine would read and compile half a megabyte of JavaScript anew at every start. What it made of it is kept beside
 * the bundle by the first run, under the bundle's own hash and the engine's version, so that it cannot be stale. Where
 * the folder cannot be written, or the engine refuses what it finds, the program starts as it would without.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** Put in by the bundler: the name of the bundle, which tells its content. */
declare const BUNDLE: string;
/** And whether this starts the command line or a worker thread of it. */
declare const ROLE: 'cli' | 'worker';

const path = join(__dirname, BUNDLE);
const cachePath = `${path}.${process.version}-${process.arch}`;

function kept(): Buffer | undefined {
  try {
    return readFileSync(cachePath);
  } catch {
    return undefined;
  }
}

/** By way of a draft, so that nobody reads half of it. Losing it costs only time. */
function keep(script: Script): void {
  try {
    const draft = `${cachePath}.${String(process.pid)}`;
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, cachePath);
  } catch {
    // A read-only folder or a full disk: the next start takes as long as this one.
  }
}

const cachedData = kept();
const script = new Script(readFileSync(path, 'latin1'), {
  filename: path,
  ...(cachedData && { cachedData }),
});
const given = require as (name: string) => unknown;
let hasThreads = false;
/** What the bundle loads modules of Node's with. */
const load = (name: string): unknown => {
  hasThreads ||= name === 'node:worker_threads';
  return given(name);
};
// A build that went well has called what most runs call; another command's few functions would be kept for ever, and
// so would those that are left to this thread where others build.
if ((!cachedData || script.cachedDataRejected) && ROLE === 'cli' && process.argv[2] === 'build') {
  process.once('exit', (status) => {
    if (status === 0 && !hasThreads) keep(script);
  });
}
const program = script.runInThisContext() as (load: unknown, folder: string, role: typeof ROLE) => void;
program(load, __dirname, ROLE);
