/**
 * Line breaking: total fit over a paragraph.
 *
 * The model is that of D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and
 * Experience 11 (1981), 1119-1184: boxes, glue and penalties, and a shortest path over the legal breaks. What makes a
 * line good is not known here: it is a function that the caller gives (for ours see ragged.ts).
 */

export type Item =
  | { readonly kind: 'box'; readonly width: number }
  /** A space: it ends a line at a cost (0 where any space may) and is then not counted in the line's length. */
  | { readonly kind: 'glue'; readonly width: number; readonly cost: number }
  /** A place within a word where a line may end; `width` is that of the hyphen which is set only then. */
  | { readonly kind: 'penalty'; readonly width: number; readonly cost: number };

/**
 * What a line costs that begins with the item `start` and breaks at the item `end` (items.length is the paragraph's
 * end), beside the cost of the break. Its length has the hyphen that the break asks for. Infinity: the paragraph may
 * have no such line. Lengths and costs are in units of the breaker's scale.
 */
export type Demerits = (length: number, start: number, end: number) => number;

/**
 * How many whole units of the breaker's a point is, and how many a unit of the items' costs. Where demerits are whole
 * numbers too, the engine reckons without taking memory for each sum.
 */
export interface Scale {
  readonly length: number;
  readonly cost: number;
}

const AS_THEY_ARE: Scale = { length: 1, cost: 1 };

/** A line by the item that it breaks at, and its length, in points, with the hyphen of that break. */
export interface BrokenLine {
  readonly end: number;
  readonly length: number;
}

/**
 * Breaks a paragraph so that the demerits of its lines and the costs of its breaks are the least in sum; neither is
 * below 0. A line is longer than the measure only where there is no break in it. The function that comes back can be
 * called several times, with other demerits: where they make no difference it gives the same array. So that not all ways
 * have to be tried, it is told `edge`, the length below which a line is the worse the shorter it is, and `line`, what each
 * line costs at the least; and what it found when it was called before, at first what first fit does, says how dear a way
 * may be at the most.
 */
export function lineBreaker(
  items: readonly Item[],
  measure: number,
  scale: Scale = AS_THEY_ARE,
): (demerits: Demerits, edge?: number, line?: number) => readonly BrokenLine[] {
  if (items.length === 0) return () => [];
  const breaks = breaksOf(items, scale);
  const reach = reachOf(breaks, measure);
  let way = reach.firstFit;
  let lines: readonly BrokenLine[] = [];
  return (demerits, edge = 0, line = 0) => {
    const most = costOf(way, breaks, demerits);
    const cheapest = cheapestWay(breaks, reach, { demerits, edge, line, most });
    if (lines.length === 0 || !isSame(cheapest, way)) lines = linesOf(cheapest, breaks);
    way = cheapest;
    return lines;
  };
}

function isSame(way: readonly number[], other: readonly number[]): boolean {
  if (way.length !== other.length) return false;
  for (let each = 0; each < way.length; each++) if (way[each] !== other[each]) return false;
  return true;
}

interface Search {
  readonly demerits: Demerits;
  readonly edge: number;
  readonly line: number;
  /** No way is wanted that costs more. */
  readonly most: number;
}

/** The breaks of the cheapest way, the paragraph's beginning first. */
function cheapestWay(
  { count, at, end, start, cost }: Breaks,
  { firsts, fewest, through }: Reach,
  { demerits, edge, line, most }: Search,
): readonly number[] {
  const previous = [0];
  // The breaks that the cheapest way may have, the least total of each, and the least of it and all after it.
  const live = [0];
  const totals = [0];
  const floors = [0];
  let first = 0;
  for (let node = 1; node < count; node++) {
    if ((through[node] as number) * line > most) {
      previous.push(0);
      continue;
    }
    while (first < live.length && (live[first] as number) < (firsts[node] as number)) first++;
    const lineEnd = end[node] as number;
    const breakAt = at[node] as number;
    let least = Infinity;
    let best = 0;
    for (let each = first; each < live.length; each++) {
      const from = live[each] as number;
      const length = lineEnd - (start[from] as number);
      const demerit = demerits(length, (at[from] as number) + 1, breakAt);
      const sum = (totals[each] as number) + demerit;
      if (sum < least) {
        least = sum;
        best = from;
      }
      // What is left are shorter lines.
      if (length < edge && (floors[each] as number) + demerit >= least) break;
    }
    previous.push(best);
    const total = least + (cost[node] as number);
    if (total + (fewest[node] as number) * line > most) continue;
    let before = live.length - 1;
    while ((floors[before] as number) > total) floors[before--] = total;
    live.push(node);
    totals.push(total);
    floors.push(total);
  }
  if (totals[totals.length - 1] === Infinity) {
    throw new Error('the demerits allow no way to break this paragraph');
  }
  return trace(previous);
}

