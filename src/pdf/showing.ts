/** Showing glyphs: strings as short as they can be, with kerning between them in one operator. */
import type { Glyph } from '../typeset/face.ts';
import type { GlyphRow } from './glyph-table.ts';
import { ESCAPES } from './operators.ts';

/** A glyph in its font: what stands for it in a string, and its width. */
export interface Coded {
  /** A file's fonts are numbered from 1. */
  readonly font: number;
  readonly code: number;
  /** Its byte in a string, or two: a backslash goes before some. */
  readonly letter: number;
  readonly width: number;
}

/** A glyph of this font, code and width. */
export function coded(font: number, code: number, width: number): Coded {
  const escape = ESCAPES[String.fromCharCode(code)];
  const letter = escape === undefined ? code : (BACKSLASH << 8) | escape.charCodeAt(1);
  return { font, code, letter, width };
}

/** An operator that shows glyphs. */
export interface Shown {
  readonly text: string;
  /** The index of the next glyph. */
  readonly end: number;
  /** How far they take the pen by their advances; and a move after the last, which is not written. */
  readonly length: number;
  readonly left: number;
}

const [STRING, STRING_END, ARRAY, BACKSLASH, MINUS, ZERO] = [0x28, 0x29, 0x5b, 0x5c, 0x2d, 0x30];
/** More bytes than a glyph takes, with a move before it. */
const GLYPH = 16;

/** Where the letters begin, after the bracket of the array and that of the string. */
const FIRST = 2;

/** Where operators are put together: letter by letter, a string would be a chain of as many parts. */
let bytes = Buffer.alloc(0x1000);

/**
 * Shows glyphs from `start` on, as far as one font has them and they stand on one height. Each moves on by its advance
 * (ISO 32000-1, 9.4.3: an adjustment is in thousandths of the size, and moves back).
 */
export function showGlyphs(glyphs: readonly Glyph[], start: number, codes: GlyphRow<Coded>): Shown {
  const most = (glyphs.length - start + 1) * GLYPH;
  if (most > bytes.length) bytes = Buffer.alloc(2 * most);
  const first = glyphs[start] as Glyph;
  const { dy } = first;
  const { font } = codes.of(first);
  const { entries } = codes;
  const out = bytes;
  // The bracket is left out of what no move parts.
  out[0] = ARRAY;
  out[1] = STRING;
  let to = FIRST;
  let isArray = false;
  let length = 0;
  let left = 0;
  let at = start;
  for (; at < glyphs.length; at++) {
    const glyph = glyphs[at] as Glyph;
    // Most are found without a call: a page has thousands.
    const entry = entries[glyph.id];
    const code = entry?.codePoints === glyph.codePoints ? entry.value : codes.of(glyph);
    if (code.font !== font || glyph.dy !== dy) break;
    const { advance, dx } = glyph;
    if (left !== 0 || dx !== 0) {
      const moved = Math.round(left) - Math.round(dx);
      if (moved !== 0) {
        to = writeMove(out, to, moved);
        isArray = true;
      }
    }
    const { letter } = code;
    if (letter > 0xff) out[to++] = BACKSLASH;
    out[to++] = letter;
    length += advance;
    left = code.width - advance + dx;
  }
  const text = `${out.toString('latin1', isArray ? 0 : 1, to)}${isArray ? ')]TJ ' : ')Tj '}`;
  return { text, end: at, length, left };
}

/** Writes a move between two strings, or before the first; gives where the next begins. */
function writeMove(out: Buffer, start: number, move: number): number {
  let to = start;
  if (to === FIRST) to--;
  else out[to++] = STRING_END;
  let rest = move;
  if (rest < 0) {
    out[to++] = MINUS;
    rest = -rest;
  }
  // Most have two figures: kerning goes by steps.
  if (rest < 100) {
    const tens = Math.floor(rest / 10);
    if (tens > 0) out[to++] = ZERO + tens;
    out[to++] = ZERO + rest - 10 * tens;
  } else {
    to += out.write(String(rest), to, 'latin1');
  }
  out[to++] = STRING;
  return to;
}
