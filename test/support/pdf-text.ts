/** Reads the text of a finished PDF as it is marked: sequence by sequence, exactly as its glyphs map to characters. */
import type { PDFDocument } from '@cantoo/pdf-lib';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist';
import { openingsOf, type Opening, type Properties } from './content-stream.ts';
import { withPages } from './pdf-pages.ts';

/**
 * A marked content sequence that stands for itself: one with an MCID, an artifact, or (`tag` undefined) what a page
 * draws outside of both. Text of sequences nested in it is part of it.
 */
export interface MarkedText {
  readonly tag: string | undefined;
  readonly mcid: number | undefined;
  readonly type: string | undefined;
  readonly subtype: string | undefined;
  /** Exactly the characters that its glyphs map to: white space and soft hyphens are as the file has them. */
  readonly text: string;
}

interface Opened extends Opening {
  text: string;
}

/** One plain space for any run of white space; a soft hyphen only says where a word was broken. */
export function tidied(text: string): string {
  return text.replaceAll('\u00AD', '').replace(/\s+/gu, ' ');
}

/**
 * The sequences of every page, in the order in which they end. The characters come from pdf.js's list of operators and
 * not from its `getTextContent`, which leaves out a space drawn at a line's end and says only that a line ended: a
 * paragraph's words and a long address would then be joined alike, and one of the two wrongly.
 */
export async function readMarkedText(
  bytes: Uint8Array,
  pdf: PDFDocument,
): Promise<readonly (readonly MarkedText[])[]> {
  return withPages(bytes, (pages) =>
    Promise.all(pages.map(async (page, index) => sequencesOf(page, openingsOf(pdf, index)))),
  );
}

async function sequencesOf(page: PDFPageProxy, openings: readonly Opening[]): Promise<readonly MarkedText[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const reader = new SequenceReader(openings);
  fnArray.forEach((operator, index) => reader.take(operator, argsArray[index] as unknown));
  return reader.finish();
}

/** Follows one page's operators, with a stack of the sequences that are open. */
class SequenceReader {
  private readonly open: Opened[] = [];
  private readonly done: MarkedText[] = [];
  private readonly openings: readonly Opening[];
  private unmarked = '';
  private opened = 0;
  private forms = 0;

  constructor(openings: readonly Opening[]) {
    this.openings = openings;
  }

  take(operator: number, args: unknown): void {
    if (operator === OPS.paintFormXObjectBegin) this.forms += 1;
    if (operator === OPS.paintFormXObjectEnd) this.forms -= 1;
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) this.begin();
    if (operator === OPS.endMarkedContent) this.end();
    if (operator === OPS.showText) this.write(shownText(args));
  }

  finish(): readonly MarkedText[] {
    const outside = { tag: undefined, mcid: undefined, type: undefined, subtype: undefined };
    return this.unmarked.trim() === '' ? this.done : [...this.done, { ...outside, text: this.unmarked }];
  }

  /** A form's own sequences are not in the page's stream: what they say is not followed. */
  private begin(): void {
    const opening = this.forms > 0 ? { tag: '', properties: {} } : this.openings[this.opened++];
    if (!opening) throw new Error('pdf.js opens a marked content sequence that the page does not.');
    this.open.push({ ...opening, text: '' });
  }

  private write(text: string): void {
    const innermost = this.open.at(-1);
    if (innermost) innermost.text += text;
    else this.unmarked += text;
  }

  private end(): void {
    const ended = this.open.pop();
    if (!ended) return;
    const { tag, properties } = ended;
    const text = String(properties['ActualText'] ?? ended.text);
    const mcid = typeof properties['MCID'] === 'number' ? properties['MCID'] : undefined;
    if (mcid === undefined && tag !== 'Artifact') {
      this.write(text);
      return;
    }
    this.done.push({
      tag,
      mcid,
      type: stringIn(properties, 'Type'),
      subtype: stringIn(properties, 'Subtype'),
      text,
    });
  }
}

function stringIn(properties: Properties, key: string): string | undefined {
  const value = properties[key];
  return typeof value === 'string' ? value : undefined;
}

/** The characters of a text-showing operator: pdf.js gives its glyphs, and numbers for the kerning between them. */
function shownText(args: unknown): string {
  const glyphs: unknown = Array.isArray(args) ? args[0] : [];
  if (!Array.isArray(glyphs)) return '';
  return glyphs
    .map((glyph: unknown) =>
      typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? String(glyph.unicode) : '',
    )
    .join('');
}
