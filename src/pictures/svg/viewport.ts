/** How large a drawing is, and how its own coordinates become points (SVG 2, 8.2, 8.6 and 8.7). */
import { refuse, well, type Answer } from '../refusal.ts';
import { unreadable, unsupported } from './features.ts';
import { parseLength, parseNumbers } from './numbers.ts';
import { boxOf, type Box } from './outlines.ts';
import type { Attributes } from './style.ts';
import type { Matrix } from './transform.ts';

export interface Viewport {
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly matrix: Matrix;
  readonly box: Box;
}

const SET_SIZE = 'In the drawing program, fit the page to the drawing and save it as plain SVG.';
const NO_SIZE = refuse('bad-picture', 'The drawing does not say how large it is.', SET_SIZE);
const BAD_SIZE = refuse(
  'bad-picture',
  'The drawing is too large for any paper, or too small to be seen.',
  SET_SIZE,
);

interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A CSS pixel is 1/96 inch, a point 1/72. */
const POINTS_PER_PIXEL = 0.75;
/** The sides of the largest and of the smallest sheet (ISO 32000-1, annex C). */
const LARGEST_SIDE = 14_400;
const SMALLEST_SIDE = 0.01;
/** Sides that differ by less than this are of the same shape: programs round them to a few digits. */
const SAME_SHAPE = 1.005;

export function readViewport(attributes: Attributes): Answer<Viewport> {
  const written = attributes.get('viewBox');
  const viewBox = written === undefined ? undefined : parseViewBox(written);
  if (written !== undefined && !viewBox) return unreadable('viewBox', written);
  const size = sizeOf(attributes, viewBox);
  if (!size.ok) return size;
  const { width, height } = size.value;
  const view = viewBox ?? { x: 0, y: 0, width: width / POINTS_PER_PIXEL, height: height / POINTS_PER_PIXEL };
  const across = width / view.width;
  const down = height / view.height;
  if (!isCentred(attributes) && Math.max(across / down, down / across) > SAME_SHAPE)
    return unsupported('fit');
  // "xMidYMid meet": as large as fits, in the middle.
  const scale = Math.min(across, down);
  const left = (width - view.width * scale) / 2 - view.x * scale;
  const top = (height - view.height * scale) / 2 - view.y * scale;
  return well({
    width,
    height,
    matrix: [scale, 0, 0, scale, left, top],
    box: boxOf(view.width, view.height),
  });
}

function parseViewBox(text: string): ViewBox | undefined {
  const numbers = parseNumbers(text);
  const [x = 0, y = 0, width = 0, height = 0] = numbers ?? [];
  return numbers?.length === 4 && width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** Width and height as written; what is missing, or a percentage of a page that is not there, is as the view box has it. */
function sizeOf(
  attributes: Attributes,
  viewBox: ViewBox | undefined,
): Answer<{ width: number; height: number }> {
  const sides: (number | undefined)[] = [];
  for (const name of ['width', 'height']) {
    const text = attributes.get(name)?.trim() ?? 'auto';
    const free = text === 'auto' || text === '' || text.endsWith('%');
    const side = free ? undefined : parseLength(text);
    if (!free && side === undefined) return unreadable(name, text);
    sides.push(side === undefined ? undefined : side * POINTS_PER_PIXEL);
  }
  const ratio = viewBox ? viewBox.width / viewBox.height : undefined;
  const [ownWidth, ownHeight] = sides;
  const width = ownWidth ?? (ownHeight && ratio ? ownHeight * ratio : viewBoxSide(viewBox?.width));
  const height = ownHeight ?? (ratio && width ? width / ratio : undefined);
  if (width === undefined || height === undefined) return NO_SIZE;
  return isSide(width) && isSide(height) ? well({ width, height }) : BAD_SIZE;
}

function viewBoxSide(pixels: number | undefined): number | undefined {
  return pixels === undefined ? undefined : pixels * POINTS_PER_PIXEL;
}

function isSide(points: number): boolean {
  return points >= SMALLEST_SIDE && points <= LARGEST_SIDE;
}

function isCentred(attributes: Attributes): boolean {
  return /^(?:xMidYMid(?:\s+meet)?)?$/.test(attributes.get('preserveAspectRatio')?.trim() ?? '');
}
