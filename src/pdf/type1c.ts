/**
 * Font programs in the Compact Font Format, as small as they can be (Adobe Technical Note 5176).
 *
 * Only the glyphs of one document, each under a code of one byte, without hints, subroutines or notices.
 */
import { joined } from '../base/bytes.ts';
import type { FontProgram } from '../typeset/face.ts';
import { latin } from './strings.ts';

/** A glyph of a font program, under its code. */
export class CodedGlyph {
  constructor(
    readonly code: number,
    readonly glyph: number,
    /** The characters that it stands for: they give it its name. */
    readonly codePoints: readonly number[],
  ) {}
}

/** The program as a file that holds these glyphs, sorted by code. `name` is the PostScript name with its subset tag. */
export function compactFont(program: FontProgram, name: string, glyphs: readonly CodedGlyph[]): Uint8Array {
  const strings: string[] = [];
  const charset = charsetOf(glyphs, strings);
  const encoding = encodingOf(glyphs);
  const outlines: Uint8Array[] = [NOTDEF];
  for (let at = 0; at < glyphs.length; at++) {
    outlines.push(program.outlineOf((glyphs[at] as CodedGlyph).glyph));
  }
  const charStrings = index(outlines);
  const priv = privateOf(program);
  const names = index([latin(name)]);
  const own = strings.length === 0 ? NO_ITEMS : index(strings.map(latin));
  const charsetAt = HEADER.length + names.length + TOP_LENGTH + own.length + NO_ITEMS.length;
  const encodingAt = charsetAt + charset.length;
  const charStringsAt = encodingAt + encoding.length;
  const top = Uint8Array.of(
    ...[...wide(charsetAt), TOP.charset],
    ...[...wide(encodingAt), TOP.encoding],
    ...[...wide(charStringsAt), TOP.charStrings],
    ...[...wide(priv.length), ...wide(charStringsAt + charStrings.length), TOP.private],
  );
  return joined([HEADER, names, index([top]), own, NO_ITEMS, charset, encoding, charStrings, priv]);
}

/** Version 1.0, a header of four bytes, offsets of two. */
const HEADER = Uint8Array.of(1, 0, 4, 2);

/** Operators of the top and private dictionaries (tables 9 and 23). */
const TOP = { charset: 15, encoding: 16, charStrings: 17, private: 18 } as const;
/** The top dictionary in its index: all its numbers take five bytes, so that its length is known before they are. */
const TOP_LENGTH = 36;
const PRIVATE = { defaultWidthX: 20, nominalWidthX: 21 } as const;

/** An outline that draws nothing: every character has been checked, so the missing glyph is never shown. */
const NOTDEF = Uint8Array.of(14);

/** Names that every reader of the format knows by number (Appendix A); basic Latin follows its own order. */
const STANDARD_NAMES: Readonly<Record<number, number>> = {
  0x27: 104,
  0x60: 124,
  0xa3: 98,
  0xb7: 114,
  0x2013: 111,
  0x2014: 137,
  0x2018: 65,
  0x2019: 8,
  0x201c: 105,
  0x201d: 119,
  0x2022: 116,
  0x2026: 121,
};
const BASIC_LATIN = { first: 0x20, last: 0x7e, name: 1 } as const;
/** How many names are standard: our own come after them. */
const STANDARD_COUNT = 391;

/** The name of each glyph, as runs of neighbouring numbers (format 1). */
function charsetOf(glyphs: readonly CodedGlyph[], strings: string[]): Uint8Array {
  const taken = new Set<number>();
  const names = glyphs.map(({ codePoints, code }) => {
    const standard = codePoints.length === 1 ? standardName(codePoints[0] as number) : undefined;
    if (standard !== undefined && !taken.has(standard)) {
      taken.add(standard);
      return standard;
    }
    // "uni" and the characters' numbers name a glyph (Adobe Glyph List Specification, 2); the code tells twins apart.
    const hexadecimal = codePoints.map((each) => each.toString(16).toUpperCase().padStart(4, '0')).join('');
    const name = `uni${hexadecimal}`;
    strings.push(strings.includes(name) ? `${name}.${code}` : name);
    return STANDARD_COUNT + strings.length - 1;
  });
  const runs = runsOf(names);
  const bytes = [1];
  for (let at = 0; at < runs.length; at += 2) {
    const first = runs[at] as number;
    bytes.push(first >> 8, first & 0xff, runs[at + 1] as number);
  }
  return Uint8Array.from(bytes);
}

function standardName(codePoint: number): number | undefined {
  const { first, last, name } = BASIC_LATIN;
  const listed = STANDARD_NAMES[codePoint];
  return listed ?? (codePoint >= first && codePoint <= last ? name + codePoint - first : undefined);
}

/** The code of each glyph, as runs of neighbouring codes (format 1). */
function encodingOf(glyphs: readonly CodedGlyph[]): Uint8Array {
  const runs = runsOf(glyphs.map(({ code }) => code));
  return Uint8Array.of(1, runs.length / 2, ...runs);
}

/** Runs of numbers that each follow the one before: the first of each, and how many more (255 at most). */
function runsOf(numbers: readonly number[]): readonly number[] {
  const runs: number[] = [];
  let next: number | undefined;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number;
    if (number === next) (runs[runs.length - 1] as number)++;
    else runs.push(number, 0);
    next = number + 1;
  }
  return runs;
}

function privateOf({ defaultWidth, nominalWidth }: FontProgram): Uint8Array {
  return Uint8Array.from([
    ...(defaultWidth === 0 ? [] : [...short(defaultWidth), PRIVATE.defaultWidthX]),
    ...[...short(nominalWidth), PRIVATE.nominalWidthX],
  ]);
}

/** An INDEX: how many, how wide the offsets are, the offsets, the data (5). */
function index(items: readonly Uint8Array[]): Uint8Array {
  let size = 1;
  for (let at = 0; at < items.length; at++) size += (items[at] as Uint8Array).length;
  const width = size < 0x10000 ? 2 : 3;
  // Offsets are from the byte before the data.
  const before = 2 + (items.length + 1) * width;
  const bytes = new Uint8Array(before + size);
  bytes[0] = items.length >> 8;
  bytes[1] = items.length;
  bytes[2] = width;
  let to = 3;
  let offset = 1;
  for (let at = 0; at <= items.length; at++) {
    for (let shift = (width - 1) * 8; shift >= 0; shift -= 8) bytes[to++] = offset >> shift;
    const item = items[at];
    if (!item) break;
    bytes.set(item, before + offset);
    offset += item.length;
  }
  return bytes;
}

/** An INDEX of nothing. */
const NO_ITEMS = Uint8Array.of(0, 0);

/** A number of a dictionary in three bytes, and in five (table 3). */
function short(value: number): number[] {
  return [28, (value >> 8) & 0xff, value & 0xff];
}

function wide(value: number): number[] {
  return [29, (value >> 24) & 0xff, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}
