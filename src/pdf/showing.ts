/** Showing words: strings as short as they can be, with kerning between them, and each word spelt once. */
import type { FaceName, Glyph } from '../typeset/face.ts';
import type { GlyphRow, GlyphTable } from './glyph-table.ts';
import { ESCAPES } from './operators.ts';

/** A glyph in its font: what stands for it in a string, and its width. */
export class Coded {
  constructor(
    /** A file's fonts are numbered from 1. */
    readonly font: number,
    readonly code: number,
    /** Its byte, as a letter, or two: a backslash goes before some. */
    readonly text: string,
    readonly width: number,
  ) {}
}

/** A glyph of this font, code and width. */
export function coded(font: number, code: number, width: number): Coded {
  const letter = String.fromCharCode(code);
  return new Coded(font, code, ESCAPES[letter] ?? letter, width);
}

/** Glyphs of a word that one font has and that stand on one height. Lengths are in thousandths of the size. */
export class Stretch {
  constructor(
    readonly font: number,
    readonly dy: number,
    /** How far the first glyph is set off. */
    readonly dx: number,
    /** The inside of a string, with moves where it is kerned: `T)80(ea`. */
    readonly text: string,
    readonly isKerned: boolean,
    /** How far they take the pen by their advances; and a move after the last, which is not in the text. */
    readonly length: number,
    readonly left: number,
    /** What follows in the same word, in another font or on another height. */
    readonly next: Stretch | undefined,
  ) {}
}

/** How the words of one face are spelt in the codes of its fonts. Words come again: each is spelt once. */
export class Spelling {
  readonly #codes: GlyphRow<Coded>;
  readonly #known = new Map<readonly Glyph[], Stretch>();

  constructor(codes: GlyphRow<Coded>) {
    this.#codes = codes;
  }

  /** The first stretch of a word; none of one without glyphs. */
  of(word: readonly Glyph[]): Stretch | undefined {
    let stretch = this.#known.get(word);
    if (stretch === undefined && word.length > 0) {
      stretch = stretchAt(word, 0, this.#codes);
      this.#known.set(word, stretch);
    }
    return stretch;
  }
}

/** The spelling of each face of a file. */
export type Spell = (face: FaceName) => Spelling;

/** Spells by these codes. */
export function spellBy(encode: GlyphTable<Coded>): Spell {
  const spellings: Partial<Record<FaceName, Spelling>> = {};
  return (face) => (spellings[face] ??= new Spelling(encode(face)));
}

/** The stretch that begins with a word's glyph of this index. */
function stretchAt(word: readonly Glyph[], start: number, codes: GlyphRow<Coded>): Stretch {
  const { entries } = codes;
  const { dy: height, dx: offset } = word[start] as Glyph;
  let font = 0;
  let text = '';
  let isKerned = false;
  let length = 0;
  let left = 0;
  let at = start;
  for (; at < word.length; at++) {
    const glyph = word[at] as Glyph;
    const { advance, dx } = glyph;
    // Most are found without a call.
    const entry = entries[glyph.id];
    const code = entry?.codePoints === glyph.codePoints ? entry.value : codes.of(glyph);
    if (at === start) font = code.font;
    else if (code.font !== font || glyph.dy !== height) break;
    else if (left !== 0 || dx !== 0) {
      const move = moveOf(left, dx);
      if (move !== 0) {
        text += `)${move}(`;
        isKerned = true;
      }
    }
    text += code.text;
    length += advance;
    left = code.width - advance + dx;
  }
  const next = at < word.length ? stretchAt(word, at, codes) : undefined;
  return new Stretch(font, height, offset, text, isKerned, length, left, next);
}

/** How far the pen moves back for a glyph that is set off, after one that left so much (ISO 32000-1, 9.4.3). */
export function moveOf(left: number, dx: number): number {
  return Math.round(left) - Math.round(dx);
}
