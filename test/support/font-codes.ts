/** Reads what the codes of a page's fonts stand for, from their ToUnicode maps (ISO 32000-1, 9.10.3). */
import { decodePDFRawStream, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { asDict, dictEntry, entry } from './pdf-objects.ts';

/** The characters of a string of codes; a code that the map does not have is U+FFFD. */
export type Decode = (codes: Uint8Array) => string;

/** By the font's object: fonts are shared by pages, so that each is read once. */
export type Fonts = Map<PDFRef, Decode>;

/** The fonts that a page's resources name. */
export function fontsOfPage(pdf: PDFDocument, page: number, fonts: Fonts): ReadonlyMap<string, Decode> {
  const resources = pdf.getPage(page).node.Resources();
  const listed = resources && dictEntry(pdf, resources, 'Font');
  const named = listed?.entries() ?? [];
  return new Map(
    named.map(([name, ref]) => {
      if (!(ref instanceof PDFRef)) throw new Error('a font is no object of its own');
      const decode = fonts.get(ref) ?? decoder(pdf, asDict(pdf.context.lookup(ref)));
      fonts.set(ref, decode);
      return [name.decodeText(), decode] as const;
    }),
  );
}

function decoder(pdf: PDFDocument, font: PDFDict | undefined): Decode {
  const stream = font && entry(pdf, font, 'ToUnicode');
  if (!(stream instanceof PDFRawStream)) throw new Error('a font says nothing of its characters');
  const map = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
  const size = codeSize(map);
  const characters = new Map([...singles(map), ...ranges(map)]);
  return (codes) => {
    let text = '';
    for (let at = 0; at < codes.length; at += size) {
      const code = codes.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
      text += characters.get(code) ?? '\uFFFD';
    }
    return text;
  };
}

/** The bytes of a code. */
function codeSize(map: string): number {
  const spaces = sections(map, 'codespacerange').flatMap((section) => [...section.matchAll(/<([^>]*)>/g)]);
  const [size, ...others] = new Set(spaces.map(([, bound = '']) => bound.length / 2));
  if (size === undefined || others.length > 0) throw new Error('a font has codes of several sizes');
  return size;
}

function sections(map: string, kind: string): readonly string[] {
  const found = map.matchAll(new RegExp(`begin${kind}([^]*?)end${kind}`, 'g'));
  return [...found].map(([, section = '']) => section);
}

type Mapping = readonly [code: number, characters: string];

/** One code and its characters. */
const SINGLE = /<([^>]*)>\s*<([^>]*)>/g;
/** The first and the last code, and the characters of the first, or an array of those of each. */
const RANGE = /<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])/g;

function singles(map: string): Mapping[] {
  const found = sections(map, 'bfchar').flatMap((section) => [...section.matchAll(SINGLE)]);
  return found.map(([, code = '', characters = '']) => [parseInt(code, 16), utf16(characters)]);
}

function ranges(map: string): Mapping[] {
  const found = sections(map, 'bfrange').flatMap((section) => [...section.matchAll(RANGE)]);
  return found.flatMap(([, low = '', high = '', start, array = '']) => {
    const first = parseInt(low, 16);
    const count = parseInt(high, 16) - first + 1;
    const each = [...array.matchAll(/<([^>]*)>/g)].map(([, characters = '']) => utf16(characters));
    return Array.from({ length: count }, (_, index): Mapping => {
      const characters = start === undefined ? each[index] : raised(utf16(start), index);
      return [first + index, characters ?? '\uFFFD'];
    });
  });
}

/** Within a range only the last unit counts on. */
function raised(characters: string, by: number): string {
  const last = characters.length - 1;
  return characters.slice(0, last) + String.fromCharCode(characters.charCodeAt(last) + by);
}

function utf16(hex: string): string {
  const units = hex.match(/[0-9a-f]{4}/gi) ?? [];
  return String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
}
