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
    has: (codePoint) => shaper.find(codePoint) !== NONE,
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

/** Latin letters and figures: their glyphs stand in a row. */
const COMMON = 0x250;
/** In place of a glyph: the face has none. Above all that have PARSED. */
const NONE = 0xffff;
/** Above every kern, so that a character and a kern are one number. */
const KERNS = 0x10000;

interface Ligature {
  readonly parts: readonly number[];
  readonly result: number;
}

class Shaper {
  readonly #table: ReadyTable;
  /** By their first part. */
  readonly #ligatures = new Map<number, readonly Ligature[]>();
  /** The table's glyph of each character that was asked for, PARSED included; NONE where the face lacks it. */
  readonly #found = new Map<number, number>();
  /** Each common letter that was asked for and can be shaped here, as it stands for itself. */
  readonly #letters: (Glyph | undefined)[] = [];
  /** Each glyph as it stands for a character, and with each kern that it was given: most glyphs of a text are shared. */
  readonly #glyphs = new Map<number, Glyph>();

  constructor(table: ReadyTable) {
    this.#table = table;
    for (const row of table.header.ligatures) {
      const [first = 0] = row;
      const ligature = { parts: row.slice(0, -1), result: row[row.length - 1] ?? 0 };
      this.#ligatures.set(first, [...(this.#ligatures.get(first) ?? []), ligature]);
    }
  }

  /** The glyph of a character, with PARSED where it cannot be shaped here; NONE where the face lacks it. */
  find(codePoint: number): number {
    let glyph = this.#found.get(codePoint);
    if (glyph === undefined) {
      const at = indexIn(this.#table.characters, codePoint);
      glyph = at === undefined ? NONE : (this.#table.glyphs[at] as number);
      this.#found.set(codePoint, glyph);
    }
    return glyph;
  }

  /** The glyphs of a text; undefined where it needs the parser. */
  shape(text: string): Glyph[] | undefined {
    const glyphs: Glyph[] = [];
    const letters = this.#letters;
    const ligatures = this.#ligatures;
    let joins = false;
    for (let at = 0; at < text.length; at++) {
      const codePoint = text.codePointAt(at) as number;
      if (codePoint > 0xffff) at++;
      const glyph = letters[codePoint] ?? this.#letter(codePoint);
      if (!glyph) return undefined;
      glyphs.push(glyph);
      joins ||= ligatures.has(glyph.id);
    }
    return this.#kerned(joins ? this.#joined(glyphs) : glyphs);
  }

  /** The glyph that stands for a character; undefined where the parser has to shape it. */
  #letter(codePoint: number): Glyph | undefined {
    const id = this.find(codePoint);
    if (id >= PARSED) return undefined;
    const glyph = this.#glyph(codePoint, id);
    if (codePoint < COMMON) this.#letters[codePoint] = glyph;
    return glyph;
  }

  #glyph(codePoint: number, id: number, kern = 0): Glyph {
    const key = codePoint * KERNS + kern;
    let glyph = this.#glyphs.get(key);
    if (!glyph) {
      glyph = { id, advance: (this.#table.widths[id] ?? 0) + kern, dx: 0, dy: 0, codePoints: [codePoint] };
      this.#glyphs.set(key, glyph);
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
    const { firstClass, secondClass, kerns } = this.#table;
    const { seconds } = this.#table.header;
    const last = glyphs.length - 1;
    for (let at = 0; at < last; at++) {
      const glyph = glyphs[at] as Glyph;
      const next = glyphs[at + 1] as Glyph;
      const pair = (firstClass[glyph.id] as number) * seconds + (secondClass[next.id] as number);
      const kern = kerns[pair] as number;
      if (kern !== 0) glyphs[at] = this.#movedBy(kern, glyph);
    }
    return glyphs;
  }

  #movedBy(kern: number, glyph: Glyph): Glyph {
    const { codePoints } = glyph;
    if (codePoints.length === 1) return this.#glyph(codePoints[0] as number, glyph.id, kern);
    return { ...glyph, advance: glyph.advance + kern };
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
