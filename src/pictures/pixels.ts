/** The pixels of a PNG, unpacked: eight bits a sample, transparency apart, as a PDF's image object wants them. */
import { decode, type DecodedPng } from 'fast-png';
import type { Raster } from './picture.ts';

export interface Pixels {
  /** Samples row by row: one a pixel for grey and for an index into `palette`, else three. */
  readonly colours: Uint8Array;
  /** Red, green and blue of each entry. */
  readonly palette?: Uint8Array;
  /** One sample a pixel, 255 opaque; absent where all are. */
  readonly alpha?: Uint8Array;
}

/** The pixels of a PNG; undefined where the data in it is damaged. */
export function pixelsOf(raster: Raster): Pixels | undefined {
  const known = unpacked.get(raster);
  if (known) return known;
  try {
    const pixels = separated(decode(raster.bytes), raster);
    unpacked.set(raster, pixels);
    return pixels;
  } catch {
    return undefined;
  }
}

/** Reading a picture unpacks it to prove it whole; writing it does not unpack it again. */
const unpacked = new WeakMap<Raster, Pixels>();

function separated(png: DecodedPng, raster: Raster): Pixels {
  const samples = toBytes(png);
  if (samples.length !== png.width * png.height * png.channels) throw new Error('pixels are missing');
  if (png.palette) return indexed(samples, png.palette);
  if (png.channels === 2 || png.channels === 4) return split(samples, png.channels);
  return raster.colourKey ? keyed(png, samples, raster.colourKey) : { colours: samples };
}

/** 16 bits are cut to the upper eight; fewer than eight are spread over them; an index stays as it is. */
function toBytes({ data, depth, palette, width, height, channels }: DecodedPng): Uint8Array {
  if (depth === 16) return Uint8Array.from(data, (sample) => sample >> 8);
  if (depth === 8) return Uint8Array.from(data);
  const scale = palette ? 1 : 255 / (2 ** depth - 1);
  return unpackBits(data, depth, width * channels, height, scale);
}

/** Rows of small samples begin on whole bytes (ISO/IEC 15948, 7.2). */
function unpackBits(
  data: ArrayLike<number>,
  depth: number,
  rowLength: number,
  rows: number,
  scale: number,
): Uint8Array {
  const bytesARow = Math.ceil((rowLength * depth) / 8);
  const mask = 2 ** depth - 1;
  const samples = new Uint8Array(rowLength * rows);
  for (let at = 0; at < samples.length; at++) {
    const row = Math.floor(at / rowLength);
    const bit = (at % rowLength) * depth;
    const byte = data[row * bytesARow + (bit >> 3)] ?? 0;
    samples[at] = ((byte >> (8 - depth - (bit & 7))) & mask) * scale;
  }
  return samples;
}

function indexed(samples: Uint8Array, palette: readonly (readonly number[])[]): Pixels {
  const colours = Uint8Array.from(palette.flatMap(([red = 0, green = 0, blue = 0]) => [red, green, blue]));
  const alphas = palette.map((entry) => entry[3] ?? 255);
  const opaque = alphas.every((alpha) => alpha === 255);
  return {
    colours: samples,
    palette: colours,
    ...(!opaque && { alpha: samples.map((index) => alphas[index] ?? 255) }),
  };
}

/** Two channels are grey and alpha, four are red, green, blue and alpha. */
function split(samples: Uint8Array, channels: 2 | 4): Pixels {
  const count = samples.length / channels;
  const colours = new Uint8Array(count * (channels - 1));
  const alpha = new Uint8Array(count);
  for (let pixel = 0; pixel < count; pixel++) {
    const at = pixel * channels;
    colours.set(samples.subarray(at, at + channels - 1), pixel * (channels - 1));
    alpha[pixel] = samples[at + channels - 1] ?? 255;
  }
  return { colours, alpha };
}

/** The one colour that is see-through, compared as it was stored. */
function keyed(
  { data, depth, width, height, channels }: DecodedPng,
  colours: Uint8Array,
  key: readonly number[],
): Pixels {
  const stored = depth < 8 ? unpackBits(data, depth, width * channels, height, 1) : data;
  const alpha = new Uint8Array(width * height);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const same = key.every((sample, channel) => stored[pixel * channels + channel] === sample);
    alpha[pixel] = same ? 0 : 255;
  }
  return { colours, alpha };
}
