/** Papers and where the text block stands on them; all lengths in points, the origin top left, y down. */
import { millimetres } from '../base/length.ts';
import type { TextBlock } from '../typeset/galley.ts';
import type { PaperName } from '../base/paper.ts';

export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly margins: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
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

function paper(
  width: number,
  height: number,
  margins: Paper['margins'],
  runningHead: number,
  folio: number,
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
    runningHead: millimetres(runningHead),
    folio: millimetres(folio),
  };
}

/** The room for text on a page. */
export function textBlockOf({ width, height, margins }: Paper): TextBlock {
  return { measure: width - margins.left - margins.right, height: height - margins.top - margins.bottom };
}
