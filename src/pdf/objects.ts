/**
 * Numbered objects on their way into a file: streams as they come, all else in object streams (ISO 32000-1, 7.5.7).
 *
 * A tagged file has hundreds of small objects; packed together they take a fifth of the room.
 */
import { type Setting, deflated, deflatedAgain } from './deflated.ts';
import { Places } from './places.ts';
import { latin } from './strings.ts';

/** Objects of one object stream: a reader unpacks them all to have one. */
const PACK = 2000;

/** How many object streams so many objects take. */
export function packsOf(objects: number): number {
  return Math.ceil(objects / PACK);
}

export class Objects {
  readonly #write: (bytes: Uint8Array) => void;
  /** Where each object is that was written. */
  readonly places = new Places();
  /** How many bytes were written. */
  length = 0;
  readonly #numbers: number[] = [];
  readonly #bodies: string[] = [];
  readonly #aim: 'small' | 'quick';

  /** As small as can be, or, for a part of a volume, quickly. */
  constructor(write: (bytes: Uint8Array) => void, aim: 'small' | 'quick' = 'small') {
    this.#write = write;
    this.#aim = aim;
  }

  /** How many objects wait for an object stream. */
  get waiting(): number {
    return this.#numbers.length;
  }

  /** Bytes that are no object: a header, or objects that were written elsewhere. */
  write(bytes: Uint8Array): void {
    this.#write(bytes);
    this.length += bytes.length;
  }

  /** A stream that is deflated here; `entries` is the inside of its dictionary but for Length and Filter. */
  stream(number: number, entries: string, raw: Uint8Array): void {
    this.deflated(number, entries, deflated(raw, this.#aim === 'small' ? 'stream' : 'volume'));
  }

  /** The same of what comes again when an update is built again; a volume is built once. */
  again(number: number, entries: string, raw: Uint8Array): void {
    this.deflated(number, entries, this.#deflatedAgain(raw, 'stream'));
  }

  /** A stream that is deflated already. */
  deflated(number: number, entries: string, bytes: Uint8Array): void {
    this.asIs(number, `${entries}/Filter/FlateDecode`, bytes);
  }

  /** A stream whose bytes are as they shall be. */
  asIs(number: number, entries: string, bytes: Uint8Array): void {
    this.places.at(number, this.length);
    this.write(latin(`${number} 0 obj\n<<${entries}/Length ${bytes.length}>>stream\n`));
    this.write(bytes);
    this.write(ENDSTREAM);
  }

  /** A dictionary that waits for an object stream: it ends by itself, so that nothing stands between it and the next. */
  add(number: number, body: string): void {
    this.#numbers.push(number);
    this.#bodies.push(body);
  }

  /** Writes all that waits, in object streams of these numbers. */
  pack(first: number): void {
    for (let start = 0, container = first; start < this.#numbers.length; start += PACK, container++) {
      this.#pack(container, start, Math.min(start + PACK, this.#numbers.length));
    }
    this.#numbers.length = this.#bodies.length = 0;
  }

  /** Pairs of number and offset, then the objects. */
  #pack(container: number, start: number, end: number): void {
    const { places } = this;
    const numbers = this.#numbers;
    const bodies = this.#bodies;
    let header = '';
    let text = '';
    for (let at = start; at < end; at++) {
      const number = numbers[at] as number;
      header += `${number} ${text.length} `;
      text += bodies[at] as string;
      places.packed(number, container, at - start);
    }
    const raw = latin(header + text);
    const entries = `/Type/ObjStm/N ${end - start}/First ${header.length}`;
    this.deflated(container, entries, this.#deflatedAgain(raw, 'objects'));
  }

  #deflatedAgain(raw: Uint8Array, setting: Setting): Uint8Array {
    return this.#aim === 'small' ? deflatedAgain(raw, setting) : deflated(raw, 'volume');
  }
}

const ENDSTREAM = latin('\nendstream\nendobj\n');
