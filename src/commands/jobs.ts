/** Sources through the pipeline, here or in worker threads: the same results in the same order. */
import { crewFor } from './crew.ts';
import { inOrder } from './in-order.ts';
import { type Plan, type Result, clashed } from './run.ts';
import type { Source } from './sources.ts';
import type { PdfFile } from './tasks.ts';

/** One source after its run, as it is reported and written. */
export interface Outcome extends Result<PdfFile> {
  readonly source: Source;
}

/** Runs every plan, in `jobs` threads at the most, or in as many as the machine can run at once. */
export async function* runAll(
  kind: 'build' | 'check',
  plans: readonly Plan[],
  jobs: number | undefined,
): AsyncGenerator<Outcome> {
  const crew = crewFor(plans.length, jobs);
  try {
    yield* inOrder(plans, crew.ahead, async ({ source, clash, job }) => {
      const result = clash ? clashed(clash) : (await crew.do({ kind, job })).value;
      return { source, ...result };
    });
  } finally {
    await crew.close();
  }
}