/** By break, the one before it on the cheapest way: from the last back to the paragraph's beginning. */
function trace(previous: readonly number[]): number[] {
  const way: number[] = [];
  for (let node = previous.length - 1; node > 0; node = previous[node] as number) way.push(node);
  way.push(0);
  return way.reverse();
}

/** What a way costs by these demerits, summed up as the search does. */
function costOf(way: readonly number[], { at, end, start, cost }: Breaks, demerits: Demerits): number {
  let total = 0;
  for (let each = 1; each < way.length; each++) {
    const from = way[each - 1] as number;
    const node = way[each] as number;
    total += demerits(
      (end[node] as number) - (start[from] as number),
      (at[from] as number) + 1,
      at[node] as number,
    );
    total += cost[node] as number;
  }
  return total;
}

function linesOf(way: readonly number[], { at, exactEnd, exactStart }: Breaks): BrokenLine[] {
  const lines: BrokenLine[] = [];
  for (let each = 1; each < way.length; each++) {
    const node = way[each] as number;
    const length = (exactEnd[node] as number) - (exactStart[way[each - 1] as number] as number);
    lines.push({ end: at[node] as number, length });
  }
  return lines;
}

/** The paragraph's beginning and then every place where a line may end, one row each. */
interface Breaks {
  readonly count: number;
  /** The item at which the line ends; the next line begins with the one after it. */
  readonly at: readonly number[];
  /** Where the line's end, with its hyphen, and the next line's start would be if all stood on one line; in units. */
  readonly end: readonly number[];
  readonly start: readonly number[];
  readonly cost: readonly number[];
  /** The same places in points. */
  readonly exactEnd: readonly number[];
  readonly exactStart: readonly number[];
}

/** A line may end at a penalty, at a glue that follows a box, and at the paragraph's end. */
function breaksOf(items: readonly Item[], scale: Scale): Breaks {
  const at = [-1];
  const end = [0];
  const start = [0];
  const cost = [0];
  const exactEnd = [0];
  const exactStart = [0];
  let reach = 0;
  let afterBox = false;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as Item;
    const { kind, width } = item;
    if (kind === 'box') {
      reach += width;
      afterBox = true;
      continue;
    }
    const lineEnd = kind === 'penalty' ? reach + width : reach;
    if (kind === 'glue') reach += width;
    if (kind === 'penalty' || afterBox) {
      at.push(index);
      end.push(Math.round(lineEnd * scale.length));
      start.push(Math.round(reach * scale.length));
      cost.push(Math.round(item.cost * scale.cost));
      exactEnd.push(lineEnd);
      exactStart.push(reach);
    }
    afterBox = false;
  }
  at.push(items.length);
  end.push(Math.round(reach * scale.length));
  start.push(Math.round(reach * scale.length));
  cost.push(0);
  exactEnd.push(reach);
  exactStart.push(reach);
  return { count: at.length, at, end, start, cost, exactEnd, exactStart };
}

/** How far lines reach. */
interface Reach {
  /**
   * By break, the first from which a line can reach it: those before lie too far back for the measure, and for every
   * later break as well. The one right before is always kept as a way out.
   */
  readonly firsts: readonly number[];
  /** By break, how many lines it takes at the least from there to the end, and in all on a way through it. */
  readonly fewest: readonly number[];
  readonly through: readonly number[];
  /** The way of first fit, by which each line reaches as far as it can. */
  readonly firstFit: readonly number[];
}

function reachOf({ exactStart: start, exactEnd: end, count }: Breaks, measure: number): Reach {
  const firsts = [0];
  const before = [0];
  let first = 0;
  for (let node = 1; node < count; node++) {
    // A hyphen is left out here: a later break may have none.
    const least = Math.min(end[node] as number, start[node] as number);
    while (first < node - 1 && least - (start[first] as number) > measure) first++;
    firsts.push(first);
    before.push(1 + (before[first] as number));
  }
  const fewest = before.slice();
  const through = before;
  fewest[count - 1] = 0;
  const furthests = before.slice();
  let furthest = count - 1;
  for (let node = count - 2; node >= 0; node--) {
    while ((firsts[furthest] as number) > node) furthest--;
    const left = 1 + (fewest[furthest] as number);
    fewest[node] = left;
    furthests[node] = furthest;
    through[node] = (before[node] as number) + left;
  }
  const firstFit = [0];
  for (let node = 0; node < count - 1; node = furthests[node] as number)
    firstFit.push(furthests[node] as number);
  return { firsts, fewest, through, firstFit };
}
