/** Tables as plain text: columns side by side where they fit, else each row as a list of labelled facts. */
import type { Table } from '../document/document.ts';
import { columns, filled, hang, wrap } from './wrap.ts';

/** A table as words: its head, its rows of as many cells, and how each column stands. */
export interface WordTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly align: Table['align'];
}

/** Between two columns. */
const GUTTER = '  ';

/** How far the cells of a row stand in below its first, and the lines of a cell below their first. */
const STEP = '  ';

/** The lines of a table in a measure. */
export function tableLines(table: WordTable, measure: number): string[] {
  const { head, rows } = table;
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => columns(row[at] ?? ''))));
  const whole = widths.reduce((sum, width) => sum + width, GUTTER.length * (widths.length - 1));
  return whole <= measure ? grid(table, widths) : records(table, measure);
}

function grid({ head, rows, align }: WordTable, widths: readonly number[]): string[] {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => filled(cell, widths[at] ?? 0, align[at] === 'right' ? 'start' : 'end'))
      .join(GUTTER)
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join(GUTTER), ...rows.map(line)];
}

/** The head once, so that it is known what will be said; then each row, every cell behind its column's name. */
function records({ head, rows }: WordTable, measure: number): string[] {
  const record = (row: readonly string[]): string[] =>
    row.flatMap((cell, at) => {
      const [first = '', ...rest] = wrap(`${head[at] ?? ''}: ${cell}`, measure - 2 * STEP.length);
      return hang(at === 0 ? '- ' : STEP, [first, ...rest.map((line) => STEP + line)]);
    });
  return [...wrap(head.join(' | '), measure), '', ...rows.flatMap(record)];
}
