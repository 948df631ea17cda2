/**
 * Everyday YAML read without the library: keys and dashes in their columns, texts plain, quoted or in blocks, brackets on
 * one line, comments on lines of their own.
 *
 * It gives the tree that yaml.ts gives, place for place, or nothing: whatever is unusual, doubtful or wrong is left to the
 * library, whose start alone costs more than all that is done here. A test holds the two equal.
 */
import { isPlainLetter } from '../base/letters.ts';
import { Place, type SourceFile } from '../base/place.ts';
import {
  type Cursor,
  DASH,
  type EndOfText,
  HASH,
  NEWLINE,
  afterSpaces,
  endOfFlowLine,
  endOfLine,
  endOfPlainLine,
  isSpaceOrLineEnd,
  placeIn,
  readBlock,
  readPlain,
  readQuoted,
} from './plain-scalars.ts';
import { Entry, Mapping, type Node, Sequence } from './tree.ts';

/** So long a text is within the limit of 4 MiB whatever its letters are. */
const LONGEST = 1024 * 1024;

/** A few levels more than the contract has, and far fewer than the library reads. */
const DEEPEST = 30;

/** Control characters, a byte order mark and line ends that are none in YAML. */
const UNUSUAL = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;

/**
 * The tree of a file whose root is a mapping; nothing where only the library can tell. Of everyday characters
 * (characters.ts) only the tab is unusual here.
 */
export function plainTree({ name, text }: SourceFile, isEveryday = false): Mapping | undefined {
  if (text.length > LONGEST || text.startsWith(' ')) return undefined;
  if (isEveryday ? text.includes('\t') : UNUSUAL.test(text)) return undefined;
  const cursor: Cursor = { name, text, at: 0, column: 0, end: 0, depth: 0 };
  if (text.startsWith('#')) cursor.at = endOfLine(text, 0);
  const root = toToken(cursor) && cursor.column === 0 ? readMapping(cursor) : undefined;
  return cursor.at === text.length ? root : undefined;
}

const COLON = 0x3a;

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isSpaceOrLineEnd(text.charCodeAt(at + 1));
}

/** Where the colon of a key stands, if there is a key. */
function colonOfKey(text: string, from: number): number | undefined {
  let at = from;
  while (isPlainLetter(text.charCodeAt(at))) at++;
  const isKey = at > from && text.charCodeAt(at) === COLON && isSpaceOrLineEnd(text.charCodeAt(at + 1));
  return isKey ? at : undefined;
}

/** Up to the last value, whose end has no white space. */
function placeFrom({ name, end }: Cursor, start: number): Place {
  return new Place(name, start, end);
}

/** From the end of a line, over empty lines and comments, to the next token. */
function toToken(cursor: Cursor): boolean {
  const { text } = cursor;
  let at = afterSpaces(text, cursor.at);
  let furthest = 0;
  while (text.charCodeAt(at) === NEWLINE) {
    const line = at + 1;
    at = afterSpaces(text, line);
    if (text.charCodeAt(at) !== HASH) continue;
    const end = endOfLine(text, at);
    if (at > line && DOUBTFUL.test(text.slice(at, end))) return false;
    furthest = Math.max(furthest, at - line);
    at = end;
  }
  cursor.at = at;
  cursor.column = at === text.length ? -1 : columnOf(text, at);
  // A comment further in than what follows it would count to what stands before it.
  return furthest <= Math.max(0, cursor.column);
}

/** A comment that was probably meant as text: not in the first column, and no space after its mark. */
const DOUBTFUL = /^#+[^#\s]/;

function columnOf(text: string, at: number): number {
  return at - text.lastIndexOf('\n', at - 1) - 1;
}

/** A node at a token; a text goes on in lines that stand further in than its owner's column. */
function readNode(cursor: Cursor, owner: number): Node | undefined {
  if (isDash(cursor.text, cursor.at)) return readSequence(cursor);
  return colonOfKey(cursor.text, cursor.at) === undefined ? readLeaf(cursor, owner) : readMapping(cursor);
}

