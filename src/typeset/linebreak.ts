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
 * Breaks a paragraph so that the demerits of its lines and the costs of its breaks are the least in sum. A line is
 * longer than the measure only where there is no break in it. The function that comes back can be called several times,
 * with other demerits.
 */
export function lineBreaker(items: readonly Item[], measure: number): (demerits: Demerits) => BrokenLine[] {
  const breaks = breaksOf(items);
  const firsts = firstStarts(breaks, measure);
  const { count, at, end, start, cost } = breaks;
  const total = new Float64Array(count);
  const previous = new Int32Array(count);
  return (demerits) => {
    if (items.length === 0) return [];
    for (let node = 1; node < count; node++) {
      const lineEnd = end[node] ?? 0;
      const breakAt = at[node] ?? 0;
      let least = Infinity;
      for (let from = firsts[node] ?? 0; from < node; from++) {
        const line = demerits(lineEnd - (start[from] ?? 0), (at[from] ?? 0) + 1, breakAt);
        const sum = (total[from] ?? 0) + line;
        if (sum >= least) continue;
        least = sum;
        previous[node] = from;
      }
      total[node] = least + (cost[node] ?? 0);
    }
    if (total[count - 1] === Infinity) throw new Error('the demerits allow no way to break this paragraph');
    return trace(breaks, previous);
  };
}

/** The paragraph's beginning and then every place where a line may end, one row each. */
interface Breaks {
  readonly count: number;
  /** The item at which the line ends; the next line begins with the one after it. */
  readonly at: Int32Array;
  /** Where the line's end, with its hyphen, and the next line's start would be if all stood on one line. */
  readonly end: Float64Array;
  readonly start: Float64Array;
  readonly cost: Float64Array;
}

/** A line may end at a penalty, at a glue that follows a box, and at the paragraph's end. */
function breaksOf(items: readonly Item[]): Breaks {
  const size = items.length + 2;
  const at = new Int32Array(size);
  const [end, start, cost] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  at[0] = -1;
  let count = 1;
  let reach = 0;
  let afterBox = false;
  items.forEach((item, index) => {
    if (item.kind === 'box') reach += item.width;
    else {
      if (item.kind === 'penalty' || afterBox) {
        at[count] = index;
        end[count] = item.kind === 'penalty' ? reach + item.width : reach;
        start[count] = item.kind === 'penalty' ? reach : reach + item.width;
        cost[count++] = item.cost;
      }
      if (item.kind === 'glue') reach += item.width;
    }
    afterBox = item.kind === 'box';
  });
  at[count] = items.length;
  end[count] = reach;
  start[count++] = reach;
  return { count, at, end, start, cost };
}

/**
 * By break, the first from which a line can reach it: those before lie too far back for the measure, and for every
 * later break as well. The one right before is always kept as a way out.
 */
function firstStarts({ start, end, count }: Breaks, measure: number): Int32Array {
  const firsts = new Int32Array(count);
  let first = 0;
  for (let node = 1; node < count; node++) {
    // A hyphen is left out here: a later break may have none.
    const least = Math.min(end[node] ?? 0, start[node] ?? 0);
    while (first < node - 1 && least - (start[first] ?? 0) > measure) first++;
    firsts[node] = first;
  }
  return firsts;
}

function trace({ count, at, end, start }: Breaks, previous: Int32Array): BrokenLine[] {
  const lines: BrokenLine[] = [];
  for (let node = count - 1; node > 0; node = previous[node] ?? 0) {
    const from = previous[node] ?? 0;
    lines.push({ end: at[node] ?? 0, length: (end[node] ?? 0) - (start[from] ?? 0) });
  }
  return lines.reverse();
}
