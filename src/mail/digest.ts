/** A digest of all that a letter says. */
import { hashOf } from './keys.ts';
import type { Letter } from './message.ts';

/** Signs of the digest that are kept, of four bits each: enough that no two messages share them. */
const KEPT = 20;

/** A piece as long as that is told by its own digest. */
const LONG = 256;

/** Hexadecimal digits of a SHA-256 over the letter's fields, as JSON, in which none can run into another. */
export function digestOf(letter: Letter): string {
  return digester()(letter);
}

/** The same for the letters of one mailing: long pieces and files that they share are digested once. */
export function digester(): (letter: Letter) => string {
  const known = new Map<string | Uint8Array, string>();
  const knownHash = (of: string | Uint8Array): string => {
    const hash = known.get(of) ?? hashOf(of);
    known.set(of, hash);
    return hash;
  };
  const told = (piece: string): unknown => (piece.length < LONG ? piece : { hash: knownHash(piece) });
  return (letter) => {
    const { from, replyTo, to, subject, date, name, text, html, pdf, unsubscribe } = letter;
    const bodies = [text.map(told), html.map(told)];
    const file = [pdf.fileName, knownHash(pdf.bytes)];
    const said = [from, replyTo, to, subject, date.getTime(), name, bodies, file, unsubscribe];
    return hashOf(JSON.stringify(said.map((each) => each ?? null))).slice(0, KEPT);
  };
}
