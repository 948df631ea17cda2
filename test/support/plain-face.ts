/** A face of plain numbers: every character is half an em wide, a space a quarter; widths are mental arithmetic. */
import type { Face, Faces, Glyph } from '../../src/typeset/face.ts';

const HALF_EM = 500;
const QUARTER_EM = 250;

const PLAIN_FACE: Face = {
  ascent: 800,
  descent: -200,
  capHeight: 700,
  xHeight: 500,
  has: (codePoint) => codePoint < 0x250 || (codePoint >= 0x2000 && codePoint < 0x2700),
  shape: (text) =>
    [...text].map((character): Glyph => {
      const codePoint = character.codePointAt(0) ?? 0;
      const advance = character === ' ' ? QUARTER_EM : HALF_EM;
      return { id: codePoint, advance, dx: 0, dy: 0, codePoints: [codePoint] };
    }),
};

export const PLAIN_FACES: Faces = {
  regular: PLAIN_FACE,
  bold: PLAIN_FACE,
  italic: PLAIN_FACE,
  boldItalic: PLAIN_FACE,
  regularMore: PLAIN_FACE,
  boldMore: PLAIN_FACE,
  italicMore: PLAIN_FACE,
  boldItalicMore: PLAIN_FACE,
};
