/** A page: every run and rule in its final place. Points from the page's top left, y down. */
import type { Ink } from '../typeset/design.ts';
import type { Run } from '../typeset/lines.ts';

/** A run in its place: the left end of its baseline, from the page's top left. */
export interface PlacedRun extends Omit<Run, 'x' | 'baseline'> {
  readonly x: number;
  readonly y: number;
}

/** A filled rectangle that only decorates. */
export interface PlacedRule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ink: Ink;
}

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** The document's text in reading order. */
  readonly runs: readonly PlacedRun[];
  readonly rules: readonly PlacedRule[];
  /** The running head (none on page one) and the folio: artifacts, not part of the reading. */
  readonly header: readonly PlacedRun[];
  readonly footer: readonly PlacedRun[];
}
