/** A face: the measures, shaped glyphs and outlines of one font file, in thousandths of the type size. */

/** A glyph in its place: what to show and how far to move on, kerning included (thousandths of the size). */
export interface Glyph {
  readonly id: number;
  readonly advance: number;
  /** How far it is set off from the pen, as a combining mark is. */
  readonly dx: number;
  readonly dy: number;
  /** The characters that it stands for; a ligature stands for several. */
  readonly codePoints: readonly number[];
}

/** Everything that setting type asks of a font. Tests have a face of plain numbers. */
export interface Face {
  readonly ascent: number;
  /** Below the baseline, a negative number. */
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  has(codePoint: number): boolean;
  /** The glyphs of a text that stands in one piece, kerned and with standard ligatures. */
  shape(text: string): readonly Glyph[];
}

/** A face that can also be put into a PDF. */
export interface EmbeddableFace extends Face {
  readonly program: FontProgram;
}

/** What a font program is made of (Adobe Technical Note 5176, The Compact Font Format). */
export interface FontProgram {
  readonly postscriptName: string;
  readonly italicAngle: number;
  /** The box around all glyphs: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
  /** A charstring that tells its width as a difference from this one. */
  readonly nominalWidth: number;
  /** The width of a charstring that tells none. */
  readonly defaultWidth: number;
  /** A glyph's own width, without kerning. */
  widthOf(glyph: number): number;
  /** A glyph's Type 2 charstring, which calls no subroutine. */
  outlineOf(glyph: number): Uint8Array;
}

/** The faces that text is set in, which have all of ASCII, and beside each the one that has the rarer characters. */
export const FALLBACK = {
  regular: 'regularMore',
  bold: 'boldMore',
  italic: 'italicMore',
  boldItalic: 'boldItalicMore',
} as const;
export type TextFace = keyof typeof FALLBACK;
export type FaceName = TextFace | (typeof FALLBACK)[TextFace];
export const TEXT_FACES: readonly TextFace[] = ['regular', 'bold', 'italic', 'boldItalic'];

export type Faces<F extends Face = Face> = Readonly<Record<FaceName, F>>;

/** All characters of a text but those of ASCII, which every text face has. */
export function uncommonIn(text: string): readonly string[] {
  return text.match(UNCOMMON) ?? [];
}

const UNCOMMON = /[^ -~\t\n\r]/gu;

/** The length of shaped glyphs, in points at a type size in points. */
export function lengthOf(glyphs: readonly Glyph[], size: number): number {
  let length = 0;
  for (let at = 0, count = glyphs.length; at < count; at++) length += (glyphs[at] as Glyph).advance;
  return (length * size) / 1000;
}

/**
 * Kerning goes by steps of a hundredth of the size. No letter is more than half a step (0.06 points in body text) off,
 * and repeating numbers take less room in the file.
 */
const KERN_STEP = 10;

/** A kern to the nearest step, in thousandths of the size. */
export function kernStep(kern: number): number {
  return Math.round(kern / KERN_STEP) * KERN_STEP;
}
