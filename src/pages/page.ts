/** A page: every run and rule in its final place. Points from the page's top left, y down. */
import type { NodeId } from '../base/node-id.ts';
import type { Link } from '../document/document.ts';
import type { SetPicture } from '../typeset/galley.ts';
import type { Ink, TypeStyle } from '../typeset/design.ts';
import type { FaceName } from '../typeset/face.ts';
import type { Run } from '../typeset/lines.ts';

/** A run in its place: the left end of its baseline, from the page's top left. */
export class PlacedRun {
  readonly kind = 'run';

  constructor(
    readonly leaf: NodeId,
    readonly style: TypeStyle,
    readonly face: FaceName,
    readonly words: Run['words'],
    readonly x: number,
    readonly y: number,
    readonly width: number,
    readonly link?: Link,
  ) {}
}

/** A picture in its place, by its top left corner; without a leaf it only decorates. */
export interface PlacedPicture extends SetPicture {
  readonly kind: 'picture';
  readonly x: number;
  readonly y: number;
}

/** What belongs to the reading: it has a leaf. */
export type Placed = PlacedRun | (PlacedPicture & { readonly leaf: NodeId });

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
  /** How far down its text block the page is filled, from 0 to 1. */
  readonly full: number;
  /** The document's text in reading order. */
  readonly content: readonly Placed[];
  readonly rules: readonly PlacedRule[];
  /** Pictures that only decorate; heads that are set again after a page break, and the dots of leaders. */
  readonly decorations: readonly PlacedPicture[];
  readonly repeated: readonly PlacedRun[];
  /** The running head (none on page one) and the folio: artifacts, not part of the reading. */
  readonly header: readonly PlacedRun[];
  readonly footer: readonly PlacedRun[];
}

/** A run of a line in its place, by the left end and the top of its line. */
export function placeRun(run: Run, left: number, top: number): PlacedRun {
  const { leaf, style, face, words, width, link } = run;
  return new PlacedRun(leaf, style, face, words, left + run.x, top + run.baseline, width, link);
}
