/** Basic shapes as path data (SVG 2, 10): each gives the path that the standard says it is equal to. */
import { unreadable } from './features.ts';
import { well, type Answer } from '../refusal.ts';
import { parseLength, parseNumbers } from './numbers.ts';
import type { Attributes } from './style.ts';

/** The coordinate system that percentages are of. */
export interface Box {
  readonly width: number;
  readonly height: number;
  /** What a percentage is of that is neither across nor down (SVG 2, 8.9). */
  readonly diagonal: number;
}

export function boxOf(width: number, height: number): Box {
  return { width, height, diagonal: Math.hypot(width, height) / Math.SQRT2 };
}

type Outline = (attributes: Attributes, box: Box) => Answer<string>;

/** What an attribute is measured along, and whether it may be below zero. */
const LENGTHS = {
  x: ['width', true],
  y: ['height', true],
  x1: ['width', true],
  y1: ['height', true],
  x2: ['width', true],
  y2: ['height', true],
  cx: ['width', true],
  cy: ['height', true],
  width: ['width', false],
  height: ['height', false],
  rx: ['width', false],
  ry: ['height', false],
  r: ['diagonal', false],
} as const satisfies Record<string, readonly [keyof Box, boolean]>;

type LengthName = keyof typeof LENGTHS;

/** Reads these lengths, and makes path data of them; 'auto' and absent ones are undefined. */
function measured<N extends LengthName>(
  names: readonly N[],
  draw: (lengths: Readonly<Partial<Record<N, number>>>) => string,
): Outline {
  return (attributes, box) => {
    const lengths: Partial<Record<N, number>> = {};
    for (const name of names) {
      const text = attributes.get(name)?.trim() ?? '';
      if (text === '' || text === 'auto') continue;
      const [along, mayBeNegative] = LENGTHS[name];
      const length = parseLength(text, box[along]);
      if (length === undefined || (length < 0 && !mayBeNegative)) return unreadable(name, text);
      lengths[name] = length;
    }
    return well(draw(lengths));
  };
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  if (rx === 0 || ry === 0) return '';
  const half = `A ${rx} ${ry} 0 0 1`;
  return `M ${cx - rx} ${cy} ${half} ${cx + rx} ${cy} ${half} ${cx - rx} ${cy} Z`;
}

function rectangle(x: number, y: number, width: number, height: number, rx: number, ry: number): string {
  if (width === 0 || height === 0) return '';
  if (rx === 0 || ry === 0) return `M ${x} ${y} h ${width} v ${height} h ${-width} Z`;
  const corner = (dx: number, dy: number): string => `a ${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  const across = width - 2 * rx;
  const down = height - 2 * ry;
  return (
    `M ${x + rx} ${y} h ${across} ${corner(rx, ry)} v ${down} ${corner(-rx, ry)} ` +
    `h ${-across} ${corner(-rx, -ry)} v ${-down} ${corner(rx, -ry)} Z`
  );
}

/** One radius stands for the other where that is missing, and neither is more than half a side (SVG 2, 10.2). */
function roundedRectangle(lengths: Readonly<Partial<Record<LengthName, number>>>): string {
  const { x = 0, y = 0, width = 0, height = 0, rx, ry } = lengths;
  const radius = (own: number | undefined, other: number | undefined, side: number): number =>
    Math.min(own ?? other ?? 0, side / 2);
  return rectangle(x, y, width, height, radius(rx, ry, width), radius(ry, rx, height));
}

function points(close: string): Outline {
  return (attributes) => {
    const text = attributes.get('points') ?? '';
    const numbers = parseNumbers(text);
    if (!numbers || numbers.length % 2 !== 0) return unreadable('points', text);
    return well(numbers.length < 4 ? '' : `M ${numbers.join(' ')} ${close}`);
  };
}

/** The path data of each shape; '' for one that shows nothing. */
export const OUTLINES: ReadonlyMap<string, Outline> = new Map([
  ['path', (attributes) => well(attributes.get('d') ?? '')],
  ['rect', measured(['x', 'y', 'width', 'height', 'rx', 'ry'], roundedRectangle)],
  ['circle', measured(['cx', 'cy', 'r'], ({ cx = 0, cy = 0, r = 0 }) => ellipse(cx, cy, r, r))],
  [
    'ellipse',
    measured(['cx', 'cy', 'rx', 'ry'], ({ cx = 0, cy = 0, rx, ry }) =>
      ellipse(cx, cy, rx ?? ry ?? 0, ry ?? rx ?? 0),
    ),
  ],
  [
    'line',
    measured(['x1', 'y1', 'x2', 'y2'], ({ x1 = 0, y1 = 0, x2 = 0, y2 = 0 }) => `M ${x1} ${y1} L ${x2} ${y2}`),
  ],
  ['polyline', points('')],
  ['polygon', points('Z')],
]);
