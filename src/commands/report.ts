/** Reports of problems: for a person with the line and carets, for programs as JSON, for a code host's checks. */
import type { EditionName } from '../base/edition.ts';
import { type Position, type SourceFile, positionFinder } from '../base/place.ts';
import { type Problem, inReadingOrder } from '../base/problem.ts';

/** A problem with its position worked out. */
export interface Located {
  readonly problem: Problem;
  readonly from: Position;
  readonly file: ReadFile;
}

/** A file's text, and its lines, which all of its problems share; no lines where they are not to be shown. */
interface ReadFile {
  readonly text: string;
  readonly lines: readonly string[];
}

/** Sorts problems and finds their lines in the files that they speak of. */
export function locate(problems: readonly Problem[], files: readonly SourceFile[]): Located[] {
  const read = new Map(
    files.map(({ name, text, isPrivate }) => [
      name,
      { text, lines: isPrivate ? [] : text.split(/\r\n|\n|\r/), positionOf: positionFinder(text) },
    ]),
  );
  const unread = { text: '', lines: [''], positionOf: positionFinder('') };
  return inReadingOrder(problems).map((problem) => {
    const { positionOf, ...file } = read.get(problem.place.file) ?? unread;
    return { problem, from: positionOf(problem.place.start), file };
  });
}

/** Tells what was not told before: a house's problems come with each of its updates. */
export function telling(): (located: Located) => boolean {
  const told = new Set<string>();
  return ({ problem }) => {
    const key = `${problem.place.file}:${problem.place.start}:${problem.code}:${problem.message}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  };
}

/** Escape sequences that colour a terminal; all empty where there is none, or with NO_COLOR (no-color.org). */
export interface Colours {
  readonly error: string;
  readonly quiet: string;
  readonly mend: string;
  readonly off: string;
}

export const PLAIN: Colours = { error: '', quiet: '', mend: '', off: '' };
export const COLOURED: Colours = {
  error: '\u001B[31m',
  quiet: '\u001B[2m',
  mend: '\u001B[32m',
  off: '\u001B[0m',
};

/** One problem as an editor reads it: where, what, the line with carets under the mistake, and the mend. */
export function asText({ problem, from, file }: Located, colours: Colours): string {
  const head = `${problem.place.file}:${from.line}:${from.column}  ${colours.error}error${colours.off}  ${problem.code}  ${problem.message}`;
  const parts = [head, ...excerpt(problem, from, file, colours)];
  if (problem.mend !== undefined)
    parts.push(`  ${colours.mend}write it so:${colours.off}`, ...quoted(problem.mend));
  parts.push(`  ${problem.hint}`);
  return parts.join('\n');
}

function quoted(mend: string): string[] {
  return mend.split('\n').map((line) => `    ${line}`);
}

/** Lines shown above and below the mistake. */
const CONTEXT = 1;
/** A longer line is shown around the mistake only. */
const WIDEST = 120;

function excerpt({ place }: Problem, from: Position, { text, lines }: ReadFile, colours: Colours): string[] {
  const first = Math.max(1, from.line - CONTEXT);
  const last = Math.min(lines.length, from.line + CONTEXT);
  const gutter = String(last).length;
  const shift = Math.max(0, from.column - WIDEST / 2);
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const whole = [...(lines[number - 1] ?? '').replaceAll('\t', ' ')];
    const line = whole.slice(shift, shift + WIDEST).join('');
    if (number === lines.length && whole.length === 0 && number !== from.line) continue;
    shown.push(`  ${colours.quiet}${String(number).padStart(gutter)} |${colours.off} ${line}`.trimEnd());
    if (number === from.line) shown.push(caretLine(place, from, text, gutter, shift, whole.length, colours));
  }
  return shown;
}

/** Carets under the mistake, to the end of its first line at the most. */
function caretLine(
  place: Problem['place'],
  from: Position,
  text: string,
  gutter: number,
  shift: number,
  lineLength: number,
  colours: Colours,
): string {
  const [span = ''] = text.slice(place.start, place.end).split(/[\r\n]/);
  const room = Math.min(lineLength - from.column + 1, WIDEST - (from.column - 1 - shift));
  const carets = '^'.repeat(Math.max(1, Math.min([...span].length, room)));
  const pad = ' '.repeat(from.column - 1 - shift);
  return `  ${' '.repeat(gutter)} ${colours.quiet}|${colours.off} ${pad}${colours.error}${carets}${colours.off}`;
}

/** One file that was written. */
export interface Output {
  /** Absent for what is made of many updates: a volume, the index and the feed. */
  readonly source?: string;
  readonly edition: EditionName | 'volume' | 'web' | 'email';
  readonly file: string;
  /** Of a PDF. */
  readonly pages?: number;
  readonly bytes: number;
}

/** The one document that `--json` prints on stdout (cli.md). */
export function asJson(located: readonly Located[], outputs: readonly Output[], more: object = {}): string {
  const problems = located.map(({ problem, from }) => ({
    file: problem.place.file,
    line: from.line,
    column: from.column,
    code: problem.code,
    message: problem.message,
    hint: problem.hint,
  }));
  return JSON.stringify({ problems, outputs, ...more }, null, 2);
}

const KILOBYTE = 1024;

/** Bytes as a person is told of them: "18 KB", rounded up. */
export function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / KILOBYTE)} KB`;
}

/** What paper a file takes. */
export interface Filling {
  /** How far down the last page is filled, from 0 to 1. */
  readonly lastPageFull: number;
  readonly sheets?: number;
}

/** A line for each file; how full the last page is tells an editor whether a sentence less would save it. */
export function outputLine({ file, pages, bytes }: Output, filling?: Filling): string {
  if (pages === undefined) return `${file}  ${kilobytes(bytes)}`;
  const paper = filling?.sheets === undefined ? '' : ` on ${counted(filling.sheets, 'sheet')}`;
  const line = `${file}  ${counted(pages, 'page')}${paper}, ${kilobytes(bytes)}`;
  return filling ? `${line}, page ${pages} is ${Math.round(filling.lastPageFull * 100)} % full` : line;
}

/** "1 problem", "3 problems". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A problem as GitHub Actions shows it beside the line (its workflow command `error`). */
export function asGithub({ problem, from }: Located): string {
  const properties = { file: problem.place.file, line: from.line, col: from.column, title: problem.code };
  const listed = Object.entries(properties).map(
    ([key, value]) => `${key}=${escaped(String(value), /[%\r\n:,]/g)}`,
  );
  return `::error ${listed.join(',')}::${escaped(`${problem.message} ${problem.hint}`, /[%\r\n]/g)}`;
}

function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
