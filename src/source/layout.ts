/** Mends of a line that stands wrong: in the wrong column, behind a tab, or without a space, a dash or a colon. */
import { ALL_KEYS, indentOf, isEntry, ownerColumn, prefixOf } from './lines.ts';
import type { Lines, Mend } from './quoting.ts';

type Said = Pick<Mend, 'message' | 'hint'>;

/** One character or two are missing at a place in a line. */
export function insertMend(lines: Lines, index: number, column: number, typed: string, said: Said): Mend {
  const line = lines[index] ?? '';
  const mended = line.slice(0, column) + typed + line.slice(column);
  return { first: index, column, lines: [mended], code: 'yaml-syntax', ...said };
}

const GLUED_KEY = /^\s*(?:-\s+)*[A-Za-z]+:(?=[^\s/])/;
const GLUED_DASH = /^\s*-(?=[^\s-])/;
const NO_COLON = new RegExp(`^\\s*(?:-\\s+)*(?:${ALL_KEYS.join('|')})(?=\\s|$)(?!\\s*:)`);

const MISSING: readonly (readonly [RegExp, string, Said])[] = [
  [
    GLUED_KEY,
    ' ',
    {
      message: 'A space is missing after the colon.',
      hint: 'Write a space between the key and its value, as shown.',
    },
  ],
  [
    GLUED_DASH,
    ' ',
    { message: 'A space is missing after the dash.', hint: 'Write a space after the dash, as shown.' },
  ],
  [
    NO_COLON,
    ':',
    { message: 'A colon is missing after the key.', hint: 'Write a colon after the key, as shown.' },
  ],
];

/** `title:SMMGP`, `-One` and `title SMMGP`. */
export function missingMends(lines: Lines, index: number): Mend[] {
  return MISSING.flatMap(([looks, typed, said]) => {
    const before = looks.exec(lines[index] ?? '')?.[0];
    return before === undefined ? [] : [insertMend(lines, index, before.length, typed, said)];
  });
}

/** A tab counts for this many spaces where its line has to be brought back among the others. */
const TAB_WIDTH = 2;
/** Columns further away are not what was meant. */
const MOST_COLUMNS = 3;

function widthOf(line: string): number {
  return [...line.slice(0, indentOf(line))].reduce((sum, white) => sum + (white === '\t' ? TAB_WIDTH : 1), 0);
}

/** The columns in which a key or a dash may begin on a line, nearest to one first; of two as near, the one further in. */
function columnsFor(lines: Lines, index: number, begins: 'key' | 'dash', own: number): number[] {
  const columns = new Set<number>();
  let limit = Infinity;
  for (let above = index - 1; above >= 0 && limit > 0; above--) {
    const other = lines[above] ?? '';
    if (!isEntry(other)) continue;
    const prefix = prefixOf(other);
    const dashes = [...prefix.matchAll(/-/g)].map(({ index: at }) => at);
    const key = prefix.search(/[A-Za-z]/);
    // Below a key without a value its list or its keys begin.
    const isOpen = limit === Infinity && key !== -1 && prefix.trimEnd() === other.trimEnd();
    for (const column of begins === 'dash' ? dashes : [key])
      if (column >= 0 && column < limit) columns.add(column);
    if (isOpen) columns.add(key + 2);
    limit = Math.min(limit, indentOf(other));
  }
  return [...columns].sort((a, b) => Math.abs(a - own) - Math.abs(b - own) || b - a).slice(0, MOST_COLUMNS);
}

const TAB = 'This line is indented with a tab, which YAML does not accept.';
const NO_SPACE = 'This line is indented with a character that only looks like a space.';

/** What is told of a line that stands wrong: of its odd white space, or else where its text begins. */
function told(lines: Lines, index: number, hint: string): Omit<Mend, 'lines'> {
  const line = lines[index] ?? '';
  const white = line.slice(0, indentOf(line));
  const isOdd = /[^ ]/.test(white);
  const message = white.includes('\t') ? TAB : isOdd ? NO_SPACE : 'This line begins in the wrong column.';
  return {
    first: index,
    column: isOdd ? 0 : white.length,
    code: 'yaml-syntax',
    message,
    hint: isOdd ? 'Indent with spaces, as shown.' : hint,
  };
}

/** What a word processor or another computer takes a tab for. */
export const TAB_STOPS = [2, 4, 8] as const;

/** Every line that is indented with tabs, with as many spaces as tab stops of such a width make of them. */
export function tabMends(lines: Lines, stop: number): Mend[] {
  return lines.flatMap((line, index) => {
    const white = line.slice(0, indentOf(line));
    if (!white.includes('\t') || white === line) return [];
    let width = 0;
    for (const one of white) width += one === '\t' ? stop - (width % stop) : 1;
    return [{ ...told(lines, index, ''), lines: [' '.repeat(width) + line.trim()] }];
  });
}

