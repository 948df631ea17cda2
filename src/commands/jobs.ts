/** Sources through the pipeline, here or in worker threads, and their files to the disk: the same results in the same order. */
import { crewFor } from './crew.ts';
import { inOrder } from './in-order.ts';
import { type Plan, type Result, clashed } from './run.ts';
import type { Source } from './sources.ts';
import type { PdfFile } from './tasks.ts';

/** One source after its run, as it is reported. */
export interface Outcome extends Result<PdfFile> {
  readonly source: Source;
}

/**
 * Runs every plan, in `jobs` threads at the most, or in as many as the machine can run at once. What was built is in its
 * place when it is told. After a plan that could not be run nothing is written.
 */
export async function* runAll(
  kind: 'build' | 'check',
  plans: readonly Plan[],
  jobs: number | undefined,
): AsyncGenerator<Outcome> {
  const crew = crewFor(plans.length, jobs);
  const houses = [...new Set(plans.map(({ house }) => house))];
  try {
    crew.doAll({ kind: 'know-houses', houses });
    const run = inOrder(plans, crew.ahead, async ({ source, clash, house, job }): Promise<Outcome> => {
      if (clash) return { source, ...clashed(clash) };
      const housed = { ...job, house: houses.indexOf(house) };
      return { source, ...(await crew.do({ kind, job: housed })).value };
    });
    yield* inOrder(run, crew.ahead, async (outcome) => {
      for (const { path, bytes } of outcome.outputs) await crew.write(path, bytes);
      return outcome;
    });
  } finally {
    await crew.close();
  }
}
