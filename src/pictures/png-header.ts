/** The header of a PNG file: size and sample layout (ISO/IEC 15948, 11.2.2). */
import { ascii, u32 } from './bytes.ts';
import { SIGNATURE } from './png-chunks.ts';
import { damaged, well, type Answer } from './refusal.ts';

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample, or of a palette index. */
  readonly depth: number;
  readonly type: ColourType;
  readonly interlaced: boolean;
}

/** Table 11.1: the bit depths that each colour type allows; and what it is made of. */
export const COLOUR_TYPES = {
  0: { depths: [1, 2, 4, 8, 16], channels: 1, colour: 'grey', alpha: false },
  2: { depths: [8, 16], channels: 3, colour: 'rgb', alpha: false },
  3: { depths: [1, 2, 4, 8], channels: 1, colour: 'rgb', alpha: false },
  4: { depths: [8, 16], channels: 2, colour: 'grey', alpha: true },
  6: { depths: [8, 16], channels: 4, colour: 'rgb', alpha: true },
} as const;

export type ColourType = keyof typeof COLOUR_TYPES;
export const PALETTE: ColourType = 3;

const HEADER_BYTES = 13;
/** Length and type come before it. */
const HEADER_AT = SIGNATURE.length + 8;
/** The largest width or height (7.1). */
const LARGEST = 0x7fffffff;

/** Read before any other chunk is looked at, so that a picture too large is known at once. */
export function readHeader(bytes: Uint8Array): Answer<PngHeader> {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte))
    return damaged('PNG file', 'its first bytes have changed on the way');
  if (bytes.length < HEADER_AT + HEADER_BYTES) return damaged('PNG file', 'it ends too soon');
  if (u32(bytes, SIGNATURE.length) !== HEADER_BYTES || ascii(bytes, HEADER_AT - 4, 4) !== 'IHDR')
    return damaged('PNG file', 'it does not begin with its size');
  const width = u32(bytes, HEADER_AT);
  const height = u32(bytes, HEADER_AT + 4);
  if (width === 0 || height === 0) return damaged('PNG file', 'it has no pixels');
  if (width > LARGEST || height > LARGEST) return damaged('PNG file', 'its size cannot be');
  return readLayout(bytes, width, height);
}

function readLayout(bytes: Uint8Array, width: number, height: number): Answer<PngHeader> {
  const [depth = 0, type = 0, compression, filter, interlace] = bytes.subarray(HEADER_AT + 8);
  if (!isColourType(type) || !COLOUR_TYPES[type].depths.some((allowed) => allowed === depth))
    return damaged('PNG file', 'its kind of colour cannot be');
  if (compression !== 0 || filter !== 0 || (interlace !== 0 && interlace !== 1))
    return damaged('PNG file', 'its kind of packing cannot be');
  return well({ width, height, depth, type, interlaced: interlace === 1 });
}

function isColourType(type: number): type is ColourType {
  return type in COLOUR_TYPES;
}
