/** What the quick answers say of characters is what the engine's tables of all scripts say. */
import { describe, expect, it } from 'vitest';
import {
  codePointBefore,
  isCapital,
  isCombiningMark,
  isFigure,
  isLetter,
  isLetterOrNumber,
  isNumber,
  isPlainLetter,
  isSmall,
  isVisible,
  isWordSign,
} from '../../src/base/letters.ts';

const LAST = 0x10ffff;

describe('characters', () => {
  it.each([
    ['capitals', isCapital, /^\p{Lu}$/u],
    ['small letters', isSmall, /^\p{Ll}$/u],
    ['letters', isLetter, /^\p{L}$/u],
    ['numbers', isNumber, /^\p{N}$/u],
    ['letters of ASCII', isPlainLetter, /^[A-Za-z]$/],
    ['letters and numbers', isLetterOrNumber, /^[\p{L}\p{N}]$/u],
    ['combining marks', isCombiningMark, /^\p{M}$/u],
    ['figures', isFigure, /^\d$/],
    ['signs of words', isWordSign, /^\w$/],
    ['what is visible', isVisible, /^\S$/u],
  ])('%s', (_, told, pattern) => {
    let asked = 0;
    const wrong: string[] = [];
    for (let code = 0; code <= LAST; code += code < 0x3000 ? 1 : 7) {
      if (told(code) !== pattern.test(String.fromCodePoint(code))) wrong.push(code.toString(16));
      asked++;
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(0x20000);
    expect(told(NaN)).toBe(false);
  });

  it('are none where a text begins or ends', () => {
    const kinds = [isCapital, isSmall, isLetterOrNumber, isCombiningMark, isFigure, isWordSign, isVisible];
    expect(kinds.map((told) => told(codePointBefore('a', 0)))).toEqual(kinds.map(() => false));
  });

  it('are whole where they take two places', () => {
    expect(codePointBefore('a\u{1d400}', 3)).toBe(0x1d400);
    expect(codePointBefore('\udc00', 1)).toBe(0xdc00);
  });
});
