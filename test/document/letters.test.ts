/** What is told of letters by their numbers is what the engine's tables of all scripts say. */
import { describe, expect, it } from 'vitest';
import { isCombiningMark, isFigure, isLetter, isNumber, isPlainLetter } from '../../src/base/letters.ts';

const LAST = 0x10ffff;

describe('code points', () => {
  it.each([
    ['letters', isLetter, /^\p{L}$/u],
    ['numbers', isNumber, /^\p{N}$/u],
    ['combining marks', isCombiningMark, /^\p{M}$/u],
    ['figures', isFigure, /^\d$/],
    ['letters of ASCII', isPlainLetter, /^[A-Za-z]$/],
  ])('%s', (_, told, pattern) => {
    let asked = 0;
    const wrong: string[] = [];
    for (let code = 0; code <= LAST; code += code < 0x3000 ? 1 : 7) {
      const character = String.fromCodePoint(code);
      if (told(code) !== pattern.test(character)) wrong.push(code.toString(16));
      asked++;
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(100_000);
    expect(told(NaN)).toBe(false);
  });
});
