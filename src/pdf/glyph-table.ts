/** What is known of each glyph of each face, by its number and the characters that it stands for. */
import type { FaceName, Glyph } from '../typeset/face.ts';

/** A glyph without its place: a face may show two texts with one glyph, and a text with two. */
export type Sign = Pick<Glyph, 'id' | 'codePoints'>;

interface Entry<T> {
  readonly codePoints: readonly number[];
  readonly value: T;
  /** The same glyph for other characters. */
  readonly next: Entry<T> | undefined;
}

/** Rows are as long as most faces from the start, so that they stay rows. */
const GLYPHS = 1024;

/** Of one face. */
export class GlyphRow<T> {
  /** By glyph number. Who reads pages of thousands of glyphs looks here first: mostly the characters are the very same. */
  readonly entries = new Array<Entry<T> | undefined>(GLYPHS).fill(undefined);

  find({ id, codePoints }: Sign): T | undefined {
    let entry = this.entries[id];
    while (entry && !same(entry.codePoints, codePoints)) entry = entry.next;
    return entry?.value;
  }

  set({ id, codePoints }: Sign, value: T): T {
    this.entries[id] = { codePoints, value, next: this.entries[id] };
    return value;
  }
}

export class GlyphTable<T> {
  readonly #faces: Partial<Record<FaceName, GlyphRow<T>>> = {};

  of(face: FaceName): GlyphRow<T> {
    return (this.#faces[face] ??= new GlyphRow<T>());
  }
}

/** Finds the value of each glyph in a few steps; `seek` is asked for those that the row has not. */
export function finderOf<T>({ entries }: GlyphRow<T>, seek: (sign: Sign) => T): (sign: Sign) => T {
  return (sign) => {
    const entry = entries[sign.id];
    return entry !== undefined && entry.codePoints === sign.codePoints ? entry.value : seek(sign);
  };
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((codePoint, at) => codePoint === other[at]))
  );
}
