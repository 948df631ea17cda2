/** Operators that show glyphs: short, and exact to a hundredth of a point. */
import { describe, expect, it } from 'vitest';
import { adjustments, fixed } from '../../src/pdf/operators.ts';
import type { Glyph } from '../../src/typeset/face.ts';

const encode = (id: number): { code: number; width: number } => ({ code: id, width: 500 });

function glyph(id: number, advance = 500, dx = 0, dy = 0): Glyph {
  return { id, advance, dx, dy, codePoints: [id] };
}

describe('fixed', () => {
  it.each([
    [12, '12'],
    [0.125, '0.13'],
    [-0.001, '0'],
    [85.0394, '85.04'],
  ])('%d is %s', (n, text) => {
    expect(fixed(n)).toBe(text);
  });
});

describe('adjustments', () => {
  it('puts glyphs of plain advance in one string', () => {
    expect(adjustments([glyph(1), glyph(2)], 12, encode)).toEqual(['[<00010002>] TJ']);
  });

  it('moves back for a kern', () => {
    expect(adjustments([glyph(1, 480), glyph(2)], 12, encode)).toEqual(['[<0001>20<0002>] TJ']);
  });

  it('raises a mark and comes back down', () => {
    expect(adjustments([glyph(1), glyph(2, 0, -500, 100)], 10, encode)).toEqual([
      '[<0001>] TJ',
      '1 Ts',
      '[500<0002>] TJ',
      '0 Ts',
    ]);
  });
});
