/**
 * Text that needs no Markdown parser: words, and words between single or double asterisks.
 *
 * Most texts of an update are such, and the parser's start costs more than all of their parsing. What is not plainly
 * so is left to it; a test holds the two equal.
 */
import { lettered } from '../base/letters.ts';
import type { PlaceOf } from './align.ts';
import { composed } from './characters.ts';
import type { Inline, Line } from './update.ts';

/**
 * Starts and ends with something to see, all on one line, and has none of the signs that Markdown gives a meaning
 * (CommonMark 0.31.2, 6) but the asterisk.
 */
const PLAIN =
  /^(?=\S)[^\\_[\]<>&`\0-\x1f\x7f-\x9f\u2028\u2029]*(?:& [^\\_[\]<>&`\0-\x1f\x7f-\x9f\u2028\u2029]*)*(?<!\s)$/;

/**
 * A whole emphasis: from letter or figure to letter or figure, with as many asterisks on either side. Such delimiters
 * flank their words whatever stands outside (6.2, rules 1 to 8), and pair one after the other. After a punctuation mark
 * they do where a space or nothing follows. An ampersand before a space begins no entity (2.5).
 */
const EMPHASIS = lettered(
  '(\\*\\*?)([\\p{L}\\p{N}](?:[^*]*(?:[\\p{L}\\p{N}]|[!),.:;?](?=\\*\\*?(?:\\s|$))))?)\\1(?!\\*)',
  'y',
);

/** The text's one paragraph, as it is read where the parser was asked; undefined where only the parser can tell. */
export function plainLine(text: string, placeOf: PlaceOf): Line | undefined {
  if (!PLAIN.test(text)) return undefined;
  const line: Inline[] = [];
  let from = 0;
  for (let at = text.indexOf('*'); at !== -1; at = text.indexOf('*', from)) {
    const emphasis = EMPHASIS(text);
    emphasis.lastIndex = at;
    const [whole, marks = '', inner = ''] = emphasis.exec(text) ?? [];
    if (whole === undefined) return undefined;
    if (at > from) line.push(leafOf(text, from, at, placeOf));
    const start = at + marks.length;
    from = at + whole.length;
    line.push({
      kind: marks.length === 2 ? 'strong' : 'emphasis',
      place: placeOf(at, from),
      children: [leafOf(text, start, start + inner.length, placeOf)],
    });
  }
  if (from < text.length) line.push(leafOf(text, from, text.length, placeOf));
  return line;
}

function leafOf(text: string, from: number, to: number, placeOf: PlaceOf): Inline {
  return { kind: 'text', place: placeOf(from, to), value: composed(text.slice(from, to)) };
}
