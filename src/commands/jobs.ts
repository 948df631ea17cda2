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
  const houses = [...new Set(plans.map(({ house }) => house))];
  try {
    await crew.doAll({ kind: 'know-houses', houses });
    yield* inOrder(plans, crew.ahead, async ({ source, clash, house, job }) => {
      if (clash) return { source, ...clashed(clash) };
      const housed = { ...job, house: houses.indexOf(house) };
      return { source, ...(await crew.do({ kind, job: housed })).value };
    });
  } finally {
    await crew.close();
  }
}
