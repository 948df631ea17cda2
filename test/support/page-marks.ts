/** Reads where the text of a finished PDF stands: every marked-content sequence with its words and its baselines. */
import { decodePDFRawStream, parseContentStream, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { ContentStreamOperand, ContentStreamOperation, PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { contentOf } from './content-stream.ts';
import { asDict, dictEntry, entry, rounded } from './pdf-objects.ts';

/** One sequence of a page; an artifact has no `mcid`, and `subtype` says whether it is a Header or a Footer. */
export interface PageMark {
  readonly mcid: number | undefined;
  readonly subtype: string | undefined;
  readonly text: string;
  /** The height on the page of every run, in points from its top: its baseline. */
  readonly baselines: readonly number[];
}

/** Glyph codes to characters, by font. Fonts are shared by pages, so that each is read once. */
export type Fonts = Map<PDFRef, ReadonlyMap<number, string>>;

type Draft = { -readonly [K in keyof PageMark]: PageMark[K] } & { baselines: number[] };

/** The sequences of one page in the order drawn. Pages that turn or scale their text are not understood: it throws. */
export function readMarks(pdf: PDFDocument, page: number, fonts: Fonts): readonly PageMark[] {
  const codes = codesOfPage(pdf, page, fonts);
  const marks: Draft[] = [];
  let open: Draft | undefined;
  let code: ReadonlyMap<number, string> | undefined;
  for (const { name, args } of operations(pdf, page)) {
    if (name === 'BDC' || name === 'BMC') {
      open = { ...propertiesOf(args[1]), text: '', baselines: [] };
      marks.push(open);
    } else if (name === 'EMC') open = undefined;
    else if (name === 'Tf') code = codes.get(word(args[0]));
    else if (name === 'Tm') open?.baselines.push(baseline(args));
    else if (name === 'TJ' && open) open.text += shown(args[0], code);
  }
  return marks;
}

/** The page's first operation turns it upside down, so that heights count from its top. */
function operations(pdf: PDFDocument, page: number): readonly ContentStreamOperation[] {
  const [flip, ...others] = parseContentStream(contentOf(pdf, page));
  const { height } = pdf.getPage(page).getSize();
  const [a, b, c, d, e, f] = (flip?.args ?? []).map(Number);
  const upright = flip?.name === 'cm' && a === 1 && b === 0 && c === 0 && d === -1 && e === 0;
  if (!upright || Math.abs((f ?? 0) - height) > 0.01)
    throw new Error('this page does not begin with its flip');
  return others;
}

function baseline(args: readonly ContentStreamOperand[]): number {
  const [a, b, c, d, , y] = args.map(Number);
  if (a !== 1 || b !== 0 || c !== 0 || d !== -1) throw new Error('this text is turned or scaled');
  return rounded(y ?? NaN);
}

function propertiesOf(operand: ContentStreamOperand | undefined): Pick<PageMark, 'mcid' | 'subtype'> {
  const list: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(operand ?? {}));
  const { MCID, Subtype } = list;
  return {
    mcid: typeof MCID === 'number' ? MCID : undefined,
    subtype: Subtype === undefined ? undefined : word(Subtype as ContentStreamOperand),
  };
}

/** What a name says. */
function word(operand: ContentStreamOperand | undefined): string {
  return typeof operand === 'object' && 'value' in operand ? String(operand.value) : '';
}

/** Codes are of two bytes (Identity-H); the numbers between strings only move. */
function shown(
  array: ContentStreamOperand | undefined,
  codes: ReadonlyMap<number, string> | undefined,
): string {
  if (!codes) throw new Error('text is shown before a font is set');
  const strings = Array.isArray(array) ? array : [];
  return strings
    .map((each) => (typeof each === 'object' && 'bytes' in each ? decoded(each.bytes, codes) : ''))
    .join('');
}

function decoded(bytes: unknown, codes: ReadonlyMap<number, string>): string {
  if (!(bytes instanceof Uint8Array)) return '';
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += codes.get(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)) ?? '\uFFFD';
  }
  return text;
}

/** The fonts that a page's resources name. */
function codesOfPage(
  pdf: PDFDocument,
  page: number,
  fonts: Fonts,
): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const resources = pdf.getPage(page).node.Resources();
  const listed = resources && dictEntry(pdf, resources, 'Font');
  const named = listed?.entries() ?? [];
  return new Map(
    named.map(([name, ref]) => {
      if (!(ref instanceof PDFRef)) throw new Error('a font is no object of its own');
      const codes = fonts.get(ref) ?? readCodes(pdf, asDict(pdf.context.lookup(ref)));
      fonts.set(ref, codes);
      return [name.decodeText(), codes] as const;
    }),
  );
}

const ENTRY = /<([0-9a-f]{4})>\s*<([0-9a-f]{4})>\s*\[([^\]]*)\]/gi;

/** A font's ToUnicode map (ISO 32000-1, 9.10.3), of which pdfkit writes ranges with an array. */
function readCodes(pdf: PDFDocument, font: PDFDict | undefined): ReadonlyMap<number, string> {
  const stream = font && entry(pdf, font, 'ToUnicode');
  if (!(stream instanceof PDFRawStream)) throw new Error('a font says nothing of its characters');
  const map = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
  const codes = new Map<number, string>();
  for (const [, first = '', , values = ''] of map.matchAll(ENTRY)) {
    [...values.matchAll(/<([^>]*)>/g)].forEach(([, value = ''], index) => {
      codes.set(parseInt(first, 16) + index, utf16(value));
    });
  }
  return codes;
}

function utf16(hex: string): string {
  const units = hex.match(/[0-9a-f]{4}/gi) ?? [];
  return String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
}
