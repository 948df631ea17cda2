/** Samples to figures: medians, and their ratios within one run. */
import type { Sample } from './measure.ts';
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
