/** The glyphs that a part of a file shows, and the codes that they are given: rows of numbers, to be handed on. */
import { type EmbeddableFace, FALLBACK, type FaceName, type Faces, TEXT_FACES } from '../typeset/face.ts';
import type { Page, PlacedRun } from '../pages/page.ts';
import type { Encode, Encoded } from './fonts.ts';
import { GlyphTable, type Sign, finderOf } from './glyph-table.ts';
import { coded } from './operators.ts';

const FACE_NAMES: readonly FaceName[] = TEXT_FACES.flatMap((face) => [face, FALLBACK[face]]);

/** Of each glyph: its face, its number, how many characters it stands for, and those. */
export type Signs = Uint32Array;

/** Of each glyph of such a row: the number of its font times 256, and its code. */
export type Codes = Uint32Array;

/** Every glyph that pages show, each once, in the order of its first appearance. */
export function glyphsOf(pages: readonly Page[]): Signs {
  const seen = new GlyphTable<true>();
  const row: number[] = [];
  for (const { face, glyphs } of pages.flatMap(runsOf)) {
    const known = seen.of(face);
    const meet = finderOf<true>(known, (sign) => {
      if (known.find(sign)) return true;
      row.push(FACE_NAMES.indexOf(face), sign.id, sign.codePoints.length, ...sign.codePoints);
      return known.set(sign, true);
    });
    glyphs.forEach(meet);
  }
  return Uint32Array.from(row);
}

function runsOf({ header, content, repeated, footer }: Page): PlacedRun[] {
  const runs = content.flatMap((placed) => (placed.kind === 'run' ? [placed] : []));
  return [...header, ...runs, ...repeated, ...footer];
}

/** Walks the glyphs of a row. */
function forEachSign(row: Signs, each: (face: FaceName, sign: Sign) => void): void {
  for (let at = 0; at < row.length;) {
    const [face = 0, id = 0, length = 0] = row.subarray(at, at + 3);
    const name = FACE_NAMES[face];
    if (!name) throw new Error(`there is no face ${face}`);
    each(name, { id, codePoints: Array.from(row.subarray(at + 3, at + 3 + length)) });
    at += 3 + length;
  }
}

/** Gives each glyph of the rows the code that was assigned to it. */
export function encodeBy(
  rows: readonly { readonly glyphs: Signs; readonly codes: Codes }[],
  faces: Faces<EmbeddableFace>,
): Encode {
  const table = new GlyphTable<Encoded>();
  for (const { glyphs, codes } of rows) {
    let at = 0;
    forEachSign(glyphs, (face, sign) => {
      const code = codes[at++] ?? 0;
      if (table.of(face).find(sign)) return;
      const width = faces[face].program.widthOf(sign.id);
      table.of(face).set(sign, { font: `F${code >> 8}`, code: code & 0xff, ...coded(code & 0xff, width) });
    });
  }
  return (face) => {
    const row = table.of(face);
    return finderOf(row, (sign) => row.find(sign) ?? refuse(face, sign));
  };
}

function refuse(face: FaceName, { id }: Sign): never {
  throw new Error(`glyph ${id} of ${face} was not admitted to the volume`);
}

/** The row of codes for a row of glyphs. */
export function codesOf(glyphs: Signs, encode: Encode): Codes {
  const codes: number[] = [];
  forEachSign(glyphs, (face, sign) => {
    const { font, code } = encode(face)(sign);
    codes.push((Number(font.slice(1)) << 8) | code);
  });
  return Uint32Array.from(codes);
}
