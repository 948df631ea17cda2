/** A digest of all that a letter says. */
import { hashOf } from './keys.ts';
import type { Letter } from './message.ts';

/** Signs of the digest that are kept, of four bits each: enough that no two messages share them. */
const KEPT = 20;

/** A piece as long as that is told by its own digest. */
const LONG = 256;

/** Hexadecimal digits of a SHA-256 over the letter's fields, as JSON, in which none can run into another. */
export async function digestOf(letter: Letter): Promise<string> {
  return digester()(letter);
}

/** The same for the letters of one mailing: long pieces and files that they share are digested once. */
export function digester(): (letter: Letter) => Promise<string> {
  const known = new Map<string | Uint8Array, Promise<string>>();
  const knownHash = (of: string | Uint8Array): Promise<string> => {
    const hash = known.get(of) ?? hashOf(typeof of === 'string' ? encoded(of) : of);
    known.set(of, hash);
    return hash;
  };
  const told = (piece: string): unknown =>
    piece.length < LONG ? piece : knownHash(piece).then((hash) => ({ hash }));
  return async (letter) => {
    const { from, replyTo, to, subject, date, name, text, html, pdf, unsubscribe } = letter;
    const bodies = await Promise.all([text, html].map((body) => Promise.all(body.map(told))));
    const file = [pdf.fileName, await knownHash(pdf.bytes)];
    const said = [from, replyTo, to, subject, date.getTime(), name, bodies, file, unsubscribe];
    const hash = await hashOf(encoded(JSON.stringify(said.map((each) => each ?? null))));
    return hash.slice(0, KEPT);
  };
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
