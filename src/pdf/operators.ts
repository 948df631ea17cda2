/** Content-stream operators for glyphs: numbers as short as they can be, kerning within the string. */
import type { Glyph } from '../typeset/face.ts';

/** A number with at most two decimals: a hundredth of a point is below what any printer shows. */
export function fixed(n: number): string {
  return String(Math.round(n * 100) / 100);
}

/** The parts of #rrggbb, from 0 to 1. */
export function rgb(hex: string): [red: number, green: number, blue: number] {
  const part = (at: number): number => parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

type Encode = (
  id: number,
  codePoints: readonly number[],
) => { readonly code: number; readonly width: number };

/**
 * Shows glyphs with TJ, moving on by each glyph's advance (ISO 32000-1, 9.4.3: an adjustment is in thousandths of
 * the size, and moves back). A glyph set off from its line, as a combining mark can be, gets a text rise of its own.
 */
export function adjustments(glyphs: readonly Glyph[], size: number, encode: Encode): string[] {
  const operators: string[] = [];
  const array: (string | number)[] = [];
  let rise = 0;
  const flush = (): void => {
    if (array.length > 0) operators.push(`[${joined(array)}] TJ`);
    array.length = 0;
  };
  for (const { id, codePoints, advance, dx, dy } of glyphs) {
    const { code, width } = encode(id, codePoints);
    if (dy !== rise) {
      flush();
      operators.push(`${fixed((dy * size) / 1000)} Ts`);
      rise = dy;
    }
    array.push(-Math.round(dx), code.toString(16).padStart(4, '0'), Math.round(width - advance + dx));
  }
  flush();
  if (rise !== 0) operators.push('0 Ts');
  return operators;
}

/** Codes side by side in one string, sums of adjustments between them, no zeros. */
function joined(array: readonly (string | number)[]): string {
  let text = '';
  let codes = '';
  let moved = 0;
  for (const part of array) {
    if (typeof part === 'number') {
      moved += part;
      continue;
    }
    if (moved !== 0) {
      text += `${codes && `<${codes}>`}${moved}`;
      codes = '';
      moved = 0;
    }
    codes += part;
  }
  return `${text}<${codes}>`;
}
