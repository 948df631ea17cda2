/** Samples to figures: medians, and their ratios within one run. */
import type { Limits, Sample, Stop } from './measure.ts';
import type { Finished } from './sameness.ts';

export interface Cold {
  /** Milliseconds, and what of them the interpreter's own start takes. */
  readonly ms: number;
  readonly start: number;
  /** MiB at most. */
  readonly memory?: number;
}

/** One contender's figures; what was not measured is not there. */
export interface Row {
  readonly label: string;
  readonly standards: string;
  readonly cold?: Cold;
  /** Milliseconds. */
  readonly warm?: number;
  readonly file?: Finished;
  /** It only explains the row above it. */
  readonly aside?: boolean;
}

/** The figures of one run, ours first and Typst second. */
export interface Bench {
  readonly rows: readonly Row[];
  /** Milliseconds of `node -e 0` and of Python with nothing to do. */
  readonly starts?: { readonly node: number; readonly python: number };
  /** `2 cores, Node 20.20.2 …` */
  readonly machine: string;
  /** The day, such as 2026-11-22. */
  readonly date: string;
  readonly runs: number;
  readonly rebuilds: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  if (lower === undefined || upper === undefined) throw new Error('There is no median of nothing.');
  return (lower + upper) / 2;
}

export function coldOf(samples: readonly Sample[], start: number): Cold {
  return {
    ms: median(samples.map(({ ms }) => ms)),
    start,
    memory: median(samples.map(({ memory }) => memory)),
  };
}

/** One contender's volume of so many updates. */
export interface VolumeRow {
  readonly label: string;
  readonly standards: string;
  readonly updates: number;
  /** What was measured, or what kept it from being measured. */
  readonly taken: Sample | Stop;
  readonly file?: { readonly bytes: number; readonly pages: number };
  /** It only explains the row above it. */
  readonly aside?: boolean;
}

/** The volumes of one run, the smallest first; of each size ours first, and Typst the first that is not ours. */
export interface VolumeBench {
  readonly rows: readonly VolumeRow[];
  readonly machine: string;
  readonly date: string;
  /** Where the peers are stopped. */
  readonly limits: Limits;
  /** How many processes of each a median is of, by number of updates. */
  readonly runs: readonly (readonly [updates: number, runs: number])[];
}

export function middleOf(samples: readonly Sample[]): Sample {
  return {
    ms: median(samples.map(({ ms }) => ms)),
    cpu: median(samples.map(({ cpu }) => cpu)),
    memory: median(samples.map(({ memory }) => memory)),
  };
}

/** How much more than in proportion a greater volume takes: 0 is linear, 0.1 a tenth more, -0.1 a tenth less. */
export interface Growth {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  readonly cpu: number;
}

/** Of one contender between two sizes; undefined where either was not measured. */
export function growthOf(
  rows: readonly VolumeRow[],
  label: string,
  from: number,
  to: number,
): Growth | undefined {
  const [small, great] = [from, to].map((size) => takenBy(rows, label, size));
  if (!small || !great) return undefined;
  const beyond = (before: number, after: number): number => after / to / (before / from) - 1;
  return { from, to, ms: beyond(small.ms, great.ms), cpu: beyond(small.cpu, great.cpu) };
}

/** What a contender took at a size, if it was measured there. */
export function takenBy(rows: readonly VolumeRow[], label: string, size: number): Sample | undefined {
  const row = rows.find(({ label: its, updates }) => its === label && updates === size);
  return row && typeof row.taken !== 'string' ? row.taken : undefined;
}
