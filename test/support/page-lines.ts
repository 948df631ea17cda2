/** Reads a finished PDF as a reader's eye does: the elements of its tags, and the lines of the pages they stand on. */
import { PDFName } from '@cantoo/pdf-lib';
import type { PDFDict, PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import type { Fonts } from './font-codes.ts';
import { type PageMark, readMarks } from './page-marks.ts';
import { asDict, dictEntry, entry, fromTop, itemsOf, numberOf, openPdf, pageOf } from './pdf-objects.ts';
import { resolve, textEntry } from './pdf-objects.ts';

/** A line of text by its baseline, or a picture by its edges: points from the top of its page, counted from 0. */
export interface PageLine {
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  readonly picture: boolean;
  readonly text: string;
}

/** An element with the lines that it has a part of, as places in `LaidOut.lines`: from `first` to before `end`. */
export interface LaidElement {
  readonly role: string;
  /** The attribute ListNumbering of a list. */
  readonly numbering: string | undefined;
  readonly text: string;
  readonly first: number;
  readonly end: number;
  readonly children: readonly LaidElement[];
}

export interface LaidOut {
  readonly root: LaidElement;
  /** All lines in reading order. */
  readonly lines: readonly PageLine[];
  readonly pages: readonly LaidPage[];
}

export interface LaidPage {
  readonly width: number;
  readonly height: number;
  /** The baselines of text that is set again here, and is no part of the reading. */
  readonly again: readonly number[];
  /** Nothing but a running head and a folio. */
  readonly bare: boolean;
}

interface Reading {
  readonly pdf: PDFDocument;
  readonly marks: readonly (readonly PageMark[])[];
  readonly lines: PageLine[];
}

/** The lines and elements of a tagged file. Throws where it has no tags. */
export async function readLayout(bytes: Uint8Array): Promise<LaidOut> {
  const pdf = await openPdf(bytes);
  const fonts: Fonts = new Map();
  const marks = pdf.getPages().map((_, page) => readMarks(pdf, page, fonts));
  const tree = dictEntry(pdf, pdf.catalog, 'StructTreeRoot');
  const top = tree && itemsOf(pdf, entry(pdf, tree, 'K')).map((kid) => asDict(resolve(pdf, kid)))[0];
  if (!top) throw new Error('This PDF has no structure tree.');
  const reading: Reading = { pdf, marks, lines: [] };
  const root = elementOf(reading, top);
  const pages = pdf.getPages().map((page, index) => {
    const artifacts = (marks[index] ?? []).filter((mark) => mark.mcid === undefined);
    const decoration = artifacts.filter((mark) => mark.subtype === undefined);
    return {
      ...page.getSize(),
      again: decoration.flatMap((mark) => mark.baselines),
      bare: (marks[index] ?? []).every((mark) => mark.subtype !== undefined),
    };
  });
  return { root, lines: reading.lines, pages };
}

function elementOf(reading: Reading, dict: PDFDict): LaidElement {
  const { pdf, lines } = reading;
  const role = textEntry(pdf, dict, 'S') ?? '';
  const before = lines.length;
  const own: { first: number; text: string } = { first: Infinity, text: '' };
  const children: LaidElement[] = [];
  for (const kid of itemsOf(pdf, entry(pdf, dict, 'K'))) {
    const mark = markOf(reading, dict, kid);
    if (mark) {
      own.first = Math.min(own.first, addLines(reading, dict, mark));
      own.text += mark.mark.text;
      continue;
    }
    const child = asDict(resolve(pdf, kid));
    if (!child) throw new Error(`${role} has a kid that is neither an element nor a sequence`);
    if (textEntry(pdf, child, 'Type') === 'OBJR') continue;
    const made = elementOf(reading, child);
    own.first = Math.min(own.first, made.first);
    own.text += made.text;
    children.push(made);
  }
  const first = Number.isFinite(own.first) ? own.first : before;
  const attributes = itemsOf(pdf, entry(pdf, dict, 'A')).map((item) => asDict(resolve(pdf, item)));
  const numbering = attributes.map((each) => each && textEntry(pdf, each, 'ListNumbering')).find(Boolean);
  const end = Math.max(first, lines.length, ...children.map((child) => child.end));
  return { role, numbering, text: own.text.replace(/\s+/gu, ' ').trim(), first, end, children };
}

interface Marked {
  readonly page: number;
  readonly mark: PageMark;
}

/** A kid that is a sequence: its number, on the element's page, or a reference with a page of its own (14.7.4.2). */
function markOf({ pdf, marks }: Reading, element: PDFDict, kid: PDFObject): Marked | undefined {
  const value = resolve(pdf, kid);
  const reference = asDict(value);
  const isReference = reference && textEntry(pdf, reference, 'Type') === 'MCR';
  const mcid = numberOf(isReference ? entry(pdf, reference, 'MCID') : value);
  if (mcid === undefined) return undefined;
  const page = (isReference ? pageNamedBy(pdf, reference) : undefined) ?? pageNamedBy(pdf, element);
  const mark = page === undefined ? undefined : marks[page]?.find((each) => each.mcid === mcid);
  if (page === undefined || !mark) throw new Error(`sequence ${mcid} is on no page`);
  return { page, mark };
}

function pageNamedBy(pdf: PDFDocument, dict: PDFDict): number | undefined {
  return pageOf(pdf, dict.get(PDFName.of('Pg')));
}

/**
 * Adds the lines of a sequence that are not there yet, and gives the place of its first. A label and its text, or the
 * cells of a row, share lines: they are looked for among the last lines of the page.
 */
function addLines(reading: Reading, dict: PDFDict, { page, mark }: Marked): number {
  if (mark.baselines.length === 0) return addPicture(reading, dict, page);
  const places = mark.baselines.map((baseline) => {
    const known = reading.lines.findLastIndex(
      (line) => line.page === page && !line.picture && Math.abs(line.bottom - baseline) < SAME_LINE,
    );
    if (known >= 0) return known;
    const line = { page, top: baseline, bottom: baseline, picture: false, text: mark.text };
    return reading.lines.push(line) - 1;
  });
  return Math.min(...places);
}

/** Baselines that differ by less than this, in points, are one line. */
const SAME_LINE = 2;

/** A picture says in its element where it stands. */
function addPicture({ pdf, lines }: Reading, dict: PDFDict, page: number): number {
  const attributes = itemsOf(pdf, entry(pdf, dict, 'A')).map((item) => asDict(resolve(pdf, item)));
  const box = attributes.flatMap((each) => (each ? itemsOf(pdf, entry(pdf, each, 'BBox')) : []));
  const [, y1 = NaN, , y2 = NaN] = box.map((each) => numberOf(resolve(pdf, each)) ?? NaN);
  const edges = [fromTop(pdf, page, y1), fromTop(pdf, page, y2)];
  const text = textEntry(pdf, dict, 'Alt') ?? '';
  return lines.push({ page, top: Math.min(...edges), bottom: Math.max(...edges), picture: true, text }) - 1;
}
