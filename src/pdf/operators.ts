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

/** A glyph's code in the font that is set, and its width there. */
export interface Coded {
  readonly code: number;
  readonly width: number;
}

/**
 * Shows glyphs, moving on by each glyph's advance (ISO 32000-1, 9.4.3: an adjustment is in thousandths of the size,
 * and moves back). A glyph set off from its line, as a combining mark can be, gets a text rise of its own.
 */
export function showGlyphs(glyphs: readonly Glyph[], codes: readonly Coded[], size: number): string {
  let operators = '';
  let shown = new Shown();
  let rise = 0;
  glyphs.forEach(({ advance, dx, dy }, at) => {
    const coded = codes[at];
    if (!coded) throw new Error('a glyph has no code');
    if (dy !== rise) {
      // A run can begin with such a glyph: the number must not touch the operator before it.
      operators += `${shown.operator() || ' '}${fixed((dy * size) / 1000)} Ts\n`;
      shown = new Shown();
      rise = dy;
    }
    shown.move(-Math.round(dx));
    shown.add(coded.code);
    shown.move(Math.round(coded.width - advance + dx));
  });
  return `${operators}${shown.operator()}${rise === 0 ? '' : '0 Ts\n'}`;
}

/** Codes side by side in one string, sums of adjustments between them, no zeros. */
class Shown {
  #array = '';
  #string = '';
  #moved = 0;

  move(by: number): void {
    this.#moved += by;
  }

  add(code: number): void {
    if (this.#moved !== 0) this.#flush();
    const letter = String.fromCharCode(code);
    this.#string += ESCAPES[letter] ?? letter;
  }

  /** The operator that shows what was added; nothing where nothing was. A move at the end is of no use. */
  operator(): string {
    if (this.#array === '') return this.#string === '' ? '' : `(${this.#string})Tj\n`;
    return `[${this.#array}${this.#string === '' ? '' : `(${this.#string})`}]TJ\n`;
  }

  #flush(): void {
    if (this.#string !== '') this.#array += `(${this.#string})`;
    this.#array += String(this.#moved);
    this.#string = '';
    this.#moved = 0;
  }
}

/** What would end a string, or be read as something else in it (ISO 32000-1, 7.3.4.2). */
export const ESCAPES: Readonly<Record<string, string>> = {
  '(': '\\(',
  ')': '\\)',
  '\\': '\\\\',
  '\r': '\\r',
};
