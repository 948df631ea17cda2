/** Sources through the pipeline, here or in worker threads: the same results in the same order. */
import { inOrder } from './in-order.ts';
import type { Pool } from './pool.ts';
import { type Plan, type Result, clashed } from './run.ts';
import type { Source } from './sources.ts';
import { type PdfFile, type TaskKind, perform } from './tasks.ts';

/** One source after its run, as it is reported and written. */
export interface Outcome extends Result<PdfFile> {
  readonly source: Source;
}

/**
 * Updates that pay for a thread. A thread starts in the time in which four of three pages are set, but it has to learn
 * anew what the engine learns of a program by running it, which on two cores keeps the other one busy too: there two
 * threads set 32 updates as fast as one, and from 48 on they are faster.
 */
const PAYING = 24;

/** Results that may wait for their turn, for each thread: one long update does not stop the others for long. */
const AHEAD = 8;

/** Runs every plan, in `jobs` threads at the most, or in as many as the machine can run at once. */
export async function* runAll(
  kind: TaskKind,
  plans: readonly Plan[],
  jobs: number | undefined,
): AsyncGenerator<Outcome> {
  const paid = Math.floor(plans.length / PAYING);
  if (paid >= 2 && jobs !== 1) {
    // Loaded when it is needed: few updates start without it.
    const { Pool, machineThreads } = await import('./pool.ts');
    const threads = Math.min(paid, jobs ?? machineThreads());
    if (threads > 1) return yield* runInThreads(kind, plans, new Pool(threads));
  }
  yield* inOrder(plans, 1, (plan) => runHere(kind, plan));
}

/** Signals (Ctrl-C) are heard between one update and the next. */
async function runHere(kind: TaskKind, { source, clash, job }: Plan): Promise<Outcome> {
  await new Promise((heard) => setImmediate(heard));
  return { source, ...(clash ? clashed(clash) : perform({ kind, job }).value) };
}

async function* runInThreads(kind: TaskKind, plans: readonly Plan[], pool: Pool): AsyncGenerator<Outcome> {
  try {
    yield* inOrder(plans, AHEAD * pool.size, async ({ source, clash, job }) => {
      const result = clash ? clashed(clash) : (await pool.do({ kind, job })).value;
      return { source, ...result };
    });
  } finally {
    await pool.close();
  }
}
