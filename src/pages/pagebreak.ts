/**
 * Page breaking: one optimum over the whole galley.
 *
 * M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems" (Stanford, 1981), treats pages as
 * total fit treats lines: each break has a cost, and dynamic programming finds the cheapest way to the end.
 */
import type { GalleyLine } from '../typeset/galley.ts';

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
  const { heads } = sums;
  const totals = [0];
  const starts = [0];
  let first = 0;
  for (let end = 1; end <= lines.length; end++) {
    // What begins before this cannot fit, nor with more lines below it; a single line has its page at any rate.
    while (first < end - 1 && bodyOf(sums, first, end) - giveOf(sums, first, end) > height + HAIR) first++;
    const isLast = end === lines.length;
    let cheapest = Infinity;
    let best = first;
    // The fullest page first: it is the likeliest. Of pages that cost the same the shortest is taken.
    for (let start = first; start < end; start++) {
      const before = totals[start] as number;
      // No page costs less than a page.
      if (before + COST.page > cheapest) continue;
      const body = bodyOf(sums, start, end);
      const give = giveOf(sums, start, end);
      const head = heads[start] as number;
      // A head that is set again may not fit, and later lines without one may.
      if (head > 0 && start < end - 1 && body - give + head > height + HAIR) continue;
      const adjustment = adjustmentOf(height - body - head, give, isLast);
      const cost = costOf(body + head + give * adjustment, height, adjustment, isLast);
      const total = before + (isLast && isStray(sums, start) ? cost + COST.strayLines : cost);
      if (total <= cheapest) {
        cheapest = total;
        best = start;
      }
    }
    starts.push(best);
    totals.push(cheapest + (lines[end]?.breakCost ?? 0));
  }
  return trace(starts, sums, height);
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
}

function sumUp(lines: readonly GalleyLine[]): Sums {
  const heights = [0];
  const spaces = [0];
  const gives = [0];
  const texts = [0];
  const heads: number[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as GalleyLine;
    heights.push((heights[index] as number) + line.height);
    spaces.push((spaces[index] as number) + line.space);
    gives.push((gives[index] as number) + line.give);
    texts.push((texts[index] as number) + textLines(line));
    heads.push(index > 0 ? headHeight(line) : 0);
  }
  return { count: lines.length, heights, spaces, gives, texts, heads };
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

function trace(starts: readonly number[], sums: Sums, height: number): PageCut[] {
  const cuts: PageCut[] = [];
  for (let end = sums.count; end > 0;) {
    const start = starts[end] as number;
    const spare = height - bodyOf(sums, start, end) - (sums.heads[start] as number);
    cuts.push({ start, end, adjustment: adjustmentOf(spare, giveOf(sums, start, end), end === sums.count) });
    end = start;
  }
  return cuts.reverse();
}
