/** Reads what a page's content stream says of its marked content: the property list of every sequence. */
import { decodePDFRawStream, parseContentStream, PDFHexString, PDFRawStream } from '@cantoo/pdf-lib';
import type { ContentStreamOperand, PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import { dictEntry, itemsOf, numberOf, resolve, textOf } from './pdf-objects.ts';

/** What a sequence's property list says; `ActualText` stands for whatever glyphs are drawn. */
export type Properties = Readonly<Record<string, string | number | undefined>>;

/** What opens a sequence; the properties of a bare `BMC` are `{}`. */
export interface Opening {
  readonly tag: string;
  readonly properties: Properties;
}

/** Each sequence that a page's own stream opens, in order. */
export function openingsOf(pdf: PDFDocument, page: number): readonly Opening[] {
  return parseContentStream(contentOf(pdf, page))
    .filter(({ name }) => name === 'BDC' || name === 'BMC')
    .map(({ args: [tag, list] }) => ({ tag: tagOf(tag), properties: propertiesOf(pdf, page, list) }));
}

function tagOf(operand: ContentStreamOperand | undefined): string {
  return (typeof operand === 'object' && !Array.isArray(operand) ? wordOf(operand) : undefined) ?? '';
}

/** A page's content, decoded. A page may have it in several streams, which part between operators. */
export function contentOf(pdf: PDFDocument, page: number): Uint8Array {
  const streams = itemsOf(pdf, pdf.getPage(page).node.Contents()).map((item) => resolve(pdf, item));
  const parts = streams.map((stream) =>
    stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : new Uint8Array(),
  );
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
}

function propertiesOf(pdf: PDFDocument, page: number, operand: ContentStreamOperand | undefined): Properties {
  if (typeof operand !== 'object' || Array.isArray(operand)) return {};
  const name = wordOf(operand);
  if (name !== undefined) return namedProperties(pdf, page, name);
  return Object.fromEntries(Object.entries(operand).map(([key, value]) => [key, scalar(value)]));
}

function scalar(value: ContentStreamOperand): string | number | undefined {
  return typeof value === 'object' && !Array.isArray(value)
    ? wordOf(value)
    : (value as number | string | undefined);
}

/** What a name or a string operand says, or nothing for a dictionary. */
function wordOf(operand: object): string | undefined {
  if ('value' in operand && typeof operand.value === 'string') return operand.value;
  if (!('bytes' in operand) || !(operand.bytes instanceof Uint8Array)) return undefined;
  return PDFHexString.of(Buffer.from(operand.bytes).toString('hex')).decodeText();
}

/** `/Artifact /P0 BDC`: the list stands in the page's resources. */
function namedProperties(pdf: PDFDocument, page: number, name: string): Properties {
  const resources = pdf.getPage(page).node.Resources();
  const lists = resources && dictEntry(pdf, resources, 'Properties');
  const list = lists && dictEntry(pdf, lists, name);
  const entries = list?.entries() ?? [];
  return Object.fromEntries(entries.map(([key, value]) => [key.decodeText(), plain(resolve(pdf, value))]));
}

function plain(object: PDFObject | undefined): string | number | undefined {
  return numberOf(object) ?? textOf(object);
}
