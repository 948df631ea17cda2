/** Text as PDF/A-2 allows it, and as bytes. */

/** ISO 19005-2, 6.1.13: 32,767 bytes a string; in UTF-16, with its byte order mark, about half as many letters. */
const LONGEST = 16_000;

/** The text, cut with an ellipsis where it is longer than a string may be: no reader shows so much of one. */
export function clip(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}\u2026`;
}

/** A byte a letter: file syntax is Latin-1. */
export function latin(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
