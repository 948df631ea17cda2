/** The galley: the whole document as one column of measured lines, before anything is divided into pages. */
import type { NodeId } from '../base/node-id.ts';
import type { Picture } from '../pictures/read.ts';
import type { Design, Ink } from './design.ts';
import type { Faces } from './face.ts';
import type { Hyphenate } from './hyphenation.ts';
import type { Run } from './lines.ts';

/** One line of the galley: text, or a rule; with what stands above it and what a page break there costs. */
export interface GalleyLine {
  /** The space above, dropped where a page begins here; it may be shorter or longer by `give`. */
  readonly space: number;
  readonly give: number;
  /** What it costs to begin a page with this line. */
  readonly breakCost: number;
  readonly height: number;
  /** From the left edge of the measure. */
  readonly x: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  /** A picture at the left of this line; most often it is the whole of it. */
  readonly picture?: SetPicture;
  /** What is set again above this line where a page begins with it. */
  readonly head?: Head;
  /** The dots that lead the eye to what stands at the end of the line: not read. */
  readonly leader?: Run;
  /** The block whose vertical rule runs beside this line. */
  readonly frame?: Frame;
}

/** A table's head as it is set again after a page break, with the space below it. */
export interface Head {
  readonly lines: readonly GalleyLine[];
  readonly below: number;
}

/** A picture at its size on the page (points); without a leaf it only decorates. */
export interface SetPicture {
  readonly leaf?: NodeId;
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
}

/** A horizontal rule within a line, from its top left; points. */
export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly thickness: number;
  readonly ink: Ink;
}

/** A vertical rule beside a block: one stroke on each page, from the block's first line there to its last. */
export interface Frame {
  readonly id: NodeId;
  readonly x: number;
  readonly width: number;
  readonly ink: Ink;
}

export interface Galley {
  readonly measure: number;
  readonly lines: readonly GalleyLine[];
  /** What fills the last page, if it leaves enough room. */
  readonly notes?: NotesArea;
}

/** A heading, and a line to write on that is repeated below it down to the foot of the page. */
export interface NotesArea {
  readonly space: number;
  readonly heading: readonly GalleyLine[];
  readonly ruled: GalleyLine;
}

/** The room for text on a page, in points. */
export interface TextBlock {
  readonly measure: number;
  readonly height: number;
}

/** What setting a block needs to know; `measure` narrows as blocks nest, `height` is a page's of text. */
export interface Setting extends TextBlock {
  readonly design: Design;
  readonly faces: Faces;
  /** Of the document's language; none where its words are never parted. */
  readonly hyphenate?: Hyphenate;
}

/**
 * What a page break costs where it should not fall (page.md, Page breaking). All costs are finite: where lines that
 * belong together are longer than a page, the break falls at the cheapest place.
 *
 * From `whole` on a break is a fault. To avoid one, a page ends earlier, which at the most makes one page more (300),
 * leaves three pages emptier (800 each) and a few lines on the last (3000): every fault costs more than that.
 */
export const BREAK = {
  /** Below a cover: the page ends here, whatever else that costs (as the forced break of TeX). */
  forced: -1e12,
  /** Between two blocks: free. */
  free: 0,
  /** Between two items or rows. */
  item: 8,
  /** Inside a paragraph: allowed, but a gap between items or blocks is better. */
  within: 15,
  /** Inside what is short enough to stay whole, such as a contact. */
  whole: 7000,
  /** Leaves the last item of a list, or the first, or the end block alone on its page. */
  alone: 8000,
  /** Leaves one line of a paragraph alone at the foot (orphan) or head (widow) of a page. */
  widow: 10000,
  /** Parts a heading or a lead-in from what follows. */
  keep: 20000,
} as const;
