/**
 * Text that needs no Markdown parser: words, and words between single or double asterisks.
 *
 * Most texts of an update are such, and the parser's start costs more than all of their parsing. What is not plainly
 * so is left to it; a test holds the two equal.
 */
import { codePointAt, codePointBefore, isLetterOrNumber } from '../base/letters.ts';
import type { PlaceOf } from './align.ts';
import { composed } from './characters.ts';
import { type Inline, type Line, Words } from './update.ts';

/** Line ends, and the signs that Markdown gives a meaning (CommonMark 0.31.2, 6) but the asterisk. */
const MEANINGFUL = /[\\_[\]<>&`\0-\x1f\x7f-\x9f\u2028\u2029]/;

/** Starts and ends with something to see, all on one line; an ampersand before a space begins no entity (2.5). */
function isPlain(text: string): boolean {
  if (text === '' || text.trim() !== text) return false;
  return !MEANINGFUL.test(text) || (text.includes('& ') && !MEANINGFUL.test(text.replaceAll('& ', '')));
}

/**
 * Where the words of the emphasis end that begins at an asterisk: from letter or figure to letter or figure, with as many
 * asterisks on either side. Such delimiters flank their words whatever stands outside (6.2, rules 1 to 8), and pair one
 * after the other. After a punctuation mark they do where a space or nothing follows.
 */
function endOfEmphasis(text: string, start: number, marks: string): number | undefined {
  const end = text.indexOf('*', start);
  const after = end + marks.length;
  if (end === -1 || !text.startsWith(marks, end) || text.charAt(after) === '*') return undefined;
  const isClosed =
    isLetterOrNumber(codePointBefore(text, end)) ||
    (PUNCTUATION.includes(text.charAt(end - 1)) && text.charAt(after).trim() === '');
  return isClosed && isLetterOrNumber(codePointAt(text, start)) ? end : undefined;
}
const PUNCTUATION = '!),.:;?';

/** The text's one paragraph, as it is read where the parser was asked; undefined where only the parser can tell. */
export function plainLine(text: string, placeOf: PlaceOf): Line | undefined {
  if (!isPlain(text)) return undefined;
  const line: Inline[] = [];
  let from = 0;
  for (let at = text.indexOf('*'); at !== -1; at = text.indexOf('*', from)) {
    const marks = text.startsWith('**', at) ? '**' : '*';
    const start = at + marks.length;
    const end = endOfEmphasis(text, start, marks);
    if (end === undefined) return undefined;
    if (at > from) line.push(leafOf(text, from, at, placeOf));
    from = end + marks.length;
    line.push({
      kind: marks === '**' ? 'strong' : 'emphasis',
      place: placeOf(at, from),
      children: [leafOf(text, start, end, placeOf)],
    });
  }
  if (from < text.length) line.push(leafOf(text, from, text.length, placeOf));
  return line;
}

function leafOf(text: string, from: number, to: number, placeOf: PlaceOf): Inline {
  return new Words(placeOf(from, to), composed(text.slice(from, to)));
}
