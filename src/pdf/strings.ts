/** Text strings of PDF objects, within the length that PDF/A-2 allows. */

/** ISO 19005-2, 6.1.13: 32,767 bytes a string; in UTF-16, with its byte order mark, about half as many letters. */
const LONGEST = 16_000;

/** The text, cut with an ellipsis where it is longer than a string may be: no reader shows so much of one. */
export function clip(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}\u2026`;
}

/** A text string as pdfkit takes it: a String object; a plain string would be a name. */
export function textString(text: string): object {
  return new String(clip(text));
}
