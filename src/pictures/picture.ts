/** What a picture is once it has been read: pixels to embed, or shapes to paint. */

export type Picture = Raster | Drawing;

/** How a stored picture is to be turned for showing (Exif 2.32, 4.6.4 A, Orientation): 1 as it is, 6 a quarter turn clockwise. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface Raster {
  readonly kind: 'raster';
  readonly format: 'png' | 'jpeg';
  /** Pixels as shown, so after the orientation has been applied. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly colour: 'grey' | 'rgb';
  readonly alpha: boolean;
  /**
   * The one colour that is see-through, a number for each channel as stored: a PNG without an alpha channel may name one.
   */
  readonly colourKey?: readonly number[];
  /** A PNG or JPEG file of its own: what the pixels need, without the maker's notes of place, time and program. */
  readonly bytes: Uint8Array;
}

/** A drawing in points, origin top left, y down. What stands out of its box is to be clipped away. */
export interface Drawing {
  readonly kind: 'drawing';
  readonly width: number;
  readonly height: number;
  /** In painting order. */
  readonly shapes: readonly Shape[];
}

export type Colour = `#${string}`;

/** A path with its paint; at least one of `fill` and `stroke` is there. Both: the fill is painted first. */
export interface Shape {
  readonly path: PathCommands;
  readonly fill?: Colour;
  readonly fillRule: 'nonzero' | 'evenodd';
  readonly stroke?: Stroke;
}

export interface Stroke {
  readonly colour: Colour;
  readonly width: number;
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  /** The miter limit, 1 or more. */
  readonly miter: number;
}

/** Absolute commands; the first is M, and so is the first after each Z. */
export type PathCommands = readonly PathCommand[];
export type PathCommand =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];
