/** The glyphs that a part of a file shows, and the codes that they are given: rows of numbers, to be handed on. */
import { type EmbeddableFace, FALLBACK, type FaceName, type Faces, TEXT_FACES } from '../typeset/face.ts';
import type { Page, PlacedRun } from '../pages/page.ts';
import type { Encode } from './fonts.ts';
import { type Sign, glyphTable } from './glyph-table.ts';
import { type Coded, coded } from './showing.ts';

const FACE_NAMES: readonly FaceName[] = TEXT_FACES.flatMap((face) => [face, FALLBACK[face]]);

/** Of each glyph: its face, its number, how many characters it stands for, and those. */
export type Signs = Uint32Array;

/** Of each glyph of such a row: the number of its font times 256, and its code. */
export type Codes = Uint32Array;

/** The last row of signs that has a glyph. */
interface Seen {
  in: number;
}

/** Of every glyph that was seen so far; and how many rows there were. */
const seen = glyphTable<Seen>(() => ({ in: 0 }));
let rows = 0;

/** Every glyph that pages show, each once, in the order of its first appearance. */
export function glyphsOf(pages: readonly Page[]): Signs {
  const row: number[] = [];
  rows++;
  for (const { header, content, repeated, footer } of pages) {
    for (const run of header) addSigns(run, row);
    for (const placed of content) if (placed.kind === 'run') addSigns(placed, row);
    for (const run of repeated) addSigns(run, row);
    for (const run of footer) addSigns(run, row);
  }
  return Uint32Array.from(row);
}

function addSigns({ face, words }: PlacedRun, row: number[]): void {
  const known = seen(face);
  for (let of = 0; of < words.length; of++) {
    const glyphs = words[of] as readonly Sign[];
    for (let at = 0; at < glyphs.length; at++) {
      const { id, codePoints } = glyphs[at] as Sign;
      const sign = known.of(glyphs[at] as Sign);
      if (sign.in === rows) continue;
      sign.in = rows;
      row.push(FACE_NAMES.indexOf(face), id, codePoints.length, ...codePoints);
    }
  }
}

/** Walks the glyphs of a row. */
function forEachSign(row: Signs, each: (face: FaceName, sign: Sign, index: number) => void): void {
  for (let at = 0, index = 0; at < row.length; index++) {
    const face = FACE_NAMES[row[at++] as number];
    if (!face) throw new Error('a glyph of a face that there is not');
    const id = row[at++] as number;
    const after = at + 1 + (row[at] as number);
    const codePoints = charactersOf(row, at + 1, after);
    at = after;
    each(face, { id, codePoints }, index);
  }
}

/** Most glyphs stand for one character: there is one array of each. */
const single = new Map<number, readonly number[]>();

function charactersOf(row: Signs, from: number, after: number): readonly number[] {
  const first = row[from] as number;
  if (after - from !== 1) return Array.from(row.subarray(from, after));
  let characters = single.get(first);
  if (!characters) single.set(first, (characters = [first]));
  return characters;
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
