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

/** Lengths that differ by less than this part of a unit are equal. */
const HAIR = 1e-6;

/** A line by the item that it breaks at, and its length, in whole units, with the hyphen of that break. */
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
  const breaks = breaksOf(items, Math.floor(measure * scale.length + HAIR), scale);
  const reach = reachOf(breaks);
  const paths: Paths = { live: [0], previous: [0], totals: [0], floors: [0] };
  let way = firstFit(breaks);
  let lines: readonly BrokenLine[] = [];
  let nodes: readonly number[] = [];
  let within = 0;
  return (demerits, edge = 0, line = 0) => {
    const most = costOf(way, breaks, demerits);
    // So many lines has a way at the most that is wanted.
    const limit = line > 0 ? Math.floor(most / line) : Infinity;
    if (limit !== within) nodes = nodesWithin(limit, reach);
    within = limit;
    const cheapest = cheapestWay(breaks, reach, nodes, { demerits, edge, line, most }, paths);
    if (lines.length === 0 || !isSame(cheapest, way)) lines = linesOf(cheapest, breaks);
    way = cheapest;
    return lines;
  };
}

/** The breaks that a way of so many lines at the most can have, but for the paragraph's beginning. */
function nodesWithin(limit: number, { through }: Reach): readonly number[] {
  const nodes: number[] = [];
  const count = through.length;
  for (let node = 1; node < count; node++) if ((through[node] as number) <= limit) nodes.push(node);
  return nodes;
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

/** What a search writes down, a row for each break that the cheapest way may have: room that the next one takes again. */
interface Paths {
  /** The break, and the row of the one before it. */
  readonly live: number[];
  readonly previous: number[];
  /** The least total up to there, and the least of it and all in the rows below. */
  readonly totals: number[];
  readonly floors: number[];
}

/** The breaks of the cheapest way by these nodes, the paragraph's beginning first. */
function cheapestWay(
  { at, end, start, cost, firsts }: Breaks,
  { fewest }: Reach,
  nodes: readonly number[],
  { demerits, edge, line, most }: Search,
  { live, previous, totals, floors }: Paths,
): readonly number[] {
  floors[0] = 0;
  let count = 1;
  let first = 0;
  const last = nodes.length;
  for (let which = 0; which < last; which++) {
    const node = nodes[which] as number;
    const farthest = firsts[node] as number;
    while (first < count && (live[first] as number) < farthest) first++;
    const lineEnd = end[node] as number;
    const breakAt = at[node] as number;
    let least = Infinity;
    let best = 0;
    for (let each = first; each < count; each++) {
      const from = live[each] as number;
      const length = lineEnd - (start[from] as number);
      const demerit = demerits(length, (at[from] as number) + 1, breakAt);
      const sum = (totals[each] as number) + demerit;
      if (sum < least) {
        least = sum;
        best = each;
      }
      // What is left are shorter lines.
      if (length < edge && (floors[each] as number) + demerit >= least) break;
    }
    const total = least + (cost[node] as number);
    if (total + (fewest[node] as number) * line > most) continue;
    for (let before = count - 1; before >= 0 && (floors[before] as number) > total; before--) {
      floors[before] = total;
    }
    live[count] = node;
    previous[count] = best;
    totals[count] = total;
    floors[count] = total;
    count++;
  }
  if (totals[count - 1] === Infinity) throw new Error('the demerits allow no way to break this paragraph');
  const way: number[] = [];
  for (let each = count - 1; each > 0; each = previous[each] as number) way.push(live[each] as number);
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

function linesOf(way: readonly number[], { at, end, start }: Breaks): BrokenLine[] {
  const lines: BrokenLine[] = [];
  for (let each = 1; each < way.length; each++) {
    const node = way[each] as number;
    lines.push({
      end: at[node] as number,
      length: (end[node] as number) - (start[way[each - 1] as number] as number),
    });
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
  /**
   * The first break from which a line can reach this one: those before lie too far back for the measure, and for every
   * later break as well. The one right before is always kept as a way out.
   */
  readonly firsts: readonly number[];
}

/** A line may end at a penalty, at a glue that follows a box, and at the paragraph's end. */
function breaksOf(items: readonly Item[], measure: number, { length: unit, cost: costUnit }: Scale): Breaks {
  const last = items.length;
  // As many as there are where every second item is a space: rows that grow take more room than they need.
  const rows = (last >> 1) + 2;
  const at = new Array<number>(rows);
  const end = new Array<number>(rows);
  const start = new Array<number>(rows);
  const cost = new Array<number>(rows);
  const firsts = new Array<number>(rows);
  at[0] = -1;
  end[0] = start[0] = cost[0] = firsts[0] = 0;
  let count = 1;
  let first = 0;
  let reach = 0;
  let afterBox = false;
  for (let index = 0; index <= last; index++) {
    const item = items[index];
    if (item?.kind === 'box') {
      reach += item.width;
      afterBox = true;
      continue;
    }
    const lineEnd = item?.kind === 'penalty' ? reach + item.width : reach;
    if (item?.kind === 'glue') reach += item.width;
    if (afterBox || item?.kind !== 'glue') {
      const to = Math.round(lineEnd * unit);
      const from = Math.round(reach * unit);
      // A hyphen is left out here: a later break may have none.
      const least = to < from ? to : from;
      while (first < count - 1 && least - (start[first] as number) > measure) first++;
      at[count] = index;
      end[count] = to;
      start[count] = from;
      cost[count] = item && item.cost > 0 ? Math.round(item.cost * costUnit) : 0;
      firsts[count] = first;
      count++;
    }
    afterBox = false;
  }
  return { count, at, end, start, cost, firsts };
}

/** By break, how many lines it takes at the least from there to the end, and in all on a way through it. */
interface Reach {
  readonly fewest: readonly number[];
  readonly through: readonly number[];
}

function reachOf({ firsts, count }: Breaks): Reach {
  const fewest = new Array<number>(count);
  const through = new Array<number>(count);
  through[0] = 0;
  for (let node = 1; node < count; node++) {
    through[node] = 1 + (through[firsts[node] as number] as number);
  }
  fewest[count - 1] = 0;
  let furthest = count - 1;
  for (let node = count - 2; node >= 0; node--) {
    while ((firsts[furthest] as number) > node) furthest--;
    const left = 1 + (fewest[furthest] as number);
    fewest[node] = left;
    through[node] = (through[node] as number) + left;
  }
  return { fewest, through };
}

/** The way by which each line reaches as far as it can. */
function firstFit({ firsts, count }: Breaks): readonly number[] {
  const way = [0];
  for (let last = 0, node = 1; node < count; node++) {
    if (node + 1 < count && (firsts[node + 1] as number) <= last) continue;
    way.push(node);
    last = node;
  }
  return way;
}
