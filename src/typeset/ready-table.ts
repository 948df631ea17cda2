/**
 * Ready tables: what a face says of its commonest glyphs, as rows of numbers that need no reading of a font.
 *
 * A table is a header in JSON and, after it, arrays of numbers (little-endian) that are looked at where they lie.
 * `fonts/ready.ts` makes one beside each text face.
 */
import { joined } from '../base/bytes.ts';
import type { FontProgram } from './face.ts';

/** The measures and names of a face, and how long the arrays are. */
export interface ReadyHeader extends Omit<FontProgram, 'widthOf' | 'outlineOf'> {
  /** The SHA-256 of the font file that the table was made from. */
  readonly source: string;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Glyphs that become one, longest first: the parts, then the result. */
  readonly ligatures: readonly (readonly number[])[];
  readonly characters: number;
  readonly glyphs: number;
  readonly firsts: number;
  readonly seconds: number;
}

export interface ReadyTable {
  readonly header: ReadyHeader;
  /** Where the outline of each glyph starts, and where the last one ends. */
  readonly outlineStarts: Uint32Array;
  /** Every character that the face has, sorted, and its glyph; PARSED is added where only a parser can shape it. */
  readonly characters: Uint16Array;
  readonly glyphs: Uint16Array;
  /** The width of each glyph. */
  readonly widths: Uint16Array;
  /** The class of each glyph as the first and as the second of a pair, and the kerning of each pair of classes. */
  readonly firstClass: Uint16Array;
  readonly secondClass: Uint16Array;
  readonly kerns: Int16Array;
  readonly outlines: Uint8Array;
}

/** Marks a character that has to be shaped with its neighbours by rules that the table does not hold. */
export const PARSED = 0x8000;

/** In the order of the file. */
const ARRAYS = [
  'outlineStarts',
  'characters',
  'glyphs',
  'widths',
  'firstClass',
  'secondClass',
  'kerns',
] as const;

/** The header begins after its length, and the arrays on a multiple of this. */
const ALIGNMENT = 4;

/** A table as bytes. */
export function packTable(table: ReadyTable): Uint8Array {
  const json = JSON.stringify(table.header);
  const header = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / ALIGNMENT) * ALIGNMENT));
  return joined([
    new Uint8Array(Uint32Array.of(header.length).buffer),
    header,
    ...ARRAYS.map((name) => bytesOf(table[name])),
    table.outlines,
  ]);
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array | Int16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Reads a table where it lies; nothing is copied unless the bytes stand askew in memory. */
export function unpackTable(file: Uint8Array): ReadyTable {
  const bytes = file.byteOffset % ALIGNMENT === 0 ? file : file.slice();
  const { byteOffset: base } = bytes;
  const buffer = bytes.buffer as ArrayBuffer;
  const [headerLength = 0] = new Uint32Array(buffer, base, 1);
  // A face is named in plain letters.
  const json = Buffer.from(buffer, base + ALIGNMENT, headerLength).toString('latin1');
  const header = JSON.parse(json) as ReadyHeader;
  const { glyphs, characters, firsts, seconds } = header;
  let offset = base + ALIGNMENT + headerLength;
  const next = <A extends ArrayBufferView>(array: A): A => {
    offset += array.byteLength;
    return array;
  };
  return {
    header,
    outlineStarts: next(new Uint32Array(buffer, offset, glyphs + 1)),
    characters: next(new Uint16Array(buffer, offset, characters)),
    glyphs: next(new Uint16Array(buffer, offset, characters)),
    widths: next(new Uint16Array(buffer, offset, glyphs)),
    firstClass: next(new Uint16Array(buffer, offset, glyphs)),
    secondClass: next(new Uint16Array(buffer, offset, glyphs)),
    kerns: next(new Int16Array(buffer, offset, firsts * seconds)),
    outlines: bytes.subarray(offset - base),
  };
}
