/** Pictures in the file: rasters as image objects, each embedded once; drawings as paths. */
import { pixelsOf } from '../pictures/pixels.ts';
import type {
  Colour as HexColour,
  Drawing,
  Orientation,
  PathCommand,
  Raster,
  Shape,
} from '../pictures/read.ts';
import type { Reference } from './kit.ts';
import { fixed, rgb } from './operators.ts';

/** Makes an indirect object. */
type MakeObject = (data: Record<string, unknown>) => Reference;

/** A raster as an image XObject (ISO 32000-1, 8.9.5). */
export function embedRaster(raster: Raster, make: MakeObject): Reference {
  return raster.format === 'jpeg' ? embedJpeg(raster, make) : embedPng(raster, make);
}

/** JPEG data goes in as it is; its size there is that before the turn. */
function embedJpeg({ width, height, orientation, colour, bytes }: Raster, make: MakeObject): Reference {
  const turned = orientation >= FIRST_TURNED;
  const image = make({
    ...imageEntries(turned ? height : width, turned ? width : height),
    ColorSpace: COLOUR_SPACES[colour],
    Filter: 'DCTDecode',
  });
  image.write(bytes);
  image.end();
  return image;
}

const COLOUR_SPACES = { grey: 'DeviceGray', rgb: 'DeviceRGB' } as const;

/** Orientations from 5 on lie on their side (Exif 2.32, 4.6.4 A). */
const FIRST_TURNED = 5;

function imageEntries(width: number, height: number): Record<string, unknown> {
  return { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 };
}

function embedPng(raster: Raster, make: MakeObject): Reference {
  const pixels = pixelsOf(raster);
  if (!pixels) throw new Error('a picture was not proved whole before it was written');
  const { width, height } = raster;
  const { colours, palette, alpha } = pixels;
  const plain = colours.length === width * height ? 'DeviceGray' : 'DeviceRGB';
  const space = palette ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, palette] : plain;
  const mask = alpha && stream(make({ ...imageEntries(width, height), ColorSpace: 'DeviceGray' }), alpha);
  const image = make({ ...imageEntries(width, height), ColorSpace: space, ...(mask && { SMask: mask }) });
  return stream(image, colours);
}

function stream(object: Reference, bytes: Uint8Array): Reference {
  object.write(bytes);
  object.end();
  return object;
}

/**
 * How each orientation stands on the unit square, y down: the matrix that puts the stored picture's corners where they
 * are shown (Exif 2.32, 4.6.4 A). An image's own square has y up (ISO 32000-1, 8.9.3).
 */
const TURNS: Readonly<Record<Orientation, readonly [number, number, number, number, number, number]>> = {
  1: [1, 0, 0, -1, 0, 1],
  2: [-1, 0, 0, -1, 1, 1],
  3: [-1, 0, 0, 1, 1, 0],
  4: [1, 0, 0, 1, 0, 0],
  5: [0, 1, -1, 0, 1, 0],
  6: [0, 1, 1, 0, 0, 0],
  7: [0, -1, 1, 0, 0, 1],
  8: [0, -1, -1, 0, 1, 1],
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Operators that show an image, by its name among the page's resources, in a box of the page. */
export function showRaster(name: string, { orientation }: Raster, { x, y, width, height }: Box): string {
  const [a, b, c, d, e, f] = TURNS[orientation];
  const matrix = [a * width, b * height, c * width, d * height, x + e * width, y + f * height];
  return `q ${matrix.map(fixed).join(' ')} cm /${name} Do Q`;
}

/**
 * Operators that paint a drawing in a box of the page; what stands out of the box is clipped. Points are put in their
 * final places before they are rounded, so that a drawing in small units loses nothing.
 */
export function showDrawing({ width, shapes }: Drawing, box: Box): string {
  const place = { ...box, scale: box.width / width };
  const clip = `${[box.x, box.y, box.width, box.height].map(fixed).join(' ')} re W n`;
  return ['q', clip, ...shapes.flatMap((shape) => showShape(shape, place)), 'Q'].join(' ');
}

/** Where a drawing's origin lies, and how much it is enlarged: both ways alike. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;

function showShape({ path, fill, fillRule, stroke }: Shape, place: Place): string[] {
  const star = fillRule === 'evenodd' ? '*' : '';
  const paint = fill ? (stroke ? `B${star}` : `f${star}`) : 'S';
  return [
    ...(fill ? [`${colour(fill)} rg`] : []),
    ...(stroke
      ? [
          `${colour(stroke.colour)} RG ${fixed(stroke.width * place.scale)} w`,
          `${CAPS[stroke.cap]} J ${JOINS[stroke.join]} j ${fixed(stroke.miter)} M`,
        ]
      : []),
    path.map((command) => showCommand(command, place)).join(' '),
    paint,
  ];
}

const OPERATORS = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;

function showCommand([name, ...numbers]: PathCommand, { x, y, scale }: Place): string {
  const points = numbers.map((n, index) => fixed((index % 2 === 0 ? x : y) + n * scale));
  return [...points, OPERATORS[name]].join(' ');
}

/** Three decimals tell all 256 steps of a part apart. */
function colour(hex: HexColour): string {
  return rgb(hex)
    .map((part) => String(Math.round(part * 1000) / 1000))
    .join(' ');
}
