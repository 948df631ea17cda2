/**
 * Page breaking: one optimum over the whole galley.
 *
 * M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems" (Stanford, 1981), treats pages as
 * total fit treats lines: each break has a cost, and dynamic programming finds the cheapest way to the end.
 */
import { BREAK, type GalleyLine } from '../typeset/galley.ts';

/** Lines `start` to `end` (exclusive) of the galley. */
export interface PageCut {
  readonly start: number;
  readonly end: number;
  /** From -1 (every space shortened by its give) over 0 (spaces as designed) to 1 (every space lengthened by it). */
  readonly adjustment: number;
}

/**
 * What pages cost beside their breaks, in the unit of the galley's break costs. A fault there is dearer than a page
 * more and all the white that comes with it (`BREAK`): no fault is ever bought with a shorter document.
 */
export const COST = {
  /** A page more: dearer than a break within a paragraph, cheaper than any fault. */
  page: 300,
  /** An empty foot, by the square of the empty part; the last page may end where it ends. */
  empty: 800,
  /** All of the give taken: dearer than a break inside a paragraph, cheaper than any fault. */
  squeeze: 120,
  /** All of the give added, which brings the last line to the foot: hardly seen. */
  stretch: 12,
  /** A last page of a few lines looks like an accident (page.md): cheaper than a fault, dearer than all else. */
  strayLines: 3000,
  /** A line taller than the page: nothing better can be done. */
  over: 1e9,
} as const;
/** A last page of fewer lines is such an accident. */
export const FEWEST_LAST_LINES = 4;

/** Lengths that differ by less than this, in points, are equal: sums in another order differ in their last digits. */
const HAIR = 1e-6;

/** Divides galley lines over pages of the given height (points). No page is empty. Linear in the number of lines. */
export function breakPages(lines: readonly GalleyLine[], height: number): PageCut[] {
  const sums = sumUp(lines);
  // At two lines in three a page begins only by a fault (`BREAK`). Most documents have none, and need not try these.
  const faultless = cheapestWay(lines, placesBelow(BREAK.whole, lines), sums, height);
  const isCheapest = faultless.total < leastWithFault(sums, height);
  const way = isCheapest ? faultless : cheapestWay(lines, placesBelow(Infinity, lines), sums, height);
  return cutsOf(way, sums, height);
}

/** The lines that a page may begin with at less than this cost, the galley's first before them, and its end. */
function placesBelow(cost: number, lines: readonly GalleyLine[]): number[] {
  const places = [0];
  for (let at = 1; at <= lines.length; at++) {
    const line = lines[at];
    if (!line || line.breakCost < cost) places.push(at);
  }
  return places;
}

/** No way that has a fault costs less than this: it takes all forced breaks, and as many pages as the lines fill. */
function leastWithFault({ count, heights, forced }: Sums, height: number): number {
  return forced + BREAK.whole + (COST.page * (heights[count] as number)) / height;
}

/** The lines that the pages of a way begin with, each by the place where its page ends. */
interface Way {
  readonly places: readonly number[];
  readonly starts: readonly number[];
  readonly total: number;
}

/** The cheapest way to the end where pages begin at no other places. */
function cheapestWay(
  lines: readonly GalleyLine[],
  places: readonly number[],
  sums: Sums,
  height: number,
): Way {
  const { heads, count } = sums;
  const totals = [0];
  const starts = [0];
  let first = 0;
  for (let next = 1; next < places.length; next++) {
    const end = places[next] as number;
    // What begins before this cannot fit, nor with more lines below it; what no place parts has its page at any rate.
    while (first < next - 1 && shortest(sums, places[first] as number, end) > height + HAIR) first++;
    const isLast = end === count;
    let cheapest = Infinity;
    let best = first;
    // The fullest page first: it is the likeliest. Of pages that cost the same the shortest is taken.
    for (let each = first; each < next; each++) {
      const before = totals[each] as number;
      // No page costs less than a page.
      if (before + COST.page > cheapest) continue;
      const start = places[each] as number;
      const body = bodyOf(sums, start, end);
      const give = giveOf(sums, start, end);
      const head = heads[start] as number;
      // A head that is set again may not fit, and later lines without one may.
      if (head > 0 && each < next - 1 && body - give + head > height + HAIR) continue;
      const adjustment = adjustmentOf(height - body - head, give, isLast);
      const cost = costOf(body + head + give * adjustment, height, adjustment, isLast);
      const total = before + (isLast && isStray(sums, start) ? cost + COST.strayLines : cost);
      if (total <= cheapest) {
        cheapest = total;
        best = each;
      }
    }
    starts.push(best);
    totals.push(cheapest + (lines[end]?.breakCost ?? 0));
  }
  return { places, starts, total: totals[totals.length - 1] as number };
}

