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

const ARRAYS = [
  ['outlineStarts', Uint32Array, (header: ReadyHeader) => header.glyphs + 1],
  ['characters', Uint16Array, (header: ReadyHeader) => header.characters],
  ['glyphs', Uint16Array, (header: ReadyHeader) => header.characters],
  ['widths', Uint16Array, (header: ReadyHeader) => header.glyphs],
  ['firstClass', Uint16Array, (header: ReadyHeader) => header.glyphs],
  ['secondClass', Uint16Array, (header: ReadyHeader) => header.glyphs],
  ['kerns', Int16Array, (header: ReadyHeader) => header.firsts * header.seconds],
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
    ...ARRAYS.map(([name]) => bytesOf(table[name])),
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
  let offset = ALIGNMENT + headerLength;
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(ALIGNMENT, offset))) as ReadyHeader;
  const arrays = ARRAYS.map(([name, Kind, lengthIn]) => {
    const array = new Kind(buffer, base + offset, lengthIn(header));
    offset += array.byteLength;
    return [name, array] as const;
  });
  return { header, ...(Object.fromEntries(arrays) as Arrays), outlines: bytes.subarray(offset) };
}

type Arrays = Omit<ReadyTable, 'header' | 'outlines'>;
