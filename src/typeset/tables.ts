/** Tables as galley lines: columns measured and fitted, a head that is set again after a page break. */
import type { Alignment } from '../source/update.ts';
import type { Cell, Row, Table } from '../document/document.ts';
import type { TypeStyle } from './design.ts';
import { BREAK, type GalleyLine, type Rule, type Setting } from './galley.ts';
import type { Hyphenate } from './hyphenation.ts';
import { type Extent, type Line, type Run, extentOf, runAt, setParagraph } from './lines.ts';
import { setRecords } from './records.ts';
import { type Segment, collect } from './segments.ts';
import { blankLine, copied, heightOf, innerCost, stackParagraph, together, under } from './stack.ts';

/** Between two columns: a line's height, as all indents are. */
const GUTTER = 16;
/** Above and below the text of a row: a quarter of a line, so that a row of one line takes a line and a half. */
const ROW_PADDING = 4;
/**
 * How much wider than its text a column of a small table becomes: an eye that crosses a wide gap loses its row. What
 * would then fill most of the measure fills it all, so that no rule ends just short of the text's edge.
 */
const SPARE = 24;
const MOST = 3 / 4;
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
  const caption = table.caption
    ? stackParagraph(table.caption.text, { ...design.body, face: 'bold' }, setting)
    : [];
  if (table.records) {
    const records = setRecords(table.records, setting);
    return [
      ...caption,
      ...(caption.length > 0 ? under(design.space.item, BREAK.keep, records, setting) : records),
    ];
  }
  const columns = placeColumns(table, setting);
  const last = columns.at(-1);
  const ruling = { ...setting, measure: last ? last.x + last.width : setting.measure };
  const head = ruled(setRow(table.head, columns, setting), ruling);
  const again =
    heightOf(head) <= setting.height * HIGHEST_HEAD
      ? { head: { lines: copied(head), below: 2 * ROW_PADDING } }
      : {};
  const rows = table.rows.map((row, index) => {
    const lines = setRow(row, columns, setting).map((line) => ({ ...line, ...again }));
    return under(2 * ROW_PADDING, breakBefore(index, table.rows.length), lines, setting);
  });
  const body = closed(rows.flat(), ruling);
  const gap = design.space.leadIn;
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

/** The least width that a table can be set in, in points: every column as narrow as its longest word or syllable. */
export function leastWidth(table: Table, setting: Setting): number {
  const needs = fittingNeeds(table, setting);
  return sum(needs.map((each) => each.least)) + (needs.length - 1) * GUTTER;
}

/** What each column needs. Where words do not fit beside each other they are hyphenated, in as few columns as can be. */
function fittingNeeds(table: Table, setting: Setting): readonly Extent[] {
  const whole = columnNeeds(table, setting);
  const room = setting.measure - (whole.length - 1) * GUTTER;
  if (!setting.hyphenate || sum(whole.map((each) => each.least)) <= room) return whole;
  const parted = columnNeeds(table, setting, setting.hyphenate);
  const columns = whole.map(({ least }, index) => {
    const syllable = parted[index]?.least ?? least;
    return { index, syllable, rest: least - syllable };
  });
  let spare = Math.max(0, room - sum(columns.map((each) => each.syllable)));
  return columns
    .sort((a, b) => a.rest - b.rest)
    .map(({ index, syllable, rest }) => {
      const given = Math.min(rest, spare);
      spare -= given;
      return { index, extent: { least: syllable + given, natural: syllable + given } };
    })
    .sort((a, b) => a.index - b.index)
    .map(({ extent }) => extent);
}

/** What each column needs: the most that any of its cells does. */
function columnNeeds(table: Table, setting: Setting, hyphenate?: Hyphenate): Extent[] {
  return columnCells(table).map((cells) => {
    const all = cells.map((cell) => extentOf(cellSegments(cell, setting), setting.faces, hyphenate));
    return {
      least: Math.max(...all.map((each) => each.least)),
      natural: Math.max(...all.map((each) => each.natural)),
    };
  });
}

