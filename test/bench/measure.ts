/** Takes the samples: whole processes in turn, and rebuilds in turn within a process of each. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PEERS_FOLDER } from './install.ts';

/** One run of a whole process: milliseconds by the clock and of all cores, and the most memory that it held, in MiB. */
export interface Sample {
  readonly ms: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Why a command was not measured to its end. */
export type Stop = 'time' | 'memory' | 'failure';

/** Seconds and MiB. */
export interface Limits {
  readonly seconds: number;
  readonly memory: number;
}

interface Rounds {
  readonly warmups: number;
  readonly runs: number;
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
  rounds: Rounds,
): readonly (readonly Sample[])[] {
  return watched(python, { ...rounds, commands }).map((taken) => {
    if (typeof taken === 'string') throw new Error('The stopwatch stopped what has no limits.');
    return taken;
  });
}

/** The same, but a command that needs more than its limits, or fails, is stopped and not run again; one without limits may not fail. */
export function timeWithin(
  python: string,
  commands: readonly { readonly argv: readonly string[]; readonly limits?: Limits }[],
  rounds: Rounds,
): readonly (readonly Sample[] | Stop)[] {
  const limits = commands.map((command) => command.limits ?? null);
  return watched(python, { ...rounds, commands: commands.map(({ argv }) => argv), limits });
}

function watched(
  python: string,
  plan: { readonly commands: readonly (readonly string[])[]; readonly limits?: readonly (Limits | null)[] },
): readonly (readonly Sample[] | Stop)[] {
  const whole = { ...plan, cwd: PROJECT, env: environment(), log: `${PEERS_FOLDER}/work/log.txt` };
  const { status, stdout, stderr, error } = spawnSync(python, ['-I', '-S', STOPWATCH], {
    encoding: 'utf8',
    input: JSON.stringify(whole),
    cwd: PROJECT,
    env: environment(),
  });
  if (status !== 0) throw error ?? new Error(stderr);
  process.stderr.write(stderr);
  const samples = JSON.parse(stdout) as readonly (readonly Sample[] | Stop)[];
  if (samples.length !== plan.commands.length) throw new Error('The stopwatch missed a command.');
  return samples;
}

/**
 * The milliseconds of `count` rebuilds in a process of each command, in turn: all are started, and each rebuilds once
 * while the others wait, then each again. Every rebuild has another word in its text.
 */
export async function timeRebuilds(
  commands: readonly (readonly string[])[],
  count: number,
): Promise<readonly (readonly number[])[]> {
  const builders = commands.map((command) => new Builder(command));
  try {
    const times: number[][] = builders.map(() => []);
    for (let turn = 0; turn < count; turn++) {
      for (const [index, builder] of builders.entries()) times[index]?.push(await builder.rebuild(turn));
    }
    return times;
  } finally {
    for (const builder of builders) builder.end();
  }
}

/** A driver that is running: it rebuilds for each number that it is told, and answers with the milliseconds. */
class Builder {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  #said = '';

  constructor([program = '', ...args]: readonly string[]) {
    this.#child = spawn(program, args, { cwd: PROJECT, env: environment() });
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    this.#child.stderr.on('data', (chunk: Buffer) => (this.#said += chunk.toString()));
    // A driver that has died is told of by its missing answer.
    this.#child.stdin.on('error', () => undefined);
  }

  async rebuild(turn: number): Promise<number> {
    this.#child.stdin.write(`${turn}\n`);
    const { value, done } = await this.#answers.next();
    const ms = Number(value);
    if (!done && ms > 0) return ms;
    if (this.#child.exitCode === null) await once(this.#child, 'close');
    throw new Error(`${this.#child.spawnargs.join(' ')} did not rebuild.\n${this.#said}`);
  }

  end(): void {
    this.#child.stdin.end();
  }
}
