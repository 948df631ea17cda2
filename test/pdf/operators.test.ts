/** Numbers of operators: short, and exact to a hundredth of a point or a tenth. */
import { describe, expect, it } from 'vitest';
import { fixed, placed } from '../../src/pdf/operators.ts';

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
