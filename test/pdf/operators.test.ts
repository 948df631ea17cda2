/** Operators that show glyphs: short, and exact to a hundredth of a point. */
import { describe, expect, it } from 'vitest';
import { coded, fixed, placed, showGlyphs } from '../../src/pdf/operators.ts';
import type { Glyph } from '../../src/typeset/face.ts';

const codes = (glyphs: readonly Glyph[]) => glyphs.map(({ id }) => coded(id, 500));

function glyph(id: number, advance = 500, dx = 0, dy = 0): Glyph {
  return { id, advance, dx, dy, codePoints: [id] };
}

describe('fixed', () => {
  it.each([
    [12, '12'],
    [0.125, '.13'],
    [-0.001, '0'],
    [85.0394, '85.04'],
  ])('%d is %s', (n, text) => {
    expect(fixed(n)).toBe(text);
  });
});

describe('placed', () => {
  it.each([
    [0.54, '.5'],
    [-0.54, '-.5'],
    [85.0394, '85'],
  ])('%d is %s', (n, text) => {
    expect(placed(n)).toBe(text);
  });
});

describe('showGlyphs', () => {
  const show = (glyphs: readonly Glyph[], size: number): string => showGlyphs(glyphs, codes(glyphs), size);

  it('puts glyphs of plain advance in one string', () => {
    expect(show([glyph(65), glyph(66)], 12)).toBe('(AB)Tj ');
  });

  it('moves back for a kern', () => {
    expect(show([glyph(65, 480), glyph(66)], 12)).toBe('[(A)20(B)]TJ ');
  });

  it('escapes what would end a string', () => {
    expect(show([glyph(0x28), glyph(0x5c), glyph(0x29), glyph(0x0d)], 12)).toBe('(\\(\\\\\\)\\r)Tj ');
  });

  it('raises a mark and comes back down', () => {
    expect(show([glyph(65), glyph(66, 0, -500, 100)], 10)).toBe('(A)Tj 1 Ts [500(B)]TJ 0 Ts ');
  });

  it('keeps the number of a rise off the operator that was written before it', () => {
    expect(show([glyph(66, 500, 0, 100)], 10)).toMatch(/^ 1 Ts /);
  });
});