function placeColumns(table: Table, setting: Setting): Column[] {
  const needs = fittingNeeds(table, setting);
  const widths = columnWidths(needs, setting.measure - (needs.length - 1) * GUTTER);
  let x = 0;
  return needs.map((each, index) => {
    const width = widths[index] ?? each.natural;
    const column = { x, width, align: table.align[index] ?? 'left' };
    x += width + GUTTER;
    return column;
  });
}

/** Columns as wide as their text and some more where that fits; else the wide ones give way. */
function columnWidths(needs: readonly Extent[], room: number): number[] {
  const natural = sum(needs.map((each) => each.natural));
  if (natural > room) return shortened(needs, room);
  const small = natural + needs.length * SPARE < room * MOST;
  const spare = small ? SPARE : (room - natural) / needs.length;
  return needs.map((each) => each.natural + spare);
}

/** Columns that ask for no more than an even share keep it; the others give way in proportion to what they can. */
function shortened(needs: readonly Extent[], room: number): number[] {
  const share = room / needs.length;
  const wide = needs.filter((each) => each.natural > share);
  const left = room - sum(needs.map((each) => (each.natural > share ? 0 : each.natural)));
  if (wide.length < needs.length && sum(wide.map((each) => each.least)) <= left) {
    const widths = shortened(wide, left);
    return needs.map((each) => widths[wide.indexOf(each)] ?? each.natural);
  }
  const least = sum(needs.map((each) => each.least));
  const natural = sum(needs.map((each) => each.natural));
  const part = Math.max(0, room - least) / (natural - least || 1);
  return needs.map((each) => each.least + (each.natural - each.least) * Math.min(1, part));
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
    return setParagraph(cellSegments(cell, setting), setting.faces, width, setting.hyphenate);
  });
  const count = Math.max(1, ...cells.map((lines) => lines.length));
  // Heads stand on the rule below them; all other cells begin at the top of their row.
  const heads = row.cells.every((cell) => cell.heads === 'column');
  const drop = (lines: readonly Line[]): number => (heads ? count - lines.length : 0);
  const lines = Array.from({ length: count }, (_, at): GalleyLine => {
    const runs = cells.flatMap((lines, index) => runsIn(lines[at - drop(lines)], columns[index]));
    const height = Math.max(
      setting.design.body.leading,
      ...cells.map((lines) => lines[at - drop(lines)]?.height ?? 0),
    );
    return { ...blankLine(height), breakCost: innerCost(at, count), runs };
  });
  return heightOf(lines) <= setting.height * HIGHEST_ROW ? together(BREAK.whole, lines) : lines;
}

function runsIn(line: Line | undefined, column: Column | undefined): Run[] {
  if (!line || !column) return [];
  const slack = column.width - line.width;
  const shift = { left: 0, right: slack, centre: slack / 2 }[column.align];
  return line.runs.map((run) => runAt(run, run.x + column.x + shift, run.baseline));
}

function rule(y: number, thickness: number, { measure }: Setting): Rule {
  return { x: 0, y, width: measure, thickness, ink: 'text' };
}

/** A head between two rules. The upper is within the line, so that a page may begin with it. */
function ruled(lines: readonly GalleyLine[], setting: Setting): GalleyLine[] {
  return lines.map((line, index) => {
    const drop = index === 0 ? ROW_PADDING : 0;
    const height = line.height + drop;
    return {
      ...line,
      height,
      breakCost: index === 0 ? line.breakCost : BREAK.keep,
      runs: line.runs.map((run) => runAt(run, run.x, run.baseline + drop)),
      rules: [
        ...(index === 0 ? [rule(0, OUTER_RULE, setting)] : []),
        ...(index === lines.length - 1 ? [rule(height + ROW_PADDING, INNER_RULE, setting)] : []),
      ],
    };
  });
}

/** A rule under the last row, within its line. */
function closed(lines: readonly GalleyLine[], setting: Setting): GalleyLine[] {
  return lines.map((line, index) => {
    if (index < lines.length - 1) return line;
    const height = line.height + ROW_PADDING;
    return { ...line, height, rules: [rule(height, OUTER_RULE, setting)] };
  });
}
