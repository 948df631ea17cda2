/**
 * Fonts of a file: each face's glyphs under codes of one byte, and what the codes stand for.
 *
 * A code stands for the same characters in every font, so that all fonts share one ToUnicode map, and basic Latin has
 * its own codes, so that the map is a few lines long.
 */
import type { FaceName, FontProgram, Glyph } from '../typeset/face.ts';
import type { Reference } from './kit.ts';
import type { Coded } from './operators.ts';
import { type CodedGlyph, compactFont } from './type1c.ts';

/** Codes of which basic Latin keeps its own, and those that other characters get in their order of appearance. */
const BASIC_LATIN = { first: 0x20, last: 0x7e } as const;
const OTHERS = { first: 0x80, last: 0xff } as const;

/** Where a text has its code: a face with more characters than one font can hold is embedded as several. */
interface Slot {
  readonly part: number;
  readonly code: number;
  readonly codePoints: readonly number[];
}

/** One font of the file: a part of a face. */
interface Font {
  readonly name: string;
  readonly program: FontProgram;
  readonly part: number;
  readonly reference: Reference;
  /** By code. */
  readonly glyphs: Map<number, CodedGlyph>;
}

/** A glyph's code, its width, and the name of the font that has it. */
export interface Encoded extends Coded {
  readonly font: string;
}

/** Makes an indirect object. */
type MakeObject = (data: Record<string, unknown>) => Reference;

export class Fonts {
  readonly #programOf: (face: FaceName) => FontProgram;
  readonly #make: MakeObject;
  readonly #slots = new Map<string, Slot>();
  readonly #fonts = new Map<string, Font>();
  readonly #encoded = new Map<FaceName, Map<Glyph, Encoded>>();
  /** The next code for other characters, counted on over the parts. */
  #next = 0;

  constructor(programOf: (face: FaceName) => FontProgram, make: MakeObject) {
    this.#programOf = programOf;
    this.#make = make;
  }

