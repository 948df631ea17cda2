/** Picture files made to order: PNGs chunk by chunk, JPEGs segment by segment, drawings from a few tags. */
import { deflateSync } from 'node:zlib';
import { readPicture, type Drawing, type Raster, type Refusal } from '../../src/pictures/read.ts';

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function concat(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function be16(value: number): number[] {
  return [value >> 8, value & 255];
}

export function be32(value: number): number[] {
  return [...be16(Math.floor(value / 0x10000)), ...be16(value & 0xffff)];
}

/** CRC-32, bit by bit: slower than the program's, and independent of it. */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

export const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function chunk(type: string, data: Uint8Array | readonly number[] = []): Uint8Array {
  const checked = concat(bytesOf(type), data);
  return concat(be32(data.length), checked, be32(checkSum(checked)));
}

export interface PngOptions {
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  readonly type?: 0 | 2 | 3 | 4 | 6;
  readonly interlaced?: boolean;
  readonly palette?: readonly number[];
  readonly transparency?: readonly number[];
  /** Further chunks, after the header. */
  readonly extra?: readonly Uint8Array[];
}

const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** First column and row, and steps, of each pass of an interlaced picture (ISO/IEC 15948, 8.2). */
const PASSES: readonly [number, number, number, number][] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

export function header({
  width = 4,
  height = 4,
  depth = 8,
  type = 2,
  interlaced = false,
}: PngOptions): Uint8Array {
  return chunk('IHDR', [...be32(width), ...be32(height), depth, type, 0, 0, interlaced ? 1 : 0]);
}

/** Rows of zeros, each with its filter byte. */
function rows({ width = 4, height = 4, depth = 8, type = 2, interlaced = false }: PngOptions): Uint8Array {
  const passes = interlaced ? PASSES : [[0, 0, 1, 1] as const];
  const sizes = passes.map(([x, y, dx, dy]) => {
    const columns = Math.ceil((width - x) / dx);
    return columns > 0
      ? Math.ceil((height - y) / dy) * (1 + Math.ceil((columns * depth * CHANNELS[type]) / 8))
      : 0;
  });
  return new Uint8Array(sizes.reduce((sum, size) => sum + Math.max(0, size), 0));
}

export function pixels(options: PngOptions): Uint8Array {
  return chunk('IDAT', deflateSync(rows(options)));
}

export function png(options: PngOptions = {}): Uint8Array {
  const {
    type,
    palette = type === 3 ? [255, 0, 0, 0, 0, 255] : undefined,
    transparency,
    extra = [],
  } = options;
  return concat(
    SIGNATURE,
    header(options),
    ...extra,
    ...(palette ? [chunk('PLTE', palette)] : []),
    ...(transparency ? [chunk('tRNS', transparency)] : []),
    pixels(options),
    chunk('IEND'),
  );
}

export function segment(marker: number, data: Uint8Array | readonly number[]): number[] {
  return [0xff, marker, ...be16(data.length + 2), ...data];
}

/** An Exif segment as a camera writes it: two notes, of which the second is the orientation. */
export function exif(orientation: number, littleEndian = false): number[] {
  const short = (value: number): number[] => (littleEndian ? be16(value).reverse() : be16(value));
  const long = (value: number): number[] => (littleEndian ? be32(value).reverse() : be32(value));
  const order = bytesOf(littleEndian ? 'II' : 'MM');
  const make = [...short(0x010f), ...short(2), ...long(4), ...bytesOf('Me!\0')];
  const turned = [...short(0x0112), ...short(3), ...long(1), ...short(orientation), 0, 0];
  const tiff = [...order, ...short(42), ...long(8), ...short(2), ...make, ...turned, ...long(0)];
  return segment(0xe1, [...bytesOf('Exif\0\0'), ...tiff]);
}

export interface JpegOptions {
  readonly width?: number;
  readonly height?: number;
  readonly components?: number;
  readonly precision?: number;
  readonly frame?: number;
  /** Segments after the start. */
  readonly extra?: readonly (readonly number[])[];
  readonly tables?: boolean;
  readonly end?: readonly number[];
}

export const QUANTIZATION = segment(0xdb, [0, ...new Array<number>(64).fill(1)]);
export const HUFFMAN = segment(0xc4, [0, 1, ...new Array<number>(15).fill(0), 0]);

export function frame({
  width = 6,
  height = 4,
  components = 3,
  precision = 8,
  frame: kind = 0xc0,
}: JpegOptions): number[] {
  const each = Array.from({ length: components }, (_, i) => [i + 1, 0x11, 0]).flat();
  return segment(kind, [precision, ...be16(height), ...be16(width), components, ...each]);
}

export function jpeg(options: JpegOptions = {}): Uint8Array {
  const { components = 3, extra = [], tables = true, end = [0xff, 0xd9] } = options;
  const each = Array.from({ length: components }, (_, i) => [i + 1, 0]).flat();
  const scan = segment(0xda, [components, ...each, 0, 63, 0]);
  return concat(
    [0xff, 0xd8],
    ...extra,
    ...(tables ? [QUANTIZATION, HUFFMAN] : []),
    frame(options),
    scan,
    [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
    end,
  );
}

export const SVG_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"';

/** A drawing 100 by 100 pixels, which is 75 by 75 points. */
export function svg(content: string, attributes = 'width="100" height="100"'): Uint8Array {
  return new TextEncoder().encode(`<svg ${SVG_NAMESPACE} ${attributes}>${content}</svg>`);
}

export function raster(bytes: Uint8Array): Raster {
  const outcome = readPicture(bytes);
  if (!outcome.ok) throw new Error(`refused: ${outcome.message}`);
  if (outcome.picture.kind !== 'raster') throw new Error('a drawing');
  return outcome.picture;
}

export function drawing(bytes: Uint8Array): Drawing {
  const outcome = readPicture(bytes);
  if (!outcome.ok) throw new Error(`refused: ${outcome.message}`);
  if (outcome.picture.kind !== 'drawing') throw new Error('a raster');
  return outcome.picture;
}

export function refusal(bytes: Uint8Array): Refusal {
  const outcome = readPicture(bytes);
  if (outcome.ok) throw new Error(`taken as a ${outcome.picture.kind}`);
  return outcome;
}
