/**
 * Everyday YAML read without the library: keys and dashes in their columns, texts plain, quoted or in blocks, brackets on
 * one line, comments on lines of their own.
 *
 * It gives the tree that yaml.ts gives, place for place, or nothing: whatever is unusual, doubtful or wrong is left to the
 * library, whose start alone costs more than all that is done here. A test holds the two equal.
 */
import type { Place, SourceFile } from '../base/place.ts';
import type { Entry, Mapping, Node, Scalar, ScalarStyle, Sequence } from './tree.ts';

/** Where reading stands: at a token, or at the end of the line that the last value ended on. */
interface Cursor {
  readonly name: string;
  readonly text: string;
  at: number;
  /** The column of the token, from 0; -1 at the end of the file. */
  column: number;
  /** Where the last value ended. */
  end: number;
  depth: number;
}

/** So long a text is within the limit of 4 MiB whatever its letters are. */
const LONGEST = 1024 * 1024;

/** A few levels more than the contract has, and far fewer than the library reads. */
const DEEPEST = 30;

/** Control characters, a byte order mark and line ends that are none in YAML. */
const UNUSUAL = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;

/** The tree of a file whose root is a mapping; nothing where only the library can tell. */
export function plainTree({ name, text }: SourceFile): Mapping | undefined {
  if (text.length > LONGEST || text.startsWith(' ') || UNUSUAL.test(text)) return undefined;
  const cursor: Cursor = { name, text, at: 0, column: 0, end: 0, depth: 0 };
  takes(cursor, /#[^\n]*/y);
  const root = toToken(cursor) && cursor.column === 0 ? readMapping(cursor) : undefined;
  return cursor.at === text.length ? root : undefined;
}

function takes(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at;
  if (!pattern.test(cursor.text)) return false;
  cursor.at = pattern.lastIndex;
  return true;
}

function isAt(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at;
  return pattern.test(cursor.text);
}

/** A place without the white space at its end. */
function placeIn({ name, text }: Cursor, start: number, end: number): Place {
  return { file: name, start, end: start + text.slice(start, end).trimEnd().length };
}

/** From the end of a line, over empty lines and comments, to the next token. */
const GAP = / *(?:\n *(?:#[^\n]*)?)*/y;
/** A comment that was probably meant as text: not in the first column, and no space after its mark. */
const DOUBTFUL = /\n +#+[^#\s]/;

/** A comment further in than what follows it would count to what stands before it. */
function toToken(cursor: Cursor): boolean {
  const from = cursor.at;
  takes(cursor, GAP);
  const { text, at } = cursor;
  cursor.column = at === text.length ? -1 : columnOf(cursor);
  const gap = text.slice(from, at);
  if (!gap.includes('#')) return true;
  const furthest = Math.max(0, cursor.column);
  return !DOUBTFUL.test(gap) && indents(gap, /\n *(?=#)/g).every((indent) => indent <= furthest);
}

function columnOf({ text, at }: Cursor): number {
  return at - text.lastIndexOf('\n', at - 1) - 1;
}

/** How far in the lines of a text stand, but the first. */
function indents(typed: string, lines: RegExp): number[] {
  return [...typed.matchAll(lines)].map(([indent]) => indent.length - 1);
}

const KEY = /[A-Za-z]+:(?: +|(?=\n))/y;
const DASH = /-(?: +|(?=\n))/y;
const LINE_END = / *\n/y;

/** A node at a token; a text goes on in lines that stand further in than its owner's column. */
function readNode(cursor: Cursor, owner: number): Node | undefined {
  if (isAt(cursor, DASH)) return readSequence(cursor);
  return isAt(cursor, KEY) ? readMapping(cursor) : readLeaf(cursor, owner);
}

function readMapping(cursor: Cursor): Mapping | undefined {
  const { at: start, column, text } = cursor;
  const entries = new Map<string, Entry>();
  if (++cursor.depth > DEEPEST) return undefined;
  while (cursor.column === column) {
    const from = cursor.at;
    if (!takes(cursor, KEY)) return undefined;
    const key = text.slice(from, text.indexOf(':', from));
    const value = isAt(cursor, LINE_END) ? readBelow(cursor, column) : readLeaf(cursor, column);
    if (!value || entries.has(key)) return undefined;
    entries.set(key, { keyPlace: { file: cursor.name, start: from, end: from + key.length }, value });
  }
  cursor.depth--;
  return { kind: 'mapping', place: placeIn(cursor, start, cursor.end), flow: false, entries };
}

/** The value of a key on the lines below it; the dashes of a list may stand in the column of the key. */
function readBelow(cursor: Cursor, owner: number): Node | undefined {
  if (!toToken(cursor)) return undefined;
  if (cursor.column > owner) return readNode(cursor, owner);
  return cursor.column === owner && isAt(cursor, DASH) ? readSequence(cursor) : undefined;
}

function readSequence(cursor: Cursor): Sequence | undefined {
  const { at: start, column } = cursor;
  const items: Node[] = [];
  if (++cursor.depth > DEEPEST) return undefined;
  while (cursor.column === column) {
    const from = cursor.at;
    if (!takes(cursor, DASH)) break;
    cursor.column += cursor.at - from;
    if (isAt(cursor, LINE_END) && !(toToken(cursor) && cursor.column > column)) return undefined;
    const item = readNode(cursor, column);
    if (!item) return undefined;
    items.push(item);
  }
  cursor.depth--;
  return { kind: 'sequence', place: placeIn(cursor, start, cursor.end), flow: false, items };
}

/** A text or brackets, up to the next token. What is left over on its line stands in a column where nothing may stand. */
function readLeaf(cursor: Cursor, owner: number): Node | undefined {
  const leaf = readInline(cursor, owner, PLAIN_LINE);
  if (!leaf) return undefined;
  cursor.end = leaf.place.end;
  return toToken(cursor) ? leaf : undefined;
}

const SPACES = / */y;
const BRACKET = /[[{] */y;
const COMMA = /, */y;
const END_OF_LIST = /\]/y;
const END_OF_MAPPING = /\}/y;

/** Lists and mappings in brackets, on one line. */
function readFlow(cursor: Cursor): Node | undefined {
  const start = cursor.at;
  const isList = cursor.text.charAt(start) === '[';
  if (++cursor.depth > DEEPEST) return undefined;
  const items: Node[] = [];
  const entries = new Map<string, Entry>();
  do {
    takes(cursor, items.length === 0 ? BRACKET : COMMA);
    const from = cursor.at;
    if (!isList && !takes(cursor, KEY)) return undefined;
    const key = cursor.text.slice(from, cursor.text.indexOf(':', from));
    const value = readInline(cursor, Infinity, FLOW_LINE);
    if (!value || entries.has(key)) return undefined;
    items.push(value);
    if (!isList) entries.set(key, { keyPlace: placeIn(cursor, from, from + key.length), value });
    takes(cursor, SPACES);
  } while (isAt(cursor, COMMA));
  if (!takes(cursor, isList ? END_OF_LIST : END_OF_MAPPING)) return undefined;
  cursor.depth--;
  const place = placeIn(cursor, start, cursor.at);
  return isList
    ? { kind: 'sequence', place, flow: true, items }
    : { kind: 'mapping', place, flow: true, entries };
}

function readInline(cursor: Cursor, owner: number, line: RegExp): Node | undefined {
  return isAt(cursor, BRACKET) ? readFlow(cursor) : readText(cursor, owner, line);
}

function readText(cursor: Cursor, owner: number, line: RegExp): Scalar | undefined {
  switch (cursor.text.charAt(cursor.at)) {
    case '"':
      return readQuoted(cursor, owner, DOUBLE, 'double');
    case "'":
      return readQuoted(cursor, owner, SINGLE, 'single');
    case '|':
    case '>':
      return readBlock(cursor, owner);
    default:
      return readPlain(cursor, owner, line);
  }
}

/** The first sign of a text without quotes (YAML 1.2.2, 7.3.3). */
const OPENING = /[^\s,[\]{}#&*!|>'"%@`?:-]|-(?=[^\s,[\]{}])/y;
/** A line of such a text, whole: with no colon and no "#" that would end it. */
const PLAIN_LINE = /[^\n:#]*(?:(?::(?=\S)|(?<=\S)#)[^\n:#]*)*(?=\n|$)/y;
/** The same between brackets, as far as it goes. */
const FLOW_LINE = /[^\n:#,[\]{}]*(?:(?::(?=[^\s,[\]{}])|(?<=\S)#)[^\n:#,[\]{}]*)*/y;
const LINE_BREAK = / *\n[ \n]*/y;
const COMMENT_OR_END = /#|$/y;
/** A line that goes on may begin with what a first may not, but not with what looks like structure. */
const MORE = /[^\s#?:-]|--/y;

function readPlain(cursor: Cursor, owner: number, line: RegExp): Scalar | undefined {
  const start = cursor.at;
  if (!isAt(cursor, OPENING) || !takes(cursor, line)) return undefined;
  let end = cursor.at;
  while (toLineWithin(cursor, owner)) {
    if (!isAt(cursor, MORE) || !takes(cursor, line)) return undefined;
    end = cursor.at;
  }
  cursor.at = end;
  const text = folded(cursor.text.slice(start, end).replace(/(?<! ) +$/, ''));
  return { kind: 'scalar', place: placeIn(cursor, start, end), style: 'plain', type: typeOf(text), text };
}

/** To the next line of a text, if that stands further in than the owner and is no comment. */
function toLineWithin(cursor: Cursor, owner: number): boolean {
  if (!takes(cursor, LINE_BREAK) || isAt(cursor, COMMENT_OR_END)) return false;
  return columnOf(cursor) > owner;
}

/**
 * A line end is a space; of several, one goes and the others stay (YAML 1.2.2, 6.5). White space is only looked at from
 * its beginning: else a long row of it takes quadratic time.
 */
function folded(typed: string): string {
  if (!typed.includes('\n')) return typed;
  return typed.replaceAll(/(?<! ) *\n[ \n]*/g, (gap) => '\n'.repeat(gap.split('\n').length - 2) || ' ');
}

const NULL = /^(?:~|[Nn]ull|NULL)$/;
const BOOLEAN = /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/;
const NUMBER =
  /^(?:0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What the core schema takes a text without quotes for (YAML 1.2.2, 10.3.2). */
function typeOf(text: string): Scalar['type'] {
  if (NUMBER.test(text)) return 'number';
  if (BOOLEAN.test(text)) return 'boolean';
  return NULL.test(text) ? 'null' : 'string';
}

/** Only a quotation mark and a backslash are escaped. */
const DOUBLE = /"[^"\\]*(?:\\["\\][^"\\]*)*"/y;
const SINGLE = /'[^']*(?:''[^']*)*'/y;
/** A line inside quotes that begins with a dash was meant as an item. */
const LOST_ITEM = /\n *-(?!-)/;

function readQuoted(cursor: Cursor, owner: number, pattern: RegExp, style: ScalarStyle): Scalar | undefined {
  const start = cursor.at;
  if (!takes(cursor, pattern)) return undefined;
  const typed = cursor.text.slice(start, cursor.at);
  if (LOST_ITEM.test(typed) || indents(typed, /\n *(?=[^ \n])/g).some((indent) => indent <= owner))
    return undefined;
  const inside = folded(typed.slice(1, -1));
  const text = style === 'double' ? inside.replaceAll(/\\(["\\])/g, '$1') : inside.replaceAll("''", "'");
  return { kind: 'scalar', place: placeIn(cursor, start, cursor.at), style, type: 'string', text };
}

const HEADER = /[|>]-?\n/y;
const ONLY_SPACES = / +(?:\n|$)/y;

/** A text in lines of its own, kept or folded; no line stands further in or out than the first. */
function readBlock(cursor: Cursor, owner: number): Scalar | undefined {
  const { text, at: start } = cursor;
  if (!takes(cursor, HEADER)) return undefined;
  const header = text.slice(start, cursor.at);
  const from = cursor.at;
  takes(cursor, SPACES);
  const indent = cursor.at - from;
  cursor.at = from;
  const body = new RegExp(`(?: {${String(indent)}}[^ \\n][^\\n]*(?:\\n|$)|\\n)*`, 'y');
  if (indent <= owner || isAt(cursor, LINE_END) || !takes(cursor, body)) return undefined;
  // A line of nothing but spaces has some of them in the text.
  if (isAt(cursor, ONLY_SPACES)) return undefined;
  const typed = text.slice(from, cursor.at).replace(/(?<!\n)\n+$/, '');
  cursor.at = from + typed.length;
  if (LOST_ITEM.test(`\n${typed}`)) return undefined;
  const lines = typed.split('\n').map((line) => line.slice(indent));
  const kept = lines.join('\n');
  const content = header.startsWith('|')
    ? kept
    : kept.replaceAll(/\n+/g, (gap) => '\n'.repeat(gap.length - 1) || ' ');
  const chomped = header.includes('-') ? content : `${content}\n`;
  return {
    kind: 'scalar',
    place: placeIn(cursor, start, cursor.at),
    style: 'block',
    type: 'string',
    text: chomped,
  };
}
