/** Pictures in the file: rasters as image objects, each embedded once; drawings as paths. */
import { pixelsOf } from '../pictures/pixels.ts';
import type {
  Colour as HexColour,
  Drawing,
  Orientation,
  PathCommand,
  PathCommands,
  Raster,
  Shape,
} from '../pictures/read.ts';
import type { Objects } from './objects.ts';
import { fixed, rgb } from './operators.ts';
import { serialise } from './serialise.ts';

/** A raster takes two object numbers: the second is its mask's, where it has one. */
export const RASTER_OBJECTS = 2;

/** Writes a raster as an image XObject (ISO 32000-1, 8.9.5). */
export function embedRaster(raster: Raster, number: number, objects: Objects): void {
  if (raster.format === 'jpeg') embedJpeg(raster, number, objects);
  else embedPng(raster, number, objects);
}

/** JPEG data goes in as it is. */
function embedJpeg(raster: Raster, number: number, objects: Objects): void {
  const entries = `${imageEntries(raster)}/ColorSpace/${COLOUR_SPACES[raster.colour]}/Filter/DCTDecode`;
  objects.asIs(number, entries, raster.bytes);
}

const COLOUR_SPACES = { grey: 'DeviceGray', rgb: 'DeviceRGB' } as const;

/** Orientations from 5 on lie on their side (Exif 2.32, 4.6.4 A). */
const FIRST_TURNED = 5;

/** The size of an image is that before its turn. */
function imageEntries({ width, height, orientation }: Raster): string {
  const turned = orientation >= FIRST_TURNED;
  const [across, down] = turned ? [height, width] : [width, height];
  return `/Type/XObject/Subtype/Image/Width ${across}/Height ${down}/BitsPerComponent 8`;
}

function embedPng(raster: Raster, number: number, objects: Objects): void {
  const pixels = pixelsOf(raster);
  if (!pixels) throw new Error('a picture was not proved whole before it was written');
  const { width, height } = raster;
  const { colours, palette, alpha } = pixels;
  const plain = colours.length === width * height ? 'DeviceGray' : 'DeviceRGB';
  const space = palette ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, palette] : plain;
  const entries = imageEntries(raster);
  if (alpha) objects.stream(number + 1, `${entries}/ColorSpace/DeviceGray`, alpha);
  const mask = alpha ? `/SMask ${number + 1} 0 R` : '';
  objects.stream(number, `${entries}/ColorSpace${serialise(space)}${mask}`, colours);
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
 * final places before they are rounded, so that a drawing in small units loses nothing. Where all of them are whole
 * numbers nothing is rounded, and the page's own coordinates are moved instead: a third of the bytes.
 */
export function showDrawing({ width, shapes }: Drawing, box: Box): string {
  const scale = box.width / width;
  const clip = `${[box.x, box.y, box.width, box.height].map(fixed).join(' ')} re W n`;
  const whole = shapes.every(({ path }) => path.every(isWhole));
  const placed = whole ? { x: 0, y: 0, scale: 1 } : { x: box.x, y: box.y, scale };
  const matrix = whole ? [`${[scale, 0, 0, scale, box.x, box.y].map(exact).join(' ')} cm`] : [];
  return ['q', clip, ...matrix, ...shapes.flatMap((shape) => showShape(shape, placed)), 'Q'].join(' ');
}

/** A matrix is multiplied with large numbers: six decimals. */
function exact(n: number): string {
  return String(Math.round(n * 1e6) / 1e6);
}

function isWhole([, ...numbers]: PathCommand): boolean {
  return numbers.every((n) => Number.isInteger(n));
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
    ...(fill ? [paintIn(fill, 'g', 'rg')] : []),
    ...(stroke
      ? [
          `${paintIn(stroke.colour, 'G', 'RG')} ${fixed(stroke.width * place.scale)} w`,
          `${CAPS[stroke.cap]} J ${JOINS[stroke.join]} j ${fixed(stroke.miter)} M`,
        ]
      : []),
    showPath(path, place),
    paint,
  ];
}

const OPERATORS = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;

/** Rectangles have an operator of their own, which takes a third of the bytes of four lines. */
function showPath(path: PathCommands, place: Place): string {
  const operators: string[] = [];
  for (let at = 0; at < path.length; at++) {
    const rectangle = rectangleAt(path, at);
    if (rectangle) {
      const [x, y, width, height] = rectangle;
      const corner = [place.x + x * place.scale, place.y + y * place.scale];
      operators.push(`${[...corner, width * place.scale, height * place.scale].map(fixed).join(' ')} re`);
      at += RECTANGLE - 1;
    } else {
      const command = path[at];
      if (command) operators.push(showCommand(command, place));
    }
  }
  return operators.join(' ');
}

/** Commands of a rectangle: M, three times L, Z. */
const RECTANGLE = 5;

/** The rectangle that begins with a command of a path, drawn to the right and then down. */
function rectangleAt(
  path: PathCommands,
  at: number,
): [x: number, y: number, w: number, h: number] | undefined {
  const commands = path.slice(at, at + RECTANGLE);
  if (commands.map(([name]) => name).join('') !== 'MLLLZ') return undefined;
  const [x = 0, y = 0, x2 = 0, y2, x3, y3 = 0, x4, y4] = commands.flatMap(([, ...numbers]) => numbers);
  const level = y2 === y && y4 === y3 && x3 === x2 && x4 === x;
  return level && x2 > x && y3 > y ? [x, y, x2 - x, y3 - y] : undefined;
}

function showCommand([name, ...numbers]: PathCommand, { x, y, scale }: Place): string {
  const points = numbers.map((n, index) => fixed((index % 2 === 0 ? x : y) + n * scale));
  return [...points, OPERATORS[name]].join(' ');
}

/** The operator that sets a colour: of equal parts, it is a grey. Three decimals tell all 256 steps of a part apart. */
function paintIn(hex: HexColour, grey: string, colour: string): string {
  const parts = rgb(hex).map((part) => String(Math.round(part * 1000) / 1000));
  const [first = '0'] = parts;
  return parts.every((part) => part === first) ? `${first} ${grey}` : `${parts.join(' ')} ${colour}`;
}
