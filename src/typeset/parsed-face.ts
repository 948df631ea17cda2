/** A face read from a font file by a font parser: it can shape any text, and takes its time to begin. */
import { type Font, create } from 'fontkit';
import { type EmbeddableFace, type FontProgram, type Glyph, kernStep } from './face.ts';

/** Reads a font file. Throws when the bytes are not a font, which only a broken installation can cause. */
export function openFace(bytes: Uint8Array): EmbeddableFace {
  const font = create(bytes as Buffer);
  if (!('layout' in font)) throw new Error('a font collection cannot serve as a face');
  if (font.unitsPerEm !== 1000) throw new Error('a face has a thousand units to the em');
  return {
    program: programOf(font),
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    xHeight: font.xHeight,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    shape: (text) => shapeWith(font, text),
  };
}

function shapeWith(font: Font, text: string): Glyph[] {
  const run = font.layout(text);
  return run.glyphs.map((glyph, index) => {
    const position = run.positions[index];
    if (!position) throw new Error('the font gave a glyph no position');
    return {
      id: glyph.id,
      advance: glyph.advanceWidth + kernStep(position.xAdvance - glyph.advanceWidth),
      dx: position.xOffset,
      dy: position.yOffset,
      codePoints: glyph.codePoints,
    };
  });
}

/** The table of outlines as fontkit reads it, which its published types do not name. */
interface OutlineTable {
  readonly stream: { readonly buffer: Uint8Array };
  readonly topDict: {
    readonly CharStrings: readonly { readonly offset: number; readonly length: number }[];
    readonly Private: { readonly nominalWidthX: number; readonly defaultWidthX: number };
  };
}

function programOf(font: Font): FontProgram {
  const { minX, minY, maxX, maxY } = font.bbox;
  const { topDict, stream } = (font as unknown as { 'CFF ': OutlineTable })['CFF '];
  return {
    postscriptName: font.postscriptName,
    italicAngle: font.italicAngle,
    box: [minX, minY, maxX, maxY],
    nominalWidth: topDict.Private.nominalWidthX,
    defaultWidth: topDict.Private.defaultWidthX,
    widthOf: (glyph) => font.getGlyph(glyph).advanceWidth,
    outlineOf: (glyph) => {
      const place = topDict.CharStrings[glyph];
      if (!place) throw new Error(`the font has no outline of glyph ${glyph}`);
      return stream.buffer.subarray(place.offset, place.offset + place.length);
    },
  };
}
