/**
 * Fonts of a file: each face's glyphs under codes of one byte, and what the codes stand for.
 *
 * A code stands for the same characters in every font, so that all fonts share one ToUnicode map, and basic Latin has
 * its own codes, so that the map is a few lines long.
 */
import type { FaceName, FontProgram } from '../typeset/face.ts';
import { deflated } from './deflated.ts';
import { type GlyphTable, type Sign, glyphTable, sameCharacters } from './glyph-table.ts';
import type { Objects } from './objects.ts';
import { type Coded, coded } from './showing.ts';
import { latin } from './strings.ts';
import { CodedGlyph, compactFont } from './type1c.ts';

/** Codes of which basic Latin keeps its own, and those that other characters get in their order of appearance. */
const BASIC_LATIN = { first: 0x20, last: 0x7e } as const;
const OTHERS = { first: 0x80, last: 0xff } as const;

/** Where a text has its code: a face with more characters than one font can hold is embedded as several. */
class Slot {
  constructor(
    readonly part: number,
    readonly code: number,
    readonly codePoints: readonly number[],
  ) {}
}

/** One font of the file: a part of a face. */
interface Font {
  readonly number: number;
  readonly program: FontProgram;
  readonly part: number;
  /** By code. */
  readonly glyphs: (CodedGlyph | undefined)[];
}

/** Gives the glyphs of a face their codes. */
export type Encode = GlyphTable<Coded>;

/** The name of a font among the resources of its file. */
export function fontName(number: number): string {
  return `F${number}`;
}

export class Fonts {
  readonly #programOf: (face: FaceName) => FontProgram;
  /** Of what has no code of its own, in the order of appearance. */
  readonly #slots = new Map<string, Slot>();
  /** In the order of their numbers, and by their faces and parts. */
  readonly #fonts: Font[] = [];
  readonly #parts: Partial<Record<FaceName, Font[]>> = {};

  constructor(programOf: (face: FaceName) => FontProgram) {
    this.#programOf = programOf;
  }

  /** Takes glyphs of a face into the file. */
  readonly encode: Encode = glyphTable((face, sign) => this.#take(face, sign));

  /** A text that a face shows with several glyphs (a letter alone and the same within a word) has a slot for each. */
  #take(face: FaceName, { id, codePoints }: Sign): Coded {
    for (let variant = 0; ; variant++) {
      const slot = (variant === 0 ? ownSlot(codePoints) : undefined) ?? this.#slot(codePoints, variant);
      const { part, code } = slot;
      const font = this.#font(face, part);
      const taken = font.glyphs[code];
      if (taken && taken.glyph !== id) continue;
      font.glyphs[code] = new CodedGlyph(code, id, codePoints);
      return coded(font.number, code, font.program.widthOf(id));
    }
  }