/** The lines below that are indented more than this one: they move with it. */
function childrenOf(lines: Lines, index: number): Lines {
  const own = indentOf(lines[index] ?? '');
  const after = lines.slice(index + 1);
  const end = after.findIndex((line) => line.trim() !== '' && indentOf(line) <= own);
  const children = end === -1 ? after : after.slice(0, end);
  const last = children.findLastIndex((line) => line.trim() !== '');
  return children.slice(0, last + 1);
}

function entryMends(lines: Lines, index: number, beside: number | undefined): Mend[] {
  const line = lines[index] ?? '';
  const said = told(
    lines,
    index,
    'Begin the keys of one block in the same column, and the dashes of one list too, as shown.',
  );
  const isDash = line.trimStart().startsWith('-');
  const own = widthOf(line);
  const columns = columnsFor(lines, index, isDash ? 'dash' : 'key', own);
  const all = beside === undefined ? columns : [beside, ...columns.filter((column) => column !== beside)];
  const moved = all
    .flatMap((column) => movedTo(lines, index, column))
    .filter(([moved]) => moved !== line)
    .map((mended) => ({ ...said, lines: mended }));
  return isDash ? moved : [...moved, ...dashMends(lines, index)];
}

/** The line in another column, with what belongs to it or alone. */
function movedTo(lines: Lines, index: number, column: number): Lines[] {
  const line = lines[index] ?? '';
  const by = column - widthOf(line);
  const moved = ' '.repeat(column) + line.trimStart();
  const children = childrenOf(lines, index);
  const shift = (child: string): string => (child.trim() === '' ? '' : ' '.repeat(by) + child);
  if (by <= 0 || children.length === 0) return [[moved]];
  const together = [moved, ...children.map(shift)];
  // How far in a tab looks is not to be known: what is below it may stand well.
  return line.slice(0, indentOf(line)).includes('\t') ? [[moved], together] : [together, [moved]];
}

/** Text that goes on too far to the left. A capital right below a dash begins an item that lacks its own. */
function textMends(lines: Lines, index: number): Mend[] {
  const above = lines.slice(0, index).findLastIndex(isEntry);
  const line = lines[index] ?? '';
  if (above === -1) return [];
  const prefix = prefixOf(lines[above] ?? '');
  const owner = ownerColumn(prefix);
  const mayBeItem = !/[A-Za-z]/.test(prefix) && widthOf(line) === owner;
  if (mayBeItem && /^\s*[\p{Lu}\p{N}]/u.test(line)) return dashMends(lines, index);
  const rest = lines.slice(index);
  const end = rest.findIndex((one) => one.trim() === '' || isEntry(one));
  const run = end === -1 ? rest : rest.slice(0, end);
  const mended = run.map((one) =>
    widthOf(one) > owner && !one.slice(0, indentOf(one)).includes('\t')
      ? one
      : ' '.repeat(owner + 2) + one.trimStart(),
  );
  const hint = 'Text that goes on begins further in than the key or the dash that it belongs to, as shown.';
  return mended.join('\n') === run.join('\n') ? [] : [{ ...told(lines, index, hint), lines: mended }];
}

/** A key or a text that lacks the dash of its item. */
function dashMends(lines: Lines, index: number): Mend[] {
  const line = lines[index] ?? '';
  const message = 'A dash is missing before this item.';
  const hint = 'Begin each item of a list with a dash and a space, as shown.';
  return columnsFor(lines, index, 'dash', widthOf(line)).map((column) => ({
    ...told(lines, index, hint),
    message,
    hint,
    lines: [`${' '.repeat(column)}- ${line.trimStart()}`],
  }));
}

/** True for the first item of a list that stands below `intro: …` without its "bullets:". */
export function isKeylessList(lines: Lines, index: number): boolean {
  const line = lines[index] ?? '';
  const above = lines.slice(0, index).findLastIndex(isEntry);
  const prefix = prefixOf(lines[above] ?? '');
  const hasText = prefix.trimEnd() !== (lines[above] ?? '').trimEnd();
  return /^\s*-\s/.test(line) && hasText && /[A-Za-z]/.test(prefix) && indentOf(line) >= ownerColumn(prefix);
}

/** The same line in a column where it may stand; `beside` is the column of a line that it may belong with. */
export function columnMends(lines: Lines, index: number, beside?: number): Mend[] {
  const line = lines[index] ?? '';
  if (line.trim() === '' || isKeylessList(lines, index)) return [];
  return isEntry(line) ? entryMends(lines, index, beside) : textMends(lines, index);
}
