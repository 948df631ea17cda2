/** Transforms: their functions (CSS Transforms 1, 5 and 7), put together, and what they do to points and to lines. */
import { parseNumbers } from './numbers.ts';

/** x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transform that applies `inner` first. */
export function within(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function transformed([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** How much a transform widens a line: on the average, and the most against the least. */
export function widening([a, b, c, d]: Matrix): { readonly mean: number; readonly ratio: number } {
  const area = Math.abs(a * d - b * c);
  const sum = (a * a + b * b + c * c + d * d) / 2;
  // The singular values of the matrix: the half axes of what it makes of a unit circle.
  const spread = Math.sqrt(Math.max(0, sum * sum - area * area));
  return {
    mean: Math.sqrt(area),
    ratio: Math.sqrt((sum + spread) / Math.max(sum - spread, Number.MIN_VALUE)),
  };
}

type MakeMatrix = (...numbers: number[]) => Matrix;

interface TransformFunction {
  /** How many numbers it may have. */
  readonly counts: readonly number[];
  readonly make: MakeMatrix;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function rotation(degrees: number, x = 0, y = 0): Matrix {
  const cos = Math.cos(radians(degrees));
  const sin = Math.sin(radians(degrees));
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

const FUNCTIONS: ReadonlyMap<string, TransformFunction> = new Map([
  ['matrix', { counts: [6], make: (a = 1, b = 0, c = 0, d = 1, e = 0, f = 0) => [a, b, c, d, e, f] }],
  ['translate', { counts: [1, 2], make: (x = 0, y = 0) => [1, 0, 0, 1, x, y] }],
  ['scale', { counts: [1, 2], make: (x = 1, y = x) => [x, 0, 0, y, 0, 0] }],
  ['rotate', { counts: [1, 3], make: (degrees = 0, x, y) => rotation(degrees, x, y) }],
  ['skewX', { counts: [1], make: (degrees = 0) => [1, 0, Math.tan(radians(degrees)), 1, 0, 0] }],
  ['skewY', { counts: [1], make: (degrees = 0) => [1, Math.tan(radians(degrees)), 0, 1, 0, 0] }],
]);

const NEXT_FUNCTION = /[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)/y;

/** A `transform` attribute; undefined where it cannot be read. */
export function parseTransform(text: string): Matrix | undefined {
  const trimmed = text.trim();
  if (trimmed === 'none') return IDENTITY;
  let matrix = IDENTITY;
  for (let at = 0; at < trimmed.length; at = NEXT_FUNCTION.lastIndex) {
    NEXT_FUNCTION.lastIndex = at;
    const [, name = '', list = ''] = NEXT_FUNCTION.exec(trimmed) ?? [];
    const numbers = parseNumbers(list);
    const read = FUNCTIONS.get(name);
    if (!read || !numbers || !read.counts.includes(numbers.length)) return undefined;
    matrix = within(matrix, read.make(...numbers));
  }
  return matrix.every(Number.isFinite) ? matrix : undefined;
}
