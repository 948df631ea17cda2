/** What may stand in a header: one line without control characters, and no word that is longer than a line. */
import { encodeWord } from 'nodemailer/lib/mime-funcs';

/**
 * The same text, sure to be one line. A line end in it would begin a header of its own: whatever brought it here has
 * not been checked, which is a mistake of ours.
 */
export function unfolded(text: string): string {
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)) {
    throw new Error(`a control character in a header: ${JSON.stringify(text.slice(0, LONGEST_WORD))}`);
  }
  return text;
}

/** A line has 78 signs at most, folded between words (RFC 5322, 2.1.1); an encoded word has 75 (RFC 2047, 2). */
const LONGEST_WORD = 60;
const LONGEST_ENCODED = 52;

/**
 * Free text for a header. The library encodes what is not ASCII; a word that no line has room for, and words that a
 * reader would take for encoded ones, are encoded here.
 */
export function headerText(
  text: string,
): string | { readonly prepared: true; readonly value: string; readonly foldLines: true } {
  const value = unfolded(text);
  const isLong = value.split(' ').some((word) => word.length > LONGEST_WORD);
  if (!isLong && !value.includes('=?')) return value;
  return { prepared: true, foldLines: true, value: encodeWord(value, 'Q', LONGEST_ENCODED) };
}
