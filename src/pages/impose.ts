/**
 * Imposition: pages two by two on both sides of sheets that are folded once and stapled through the fold.
 *
 * All sheets lie in each other as one signature (saddle stitching). The first is the outermost: it has the first page
 * and the last. Points from the sheet's top left, y down.
 */
import { millimetres } from '../base/length.ts';
import { type Page, type Placed, PlacedRun, type PlacedRule } from './page.ts';

/** A sheet of paper, printed on both sides and turned over like the page of a book: about its short edge. */
export interface Sheet {
  readonly front: Side;
  readonly back: Side;
}

/** One side of a sheet: its pages in their final places, none where the half stays blank. */
export interface Side {
  readonly width: number;
  readonly height: number;
  readonly left: Page | undefined;
  readonly right: Page | undefined;
  /** Fold and cut marks. */
  readonly marks: readonly PlacedRule[];
}

/** A sheet folded once has four pages. */
const PAGES_PER_SHEET = 4;

/**
 * Office paper of 80 g/m² is a tenth of a millimetre thick (a bulk of 1.3 cm³/g). The fold of a sheet lies within that
 * of the sheet around it and so is pushed out by one thickness: its pages move back towards the fold by as much.
 */
const THICKNESS = millimetres(0.1);

/** No page creeps further than this, or it would disappear in the fold; staplers hold no more sheets in any case. */
const MOST_CREEP = millimetres(3);

/** How far the pages of a sheet move towards the fold; the outermost sheet is number 0. */
export function creepOf(sheet: number): number {
  return Math.min(sheet * THICKNESS, MOST_CREEP);
}

/**
 * Imposes pages of one size. Where their number is no multiple of four, the halves that are left over stay blank and
 * come last, so that a reader meets none before the end. Marks for the fold and for trimming only where asked for.
 */
export function impose(pages: readonly Page[], marked: boolean): Sheet[] {
  const [first] = pages;
  if (!first) return [];
  const sheets = Math.ceil(pages.length / PAGES_PER_SHEET);
  const last = sheets * PAGES_PER_SHEET - 1;
  return Array.from({ length: sheets }, (_, sheet) => {
    const creep = creepOf(sheet);
    const marks = marked ? marksOf(first, creep) : [];
    const side = (left: number, right: number): Side => ({
      width: 2 * first.width,
      height: first.height,
      left: moved(pages[left], creep),
      right: moved(pages[right], first.width - creep),
      marks,
    });
    const opened = 2 * sheet;
    return { front: side(last - opened, opened), back: side(opened + 1, last - opened - 1) };
  });
}

/** The page with all that is on it moved to the right, and its links left behind: paper has none to click on. */
function moved(page: Page | undefined, by: number): Page | undefined {
  if (!page) return undefined;
  const move = <T extends { readonly x: number }>(placed: T): T => ({ ...placed, x: placed.x + by });
  return {
    ...page,
    content: page.content.map((placed) => move(unlinked(placed))),
    rules: page.rules.map(move),
    decorations: page.decorations.map(move),
    repeated: page.repeated.map(move),
    header: page.header.map(move),
    footer: page.footer.map(move),
  };
}

/** Words without their link would else be underlined, which hides the underscores of a printed address. */
function unlinked(placed: Placed): Placed {
  if (placed.kind === 'picture') return placed;
  const { leaf, style, face, words, x, y, width } = placed;
  return new PlacedRun(leaf, style, face, words, x, y, width);
}

/** Marks keep as far from the edges as desktop printers do, and are as long again. */
const MARK = { inset: millimetres(5), length: millimetres(5), thickness: 0.5 } as const;
/** How much of the fore-edge a trim takes: that edge alone is made uneven by the fold. */
const TRIM = millimetres(5);

/** At head and foot: where to fold, and where the fore-edges may be cut once the booklet is stapled. */
function marksOf({ width, height }: Page, creep: number): PlacedRule[] {
  const { inset, length, thickness } = MARK;
  const across = [TRIM + creep, width, 2 * width - TRIM - creep];
  return across.flatMap((x) =>
    [inset, height - inset - length].map((y) => ({
      ...{ x: x - thickness / 2, y, width: thickness, height: length },
      ink: 'text' as const,
    })),
  );
}
