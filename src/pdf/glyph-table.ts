/** What is known of each glyph of each face, by its number and the characters that it stands for. */
import type { FaceName, Glyph } from '../typeset/face.ts';

/** A glyph without its place: a face may show two texts with one glyph, and a text with two. */
export type Sign = Pick<Glyph, 'id' | 'codePoints'>;

class Entry<T> {
  constructor(
    /** As they came last: they come again as the very same. */
    public codePoints: readonly number[],
    readonly value: T,
    /** The same glyph for other characters. */
    readonly next: Entry<T> | undefined,
  ) {}
}

/** Rows are as long as most faces from the start, so that they stay rows. */
const GLYPHS = 1024;

/** Of one face. */
export class GlyphRow<T> {
  /** By glyph number. Who reads pages of thousands of glyphs looks here first: mostly the characters are the very same. */
  readonly entries = new Array<Entry<T> | undefined>(GLYPHS).fill(undefined);
  readonly #make: (sign: Sign) => T;

  /** `make` gives the value of a glyph that has none. */
  constructor(make: (sign: Sign) => T) {
    this.#make = make;
  }

  /** The value of a glyph. */
  of(sign: Sign): T {
    const { id, codePoints } = sign;
    const first = this.entries[id];
    for (let entry = first; entry !== undefined; entry = entry.next) {
      if (entry.codePoints === codePoints) return entry.value;
      if (sameCharacters(entry.codePoints, codePoints)) {
        entry.codePoints = codePoints;
        return entry.value;
      }
    }
    const value = this.#make(sign);
    this.entries[id] = new Entry(codePoints, value, first);
    return value;
  }
}

/** Rows of all faces, by their names. */
export type GlyphTable<T> = (face: FaceName) => GlyphRow<T>;

/** A table of what `make` gives. */
export function glyphTable<T>(make: (face: FaceName, sign: Sign) => T): GlyphTable<T> {
  const rows: Partial<Record<FaceName, GlyphRow<T>>> = {};
  return (face) => (rows[face] ??= new GlyphRow((sign) => make(face, sign)));
}

export function sameCharacters(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