  /** The fonts by the names that content streams call them. */
  get resources(): Record<string, Reference> {
    return Object.fromEntries([...this.#fonts.values()].map(({ name, reference }) => [name, reference]));
  }

  /** Takes a glyph of a face into the file. */
  encode(face: FaceName, glyph: Glyph): Encoded {
    let encoded = this.#encoded.get(face);
    if (!encoded) this.#encoded.set(face, (encoded = new Map<Glyph, Encoded>()));
    let found = encoded.get(glyph);
    if (!found) encoded.set(glyph, (found = this.#take(face, glyph)));
    return found;
  }

  /** A text that a face shows with several glyphs (a letter alone and the same within a word) has a slot for each. */
  #take(face: FaceName, { id, codePoints }: Glyph): Encoded {
    const text = String.fromCodePoint(...codePoints);
    for (let variant = 0; ; variant++) {
      const slot = this.#slot(text, codePoints, variant);
      const font = this.#font(face, slot.part);
      const taken = font.glyphs.get(slot.code);
      if (taken && taken.glyph !== id) continue;
      font.glyphs.set(slot.code, { code: slot.code, glyph: id, codePoints });
      return { font: font.name, code: slot.code, width: font.program.widthOf(id) };
    }
  }

  #slot(text: string, codePoints: readonly number[], variant: number): Slot {
    const key = variant === 0 ? text : `${text}\0${variant}`;
    const known = this.#slots.get(key);
    if (known) return known;
    const slot = { ...((variant === 0 ? ownCode(codePoints) : undefined) ?? this.#nextCode()), codePoints };
    this.#slots.set(key, slot);
    return slot;
  }

  #nextCode(): Pick<Slot, 'part' | 'code'> {
    const room = OTHERS.last - OTHERS.first + 1;
    const index = this.#next++;
    return { part: Math.floor(index / room), code: OTHERS.first + (index % room) };
  }

  #font(face: FaceName, part: number): Font {
    const key = `${face} ${part}`;
    let font = this.#fonts.get(key);
    if (!font) {
      const program = this.#programOf(face);
      const name = `F${this.#fonts.size + 1}`;
      font = { name, program, part, reference: this.#make({}), glyphs: new Map() };
      this.#fonts.set(key, font);
    }
    return font;
  }

  /** Writes every font with the glyphs that it has now. */
  finish(): void {
    const maps = new Map<number, Reference>();
    for (const [index, font] of [...this.#fonts.values()].entries()) {
      const map = maps.get(font.part) ?? this.#toUnicode(font.part);
      maps.set(font.part, map);
      this.#embed(font, index, map);
    }
  }

  #embed({ program, reference, glyphs }: Font, index: number, toUnicode: Reference): void {
    const sorted = [...glyphs.values()].sort((a, b) => a.code - b.code);
    const [first] = sorted;
    const last = sorted.at(-1);
    if (!first || !last) throw new Error('a font has no glyphs');
    const name = `${subsetTag(index)}+${program.postscriptName}`;
    const file = this.#make({ Subtype: 'Type1C' });
    file.write(compactFont(program, name, sorted));
    file.end();
    const descriptor = this.#make({
      Type: 'FontDescriptor',
      FontName: name,
      ...measuresOf(program),
      FontFile3: file,
    });
    descriptor.end();
    Object.assign(reference.data, {
      ...{ Type: 'Font', Subtype: 'Type1', BaseFont: name, FirstChar: first.code, LastChar: last.code },
      Widths: Array.from({ length: last.code - first.code + 1 }, (_, at) => {
        const coded = glyphs.get(first.code + at);
        return coded ? program.widthOf(coded.glyph) : 0;
      }),
      ...{ FontDescriptor: descriptor, ToUnicode: toUnicode },
    });
    reference.end();
  }

  /** What the codes stand for, to whoever copies, searches or reads aloud (ISO 32000-1, 9.10.3). */
  #toUnicode(part: number): Reference {
    const others = [...this.#slots.values()].filter((slot) => slot.part === part && !isOwn(slot));
    const map = this.#make({});
    map.write(toUnicodeMap(others));
    map.end();
    return map;
  }
}

/** Basic Latin keeps its codes, in the first part. */
function ownCode(codePoints: readonly number[]): Pick<Slot, 'part' | 'code'> | undefined {
  const [code = 0] = codePoints;
  const own = codePoints.length === 1 && code >= BASIC_LATIN.first && code <= BASIC_LATIN.last;
  return own ? { part: 0, code } : undefined;
}

function isOwn({ code }: Slot): boolean {
  return code <= BASIC_LATIN.last;
}

/** Six letters that tell the subsets of a file apart (ISO 32000-1, 9.6.4). */
function subsetTag(index: number): string {
  return `AAAAA${String.fromCharCode(65 + (index % 26))}`;
}

/** The font has an encoding of its own: symbolic, though it shows letters (ISO 32000-1, table 123). */
const SYMBOLIC = 4;
/** No reader uses the stem's width of an embedded font, but the entry is required. */
const STEM = 80;

function measuresOf({ box, italicAngle }: FontProgram): Record<string, unknown> {
  const [, descent, , ascent] = box;
  return {
    Flags: SYMBOLIC,
    FontBBox: box,
    ItalicAngle: italicAngle,
    Ascent: ascent,
    Descent: descent,
    CapHeight: ascent,
    StemV: STEM,
  };
}

/** More than a hundred lines in one block are not allowed (Adobe Technical Note 5014, 7.2). */
const LINES = 100;

function toUnicodeMap(slots: readonly Slot[]): string {
  const lines = slots.map(({ code, codePoints }) => `<${hexadecimal(code, 2)}><${utf16(codePoints)}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, at) => {
    const block = lines.slice(at * LINES, (at + 1) * LINES);
    return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`;
  });
  return [
    '/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/U def/CMapType 2 def',
    '1 begincodespacerange<00><FF>endcodespacerange',
    '1 beginbfrange<20><7E><0020>endbfrange',
    ...blocks,
    'endcmap end end',
  ].join('\n');
}

function hexadecimal(number: number, digits: number): string {
  return number.toString(16).toUpperCase().padStart(digits, '0');
}

function utf16(codePoints: readonly number[]): string {
  const text = String.fromCodePoint(...codePoints);
  return Array.from({ length: text.length }, (_, at) => hexadecimal(text.charCodeAt(at), 4)).join('');
}
