/** A face that shapes from its ready table, and asks a parser only for what the table does not hold. */
import type { EmbeddableFace, Face, FontProgram, Glyph } from './face.ts';
import { PARSED, type ReadyTable, unpackTable } from './ready-table.ts';

/**
 * Opens a ready table. `parse` opens the font file itself: it is called once, for the first text that has combining
 * marks or other signs whose shape depends on their neighbours in more ways than kerning and ligatures.
 */
export function readyFace(bytes: Uint8Array, parse: () => Face): EmbeddableFace {
  const table = unpackTable(bytes);
  const shaper = new Shaper(table);
  const { ascent, descent, capHeight, xHeight } = table.header;
  return {
    program: programOf(table),
    ascent,
    descent,
    capHeight,
    xHeight,
    has: (codePoint) => shaper.has(codePoint),
    shape: (text) => shaper.shape(text) ?? parse().shape(text),
  };
}

function programOf({ header, widths, outlineStarts, outlines }: ReadyTable): FontProgram {
  const { postscriptName, italicAngle, box, nominalWidth, defaultWidth } = header;
  return {
    postscriptName,
    italicAngle,
    box,
    nominalWidth,
    defaultWidth,
    widthOf: (glyph) => widths[glyph] ?? 0,
    outlineOf: (glyph) => outlines.subarray(outlineStarts[glyph], outlineStarts[glyph + 1]),
  };
}

/** Latin letters and figures: they stand in a row by their code points. */
const COMMON = 0x250;
/** In place of a glyph: the face has none. Above all that have PARSED. */
const NONE = 0xffff;

interface Ligature {
  readonly parts: readonly number[];
  readonly result: number;
}

/** A character, or several that are one glyph, and how it meets its neighbours. */
class Letter {
  /** Its glyph with each kern that it was given: most glyphs of a text are shared. */
  readonly kerned: Glyph[] = [];

  constructor(
    readonly glyph: Glyph,
    /** Places of the text that it takes. */
    readonly units: number,
    /** Where the row begins in the table's kerns for what stands first in a pair, and its column for the second. */
    readonly row: number,
    readonly column: number,
    /** Those that begin with it. */
    readonly ligatures: readonly Ligature[] | undefined,
  ) {}
}

class Shaper {
  readonly #table: ReadyTable;
  /** By their first part. */
  readonly #ligatures = new Map<number, readonly Ligature[]>();
  /** What was asked for and can be shaped here: common letters by their code points, and all others. */
  readonly #common: (Letter | undefined)[] = [];
  readonly #others = new Map<number, Letter>();
  /** Letters that were joined, by their text. */
  readonly #joined = new Map<string, Letter>();

  constructor(table: ReadyTable) {
    this.#table = table;
    for (const row of table.header.ligatures) {
      const [first = 0] = row;
      const ligature = { parts: row.slice(0, -1), result: row[row.length - 1] ?? 0 };
      this.#ligatures.set(first, [...(this.#ligatures.get(first) ?? []), ligature]);
    }
  }

  /** Most that are asked for, as quotation marks and dashes, were shaped before. */
  has(codePoint: number): boolean {
    return this.#others.has(codePoint) || this.find(codePoint) !== NONE;
  }

  /** The glyph of a character, with PARSED where it cannot be shaped here; NONE where the face lacks it. */
  find(codePoint: number): number {
    const { characters, glyphs } = this.#table;
    const at = indexIn(characters, codePoint);
    return at === undefined ? NONE : (glyphs[at] as number);
  }

  /** The glyphs of a text; undefined where it needs the parser. */
  shape(text: string): Glyph[] | undefined {
    // As long as it can be: an array that grows takes room for seventeen.
    const { length } = text;
    const glyphs = new Array<Glyph>(length);
    const common = this.#common;
    const { kerns } = this.#table;
    let before: Letter | undefined;
    let count = 0;
    for (let at = 0; at < length; at++) {
      // Nothing above 0xffff can be shaped here, nor can its halves.
      const code = text.charCodeAt(at);
      let letter = common[code] ?? this.#letter(code);
      if (letter === undefined) return undefined;
      if (letter.ligatures !== undefined) {
        letter = this.#ligatureAt(text, at, letter.ligatures) ?? letter;
        at += letter.units - 1;
      }
      if (before !== undefined) {
        const kern = kerns[before.row + letter.column] as number;
        glyphs[count++] = kern === 0 ? before.glyph : movedBy(kern, before);
      }
      before = letter;
    }
    if (before !== undefined) glyphs[count++] = before.glyph;
    if (count < length) glyphs.length = count;
    return glyphs;
  }

  /** What stands for a character; undefined where the parser has to shape it. */
  #letter(code: number): Letter | undefined {
    const known = this.#others.get(code);
    if (known !== undefined) return known;
    const id = this.find(code);
    if (id >= PARSED) return undefined;
    const letter = this.#make(id, [code], this.#ligatures.get(id));
    if (code < COMMON) this.#common[code] = letter;
    else this.#others.set(code, letter);
    return letter;
  }

  #make(id: number, codePoints: readonly number[], ligatures: readonly Ligature[] | undefined): Letter {
    const { widths, firstClass, secondClass, header } = this.#table;
    const glyph = { id, advance: widths[id] ?? 0, dx: 0, dy: 0, codePoints };
    const row = (firstClass[id] as number) * header.seconds;
    return new Letter(glyph, codePoints.length, row, secondClass[id] as number, ligatures);
  }

  /** The longest of these ligatures that a text has at an offset. */
  #ligatureAt(text: string, at: number, ligatures: readonly Ligature[]): Letter | undefined {
    const found = ligatures.find(({ parts }) => this.#hasParts(text, at, parts));
    if (!found) return undefined;
    const joined = text.slice(at, at + found.parts.length);
    let letter = this.#joined.get(joined);
    if (!letter) {
      const codePoints = Array.from(joined, (part) => part.charCodeAt(0));
      this.#joined.set(joined, (letter = this.#make(found.result, codePoints, undefined)));
    }
    return letter;
  }

  /** Whether a text has these glyphs at an offset; the first of them is known to be there. */
  #hasParts(text: string, at: number, parts: readonly number[]): boolean {
    for (let part = 1; part < parts.length; part++) {
      const code = text.charCodeAt(at + part);
      if ((this.#common[code] ?? this.#letter(code))?.glyph.id !== parts[part]) return false;
    }
    return true;
  }
}

/** The glyph of a letter with a kern after it. */
function movedBy(kern: number, { glyph, kerned }: Letter): Glyph {
  const advance = glyph.advance + kern;
  for (let at = 0; at < kerned.length; at++) {
    const known = kerned[at] as Glyph;
    if (known.advance === advance) return known;
  }
  const { id, dx, dy, codePoints } = glyph;
  const moved = { id, advance, dx, dy, codePoints };
  kerned.push(moved);
  return moved;
}

/** Where a number stands in a sorted row. Most of those that are asked for stand at its beginning, without a gap. */
function indexIn(row: Uint16Array, wanted: number): number | undefined {
  const likely = wanted - (row[0] ?? 0);
  if (row[likely] === wanted) return likely;
  let low = 0;
  let high = row.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = row[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
