/** A face: the measures and shaped glyphs of one font file, in thousandths of the type size. */
import { type Font, create } from 'fontkit';

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
  readonly font: Font;
}

/** The faces that text is set in, and beside each the one that has the rarer characters. */
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

/** Reads a font file. Throws when the bytes are not a font, which only a broken installation can cause. */
export function openFace(bytes: Uint8Array): EmbeddableFace {
  const font = create(bytes as Buffer);
  if (!('layout' in font)) throw new Error('a font collection cannot serve as a face');
  const scale = 1000 / font.unitsPerEm;
  const shaped = new Map<string, readonly Glyph[]>();
  return {
    font,
    ascent: font.ascent * scale,
    descent: font.descent * scale,
    capHeight: font.capHeight * scale,
    xHeight: font.xHeight * scale,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    shape: (text) => {
      const known = shaped.get(text);
      if (known) return known;
      const glyphs = shapeWith(font, text, scale);
      shaped.set(text, glyphs);
      return glyphs;
    },
  };
}

function shapeWith(font: Font, text: string, scale: number): Glyph[] {
  const run = font.layout(text);
  return run.glyphs.map((glyph, index) => {
    const position = run.positions[index];
    if (!position) throw new Error('the font gave a glyph no position');
    return {
      id: glyph.id,
      advance: position.xAdvance * scale,
      dx: position.xOffset * scale,
      dy: position.yOffset * scale,
      codePoints: glyph.codePoints,
    };
  });
}

/** The length of shaped glyphs, in points at a type size in points. */
export function lengthOf(glyphs: readonly Glyph[], size: number): number {
  return (glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * size) / 1000;
}
