/** Papers and where the text block stands on them; all lengths in points, the origin top left, y down. */
import { millimetres } from '../base/length.ts';
import type { TextBlock } from '../typeset/galley.ts';
import type { PaperName } from '../base/paper.ts';

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Paper {
  readonly width: number;
  readonly height: number;
  /** Of odd pages. */
  readonly margins: Margins;
  /** Whether even pages have left and right the other way round, as the back of a leaf that is bound at its side. */
  readonly duplex: boolean;
  /** From the top edge to the top of the running head's line, and from the foot to the top of the folio's. */
  readonly runningHead: number;
  readonly folio: number;
}

/**
 * The measure of A4 and Letter is 138 mm: full lines then have 71 characters on average in the update of November 2007,
 * at the end of what is easy to read (UKAAF, Clear Print: 60 to 70); at 134 mm it would need a fourth page. On A5 they
 * have 56. Margins are wider at the right and at the foot (J. Tschichold, "Consistent Correlation Between Book Page and
 * Type Area"), and nowhere under the 15 mm that desktop printers need. Running head and folio stand nearer to the text
 * than to the edge.
 */
export const PAPERS: Readonly<Record<PaperName, Paper>> = {
  A4: paper(210, 297, { left: 32, right: 40, top: 25, bottom: 30 }, 14, 22),
  A5: paper(148, 210, { left: 17, right: 21, top: 22, bottom: 25 }, 12, 17),
  Letter: paper(215.9, 279.4, { left: 34, right: 43.9, top: 24, bottom: 28 }, 13, 20),
};

/**
 * For sheets printed on both sides and filed: 25 mm at the side that is bound, where punch holes stand 12 mm from the
 * edge (ISO 838). The measures are those of one-sided sheets, and what is left is wide enough to write in.
 */
export const DUPLEX_PAPERS: Readonly<Record<PaperName, Paper>> = {
  A4: paper(210, 297, { left: 25, right: 47, top: 25, bottom: 30 }, 14, 22, true),
  A5: paper(148, 210, { left: 25, right: 15, top: 22, bottom: 25 }, 12, 17, true),
  Letter: paper(215.9, 279.4, { left: 25, right: 52.9, top: 24, bottom: 28 }, 13, 20, true),
};

/** Large letters need a wide measure: 170 mm hold some 55 of them. Nothing stands nearer to an edge than printers can. */
export const LARGE_PRINT_PAPERS: Readonly<Record<PaperName, Paper>> = {
  A4: paper(210, 297, { left: 20, right: 20, top: 30, bottom: 32 }, 15, 22),
  A5: paper(148, 210, { left: 15, right: 15, top: 28, bottom: 28 }, 12, 18),
  Letter: paper(215.9, 279.4, { left: 20, right: 20, top: 29, bottom: 30 }, 14, 21),
};

/**
 * Half of each paper, which is folded once, for type of the size of whole pages: on A4 a line has 55 characters. The
 * inner margins are the smaller ones, since two lie side by side; the outer ones can lose 5 mm to a trim.
 */
export const BOOKLET_PAPERS: Readonly<Record<PaperName, Paper>> = {
  A4: paper(148.5, 210, { left: 16, right: 20, top: 20, bottom: 23 }, 11, 15, true),
  A5: paper(105, 148, { left: 12, right: 15, top: 18, bottom: 20 }, 10, 13, true),
  Letter: paper(139.7, 215.9, { left: 15, right: 19, top: 20, bottom: 23 }, 11, 15, true),
};

function paper(
  width: number,
  height: number,
  margins: Margins,
  runningHead: number,
  folio: number,
  duplex = false,
): Paper {
  return {
    width: millimetres(width),
    height: millimetres(height),
    margins: {
      left: millimetres(margins.left),
      right: millimetres(margins.right),
      top: millimetres(margins.top),
      bottom: millimetres(margins.bottom),
    },
    duplex,
    runningHead: millimetres(runningHead),
    folio: millimetres(folio),
  };
}

/** The room for text on a page. */
export function textBlockOf({ width, height, margins }: Paper): TextBlock {
  return { measure: width - margins.left - margins.right, height: height - margins.top - margins.bottom };
}

/** Where text begins on a page, by its number: odd pages are right-hand ones. */
export function leftEdgeOf(paper: Paper, page: number): number {
  return isVerso(paper, page) ? paper.margins.right : paper.margins.left;
}

/** Whether a page is the back of a leaf: its outer edge is the left one. */
export function isVerso({ duplex }: Paper, page: number): boolean {
  return duplex && page % 2 === 0;
}
