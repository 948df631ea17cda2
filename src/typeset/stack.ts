/**
 * Stacking: lines of a block as galley lines, with the spaces and break costs between them.
 *
 * A line belongs to one stack at a time, and is changed where it stands until the galley is whole: each of these gives
 * back the lines that it was given. Most lines stand in three or four blocks, and to copy them at each takes time.
 */
import type { TypeStyle } from './design.ts';
import { BREAK, type GalleyLine, type Rule, type Setting } from './galley.ts';
import { type Line, type Run, runAt, setParagraph } from './lines.ts';
import type { Phrase } from '../document/document.ts';
import { collect } from './segments.ts';

/** The lines of phrases set in one style at an indent, as a paragraph that keeps two lines together at each end. */
export function stackParagraph(
  phrases: readonly Phrase[],
  style: TypeStyle,
  { faces, measure, hyphenate }: Setting,
  indent = 0,
): GalleyLine[] {
  const lines = setParagraph(collect(phrases, style), faces, measure - indent, hyphenate);
  const stack: GalleyLine[] = [];
  for (let at = 0; at < lines.length; at++) {
    stack.push(galleyLine(lines[at] as Line, indent, innerCost(at, lines.length)));
  }
  return stack;
}

/** A line of the galley while blocks are stacked around it. */
type Stacked = { -readonly [Key in keyof GalleyLine]: GalleyLine[Key] };

const NO_RULES: readonly Rule[] = [];

/** A line on its own: no space above, no rule, no frame. */
class LoneLine implements Stacked {
  space = 0;
  give = 0;
  rules = NO_RULES;

  constructor(
    public height: number,
    public x: number,
    public breakCost: number,
    public runs: readonly Run[],
  ) {}
}

/** A line of text on its own. */
export function galleyLine({ height, runs }: Line, x: number, breakCost: number): GalleyLine {
  return new LoneLine(height, x, breakCost, runs);
}

/** A line of a height with nothing on it, at the left of the measure; a page may begin with it. */
export function blankLine(height: number): GalleyLine {
  return new LoneLine(height, 0, BREAK.free, []);
}

/** What it costs to begin a page with a line inside a paragraph, a long row, or the like. */
export function innerCost(index: number, count: number): number {
  if (index === 0) return BREAK.free;
  return index === 1 || index === count - 1 ? BREAK.widow : BREAK.within;
}

/** Gives the first of some lines a space above it, and says what a break there costs at the least. */
export function under(
  space: number,
  breakCost: number,
  lines: GalleyLine[],
  { design }: Setting,
): GalleyLine[] {
  const first: Stacked | undefined = lines[0];
  if (!first) return lines;
  first.space = space;
  first.give = space * design.space.give;
  holdAt(breakCost, first);
  return lines;
}

/** Makes each line but the first at least this dear to break before. */
export function together(cost: number, lines: GalleyLine[]): GalleyLine[] {
  for (let at = 1; at < lines.length; at++) holdAt(cost, lines[at] as Stacked);
  return lines;
}

function holdAt(cost: number, line: Stacked): void {
  if (line.breakCost < cost) line.breakCost = cost;
}

/** Has lines begin at the head of a page, whatever comes before. */
export function onNewPage(lines: GalleyLine[]): GalleyLine[] {
  const first: Stacked | undefined = lines[0];
  if (first) first.breakCost = BREAK.forced;
  return lines;
}

/** Keeps the first two lines together of what stands below a title. */
export function begun(lines: GalleyLine[]): GalleyLine[] {
  if (lines[1]) holdAt(BREAK.keep, lines[1]);
  return lines;
}

/** The height of lines with the spaces above them, in points. */
export function heightOf(lines: readonly GalleyLine[]): number {
  return lines.reduce((sum, line) => sum + line.height + line.space, 0);
}

/**
 * Keeps a block whole that is found at a glance, where it takes at most half a page (page.md). A longer one breaks where
 * its own lines allow it, and its last two do not part.
 */
export function whole(lines: GalleyLine[], { height }: Setting): GalleyLine[] {
  if (heightOf(lines) <= height / 2) return together(BREAK.whole, lines);
  for (const line of lines.slice(-2)) holdAt(BREAK.keep, line);
  return lines;
}

/** Moves lines right by an indent. A head that is set again is shared by several of them. */
export function indented(indent: number, lines: GalleyLine[]): GalleyLine[] {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Stacked;
    line.x += indent;
    if (line.frame) line.frame = { ...line.frame, x: line.frame.x + indent };
    if (line.head) line.head = { ...line.head, lines: indented(indent, copied(line.head.lines)) };
  }
  return lines;
}

/** Lines that can be changed without the others. */
export function copied(lines: readonly GalleyLine[]): GalleyLine[] {
  return lines.map((line) => ({ ...line }));
}

/** Hangs the runs of a label at `x` from the measure's left, on the first line of a body. */
export function hang(label: Line, x: number, body: GalleyLine[]): GalleyLine[] {
  const line: Stacked | undefined = body[0];
  if (!line) return body;
  const drop = (line.runs[0]?.baseline ?? 0) - (label.runs[0]?.baseline ?? 0);
  const hung = label.runs.map((run) => runAt(run, run.x + x - line.x, run.baseline + drop));
  line.runs = [...hung, ...line.runs];
  return body;
}

/** A rule across the measure, as a line of its own. */
export function ruleLine(thickness: number, { measure }: Setting): GalleyLine {
  const rule: Rule = { x: 0, y: 0, width: measure, thickness, ink: 'accent' };
  return { ...blankLine(thickness), rules: [rule] };
}