  /** The slot of what has no code of its own. */
  #slot(codePoints: readonly number[], variant: number): Slot {
    const key = `${String.fromCodePoint(...codePoints)}\0${variant}`;
    let slot = this.#slots.get(key);
    if (!slot) {
      const room = OTHERS.last - OTHERS.first + 1;
      const index = this.#slots.size;
      slot = new Slot(Math.floor(index / room), OTHERS.first + (index % room), codePoints);
      this.#slots.set(key, slot);
    }
    return slot;
  }

  #font(face: FaceName, part: number): Font {
    const parts = (this.#parts[face] ??= []);
    let font = parts[part];
    if (!font) {
      const program = this.#programOf(face);
      font = parts[part] = { number: this.#fonts.length + 1, program, part, glyphs: [] };
      this.#fonts.push(font);
    }
    return font;
  }

  /** Writes every font with the glyphs that it has now, and the dictionary that names them all, as `number`. */
  finish(number: number, objects: Objects, reserve: (count: number) => number): void {
    const maps = new Map<number, number>();
    let named = '';
    for (const [index, font] of this.#fonts.entries()) {
      let map = maps.get(font.part);
      if (map === undefined) {
        maps.set(font.part, (map = reserve(1)));
        const others = [...this.#slots.values()].filter(({ part }) => part === font.part);
        objects.again(map, '', latin(toUnicodeMap(others)));
      }
      named += `/${fontName(font.number)} ${embed(font, index, map, objects, reserve(3))} 0 R`;
    }
    objects.add(number, `<<${named}>>`);
  }
}

/** Writes a font, its descriptor and its program, as `number` and the two numbers after it; gives the first. */
function embed(font: Font, index: number, toUnicode: number, objects: Objects, number: number): number {
  const { entries, descriptor, file } = madeOf(font, index);
  objects.deflated(number + 2, '/Subtype/Type1C', file);
  objects.add(number, `<<${entries}/FontDescriptor ${number + 1} 0 R/ToUnicode ${toUnicode} 0 R>>`);
  objects.add(number + 1, `<<${descriptor}/FontFile3 ${number + 2} 0 R>>`);
  return number;
}

/** A font that is ready to be written: the insides of two dictionaries, and the deflated program. */
interface Made {
  readonly name: string;
  readonly glyphs: readonly CodedGlyph[];
  readonly entries: string;
  readonly descriptor: string;
  readonly file: Uint8Array;
}

/** The last font that was made of each program, by its glyphs: the next update, or the same again, often has them too. */
const made = new WeakMap<FontProgram, Made>();

function madeOf({ program, glyphs }: Font, index: number): Made {
  const name = `${subsetTag(index)}+${program.postscriptName}`;
  const held: CodedGlyph[] = [];
  for (let code = 0; code < glyphs.length; code++) {
    const glyph = glyphs[code];
    if (glyph) held.push(glyph);
  }
  const last = made.get(program);
  if (last?.name === name && isSame(last.glyphs, held)) return last;
  const font = make(program, name, held);
  made.set(program, font);
  return font;
}

function isSame(one: readonly CodedGlyph[], other: readonly CodedGlyph[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ code, glyph, codePoints }, at) => {
      const twin = other[at] as CodedGlyph;
      return code === twin.code && glyph === twin.glyph && sameCharacters(codePoints, twin.codePoints);
    })
  );
}

function make(program: FontProgram, name: string, glyphs: readonly CodedGlyph[]): Made {
  const first = glyphs[0]?.code ?? 0;
  const widths: number[] = [];
  for (let at = 0; at < glyphs.length; at++) {
    const { code, glyph } = glyphs[at] as CodedGlyph;
    while (first + widths.length < code) widths.push(0);
    widths.push(program.widthOf(glyph));
  }
  const range = `/FirstChar ${first}/LastChar ${first + widths.length - 1}/Widths[${widths.join(' ')}]`;
  return {
    name,
    glyphs,
    entries: `/Type/Font/Subtype/Type1/BaseFont/${name}${range}`,
    descriptor: descriptorOf(program, name),
    file: deflated(compactFont(program, name, glyphs)),
  };
}

/** Basic Latin keeps its codes, in the first part. */
function ownSlot(codePoints: readonly number[]): Slot | undefined {
  const code = codePoints[0] ?? 0;
  const isOwn = codePoints.length === 1 && code >= BASIC_LATIN.first && code <= BASIC_LATIN.last;
  return isOwn ? new Slot(0, code, codePoints) : undefined;
}

/** Six letters that tell the subsets of a file apart (ISO 32000-1, 9.6.4). */
function subsetTag(index: number): string {
  return `AAAAA${String.fromCharCode(65 + (index % 26))}`;
}

/** The font has an encoding of its own: symbolic, though it shows letters (ISO 32000-1, table 123). */
const SYMBOLIC = 4;
/** No reader uses the stem's width of an embedded font, but the entry is required. */
const STEM = 80;

function descriptorOf({ box, italicAngle }: FontProgram, name: string): string {
  const [, descent, , ascent] = box;
  return (
    `/Type/FontDescriptor/FontName/${name}/Flags ${SYMBOLIC}/FontBBox[${box.join(' ')}]/ItalicAngle ${italicAngle}` +
    `/Ascent ${ascent}/Descent ${descent}/CapHeight ${ascent}/StemV ${STEM}`
  );
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
