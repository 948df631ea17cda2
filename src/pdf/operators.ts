/** Content-stream operators: numbers and strings as short as they can be, kerning within the string. */
import type { Glyph } from '../typeset/face.ts';

/** A number with at most two decimals: a hundredth of a point is below what any printer shows. */
export function fixed(n: number): string {
  return decimal(n, 100);
}

/** A place on the page to a tenth of a point: half a dot at 600 dots an inch. */
export function placed(n: number): string {
  return decimal(n, 10);
}

function decimal(n: number, steps: number): string {
  const text = String(Math.round(n * steps) / steps);
  // ".5" is "0.5" (ISO 32000-1, 7.3.3).
  return text.startsWith('0.') ? text.slice(1) : text.startsWith('-0.') ? `-${text.slice(2)}` : text;
}

/** The parts of #rrggbb, from 0 to 1. */
export function rgb(hex: string): [red: number, green: number, blue: number] {
  const part = (at: number): number => parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** A glyph as the font that is set has it: what a string holds to show it, and its width. */
export interface Coded {
  readonly letter: string;
  readonly width: number;
}

/** A glyph of this code and width. */
export function coded(code: number, width: number): Coded {
  const letter = String.fromCharCode(code);
  return { letter: ESCAPES[letter] ?? letter, width };
}

/**
 * Shows glyphs, moving on by each glyph's advance (ISO 32000-1, 9.4.3: an adjustment is in thousandths of the size,
 * and moves back). A glyph set off from its line, as a combining mark can be, gets a text rise of its own. A move after
 * the last glyph is never written.
 */
export function showGlyphs(
  glyphs: readonly Glyph[],
  codes: readonly Coded[],
  size: number,
  start = 0,
  end = glyphs.length,
): string {
  let operators = '';
  /** What is in the array so far, the string that is open, and the move that waits. */
  let array = '';
  let string = '';
  let moved = 0;
  let rise = 0;
  for (let at = start; at < end; at++) {
    const glyph = glyphs[at];
    const code = codes[at];
    if (!glyph || !code) throw new Error('a glyph has no code');
    if (glyph.dy !== rise) {
      // A run can begin with such a glyph: the number must not touch the operator before it.
      operators += `${shown(array, string) || ' '}${fixed((glyph.dy * size) / 1000)} Ts `;
      array = string = '';
      moved = 0;
      rise = glyph.dy;
    }
    if (glyph.dx !== 0) moved -= Math.round(glyph.dx);
    if (moved !== 0) {
      array += string === '' ? String(moved) : `(${string})${moved}`;
      string = '';
    }
    string += code.letter;
    moved =
      code.width === glyph.advance && glyph.dx === 0 ? 0 : Math.round(code.width - glyph.advance + glyph.dx);
  }
  return `${operators}${shown(array, string)}${rise === 0 ? '' : '0 Ts '}`;
}

/** The operator that shows a string, after what is in an array before it; nothing where nothing is. */
function shown(array: string, string: string): string {
  if (array === '') return string === '' ? '' : `(${string})Tj `;
  return `[${array}${string === '' ? '' : `(${string})`}]TJ `;
}

/** What would end a string, or be read as something else in it (ISO 32000-1, 7.3.4.2). */
export const ESCAPES: Readonly<Record<string, string>> = {
  '(': '\\(',
  ')': '\\)',
  '\\': '\\\\',
  '\r': '\\r',
};
