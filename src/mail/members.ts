/** The members list and the list of those to leave out: CSV to members, with every problem at its line. */
import { CsvError, parse } from 'csv-parse/sync';
import { type Place, type SourceFile, lineFinder } from '../base/place.ts';
import type { Outcome, Problem } from '../base/problem.ts';
import type { Mailbox } from '../source/update.ts';
import { addressFault, identityOf, normalAddress, trimmed } from './address.ts';

/** One person of the list, by a checked and normalised address. */
export interface Member extends Mailbox {
  /** Of the list's file, from 1; of the first line where several have the address. */
  readonly line: number;
}

export interface MembersList {
  /** Each address once, in the order of the file. */
  readonly members: readonly Member[];
  /** Lines whose address stood on an earlier one. */
  readonly repeated: number;
}

/** A field of the file: its text and where that stands. */
interface Cell {
  readonly text: string;
  readonly start: number;
}

type Row = readonly Cell[];

/** Reads a members list: a first line that names the columns, of which `email` and `name` count. */
export function readMembers(file: SourceFile): Outcome<MembersList> {
  const parsed = rowsOf(file);
  if (!parsed.ok) return { ok: false, problems: parsed.problems };
  const [head, ...rows] = parsed.value;
  if (!head) return { ok: false, problems: [problem(file, undefined, NO_MEMBERS)] };
  const email = columnOf(head, 'email');
  if (email < 0) return { ok: false, problems: [problem(file, head[0], noColumn(head))] };
  const lineOf = lineFinder(file.text);
  const readings = rows.map((row) => readMember(file, row, email, columnOf(head, 'name'), lineOf));
  const problems = readings.flatMap((reading) => (reading.ok ? [] : reading.problems));
  if (problems.length > 0) return { ok: false, problems };
  if (rows.length === 0) return { ok: false, problems: [problem(file, head[0], NO_MEMBERS)] };
  return { ok: true, value: joined(readings.flatMap((reading) => (reading.ok ? [reading.value] : []))) };
}

/** Reads whom to leave out: one address a line, or a CSV with a column `email`. Gives their identities. */
export function readExceptions(file: SourceFile): Outcome<ReadonlySet<string>> {
  const parsed = rowsOf(file);
  if (!parsed.ok) return { ok: false, problems: parsed.problems };
  const named = columnOf(parsed.value[0] ?? [], 'email');
  const column = Math.max(0, named);
  const cells = parsed.value
    .slice(named < 0 ? 0 : 1)
    .map((row) => row[column] ?? { text: '', start: row[0]?.start ?? 0 });
  const problems = cells
    .filter(({ text }) => normalAddress(text) === undefined)
    .map((cell) => problem(file, cell, addressFault(cell.text)));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: new Set(cells.map(({ text }) => identityOf(normalAddress(text) ?? ''))) };
}

type Said = Pick<Problem, 'code' | 'message' | 'hint'>;

const NO_MEMBERS: Said = {
  code: 'empty-list',
  message: 'There is nobody in this list.',
  hint: 'Write "email,name" on the first line, and below it each member on a line: the address, a comma, the name.',
};

function noColumn(head: Row): Said {
  const isMember = head.some(({ text }) => text.includes('@'));
  const names = head.map(({ text }) => `"${trimmed(text)}"`).join(', ');
  return {
    code: 'missing-column',
    message: isMember
      ? 'The first line does not name the columns.'
      : `The list has no column "email". Its columns are: ${names}.`,
    hint: isMember
      ? 'Put a line above it that says which column is which: email,name.'
      : 'Write "email" at the head of the column that has the addresses, and "name" above the names.',
  };
}

function columnOf(head: Row, name: string): number {
  return head.findIndex(({ text }) => trimmed(text).toLowerCase() === name);
}

/** An address has 254 signs at most (RFC 5321, 4.5.3.1.3); a name that is longer is a row gone wrong. */
const LONGEST_NAME = 200;

