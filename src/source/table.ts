/** Reads a table: every row as long as the head, every cell as typed, and how each column stands. */
import { textOf } from './inline.ts';
import { present } from './contact.ts';
import { ALIGNMENTS } from './contract.ts';
import { words } from './quoting.ts';
import { cellLine, optionalLine, tellAt } from './text.ts';
import type { Reading } from './text.ts';
import { itemsOf, valueOf } from './tree.ts';
import type { Mapping, Node } from './tree.ts';
import type { Alignment, Cell, TableBlock } from './update.ts';

/** A table whose shape is checked. After a problem it is still as wide in each row as in its head. */
export function readTable(reading: Reading, node: Mapping): TableBlock {
  const columns = itemsOf(valueOf(node, 'columns')).map((cell) => readCell(reading, cell));
  const rows = itemsOf(valueOf(node, 'rows')).flatMap((row) =>
    row.kind === 'sequence' ? [readRow(reading, row, columns)] : [],
  );
  const rowHeadings = valueOf(node, 'rowHeadings');
  return present({
    kind: 'table',
    place: node.place,
    caption: optionalLine(reading, node, 'caption'),
    columns,
    rows,
    align: readAlign(reading, valueOf(node, 'align'), columns, rows),
    rowHeadings: rowHeadings?.kind === 'scalar' && /^true$/i.test(rowHeadings.text),
  });
}

function readCell(reading: Reading, node: Node): Cell {
  return { place: node.place, text: cellLine(reading, node) };
}

/** "1 cell", "3 columns". */
function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function readRow(reading: Reading, row: Node, columns: readonly Cell[]): readonly Cell[] {
  const cells = itemsOf(row).map((cell) => readCell(reading, cell));
  if (cells.length !== columns.length && columns.length > 0) tellLength(reading, row, cells, columns);
  return columns.map((_, at) => cells[at] ?? { place: row.place, text: [] });
}

function tellLength(reading: Reading, row: Node, cells: readonly Cell[], columns: readonly Cell[]): void {
  const have = `This row has ${counted(cells.length, 'cell')}, but the table has ${counted(columns.length, 'column')}`;
  const missing = columns.slice(cells.length).map(({ text }) => `"${words(textOf(text))}"`);
  const said =
    missing.length > 0
      ? {
          message: `${have}: there is nothing for ${missing.join(', ')}.`,
          hint: "Write a cell for every column; an empty one is ''.",
        }
      : {
          message: `${have}.`,
          hint: 'Take cells away, or add columns. Between [ and ] a comma begins a new cell: put a cell that has a comma in quotes.',
        };
  tellAt(reading, row, 'bad-value', said);
}

function readAlign(
  reading: Reading,
  node: Node | undefined,
  columns: readonly Cell[],
  rows: readonly (readonly Cell[])[],
): readonly Alignment[] {
  const typed = itemsOf(node);
  if (node && typed.length > 0 && columns.length > 0 && typed.length !== columns.length) {
    const message = `"align" has ${counted(typed.length, 'value')}, but the table has ${counted(columns.length, 'column')}.`;
    const hint = 'Write left, right or centre for each column, in the same order; or leave "align" out.';
    tellAt(reading, node, 'bad-value', { message, hint });
  }
  return columns.map((_, at) => alignmentOf(typed[at]) ?? naturalAlignment(rows.map((row) => row[at])));
}

/** Another word is told with the shape. */
function alignmentOf(node: Node | undefined): Alignment | undefined {
  return node?.kind === 'scalar' ? ALIGNMENTS.find((name) => name === node.text) : undefined;
}

/** An amount as editors write them: sign, currency, digits with commas or without, decimals, percent. */
const AMOUNT = '[+−±-]?[£$€]?[+−-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+|(?=\\.\\d))(?:\\.\\d+)? ?%?';
const NUMBER = new RegExp(`^${AMOUNT}(?: ?(?:-{1,2}|[–—]|to) ?${AMOUNT})?$`);
/** A dash stands for "none". */
const NONE = /^(?:-{1,3}|[–—−])$/;

/** Numbers stand right, so that their digits are one below the other; all else stands left. */
function naturalAlignment(cells: readonly (Cell | undefined)[]): Alignment {
  const typed = cells.map((cell) => textOf(cell?.text ?? []).trim()).filter((text) => text !== '');
  const isNumeric = typed.every((text) => NUMBER.test(text) || NONE.test(text));
  return isNumeric && typed.some((text) => NUMBER.test(text)) ? 'right' : 'left';
}
