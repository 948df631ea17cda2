/** The texts of everyday YAML: without quotes, in quotes, in blocks; nothing where only the library can tell (plain-yaml.ts). */
import { isPlainLetter } from '../base/letters.ts';
import { Place } from '../base/place.ts';
import { Scalar, type ScalarType } from './tree.ts';

/** Where reading stands: at a token, or at the end of the line that the last value ended on. */
export interface Cursor {
  readonly name: string;
  readonly text: string;
  at: number;
  /** The column of the token, from 0; -1 at the end of the file. */
  column: number;
  /** Where the last value ended. */
  end: number;
  depth: number;
}

// Most of a file is looked at once, sign by sign or line by line: to make a pattern and to use it a few times costs more.
export const NEWLINE = 0x0a;
const SPACE = 0x20;
export const HASH = 0x23;
export const DASH = 0x2d;

export function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

function beforeSpaces(text: string, end: number): number {
  let at = end;
  while (text.charCodeAt(at - 1) === SPACE) at--;
  return at;
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** White space of any kind, or the end of the text. */
function isWhite(text: string, at: number): boolean {
  return text.charAt(at).trim() === '';
}

export function isSpaceOrLineEnd(code: number): boolean {
  return code === SPACE || code === NEWLINE;
}

/** A place without the white space at its end. */
export function placeIn({ name, text }: Cursor, start: number, end: number): Place {
  return new Place(name, start, start + text.slice(start, end).trimEnd().length);
}

/** Where a line of a text without quotes ends; nothing where something else ends it before. */
export type EndOfText = (text: string, at: number) => number | undefined;

/** What a text without quotes does not begin with (YAML 1.2.2, 7.3.3); a dash it may, where text stands after it. */
const INDICATORS = ',[]{}#&*!|>\'"%@`?:-';
const FLOW_INDICATORS = ',[]{}';

function opens(text: string, at: number): boolean {
  if (isPlainLetter(text.charCodeAt(at))) return true;
  if (isWhite(text, at)) return false;
  if (!INDICATORS.includes(text.charAt(at))) return true;
  const next = text.charAt(at + 1);
  return text.charCodeAt(at) === DASH && !isWhite(text, at + 1) && !FLOW_INDICATORS.includes(next);
}

/** A line that goes on may begin with what a first may not, but not with what looks like structure. */
function goesOn(text: string, at: number): boolean {
  if (isPlainLetter(text.charCodeAt(at))) return true;
  if (isWhite(text, at)) return false;
  return !'#?:-'.includes(text.charAt(at)) || text.startsWith('--', at);
}

/** A colon and a "#" that end a text. */
const ENDS_TEXT = /:(?:\s|$)|\s#/;

export function endOfPlainLine(text: string, at: number): number | undefined {
  const end = endOfLine(text, at);
  const line = text.slice(at, end);
  return (line.includes(':') || line.includes('#')) && ENDS_TEXT.test(line) ? undefined : end;
}

/** The same between brackets, as far as it goes. */
const FLOW_LINE = /[^\n:#,[\]{}]*(?:(?::(?=[^\s,[\]{}])|(?<=\S)#)[^\n:#,[\]{}]*)*/y;

export function endOfFlowLine(text: string, at: number): number {
  FLOW_LINE.lastIndex = at;
  FLOW_LINE.test(text);
  return FLOW_LINE.lastIndex;
}

export function readPlain(cursor: Cursor, owner: number, lineEnd: EndOfText): Scalar | undefined {
  const { text, at: start } = cursor;
  let end = opens(text, start) ? lineEnd(text, start) : undefined;
  for (let next = nextLine(text, end, owner); next !== undefined; next = nextLine(text, end, owner)) {
    end = goesOn(text, next) ? lineEnd(text, next) : undefined;
  }
  if (end === undefined) return undefined;
  cursor.at = end;
  const value = folded(text.slice(start, beforeSpaces(text, end)));
  return new Scalar(placeIn(cursor, start, end), 'plain', typeOf(value), value);
}

/** The next line of a text that has ended a line, if that stands further in than the owner and is no comment. */
function nextLine(text: string, end: number | undefined, owner: number): number | undefined {
  if (end === undefined) return undefined;
  let at = end;
  let line = Infinity;
  while (text.charCodeAt(at) === NEWLINE) {
    line = at + 1;
    at = afterSpaces(text, line);
  }
  return at - line > owner && at < text.length && text.charCodeAt(at) !== HASH ? at : undefined;
}

/** A line end is a space; of several, one goes and the others stay (YAML 1.2.2, 6.5). The spaces about them go. */
function folded(typed: string): string {
  let end = typed.indexOf('\n');
  if (end === -1) return typed;
  let text = typed.slice(0, beforeSpaces(typed, end));
  while (end < typed.length) {
    let breaks = 0;
    let next = end;
    for (; typed.charCodeAt(next) === NEWLINE; next = afterSpaces(typed, next + 1)) breaks++;
    end = endOfLine(typed, next);
    const line = typed.slice(next, end === typed.length ? end : beforeSpaces(typed, end));
    text += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + line;
  }
  return text;
}

const NUMBER =
  /^(?:0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/** After the figures and the signs that a number may begin with. */
const AFTER_FIGURES = 0x3a;

const WORDS: ReadonlyMap<string, ScalarType> = new Map([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, 'null'] as const),
  ...['true', 'True', 'TRUE', 'false', 'False', 'FALSE'].map((word) => [word, 'boolean'] as const),
]);

const LONGEST_WORD = 'false'.length;

/** What the core schema takes a text without quotes for (YAML 1.2.2, 10.3.2). */
function typeOf(text: string): ScalarType {
  if (text.charCodeAt(0) < AFTER_FIGURES && NUMBER.test(text)) return 'number';
  return (text.length <= LONGEST_WORD && WORDS.get(text)) || 'string';
}

/** Only a quotation mark and a backslash are escaped. */
const QUOTED = {
  double: { mark: '"', typed: /"[^"\\]*(?:\\["\\][^"\\]*)*"/y },
  single: { mark: "'", typed: /'[^']*(?:''[^']*)*'/y },
} as const;

const UNESCAPED = {
  double: (typed: string) => (typed.includes('\\') ? typed.replaceAll(/\\(["\\])/g, '$1') : typed),
  single: (typed: string) => typed.replaceAll("''", "'"),
} as const;

export function readQuoted(cursor: Cursor, owner: number, style: 'double' | 'single'): Scalar | undefined {
  const { text, at: start } = cursor;
  const end = endOfQuoted(text, start, style);
  if (end === undefined) return undefined;
  const typed = text.slice(start, end);
  if (!standsWithin(typed, owner)) return undefined;
  cursor.at = end;
  const inside = folded(typed.slice(1, -1));
  return new Scalar(placeIn(cursor, start, end), style, 'string', UNESCAPED[style](inside));
}

/** After the second mark, if none is escaped; else the pattern tells. */
function endOfQuoted(text: string, start: number, style: 'double' | 'single'): number | undefined {
  const { mark, typed } = QUOTED[style];
  const end = text.indexOf(mark, start + 1) + 1;
  const isEscaped = style === 'double' ? text.slice(start, end).includes('\\') : text.charAt(end) === mark;
  if (end > 0 && !isEscaped) return end;
  typed.lastIndex = start;
  return typed.test(text) ? typed.lastIndex : undefined;
}

/** True where each line of a text in quotes stands further in than the owner, and none was meant as an item. */
function standsWithin(typed: string, owner: number): boolean {
  for (let end = typed.indexOf('\n'); end !== -1; end = typed.indexOf('\n', end + 1)) {
    const at = afterSpaces(typed, end + 1);
    if (typed.charCodeAt(at) === NEWLINE) continue;
    if (at - end - 1 <= owner || (typed.charCodeAt(at) === DASH && typed.charCodeAt(at + 1) !== DASH))
      return false;
  }
  return true;
}

/** A line of a text that begins with a dash was meant as an item. */
const LOST_ITEM = /\n *-(?!-)/;
const HEADERS = ['|', '>', '|-', '>-'];

/** A text in lines of its own, kept or folded; no line stands further in or out than the first. */
export function readBlock(cursor: Cursor, owner: number): Scalar | undefined {
  const { text, at: start } = cursor;
  const from = endOfLine(text, start) + 1;
  const header = text.slice(start, from - 1);
  const indent = afterSpaces(text, from) - from;
  if (!HEADERS.includes(header) || indent <= owner || isSpaceOrLineEnd(text.charCodeAt(from + indent)))
    return undefined;
  const body = new RegExp(`(?: {${String(indent)}}[^ \\n][^\\n]*(?:\\n|$)|\\n)*`, 'y');
  body.lastIndex = from;
  body.test(text);
  const end = body.lastIndex;
  const next = afterSpaces(text, end);
  // A line of nothing but spaces has some of them in the text.
  if (next > end && isWhite(text, next)) return undefined;
  const typed = text.slice(from, end).replace(/(?<!\n)\n+$/, '');
  cursor.at = from + typed.length;
  if (LOST_ITEM.test(`\n${typed}`)) return undefined;
  const lines = typed.split('\n').map((line) => line.slice(indent));
  const kept = lines.join('\n');
  const content = header.startsWith('|')
    ? kept
    : kept.replaceAll(/\n+/g, (gap) => '\n'.repeat(gap.length - 1) || ' ');
  const chomped = header.includes('-') ? content : `${content}\n`;
  return new Scalar(placeIn(cursor, start, cursor.at), 'block', 'string', chomped);
}