/** C0, C1, line ends, and signs that turn the direction of what follows: none has a place in a name. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

const BAD_NAME: Said = {
  code: 'bad-character',
  message: 'There is a line break or an invisible control character inside this name.',
  hint: 'Delete the name and type it again on one line.',
};

const LONG_NAME: Said = {
  code: 'text-too-long',
  message: `This name has more than ${LONGEST_NAME} characters.`,
  hint: 'Look for a quotation mark that is not closed, here or above.',
};

function readMember(
  file: SourceFile,
  row: Row,
  emailColumn: number,
  nameColumn: number,
  lineOf: (offset: number) => number,
): Outcome<Member> {
  const email = row[emailColumn] ?? { text: '', start: row[0]?.start ?? 0 };
  const nameCell = row[nameColumn];
  const name = trimmed(nameCell?.text ?? '');
  const address = normalAddress(email.text);
  const problems: Problem[] = [];
  if (address === undefined) problems.push(problem(file, email, addressFault(email.text)));
  if (UNSEEN.test(name)) problems.push(problem(file, nameCell, BAD_NAME));
  if (name.length > LONGEST_NAME) problems.push(problem(file, nameCell, LONG_NAME));
  if (problems.length > 0 || address === undefined) return { ok: false, problems };
  return { ok: true, value: { address, ...(name && { name }), line: lineOf(email.start) } };
}

/** Each mailbox once: at the first line that has it, with the first name that any of its lines has. */
function joined(all: readonly Member[]): MembersList {
  const members = new Map<string, Member>();
  for (const member of all) {
    const identity = identityOf(member.address);
    const first = members.get(identity) ?? member;
    members.set(identity, first.name === undefined && member.name ? { ...first, name: member.name } : first);
  }
  return { members: [...members.values()], repeated: all.length - members.size };
}

/** What spreadsheets put between fields: commas, semicolons where the comma is in numbers, tabs. */
const SEPARATORS = [',', ';', '\t'] as const;

/** By the first line that has something in it; what stands between quotation marks is no separator. */
function separatorOf(text: string): string {
  const head = text.split(/[\r\n]+/).find((line) => trimmed(line) !== '') ?? '';
  const bare = head.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => bare.split(separator).length;
  return SEPARATORS.reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** Some programs write "sep=;" above all, which a spreadsheet heeds and does not show. */
const SEPARATOR_LINE = 'sep=';

/** The rows that have something in them. */
function rowsOf(file: SourceFile): Outcome<Row[]> {
  try {
    const fields: string[][] = parse(file.text, {
      bom: true,
      delimiter: separatorOf(file.text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    const placed = placedCells(file.text, fields);
    const rows = placed.filter((row) => row.some(({ text }) => trimmed(text) !== ''));
    return { ok: true, value: rows[0]?.[0]?.text.toLowerCase() === SEPARATOR_LINE ? rows.slice(1) : rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, problems: [problem(file, lastQuote(file.text), UNCLOSED)] };
  }
}

const UNCLOSED: Said = {
  code: 'csv-syntax',
  message: 'A quotation mark is opened here, or above, and never closed, so the list cannot be read.',
  hint: 'Delete the quotation mark, or put the second one behind the text.',
};

function lastQuote(text: string): Cell {
  return { text: '"', start: Math.max(0, text.lastIndexOf('"')) };
}

/** Where each field stands: they come in the order of the file, a separator or line ends between, quotes around. */
function placedCells(text: string, rows: readonly (readonly string[])[]): Row[] {
  let cursor = text.startsWith('\uFEFF') ? 1 : 0;
  return rows.map((row) =>
    row.map((field, column) => {
      const between =
        column === 0 ? (/^[\r\n]*/.exec(text.slice(cursor, cursor + 1000))?.[0].length ?? 0) : 1;
      const isQuoted = text[cursor + between] === '"' && !field.startsWith('"');
      const written = isQuoted ? field.replaceAll('"', '""') : field;
      const expected = cursor + (cursor > 1 || column > 0 ? between : 0) + (isQuoted ? 1 : 0);
      // Quotes in the middle of a field are taken as they stand; the next field is then looked for.
      const start = text.startsWith(written, expected)
        ? expected
        : Math.max(text.indexOf(field, cursor), cursor);
      cursor = start + written.length + (isQuoted ? 1 : 0);
      return { text: field, start };
    }),
  );
}

function problem(file: SourceFile, cell: Cell | undefined, said: Said): Problem {
  const start = cell?.start ?? 0;
  const place: Place = { file: file.name, start, end: start + (cell?.text.length ?? 0) };
  return { ...said, place };
}
