/**
 * Line breaking: total fit over a paragraph, for ragged right.
 *
 * The model is that of D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and
 * Experience 11 (1981), 1119-1184: boxes, glue and penalties, and a shortest path over the feasible breaks. Ragged
 * setting never stretches a space (p. 1139), so that a line's demerits are the square of what it leaves empty.
 */

export type Item =
  | { readonly kind: 'box'; readonly width: number }
  /** A space: it ends a line at a cost (0 where any space may) and is then not counted in the line's length. */
  | { readonly kind: 'glue'; readonly width: number; readonly cost: number }
  /** A place within a word where a line may end. */
  | { readonly kind: 'penalty'; readonly cost: number };

/** Costs are squares of ems of empty line; each is named with its reason. */
export interface Demerits {
  /** The em, in points. */
  readonly em: number;
  /** Each line: so that a paragraph is not set in more lines than it needs for a slightly better edge. */
  readonly line: number;
  /** A last line shorter than `shortest` (points): a single short word below a paragraph looks forgotten. */
  readonly shortLast: number;
  readonly shortest: number;
  /** A line over the measure, for each em: only taken where nothing else is left. */
  readonly over: number;
}

/** About two short words. */
const SHORT_LAST_EMS = 7;

export function demeritsFor(size: number, measure: number): Demerits {
  return {
    em: size,
    line: 20,
    shortLast: 120,
    shortest: Math.min(SHORT_LAST_EMS * size, measure / 4),
    over: 1e6,
  };
}

interface Node {
  /** The item at which the line ends; -1 is the paragraph's beginning. */
  readonly at: number;
  readonly total: number;
  readonly previous?: Node;
}

/** The items at which lines end, the paragraph's end included (as items.length). */
export function breakLines(items: readonly Item[], measure: number, demerits: Demerits): number[] {
  const reach = new Float64Array(items.length + 1);
  items.forEach((item, i) => {
    reach[i + 1] = (reach[i] ?? 0) + (item.kind === 'penalty' ? 0 : item.width);
  });
  let active: Node[] = [{ at: -1, total: 0 }];
  for (let end = 1; end <= items.length; end++) {
    if (!isBreak(items, end)) continue;
    const lineEnd = reach[end] ?? 0;
    // Starts from which even this break lies beyond the measure can serve no later one; the last is kept as a way out.
    const near = active.filter((node) => lineEnd - startOf(reach, node.at) <= measure);
    const candidates = near.length > 0 ? near : active.slice(-1);
    const best = bestLine(candidates, items, end, reach, measure, demerits);
    active = [...candidates, best];
  }
  return trace(active[active.length - 1]);
}

function startOf(reach: Float64Array, at: number): number {
  return reach[at + 1] ?? 0;
}

/** A line may end at a penalty, at a glue that follows a box, and at the end. */
function isBreak(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (item === undefined) return true;
  return item.kind === 'penalty' || (item.kind === 'glue' && items[at - 1]?.kind === 'box');
}

function bestLine(
  candidates: readonly Node[],
  items: readonly Item[],
  end: number,
  reach: Float64Array,
  measure: number,
  demerits: Demerits,
): Node {
  const item = items[end];
  const cost = item === undefined || item.kind === 'box' ? 0 : item.cost;
  let best: Node | undefined;
  for (const node of candidates) {
    const length = (reach[end] ?? 0) - startOf(reach, node.at);
    const total = node.total + cost + lineDemerits(length, measure, item === undefined, demerits);
    if (!best || total < best.total) best = { at: end, total, previous: node };
  }
  if (!best) throw new Error('a paragraph has no feasible break');
  return best;
}

function lineDemerits(length: number, measure: number, last: boolean, demerits: Demerits): number {
  const slack = (measure - length) / demerits.em;
  if (slack < 0) return demerits.line - slack * demerits.over;
  if (!last) return demerits.line + slack * slack;
  return demerits.line + (length < demerits.shortest ? demerits.shortLast : 0);
}

function trace(end: Node | undefined): number[] {
  const ends: number[] = [];
  for (let node = end; node?.previous; node = node.previous) ends.push(node.at);
  return ends.reverse();
}
