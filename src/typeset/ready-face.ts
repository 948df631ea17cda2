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
  const shaped = new Map<string, readonly Glyph[]>();
  return {
    program: programOf(table),
    ascent,
    descent,
    capHeight,
    xHeight,
    has: (codePoint) => shaper.find(codePoint) !== undefined,
    shape: (text) => {
      let glyphs = shaped.get(text);
      if (!glyphs) {
        glyphs = shaper.shape(text) ?? parse().shape(text);
        shaped.set(text, glyphs);
      }
      return glyphs;
    },
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

interface Ligature {
  readonly parts: readonly number[];
  readonly result: number;
}

class Shaper {
  readonly #table: ReadyTable;
  /** By their first part. */
  readonly #ligatures = new Map<number, readonly Ligature[]>();
  /** The table's glyph of each character that was asked for; PARSED included. */
  readonly #found = new Map<number, number | undefined>();
  /** Glyphs as they stand without kerning: most glyphs of a text are shared. */
  readonly #plain = new Map<number, Glyph>();

  constructor(table: ReadyTable) {
    this.#table = table;
    for (const row of table.header.ligatures) {
      const [first = 0] = row;
      const ligature = { parts: row.slice(0, -1), result: row[row.length - 1] ?? 0 };
      this.#ligatures.set(first, [...(this.#ligatures.get(first) ?? []), ligature]);
    }
  }

  /** The glyph of a character, with PARSED where it cannot be shaped here; undefined where the face lacks it. */
  find(codePoint: number): number | undefined {
    if (this.#found.has(codePoint)) return this.#found.get(codePoint);
    const at = indexIn(this.#table.characters, codePoint);
    const glyph = at === undefined ? undefined : this.#table.glyphs[at];
    this.#found.set(codePoint, glyph);
    return glyph;
  }

  /** The glyphs of a text; undefined where it needs the parser. */
  shape(text: string): Glyph[] | undefined {
    const glyphs: Glyph[] = [];
    for (const sign of text) {
      const codePoint = sign.codePointAt(0) ?? 0;
      const id = this.find(codePoint);
      if (id === undefined || id >= PARSED) return undefined;
      glyphs.push(this.#glyph(codePoint, id));
    }
    return this.#kerned(this.#joined(glyphs));
  }

  #glyph(codePoint: number, id: number): Glyph {
    let glyph = this.#plain.get(codePoint);
    if (!glyph) {
      glyph = { id, advance: this.#table.widths[id] ?? 0, dx: 0, dy: 0, codePoints: [codePoint] };
      this.#plain.set(codePoint, glyph);
    }
    return glyph;
  }

  #joined(glyphs: Glyph[]): Glyph[] {
    for (let at = 0; at < glyphs.length - 1; at++) {
      const ligature = this.#ligatureAt(glyphs, at);
      if (!ligature) continue;
      const parts = glyphs.slice(at, at + ligature.parts.length);
      const advance = this.#table.widths[ligature.result] ?? 0;
      const codePoints = parts.flatMap((part) => part.codePoints);
      glyphs.splice(at, parts.length, { id: ligature.result, advance, dx: 0, dy: 0, codePoints });
    }
    return glyphs;
  }

  #ligatureAt(glyphs: readonly Glyph[], at: number): Ligature | undefined {
    const candidates = this.#ligatures.get(glyphs[at]?.id ?? 0);
    return candidates?.find(({ parts }) => parts.every((part, index) => glyphs[at + index]?.id === part));
  }

  #kerned(glyphs: Glyph[]): Glyph[] {
    const { firstClass, secondClass, kerns, header } = this.#table;
    for (let at = 0; at + 1 < glyphs.length; at++) {
      const glyph = glyphs[at];
      const next = glyphs[at + 1];
      if (!glyph || !next) break;
      const kern = kerns[(firstClass[glyph.id] ?? 0) * header.seconds + (secondClass[next.id] ?? 0)] ?? 0;
      if (kern !== 0) glyphs[at] = { ...glyph, advance: glyph.advance + kern };
    }
    return glyphs;
  }
}

/** Where a number stands in a sorted row. */
function indexIn(row: Uint16Array, wanted: number): number | undefined {
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
