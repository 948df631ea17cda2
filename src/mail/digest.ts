/** A digest of all that a letter says. */
import type { Letter } from './message.ts';

/** Signs of the digest that are kept, of four bits each: enough that no two messages share them. */
const KEPT = 20;

/** Hexadecimal digits of a SHA-256 over the letter's fields, each with its length, so that none runs into another. */
export async function digestOf(letter: Letter): Promise<string> {
  const { from, replyTo, to, subject, date, name, text, html, pdf, unsubscribe } = letter;
  const said = [from, replyTo, to, subject, date.getTime(), name, text, html, pdf.fileName, unsubscribe];
  const words = new TextEncoder().encode(JSON.stringify(said.map((each) => each ?? null)));
  const whole = new Uint8Array(words.length + pdf.bytes.length);
  whole.set(words);
  whole.set(pdf.bytes, words.length);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
  return [...hash]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, KEPT);
}
