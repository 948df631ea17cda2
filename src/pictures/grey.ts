/** A picture without its colours, for what is printed in black: as light as it was, and painted in DeviceGray. */
import { encode } from 'fast-png';
import { decode as decodeJpeg } from 'jpeg-js';
import type { Colour, Drawing, Picture, Raster } from './picture.ts';
import { pixelsOf } from './pixels.ts';

/** The grey picture of a picture, always the same one; undefined where its pixels are damaged. */
export function greyed(picture: Picture): Picture | undefined {
  const known = made.get(picture);
  if (known) return known;
  const grey = picture.kind === 'drawing' ? greyDrawing(picture) : greyRaster(picture);
  if (grey) made.set(picture, grey);
  return grey;
}

/** A picture that is shown twice stays one picture. */
const made = new WeakMap<Picture, Picture>();

function greyDrawing(drawing: Drawing): Drawing {
  const shapes = drawing.shapes.map(({ fill, stroke, ...shape }) => ({
    ...shape,
    ...(fill && { fill: greyOf(fill) }),
    ...(stroke && { stroke: { ...stroke, colour: greyOf(stroke.colour) } }),
  }));
  return { ...drawing, shapes };
}

function greyOf(colour: Colour): Colour {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `#${luma(red, green, blue).toString(16).padStart(2, '0').repeat(3)}`;
}

/** How light a colour is, 0 to 255 (ITU-R BT.709, 3.2). */
function luma(red: number, green: number, blue: number): number {
  return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
}

/** A JPEG that is grey already stays as it is; all else becomes a PNG of one grey sample a pixel. */
function greyRaster(raster: Raster): Raster | undefined {
  if (raster.format === 'jpeg' && raster.colour === 'grey') return raster;
  const samples = raster.format === 'jpeg' ? jpegSamples(raster) : pngSamples(raster);
  if (!samples) return undefined;
  const { width, height, grey, alpha } = samples;
  const channels = alpha ? 2 : 1;
  const data = alpha
    ? Uint8Array.from({ length: 2 * grey.length }, (_, at) => (at & 1 ? alpha : grey)[at >> 1] ?? 0)
    : grey;
  const bytes = encode({ width, height, channels, data });
  const { orientation } = raster;
  return {
    kind: 'raster',
    format: 'png',
    width: raster.width,
    height: raster.height,
    orientation,
    colour: 'grey',
    alpha: raster.alpha,
    bytes,
  };
}

/** Rows of samples as they are stored, before any turn. */
interface Samples {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  readonly alpha?: Uint8Array;
}

function pngSamples(raster: Raster): Samples | undefined {
  const pixels = pixelsOf(raster);
  if (!pixels) return undefined;
  const { width, height } = raster;
  const { colours, palette, alpha } = pixels;
  const count = width * height;
  const grey = palette
    ? mapped(count, (at) => 3 * (colours[at] ?? 0), palette)
    : colours.length === count
      ? colours
      : mapped(count, (at) => 3 * at, colours);
  return { width, height, grey, ...(alpha && { alpha }) };
}

/** Far more than a picture of the greatest size takes: how many pixels may come was asked before. */
const MEMORY = 8192;

function jpegSamples({ bytes }: Raster): Samples | undefined {
  try {
    const options = { useTArray: true, formatAsRGBA: false, maxMemoryUsageInMB: MEMORY } as const;
    const { width, height, data } = decodeJpeg(bytes, options);
    return { width, height, grey: mapped(width * height, (at) => 3 * at, data) };
  } catch {
    return undefined;
  }
}

/** The lightness of each pixel, whose red, green and blue stand at `placeOf` it. */
function mapped(count: number, placeOf: (pixel: number) => number, colours: Uint8Array): Uint8Array {
  const grey = new Uint8Array(count);
  for (let pixel = 0; pixel < count; pixel++) {
    const at = placeOf(pixel);
    grey[pixel] = luma(colours[at] ?? 0, colours[at + 1] ?? 0, colours[at + 2] ?? 0);
  }
  return grey;
}
