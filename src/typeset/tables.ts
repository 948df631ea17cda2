/** Tables as galley lines: columns measured and fitted, a head that is set again after a page break. */
import type { Alignment } from '../source/update.ts';
import type { Cell, Row, Table } from '../document/document.ts';
import type { TypeStyle } from './design.ts';
import { BREAK, type GalleyLine, type Rule, type Setting } from './galley.ts';
import { type Extent, type Line, type Run, extentOf, setParagraph } from './lines.ts';
import { type Segment, collect } from './segments.ts';
import { blankLine, heightOf, innerCost, stackParagraph, together, under } from './stack.ts';

/** Between two columns; above and below the text of a row; points. */
const GUTTER = 14;
const ROW_PADDING = 3.5;
/** Above and below a table, and under its head. */
const OUTER_RULE = 0.9;
const INNER_RULE = 0.5;

/** Where each column stands, from the left of the measure. */
interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: Alignment;
}

/** Sets a table. Its head keeps two rows, and its last row is not left alone. */
export function setTable(table: Table, setting: Setting): GalleyLine[] {
  const { design } = setting;
  const columns = placeColumns(table, setting);
  const caption = table.caption
    ? stackParagraph(table.caption.text, { ...design.body, face: 'bold' }, setting)
    : [];
  const head = ruled(setRow(table.head, columns, setting), setting);
  const again =
    heightOf(head) <= setting.height * HIGHEST_HEAD ? { head: { lines: head, below: 2 * ROW_PADDING } } : {};
  const rows = table.rows.map((row, index) => {
    const lines = setRow(row, columns, setting).map((line) => ({ ...line, ...again }));
    return under(2 * ROW_PADDING, breakBefore(index, table.rows.length), lines, setting);
  });
  const body = closed(rows.flat(), setting);
  const gap = design.space.leadIn + ROW_PADDING;
  return [...caption, ...(caption.length > 0 ? under(gap, BREAK.keep, head, setting) : head), ...body];
}

/** A head is set again after a page break unless it takes more of the page than this. */
const HIGHEST_HEAD = 1 / 4;
/** A row that takes more of the page than this may break: kept whole, it would leave as much white at a foot. */
const HIGHEST_ROW = 1 / 4;

function breakBefore(row: number, count: number): number {
  if (row < 2) return BREAK.keep;
  return row === count - 1 ? BREAK.alone : BREAK.item;
}

/** The least width that a table can be set in, in points: every column as narrow as its longest word. */
export function leastWidth(table: Table, setting: Setting): number {
  const needs = columnNeeds(table, setting);
  return sum(needs.map((each) => each.least)) + (needs.length - 1) * GUTTER;
}

/** What each column needs: the most that any of its cells does. */
function columnNeeds(table: Table, setting: Setting): Extent[] {
  return columnCells(table).map((cells) => {
    const all = cells.map((cell) => extentOf(cellSegments(cell, setting), setting.faces));
    return {
      least: Math.max(...all.map((each) => each.least)),
      natural: Math.max(...all.map((each) => each.natural)),
    };
  });
}

/** Columns as wide as their text where that fits, with what is left shared out; else shortened in proportion. */
function placeColumns(table: Table, setting: Setting): Column[] {
  const needs = columnNeeds(table, setting);
  const room = setting.measure - (needs.length - 1) * GUTTER;
  const least = sum(needs.map((each) => each.least));
  const natural = sum(needs.map((each) => each.natural));
  const share = natural > least ? Math.min(1, Math.max(0, (room - least) / (natural - least))) : 0;
  const spare = Math.max(0, room - natural) / needs.length;
  let x = 0;
  return needs.map((each, index) => {
    const width = each.least + (each.natural - each.least) * share + spare;
    const column = { x, width, align: table.align[index] ?? 'left' };
    x += width + GUTTER;
    return column;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function columnCells({ head, rows }: Table): Cell[][] {
  return head.cells.map((cell, column) => [cell, ...rows.flatMap((row) => row.cells[column] ?? [])]);
}

function cellSegments({ text, heads }: Cell, { design }: Setting): Segment[] {
  const style: TypeStyle = heads ? { ...design.body, face: 'bold' } : design.body;
  return collect(text, style);
}

/**
 * The lines of a row: the first lines of all cells, then the second; a cell's own order is kept by its tags. A row
 * stays whole unless it is long.
 */
function setRow(row: Row, columns: readonly Column[], setting: Setting): GalleyLine[] {
  const cells = row.cells.map((cell, index) => {
    // A hair more than the width that was measured: the same sum in another order can differ in its last digit.
    const width = (columns[index]?.width ?? 0) + 0.01;
    return setParagraph(cellSegments(cell, setting), setting.faces, width);
  });
  const count = Math.max(1, ...cells.map((lines) => lines.length));
  const lines = Array.from({ length: count }, (_, at): GalleyLine => {
    const runs = cells.flatMap((lines, index) => runsIn(lines[at], columns[index]));
    const height = Math.max(setting.design.body.leading, ...cells.map((lines) => lines[at]?.height ?? 0));
    return { ...blankLine(height), breakCost: innerCost(at, count), runs };
  });
  return heightOf(lines) <= setting.height * HIGHEST_ROW ? together(BREAK.whole, lines) : lines;
}

function runsIn(line: Line | undefined, column: Column | undefined): Run[] {
  if (!line || !column) return [];
  const slack = column.width - line.width;
  const shift = { left: 0, right: slack, centre: slack / 2 }[column.align];
  return line.runs.map((run) => ({ ...run, x: run.x + column.x + shift }));
}

function rule(y: number, thickness: number, { measure }: Setting): Rule {
  return { x: 0, y, width: measure, thickness, ink: 'text' };
}

/** A head between two rules. */
function ruled(lines: readonly GalleyLine[], setting: Setting): GalleyLine[] {
  return lines.map((line, index) => ({
    ...line,
    breakCost: index === 0 ? line.breakCost : BREAK.keep,
    rules: [
      ...(index === 0 ? [rule(-ROW_PADDING, OUTER_RULE, setting)] : []),
      ...(index === lines.length - 1 ? [rule(line.height + ROW_PADDING, INNER_RULE, setting)] : []),
    ],
  }));
}

/** A rule under the last row. */
function closed(lines: readonly GalleyLine[], setting: Setting): GalleyLine[] {
  return lines.map((line, index) =>
    index < lines.length - 1
      ? line
      : { ...line, rules: [rule(line.height + ROW_PADDING, OUTER_RULE, setting)] },
  );
}
