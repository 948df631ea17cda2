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
 * The margins leave a measure of 60 to 70 characters of 12 point text (UKAAF, Clear Print), wider outside and at the
 * foot (J. Tschichold, "Consistent Correlation Between Book Page and Type Area"). Desktop printers need 15 mm.
 */
export const PAPERS: Readonly<Record<PaperName, Paper>> = {
  A4: paper(210, 297, { left: 30, right: 38, top: 26, bottom: 32 }, 14, 22),
  A5: paper(148, 210, { left: 17, right: 21, top: 22, bottom: 25 }, 12, 17),
  Letter: paper(215.9, 279.4, { left: 32, right: 42, top: 24, bottom: 29 }, 13, 20),
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
