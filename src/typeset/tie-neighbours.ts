/** What stands beside an offset of a paragraph: the words that ties are known by. */
import { isWordSign } from '../base/letters.ts';

/** The plain letters and figures that end right before an offset. */
export function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && isWordSign(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

/** The plain letters and figures that begin right after a space. */
export function wordAfter(text: string, space: number): string {
  return wordFrom(text, space + 1);
}

/** The same from an offset on. */
export function wordFrom(text: string, start: number): string {
  let end = start;
  while (end < text.length && isWordSign(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

/** The offset before one of these signs, where it ends there. */
export function without(signs: string, text: string, end: number): number {
  return end > 0 && signs.includes(text.charAt(end - 1)) ? end - 1 : end;
}
