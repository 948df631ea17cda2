/** Takes the samples: whole processes in turn, and rebuilds within a process of each. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PEERS_FOLDER } from './install.ts';

/** One run of a whole process: milliseconds, and the most memory that it held, in MiB. */
export interface Sample {
  readonly ms: number;
  readonly memory: number;
}

const STOPWATCH = fileURLToPath(new URL('stopwatch.py', import.meta.url));
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Only what a program needs to find itself: what a shell may add, NODE_EXTRA_CA_CERTS for one, costs Node 45 ms. */
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'XDG_CACHE_HOME'];

function environment(): Record<string, string> {
  const kept = KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...(Object.fromEntries(kept) as Record<string, string>), LANG: 'C.UTF-8' };
}

/** Every command once, then every command again: A B C A B C. The first `warmups` rounds are not counted. */
export function timeProcesses(
  python: string,
  commands: readonly (readonly string[])[],
  { warmups, runs }: { readonly warmups: number; readonly runs: number },
): readonly (readonly Sample[])[] {
  const plan = {
    warmups,
    runs,
    commands,
    cwd: PROJECT,
    env: environment(),
    log: `${PEERS_FOLDER}/work/log.txt`,
  };
  const stdout = finished(python, ['-I', '-S', STOPWATCH], JSON.stringify(plan));
  const samples = JSON.parse(stdout) as readonly (readonly (readonly [number, number])[])[];
  if (samples.length !== commands.length) throw new Error('The stopwatch missed a command.');
  return samples.map((times) => times.map(([ms, memory]) => ({ ms, memory })));
}

/** The milliseconds of each rebuild in one process; every rebuild has another word in its text. */
export function timeRebuilds(command: readonly string[], count: number): readonly number[] {
  const [program, ...args] = command;
  const times = JSON.parse(finished(program ?? '', [...args, String(count)])) as readonly number[];
  if (times.length !== count) throw new Error(`${command.join(' ')} did not rebuild ${count} times.`);
  return times;
}

function finished(program: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    input,
    cwd: PROJECT,
    env: environment(),
  });
  if (status !== 0) throw error ?? new Error(stderr);
  return stdout;
}
