/** How large a picture may be (content-model.md, Limits), and the sentences that say so. */
import { refuse, type Refusal } from './refusal.ts';

const MEBIBYTE = 1024 * 1024;
const MEGAPIXEL = 1_000_000;

export const MOST_BYTES = 20 * MEBIBYTE;

/** In megapixels. Pixels with transparency are unpacked for the PDF; others pass as they are, so more of them may come. */
const MOST_PIXELS = { opaque: 50, transparent: 25 } as const;

export function tooManyBytes(length: number): Refusal | undefined {
  if (length <= MOST_BYTES) return undefined;
  return refuse(
    'picture-too-large',
    `The picture is ${tenths(length / MEBIBYTE)} MB; the most is ${MOST_BYTES / MEBIBYTE} MB.`,
    'Make it smaller in a picture program: 2,000 pixels across are plenty for a page.',
  );
}

export function tooManyPixels(width: number, height: number, alpha: boolean): Refusal | undefined {
  const most = alpha ? MOST_PIXELS.transparent : MOST_PIXELS.opaque;
  const pixels = (width * height) / MEGAPIXEL;
  if (pixels <= most) return undefined;
  return refuse(
    'picture-too-large',
    `The picture is ${width} by ${height} pixels, ${tenths(pixels)} megapixels; ` +
      `the most is ${most}${alpha ? ' for a picture with transparency' : ''}.`,
    'Make it smaller in a picture program: 2,000 pixels across are plenty for a page.',
  );
}

/** Rounded up, so that a picture just over a limit is never said to be at it. */
function tenths(value: number): number {
  return Math.ceil(value * 10) / 10;
}
