/** Who does the tasks of a long run: the threads of a pool or, where they would not pay, this one. */
import type { Hand } from './hand.ts';
import { ELSEWHERE, signalsHeard, writeWhole } from './output.ts';
import { machineThreads, poolOf } from './pool.ts';
import { type ResultOf, type Task, perform } from './tasks.ts';

/** Who should do a task: nobody else than the one that keeps what it needs, or rather that one than others. */
export interface Where {
  readonly at?: Hand | undefined;
  readonly rather?: Hand | undefined;
}

export interface Crew {
  /** Tasks that may be begun before the first of their results is taken. */
  readonly ahead: number;
  /** Does a task; `by` tells who keeps what it left. */
  do<Asked extends Task>(
    task: Asked,
    where?: Where,
  ): Promise<{ readonly value: ResultOf<Asked['kind']>; readonly by?: Hand }>;
  /** Has everybody do a task, before any that is asked for later: these fail where it does. */
  doAll(task: Task): void;
  /** Writes a file whole or not at all. Where others work, only the disk is waited for. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/**
 * Updates that pay for a thread. It starts in the time in which a few of three pages are set, but it has to learn anew
 * what the engine learns of a program by running it, which on two cores keeps the other one busy too.
 */
const PAYING = 24;

/** As many threads as `jobs` allows, or as the machine can run at once, if there are updates enough for them. */
export function crewFor(updates: number, jobs: number | undefined): Crew {
  const paid = Math.floor(updates / PAYING);
  if (paid < 2 || jobs === 1) return new Alone();
  const threads = Math.min(paid, jobs ?? machineThreads());
  return threads > 1 ? poolOf(threads) : new Alone();
}

/**
 * This thread alone. Between one task and the next it hears signals (Ctrl-C); not before the first or after the last,
 * since the engine collects its garbage whenever it has nothing to do.
 */
class Alone implements Crew {
  readonly ahead = 1;
  #hasBegun = false;

  async do<Asked extends Task>(task: Asked): Promise<{ readonly value: ResultOf<Asked['kind']> }> {
    if (this.#hasBegun) await signalsHeard();
    this.#hasBegun = true;
    return { value: perform(task).value };
  }

  doAll(task: Task): void {
    perform(task);
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    writeWhole(path, bytes, ELSEWHERE);
  }

  async close(): Promise<void> {
    // Nobody else is to be ended.
  }
}
