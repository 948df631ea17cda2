/** Stacking: lines of a block as galley lines, with the spaces and break costs between them. */
import type { TypeStyle } from './design.ts';
import { BREAK, type GalleyLine, type Rule, type Setting } from './galley.ts';
import { type Line, setParagraph } from './lines.ts';
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
  return lines.map((line, index) => galleyLine(line, indent, innerCost(index, lines.length)));
}

/** A line on its own: no space above, no rule, no frame. */
export function galleyLine({ height, runs }: Line, x: number, breakCost: number): GalleyLine {
  return { space: 0, give: 0, breakCost, height, x, runs, rules: NO_RULES };
}

const NO_RULES: readonly Rule[] = [];

/** A line of a height with nothing on it, at the left of the measure; a page may begin with it. */
export function blankLine(height: number): GalleyLine {
  return { space: 0, give: 0, breakCost: BREAK.free, height, x: 0, runs: [], rules: NO_RULES };
}

/** What it costs to begin a page with a line inside a paragraph, a long row, or the like. */
export function innerCost(index: number, count: number): number {
  if (index === 0) return BREAK.free;
  return index === 1 || index === count - 1 ? BREAK.widow : BREAK.within;
}

/** The same lines with one of them changed, where it is there. */
function changed(
  lines: readonly GalleyLine[],
  at: number,
  change: (line: GalleyLine) => GalleyLine,
): GalleyLine[] {
  const copy = lines.slice();
  const line = copy[at];
  if (line) copy[at] = change(line);
  return copy;
}

/** The same lines with a space above the first, and what a break there costs. */
export function under(
  space: number,
  breakCost: number,
  lines: readonly GalleyLine[],
  { design }: Setting,
): GalleyLine[] {
  const give = space * design.space.give;
  return changed(lines, 0, (line) => {
    return { ...line, space, give, breakCost: Math.max(breakCost, line.breakCost) };
  });
}

/** The same lines, each at least this dear to break before, but for the first. */
export function together(cost: number, lines: readonly GalleyLine[]): GalleyLine[] {
  return lines.map((line, index) =>
    index > 0 ? { ...line, breakCost: Math.max(cost, line.breakCost) } : line,
  );
}

/** The same lines at the head of a page, whatever comes before. */
export function onNewPage(lines: readonly GalleyLine[]): GalleyLine[] {
  return changed(lines, 0, (line) => ({ ...line, breakCost: BREAK.forced }));
}

/** What stands below a title: its first two lines do not part. */
export function begun(lines: readonly GalleyLine[]): GalleyLine[] {
  return changed(lines, 1, (line) => ({ ...line, breakCost: Math.max(BREAK.keep, line.breakCost) }));
}

/** The height of lines with the spaces above them, in points. */
export function heightOf(lines: readonly GalleyLine[]): number {
  return lines.reduce((sum, line) => sum + line.height + line.space, 0);
}

/**
 * A block that is found at a glance: whole where it takes at most half a page (page.md). A longer one breaks where its
 * own lines allow it, and its last two do not part.
 */
export function whole(lines: readonly GalleyLine[], { height }: Setting): GalleyLine[] {
  if (heightOf(lines) <= height / 2) return together(BREAK.whole, lines);
  return lines.map((line, index) =>
    index >= lines.length - 2 ? { ...line, breakCost: Math.max(BREAK.keep, line.breakCost) } : line,
  );
}

/** The same lines moved right by an indent. */
export function indented(indent: number, lines: readonly GalleyLine[]): GalleyLine[] {
  return lines.map((line) => ({
    ...line,
    x: line.x + indent,
    ...(line.frame && { frame: { ...line.frame, x: line.frame.x + indent } }),
    ...(line.head && { head: { ...line.head, lines: indented(indent, line.head.lines) } }),
  }));
}

/** Adds the runs of a label, hung at `x` from the measure's left, to the first line of a body. */
export function hang(label: Line, x: number, body: readonly GalleyLine[]): GalleyLine[] {
  return changed(body, 0, (line) => {
    const drop = (line.runs[0]?.baseline ?? 0) - (label.runs[0]?.baseline ?? 0);
    const runs = label.runs.map((run) => ({ ...run, x: run.x + x - line.x, baseline: run.baseline + drop }));
    return { ...line, runs: [...runs, ...line.runs] };
  });
}

/** A rule across the measure, as a line of its own. */
export function ruleLine(thickness: number, { measure }: Setting): GalleyLine {
  const rule: Rule = { x: 0, y: 0, width: measure, thickness, ink: 'accent' };
  return { ...blankLine(thickness), rules: [rule] };
}
