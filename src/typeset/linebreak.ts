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
 * have no such line.
 */
export type Demerits = (length: number, start: number, end: number) => number;

/** A line by the item that it breaks at, and its length with the hyphen of that break. */
export interface BrokenLine {
  readonly end: number;
  readonly length: number;
}

/**
 * Breaks a paragraph so that the demerits of its lines and the costs of its breaks are the least in sum; neither is
 * below 0. A line is longer than the measure only where there is no break in it. The function that comes back can be
 * called several times, with other demerits; `edge` is the length below which a line is the worse the shorter it is, so
 * that not all have to be tried.
 */
export function lineBreaker(
  items: readonly Item[],
  measure: number,
): (demerits: Demerits, edge?: number) => BrokenLine[] {
  if (items.length === 0) return () => [];
  const breaks = breaksOf(items);
  const firsts = firstStarts(breaks, measure);
  return (demerits, edge = 0) => trace(breaks, cheapestWay(breaks, firsts, demerits, edge));
}

/** By break, the one at which the line before begins on the cheapest way. */
function cheapestWay(
  { count, at, end, start, cost }: Breaks,
  firsts: readonly number[],
  demerits: Demerits,
  edge: number,
): readonly number[] {
  const previous = [0];
  const totals = [0];
  // By break, the least total of it and all after it that have been reached.
  const floors = [0];
  for (let node = 1; node < count; node++) {
    const lineEnd = end[node] as number;
    const breakAt = at[node] as number;
    let least = Infinity;
    let best = 0;
    for (let from = firsts[node] as number; from < node; from++) {
      const length = lineEnd - (start[from] as number);
      const line = demerits(length, (at[from] as number) + 1, breakAt);
      const sum = (totals[from] as number) + line;
      if (sum < least) {
        least = sum;
        best = from;
      }
      // What is left are shorter lines.
      if (length < edge && (floors[from] as number) + line >= least) break;
    }
    previous.push(best);
    const total = least + (cost[node] as number);
    totals.push(total);
    floors.push(total);
    for (let before = node - 1; (floors[before] as number) > total; before--) floors[before] = total;
  }
  if (totals[count - 1] === Infinity) throw new Error('the demerits allow no way to break this paragraph');
  return previous;
}

/** The paragraph's beginning and then every place where a line may end, one row each. */
interface Breaks {
  readonly count: number;
  /** The item at which the line ends; the next line begins with the one after it. */
  readonly at: readonly number[];
  /** Where the line's end, with its hyphen, and the next line's start would be if all stood on one line. */
  readonly end: readonly number[];
  readonly start: readonly number[];
  readonly cost: readonly number[];
}

/** A line may end at a penalty, at a glue that follows a box, and at the paragraph's end. */
function breaksOf(items: readonly Item[]): Breaks {
  const at = [-1];
  const [end, start, cost] = [[0], [0], [0]];
  let reach = 0;
  let afterBox = false;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as Item;
    const before = reach;
    if (item.kind !== 'penalty') reach += item.width;
    if (item.kind === 'penalty' || (item.kind === 'glue' && afterBox)) {
      at.push(index);
      end.push(item.kind === 'penalty' ? before + item.width : before);
      start.push(reach);
      cost.push(item.cost);
    }
    afterBox = item.kind === 'box';
  }
  at.push(items.length);
  end.push(reach);
  start.push(reach);
  cost.push(0);
  return { count: at.length, at, end, start, cost };
}

/**
 * By break, the first from which a line can reach it: those before lie too far back for the measure, and for every
 * later break as well. The one right before is always kept as a way out.
 */
function firstStarts({ start, end, count }: Breaks, measure: number): readonly number[] {
  const firsts = [0];
  let first = 0;
  for (let node = 1; node < count; node++) {
    // A hyphen is left out here: a later break may have none.
    const least = Math.min(end[node] as number, start[node] as number);
    while (first < node - 1 && least - (start[first] as number) > measure) first++;
    firsts.push(first);
  }
  return firsts;
}

function trace({ count, at, end, start }: Breaks, previous: readonly number[]): BrokenLine[] {
  const lines: BrokenLine[] = [];
  for (let node = count - 1; node > 0; node = previous[node] ?? 0) {
    const from = previous[node] ?? 0;
    lines.push({ end: at[node] ?? 0, length: (end[node] ?? 0) - (start[from] ?? 0) });
  }
  return lines.reverse();
}
