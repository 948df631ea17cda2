/** The one thing that a camera's notes say about how a picture is shown: which way up (Exif 2.32, 4.6.4 A). */
import { startsWith } from './bytes.ts';
import type { Orientation } from './picture.ts';

const EXIF = 'Exif\0\0';
const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;
const UPRIGHT: Orientation = 1;

export function isExif(segment: Uint8Array): boolean {
  return startsWith(segment, EXIF);
}

/** The orientation in an APP1 segment's data; upright where it says none that can be. */
export function readOrientation(segment: Uint8Array): Orientation {
  const tiff = segment.subarray(EXIF.length);
  const littleEndian = startsWith(tiff, 'II*\0');
  if (!littleEndian && !startsWith(tiff, 'MM\0*')) return UPRIGHT;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const short = (at: number): number => (at + 2 <= view.byteLength ? view.getUint16(at, littleEndian) : 0);
  const directory = view.byteLength >= 8 ? view.getUint32(4, littleEndian) : 0;
  const entries = short(directory);
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * ENTRY_BYTES;
    if (short(at) === ORIENTATION_TAG) return orientationOf(short(at + 2), short(at + 8));
  }
  return UPRIGHT;
}

function orientationOf(type: number, value: number): Orientation {
  return type === SHORT && value >= 1 && value <= 8 ? (value as Orientation) : UPRIGHT;
}

/** An APP1 segment that says nothing but the orientation. */
export function makeExif(orientation: Orientation): Uint8Array {
  const letters = [...EXIF].map((letter) => letter.charCodeAt(0));
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const directory = [0, 1, 0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const data = [...letters, ...tiff, ...directory];
  return Uint8Array.of(0xff, 0xe1, 0, data.length + 2, ...data);
}