function readMapping(cursor: Cursor): Mapping | undefined {
  const { at: start, column, text, name } = cursor;
  const entries = new Map<string, Entry>();
  if (++cursor.depth > DEEPEST) return undefined;
  while (cursor.column === column) {
    const from = cursor.at;
    const colon = colonOfKey(text, from);
    if (colon === undefined) return undefined;
    cursor.at = afterSpaces(text, colon + 1);
    const key = text.slice(from, colon);
    const isBelow = text.charCodeAt(cursor.at) === NEWLINE;
    const value = isBelow ? readBelow(cursor, column) : readLeaf(cursor, column);
    if (!value || entries.has(key)) return undefined;
    entries.set(key, new Entry(new Place(name, from, colon), value));
  }
  cursor.depth--;
  return new Mapping(placeFrom(cursor, start), false, entries);
}

/** The value of a key on the lines below it; the dashes of a list may stand in the column of the key. */
function readBelow(cursor: Cursor, owner: number): Node | undefined {
  if (!toToken(cursor)) return undefined;
  if (cursor.column > owner) return readNode(cursor, owner);
  return cursor.column === owner && isDash(cursor.text, cursor.at) ? readSequence(cursor) : undefined;
}

function readSequence(cursor: Cursor): Sequence | undefined {
  const { at: start, column, text } = cursor;
  const items: Node[] = [];
  if (++cursor.depth > DEEPEST) return undefined;
  while (cursor.column === column && isDash(text, cursor.at)) {
    const from = cursor.at;
    cursor.at = afterSpaces(text, from + 1);
    cursor.column += cursor.at - from;
    const isBelow = text.charCodeAt(cursor.at) === NEWLINE;
    if (isBelow && !(toToken(cursor) && cursor.column > column)) return undefined;
    const item = readNode(cursor, column);
    if (!item) return undefined;
    items.push(item);
  }
  cursor.depth--;
  return new Sequence(placeFrom(cursor, start), false, items);
}

/** A text or brackets, up to the next token. What is left over on its line stands in a column where nothing may stand. */
function readLeaf(cursor: Cursor, owner: number): Node | undefined {
  const leaf = readInline(cursor, owner, endOfPlainLine);
  if (!leaf) return undefined;
  cursor.end = leaf.place.end;
  return toToken(cursor) ? leaf : undefined;
}

/** Lists and mappings in brackets, on one line. */
function readFlow(cursor: Cursor): Node | undefined {
  const { text, at: start } = cursor;
  const isList = text.charAt(start) === '[';
  if (++cursor.depth > DEEPEST) return undefined;
  const items: Node[] = [];
  const entries = new Map<string, Entry>();
  do {
    // After the bracket or a comma.
    const from = afterSpaces(text, cursor.at + 1);
    const colon = isList ? from : colonOfKey(text, from);
    if (colon === undefined) return undefined;
    cursor.at = isList ? from : afterSpaces(text, colon + 1);
    const key = text.slice(from, colon);
    const value = readInline(cursor, Infinity, endOfFlowLine);
    if (!value || entries.has(key)) return undefined;
    items.push(value);
    if (!isList) entries.set(key, new Entry(new Place(cursor.name, from, colon), value));
    cursor.at = afterSpaces(text, cursor.at);
  } while (text.charAt(cursor.at) === ',');
  if (text.charAt(cursor.at) !== (isList ? ']' : '}')) return undefined;
  cursor.at++;
  cursor.depth--;
  const place = placeIn(cursor, start, cursor.at);
  return isList ? new Sequence(place, true, items) : new Mapping(place, true, entries);
}

function readInline(cursor: Cursor, owner: number, lineEnd: EndOfText): Node | undefined {
  switch (cursor.text.charAt(cursor.at)) {
    case '[':
    case '{':
      return readFlow(cursor);
    case '"':
      return readQuoted(cursor, owner, 'double');
    case "'":
      return readQuoted(cursor, owner, 'single');
    case '|':
    case '>':
      return readBlock(cursor, owner);
    default:
      return readPlain(cursor, owner, lineEnd);
  }
}
