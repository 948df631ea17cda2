/** Reads one scalar of the tree as text: plain or with Markdown, its characters and its length checked. */
import type { SourceFile } from '../base/place.ts';
import type { Problem, ProblemCode } from '../base/problem.ts';
import { placesOf } from './align.ts';
import { badCharacters, composed } from './characters.ts';
import { readProse } from './inline.ts';
import { unquotedValue } from './misread.ts';
import { mendedLines } from './quoting.ts';
import { isText, isVerbatim, valueOf } from './tree.ts';
import type { Node, Scalar } from './tree.ts';
import { type Line, Plain, type Prose } from './update.ts';

/** What every reader needs: the file, the country of telephone numbers, and where problems go. */
export interface Reading {
  readonly file: SourceFile;
  readonly country: string;
  /** True where each character of each text stands in the file, and none is doubtful: they are not looked at again. */
  readonly isEveryday: boolean;
  readonly tell: (problem: Problem) => void;
}

/** Content model, Limits: one block's text. */
export const LONGEST_TEXT = 100_000;

/** Tells a problem about a whole node; `mended` is what should stand in its place. */
export function tellAt(
  { file, tell }: Reading,
  { place }: Node,
  code: ProblemCode,
  said: Pick<Problem, 'message' | 'hint'>,
  mended?: string,
): void {
  // A mend never changes the number of lines.
  const isOneLine = !/[\r\n]/.test(file.text.slice(place.start, place.end));
  const mend =
    mended === undefined || !isOneLine
      ? {}
      : { mend: mendedLines(file.text, place.start, place.end, mended) };
  tell({ code, place, ...said, ...mend });
}

export function tooLong(characters: number): Pick<Problem, 'message' | 'hint'> {
  return {
    message: `This block has ${characters.toLocaleString('en-GB')} characters; the most is 100,000.`,
    hint: 'Divide the text into several blocks.',
  };
}

/** True where the characters of a text can all be set; else they are told. */
function isSettable(reading: Reading, scalar: Scalar): boolean {
  if (scalar.text.length > LONGEST_TEXT) {
    tellAt(reading, scalar, 'text-too-long', tooLong(scalar.text.length));
    return false;
  }
  if (reading.isEveryday) return true;
  const bad = badCharacters(scalar.text);
  if (bad.length === 0) return true;
  const placeOf = placesOf(reading.file, scalar);
  for (const { index, length, code, message, hint } of bad) {
    const place = placeOf(index, index + length);
    const typed = reading.file.text.slice(place.start, place.end);
    const isEscape = scalar.style === 'double' && typed.startsWith('\\');
    reading.tell({ code, place, message, hint: isEscape ? escapeHint(typed) : hint });
  }
  return false;
}

/** A character that was typed as `\u200B`, or by accident: `"C:\Policy"`. */
function escapeHint(typed: string): string {
  return `Between double quotes ${typed} stands for that character: delete it, or write \\${typed} if a backslash is meant.`;
}

/** A day without quotes, which other readers of YAML take for a date. */
const DAY = /^\d{4}-\d{2}-\d{2}(?:[Tt ].*)?$/;

function isUsable(reading: Reading, node: Node | undefined, key: string): node is Scalar {
  if (!isText(node)) return false;
  if (node.style === 'plain' && node.text.startsWith('-', 4) && DAY.test(node.text)) {
    reading.tell(unquotedValue(reading.file, node, { key, isItem: false }));
    return false;
  }
  return isSettable(reading, node);
}

/** Text without Markdown on one line; undefined where it is not there, or is no text, which the shape tells. */
export function plain(reading: Reading, node: Node | undefined, key: string): Plain | undefined {
  return isUsable(reading, node, key) ? plainOf(node, ' ') : undefined;
}

/** The same with its line ends, for a postal address. */
export function plainLines(reading: Reading, node: Node | undefined, key: string): Plain | undefined {
  return isUsable(reading, node, key) ? plainOf(node, '\n') : undefined;
}

/** Read exactly as typed, whatever YAML takes it for. */
export function verbatim(reading: Reading, node: Node | undefined): Plain | undefined {
  return isVerbatim(node) && isSettable(reading, node) ? plainOf(node, ' ') : undefined;
}

function plainOf({ place, text }: Scalar, lineEnd: string): Plain {
  const lines = text.includes('\n') ? text.split('\n').map((one) => one.trim()) : [text.trim()];
  const value = lines.filter((one) => one !== '').join(lineEnd);
  return new Plain(place, composed(value.replaceAll('\t', ' ')));
}

/** Text with Markdown, a paragraph or more. */
export function prose(reading: Reading, node: Node | undefined, key = ''): Prose {
  if (!isUsable(reading, node, key)) return [];
  return readProse(node.text, placesOf(reading.file, node), reading.tell);
}

/** Text with Markdown that must be one paragraph. */
export function line(reading: Reading, node: Node | undefined, key: string): Line {
  return onlyParagraph(reading, prose(reading, node, key), key ? `"${key}"` : 'This text');
}

/** The same under a key that may be left out. */
export function optionalLine(reading: Reading, node: Node, key: string): Line | undefined {
  const value = valueOf(node, key);
  return value && line(reading, value, key);
}

/** Markdown exactly as typed, whatever YAML takes it for: a cell of a table, empty where the editor left it so or `~`. */
export function cellLine(reading: Reading, node: Node): Line {
  const isEmpty =
    node.kind !== 'scalar' || !/\S/.test(node.text) || (node.type === 'null' && node.text === '~');
  if (isEmpty || !isSettable(reading, node)) return [];
  const paragraphs = readProse(node.text, placesOf(reading.file, node), reading.tell);
  return onlyParagraph(reading, paragraphs, 'A cell');
}

function onlyParagraph(reading: Reading, [first = [], second]: Prose, name: string): Line {
  const place = second?.[0]?.place;
  if (place) {
    reading.tell({
      code: 'one-paragraph',
      place,
      message: `${name} must be one paragraph, but an empty line begins another here.`,
      hint: 'Delete the empty line, or put what follows in a block of its own.',
    });
  }
  return first;
}
