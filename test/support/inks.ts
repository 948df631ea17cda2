/** Reads with what a finished PDF's pages are painted: the colours of all that is drawn, and of every picture. */
import { parseContentStream, PDFArray, PDFName, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import type { ContentStreamOperand, PDFObject } from '@cantoo/pdf-lib';
import { contentOf } from './content-stream.ts';
import { asDict, dictEntry, entry, itemsOf, openPdf, resolve, textEntry, textOf } from './pdf-objects.ts';

export interface Inks {
  /** Every colour that a page's own content sets, as written, such as `0 g` or `.12 .3 .47 rg`; each once. */
  readonly colours: readonly string[];
  /** The same within drawings: what stands between `q` and `Q`. */
  readonly drawings: readonly string[];
  /** The colour spaces of images and of their masks, such as `DeviceGray` or `Indexed DeviceRGB`; each once. */
  readonly images: readonly string[];
  /** What else could bring colour in: forms, patterns, shadings, inline images, named states. */
  readonly others: readonly string[];
}

/** ISO 32000-1, table 74. */
const COLOUR_OPERATORS = new Set(['g', 'G', 'rg', 'RG', 'k', 'K', 'cs', 'CS', 'sc', 'SC', 'scn', 'SCN']);
const OTHER_OPERATORS = new Set(['sh', 'BI', 'EI', 'gs']);
const OTHER_RESOURCES = ['Pattern', 'Shading', 'ExtGState', 'ColorSpace'];

export async function readInks(bytes: Uint8Array): Promise<Inks> {
  const pdf = await openPdf(bytes);
  const pages = pdf.getPages().map((_, page) => inksOfPage(pdf, page));
  const all = (pick: (inks: Inks) => readonly string[]): string[] => [...new Set(pages.flatMap(pick))].sort();
  return {
    colours: all(({ colours }) => colours),
    drawings: all(({ drawings }) => drawings),
    images: all(({ images }) => images),
    others: all(({ others }) => others),
  };
}

function inksOfPage(pdf: PDFDocument, page: number): Inks {
  const colours: string[] = [];
  const drawings: string[] = [];
  const others: string[] = [];
  let depth = 0;
  for (const { name, args } of parseContentStream(contentOf(pdf, page))) {
    if (name === 'q') depth++;
    if (name === 'Q') depth--;
    if (COLOUR_OPERATORS.has(name))
      (depth > 0 ? drawings : colours).push([...args.map(said), name].join(' '));
    if (OTHER_OPERATORS.has(name)) others.push(name);
  }
  if (depth !== 0) throw new Error(`Page ${page + 1} saves and restores its state unevenly.`);
  const { images, forms } = imagesOf(pdf, page);
  return { colours, drawings, images, others: [...others, ...forms, ...otherResources(pdf, page)] };
}

function said(operand: ContentStreamOperand): string {
  return typeof operand === 'number' ? String(operand) : JSON.stringify(operand);
}

function imagesOf(pdf: PDFDocument, page: number): { readonly images: string[]; readonly forms: string[] } {
  const resources = pdf.getPage(page).node.Resources();
  const held = resources && dictEntry(pdf, resources, 'XObject');
  const objects = (held?.values() ?? []).flatMap((value) => asDict(resolve(pdf, value)) ?? []);
  const isImage = (dict: PDFDict): boolean => textEntry(pdf, dict, 'Subtype') === 'Image';
  return {
    images: objects.filter(isImage).flatMap((image) => spacesOf(pdf, image)),
    forms: objects.filter((dict) => !isImage(dict)).map(() => 'form'),
  };
}

function spacesOf(pdf: PDFDocument, image: PDFDict): string[] {
  const mask = dictEntry(pdf, image, 'SMask');
  return [spaceName(pdf, entry(pdf, image, 'ColorSpace')), ...(mask ? spacesOf(pdf, mask) : [])];
}

/** A space by its name; one that is made of another, by both. */
function spaceName(pdf: PDFDocument, space: PDFObject | undefined): string {
  if (space instanceof PDFName) return space.decodeText();
  if (!(space instanceof PDFArray)) return 'none';
  const [family, base] = itemsOf(pdf, space).map((item) => textOf(resolve(pdf, item)));
  return [family, ...(family === 'Indexed' ? [base] : [])].join(' ');
}

function otherResources(pdf: PDFDocument, page: number): string[] {
  const resources = pdf.getPage(page).node.Resources();
  return OTHER_RESOURCES.filter(
    (name) => resources && (dictEntry(pdf, resources, name)?.keys().length ?? 0) > 0,
  );
}