/** By line: what all lines before it sum up to, so that any stretch of the galley is measured by two subtractions. */
interface Sums {
  readonly count: number;
  readonly heights: readonly number[];
  readonly spaces: readonly number[];
  readonly gives: readonly number[];
  readonly texts: readonly number[];
  /** What a head that is set again takes on a page that begins with this line. */
  readonly heads: readonly number[];
  /** What all forced breaks cost. */
  readonly forced: number;
}

function sumUp(lines: readonly GalleyLine[]): Sums {
  const heights = [0];
  const spaces = [0];
  const gives = [0];
  const texts = [0];
  const heads: number[] = [];
  let forced = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as GalleyLine;
    heights.push((heights[index] as number) + line.height);
    spaces.push((spaces[index] as number) + line.space);
    gives.push((gives[index] as number) + line.give);
    texts.push((texts[index] as number) + textLines(line));
    heads.push(index > 0 ? headHeight(line) : 0);
    if (line.breakCost < 0) forced += line.breakCost;
  }
  return { count: lines.length, heights, spaces, gives, texts, heads, forced };
}

/** As how many lines of text a galley line counts: a picture fills a page's end well enough, a rule does not. */
function textLines(line: GalleyLine): number {
  if (line.picture) return FEWEST_LAST_LINES;
  return line.runs.length > 0 ? 1 : 0;
}

function headHeight({ head }: GalleyLine): number {
  if (!head) return 0;
  return head.lines.reduce(
    (sum, each, index) => sum + each.height + (index > 0 ? each.space : 0),
    head.below,
  );
}

/** The height of a page's lines as designed, without a head that is set again. */
function bodyOf({ heights, spaces }: Sums, start: number, end: number): number {
  return (
    (heights[end] as number) -
    (heights[start] as number) +
    (spaces[end] as number) -
    (spaces[start + 1] as number)
  );
}

function giveOf({ gives }: Sums, start: number, end: number): number {
  return (gives[end] as number) - (gives[start + 1] as number);
}

/** The same with all spaces as short as they may be. */
function shortest(sums: Sums, start: number, end: number): number {
  return bodyOf(sums, start, end) - giveOf(sums, start, end);
}

/**
 * Spaces are shortened where the lines would not fit, and lengthened where that brings the last line to the foot.
 * A foot that stays empty stays as it is: spaces a little longer above it would help nobody. The last page ends where
 * it ends.
 */
function adjustmentOf(spare: number, give: number, isLast: boolean): number {
  if (give === 0) return 0;
  if (spare < 0) return Math.max(-1, spare / give);
  return !isLast && spare <= give ? spare / give : 0;
}

/** What a page costs whose lines take so much of its height. The last is never too empty. */
function costOf(filled: number, height: number, adjustment: number, isLast: boolean): number {
  const adjusted = (adjustment < 0 ? COST.squeeze : COST.stretch) * adjustment * adjustment;
  const over = filled > height + HAIR ? COST.over : 0;
  const cost = COST.page + adjusted + over;
  if (isLast) return cost;
  const empty = Math.max(0, 1 - filled / height);
  return cost + COST.empty * empty * empty;
}

/** Whether a last page from this line on is one of few lines, and not the only one. */
function isStray({ count, texts }: Sums, start: number): boolean {
  return start > 0 && (texts[count] ?? 0) - (texts[start] ?? 0) < FEWEST_LAST_LINES;
}

/** The pages of a way, from the last back to the first. */
function cutsOf({ places, starts }: Way, sums: Sums, height: number): PageCut[] {
  const cuts: PageCut[] = [];
  for (let next = places.length - 1; next > 0; next = starts[next] as number) {
    const start = places[starts[next] as number] as number;
    const end = places[next] as number;
    const spare = height - bodyOf(sums, start, end) - (sums.heads[start] as number);
    cuts.push({ start, end, adjustment: adjustmentOf(spare, giveOf(sums, start, end), end === sums.count) });
  }
  return cuts.reverse();
}
