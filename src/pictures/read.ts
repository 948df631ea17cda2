/** The front door of pictures: a file's bytes become pixels to embed or shapes to paint, or a refusal in plain words. */
import { greyed } from './grey.ts';
import { readJpeg } from './jpeg.ts';
import { kindOf } from './kinds.ts';
import { tooManyBytes } from './limits.ts';
import type { Picture } from './picture.ts';
import { readPng } from './png.ts';
import { pixelsOf } from './pixels.ts';
import { type Answer, damaged, type Refusal } from './refusal.ts';
import { readSvg } from './svg/read.ts';

export type * from './picture.ts';
export { greyed } from './grey.ts';
export { qrCode } from './qr.ts';
export { MODULE, QUIET_ZONE } from './qr-size.ts';
export type { Refusal, RefusalCode } from './refusal.ts';

export type PictureOutcome = { readonly ok: true; readonly picture: Picture } | Refusal;

const READERS = { png: readPng, jpeg: readJpeg, svg: readSvg } as const satisfies Record<
  string,
  (bytes: Uint8Array) => Answer<Picture>
>;

/**
 * Reads a picture of any kind, which its bytes tell and its name does not. Sizes are checked from headers before any
 * pixel is unpacked, whatever a header claims. Wrong data is answered and never throws. `grey` asks for a picture that
 * can be turned to grey, which takes the pixels of a JPEG too.
 */
export function readPicture(bytes: Uint8Array, grey = false): PictureOutcome {
  const tooLarge = tooManyBytes(bytes.length);
  if (tooLarge) return tooLarge;
  const kind = kindOf(bytes);
  if (typeof kind !== 'string') return kind;
  const answer: Answer<Picture> = READERS[kind](bytes);
  if (!answer.ok) return answer;
  const picture = answer.value;
  if (picture.kind === 'raster' && picture.format === 'png' && !pixelsOf(picture)) {
    return damaged('PNG file', 'its pixels cannot be unpacked');
  }
  if (grey && !greyed(picture)) return damaged('picture', 'its pixels cannot be unpacked');
  return { ok: true, picture };
}
