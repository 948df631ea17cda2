/**
 * Page breaking: one optimum over the whole galley.
 *
 * M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems" (Stanford, 1981), treats pages as
 * total fit treats lines: each break has a cost, and dynamic programming finds the cheapest way to the end.
 */
import type { GalleyLine } from '../typeset/galley.ts';

/** Lines `start` to `end` (exclusive) of the galley, whose spaces are each shortened by `squeeze` of their give. */
export interface PageCut {
  readonly start: number;
  readonly end: number;
  /** From 0 (spaces as designed) to 1 (all their give is taken). */
  readonly squeeze: number;
}

/** In the unit of the galley's break costs. */
const COST = {
  /** A page more: dearer than a break within a paragraph, cheaper than any fault. */
  page: 300,
  /** An empty page, by the square of the empty part; the last page may end where it ends. */
  empty: 800,
  /** All of the give taken: dearer than a break inside a paragraph, cheaper than any fault. */
  squeeze: 120,
  /** A last page of fewer lines than this looks like an accident (page.md). */
  strayLines: 1200,
  /** A line taller than the page: nothing better can be done. */
  over: 1e7,
} as const;
const FEWEST_LAST_LINES = 4;

/** Divides galley lines over pages of the given height (points). No page is empty. */
export function breakPages(lines: readonly GalleyLine[], height: number): PageCut[] {
  const best: { readonly total: number; readonly cut: PageCut | undefined }[] = [
    { total: 0, cut: undefined },
  ];
  for (let end = 1; end <= lines.length; end++) {
    const cut = cheapestCut(lines, end, height, best);
    best.push(cut);
  }
  return trace(best, lines.length);
}

interface Best {
  readonly total: number;
  readonly cut: PageCut | undefined;
}

/** The cheapest way to end a page before line `end`: walks back over the starts that still fit. */
function cheapestCut(lines: readonly GalleyLine[], end: number, height: number, best: readonly Best[]): Best {
  const breakCost = lines[end]?.breakCost ?? 0;
  let natural = 0;
  let give = 0;
  let cheapest: Best | undefined;
  for (let start = end - 1; start >= 0; start--) {
    const line = lines[start];
    const below = lines[start + 1];
    if (!line) break;
    natural += line.height;
    if (below && start + 1 < end) {
      natural += below.space;
      give += below.give;
    }
    const single = start === end - 1;
    const needed = natural + headHeight(line, start);
    if (needed - give > height && !single) break;
    const squeeze = needed > height && give > 0 ? Math.min(1, (needed - height) / give) : 0;
    const last = end === lines.length;
    const cost = pageCost(needed, height, squeeze, last, start > 0 ? end - start : undefined);
    const total = (best[start]?.total ?? 0) + breakCost + cost;
    if (!cheapest || total < cheapest.total) cheapest = { total, cut: { start, end, squeeze } };
  }
  if (!cheapest) throw new Error('a galley line fits no page');
  return cheapest;
}

/** What a head that is set again takes on a page that begins with this line, its own space included. */
function headHeight(line: GalleyLine, start: number): number {
  if (start === 0 || !line.head) return 0;
  return line.head.reduce((sum, each, index) => sum + each.height + (index > 0 ? each.space : 0), line.space);
}

/** `linesAfterFirst` is the number of lines of a page that is not the first. */
function pageCost(
  natural: number,
  height: number,
  squeeze: number,
  last: boolean,
  linesAfterFirst: number | undefined,
): number {
  const over = natural > height && squeeze === 0 ? COST.over : 0;
  const empty = last ? 0 : COST.empty * Math.max(0, 1 - natural / height) ** 2;
  const stray = last && (linesAfterFirst ?? FEWEST_LAST_LINES) < FEWEST_LAST_LINES ? COST.strayLines : 0;
  return COST.page + over + empty + stray + COST.squeeze * squeeze ** 2;
}

function trace(best: readonly Best[], end: number): PageCut[] {
  const cuts: PageCut[] = [];
  for (let cut = best[end]?.cut; cut; cut = best[cut.start]?.cut) cuts.push(cut);
  return cuts.reverse();
}
