/** The glyphs that a part of a file shows, and the codes that they are given: rows of numbers, to be handed on. */
import { type EmbeddableFace, FALLBACK, type FaceName, type Faces, TEXT_FACES } from '../typeset/face.ts';
import type { Page, PlacedRun } from '../pages/page.ts';
import type { Encode } from './fonts.ts';
import { type GlyphTable, type Sign, glyphTable } from './glyph-table.ts';
import { type Coded, coded } from './showing.ts';

const FACE_NAMES: readonly FaceName[] = TEXT_FACES.flatMap((face) => [face, FALLBACK[face]]);

/** Of each glyph: its face, its number, how many characters it stands for, and those. */
export type Signs = Uint32Array;

/** Of each glyph of such a row: the number of its font times 256, and its code. */
export type Codes = Uint32Array;

/** Every glyph that pages show, each once, in the order of its first appearance. */
export function glyphsOf(pages: readonly Page[]): Signs {
  const row: number[] = [];
  const seen = glyphTable<true>((face, { id, codePoints }) => {
    row.push(FACE_NAMES.indexOf(face), id, codePoints.length, ...codePoints);
    return true;
  });
  for (const { header, content, repeated, footer } of pages) {
    for (const run of header) see(run, seen);
    for (const placed of content) if (placed.kind === 'run') see(placed, seen);
    for (const run of repeated) see(run, seen);
    for (const run of footer) see(run, seen);
  }
  return Uint32Array.from(row);
}

function see({ face, words }: PlacedRun, seen: GlyphTable<true>): void {
  const row = seen(face);
  for (const glyphs of words) for (let at = 0; at < glyphs.length; at++) row.of(glyphs[at] as Sign);
}

/** Walks the glyphs of a row. */
function forEachSign(row: Signs, each: (face: FaceName, sign: Sign, index: number) => void): void {
  for (let at = 0, index = 0; at < row.length; index++) {
    const face = FACE_NAMES[row[at++] as number];
    if (!face) throw new Error('a glyph of a face that there is not');
    const id = row[at++] as number;
    const codePoints: number[] = [];
    for (let left = row[at++] as number; left > 0; left--) codePoints.push(row[at++] as number);
    each(face, { id, codePoints }, index);
  }
}

/** Gives each glyph of the rows the code that was assigned to it. */
export function encodeBy(
  rows: readonly { readonly glyphs: Signs; readonly codes: Codes }[],
  faces: Faces<EmbeddableFace>,
): Encode {
  let assigned: number | undefined;
  const encode = glyphTable<Coded>((face, { id }) => {
    if (assigned === undefined) throw new Error(`glyph ${id} of ${face} was not admitted to the volume`);
    return coded(assigned >> 8, assigned & 0xff, faces[face].program.widthOf(id));
  });
  for (const { glyphs, codes } of rows) {
    forEachSign(glyphs, (face, sign, index) => {
      assigned = codes[index];
      encode(face).of(sign);
    });
  }
  assigned = undefined;
  return encode;
}

/** The row of codes for a row of glyphs. */
export function codesOf(glyphs: Signs, encode: Encode): Codes {
  const codes: number[] = [];
  forEachSign(glyphs, (face, sign) => {
    const { font, code } = encode(face).of(sign);
    codes.push((font << 8) | code);
  });
  return Uint32Array.from(codes);
}
