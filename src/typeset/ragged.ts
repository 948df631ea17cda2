/**
 * Ragged right: what makes the lines of a ragged paragraph good, and a paragraph broken by it.
 *
 * Ragged setting never stretches a space (Knuth and Plass 1981, p. 1139), so that a line's demerits are the square of
 * how far its end lies from where it should. All costs are squares of ems of empty line, those of breaks (ties.ts,
 * items.ts) too, so that they can be weighed against each other.
 */
import { type BrokenLine, type Demerits, type Item, type Scale, lineBreaker } from './linebreak.ts';

/** Lines are measured in whole thousandths of an em, as faces are, and weighed in squares of these. */
const EM = 1000;
const SQUARE_EM = EM * EM;

/** Each line: a paragraph has a line more than it needs only to be spared what costs as much, a strong tie broken. */
const LINE = 60 * SQUARE_EM;

/** A last line of one short word (some ten letters) looks forgotten below its paragraph. */
const SHORT_LAST = 120 * SQUARE_EM;
const SHORTEST = 5.5 * EM;
/** But where the measure is narrow, no more of it than this is asked for. */
const SHORTEST_PART = 1 / 4;

/** A line over the measure, for each thousandth of an em of it: only taken where nothing else is left. */
const OVER = 1e6 * EM;

/**
 * The part that the distance of a paragraph's edge from the measure counts beside how even it is: as much as chooses
 * the fuller of two that are nearly as even, so that the paragraphs of a page have one edge.
 */
const SHORT = 0.03;

/** So many edges are tried: with more of them the corpus of our tests gains less than 1 %. */
const EDGES = 4;

/** The room of a paragraph, in thousandths of an em. */
interface Room {
  readonly measure: number;
  /** A last line that is shorter looks forgotten. */
  readonly shortest: number;
}

/**
 * Breaks a paragraph; `measure` and `em` are in points. Gives the items at which its lines end. First they are made as
 * full as they can be together, which says how many there are. Then as many lines are made as even as they can be, by
 * asking them to end at an edge within the measure: a paragraph whose lines all stop a little short is quieter than one
 * with a few full lines. Which edge is best, only trying tells.
 */
export function breakRagged(items: readonly Item[], measure: number, em: number): readonly number[] {
  // One line where it can be: every line costs something, and a short one no less when it is two.
  if (items.length > 0 && isWithin(items, measure)) return [items.length];
  const scale: Scale = { length: EM / em, cost: SQUARE_EM };
  const room = roomOf(measure * scale.length);
  const breakBy = lineBreaker(items, measure, scale);
  const breakAt = (edge: number): readonly BrokenLine[] => {
    const units = Math.round(edge);
    return breakBy(raggedDemerits(items.length, room, units), units, LINE);
  };
  const full = breakAt(room.measure);
  if (full.length < 2) return endsOf(full);
  let best = judged(full, items, room);
  let latest = full;
  const attempt = (edge: number): void => {
    const lines = breakAt(edge);
    if (lines === latest || lines.length !== full.length) return;
    latest = lines;
    const judgement = judged(lines, items, room);
    if (judgement.demerits < best.demerits) best = judgement;
  };
  // With an edge nearer than the mean of all lines the last would stand out beyond it.
  const nearest = sumOf(full) / full.length;
  for (let at = 0; at < EDGES; at++) attempt(nearest + ((room.measure - nearest) * (at + 0.5)) / EDGES);
  attempt(best.mean);
  return endsOf(best.lines);
}

function roomOf(measure: number): Room {
  return { measure, shortest: Math.round(Math.min(SHORTEST, measure * SHORTEST_PART)) };
}

/** Whether a paragraph has room on one line. */
function isWithin(items: readonly Item[], measure: number): boolean {
  let length = 0;
  const count = items.length;
  for (let at = 0; at < count && length <= measure; at++) {
    const item = items[at] as Item;
    if (item.kind !== 'penalty') length += item.width;
  }
  return length <= measure;
}

function endsOf(lines: readonly BrokenLine[]): number[] {
  return lines.map(({ end }) => end);
}

function sumOf(lines: readonly BrokenLine[]): number {
  let sum = 0;
  for (let at = 0; at < lines.length; at++) sum += (lines[at] as BrokenLine).length;
  return sum;
}

/** Lines that should all end at `edge`, which is at most the measure; the last may end anywhere before it. */
function raggedDemerits(last: number, room: Room, edge: number): Demerits {
  const measure = Math.round(room.measure);
  const { shortest } = room;
  return (length, _start, end) => {
    if (length > measure) return LINE + (length - measure) * OVER;
    const short = edge - length;
    if (end < last || short < 0) return LINE + short * short;
    return length < shortest ? LINE + SHORT_LAST : LINE;
  };
}

function square(x: number): number {
  return x * x;
}

interface Judgement {
  readonly lines: readonly BrokenLine[];
  /** The mean length of all lines but the last. */
  readonly mean: number;
  readonly demerits: number;
}

/**
 * What a paragraph's lines are worth: squares of the deviation from their own mean, as a last line that stands out
 * beyond it counts too, and the costs of their breaks.
 */
function judged(
  lines: readonly BrokenLine[],
  items: readonly Item[],
  { measure, shortest }: Room,
): Judgement {
  const count = lines.length - 1;
  const last = lines[count]?.length ?? 0;
  const mean = (sumOf(lines) - last) / count;
  let demerits = last < shortest ? SHORT_LAST : square(Math.max(0, last - mean));
  demerits += SHORT * count * square(measure - mean);
  for (let at = 0; at < count; at++) {
    const { end, length } = lines[at] as BrokenLine;
    const item = items[end] as Item;
    demerits += square(length - mean);
    if (item.kind !== 'box') demerits += item.cost * SQUARE_EM;
  }
  return { lines, mean, demerits };
}
