/** Reads a finished PDF's raw objects, with nothing of the program that wrote it: names, strings, destinations, links. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** Where a link or a bookmark leads: pages are counted from 0, points from the page's top. */
export interface PageDestination {
  readonly page: number;
  readonly y: number | undefined;
}

/** What a link annotation leads to: an address outside, or a place inside; neither when it is broken. */
export interface LinkTarget {
  readonly uri?: string;
  readonly destination?: PageDestination;
}

export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false });
}

/** The XMP packet, decoded; undefined where a file has none. */
export function xmpOf(pdf: PDFDocument): string | undefined {
  const packet = entry(pdf, pdf.catalog, 'Metadata');
  if (!(packet instanceof PDFRawStream)) return undefined;
  return Buffer.from(decodePDFRawStream(packet).decode()).toString('utf8');
}

/** Follows a reference, if it is one. */
export function resolve(pdf: PDFDocument, object: PDFObject | undefined): PDFObject | undefined {
  return object instanceof PDFRef ? pdf.context.lookup(object) : object;
}

export function entry(pdf: PDFDocument, dict: PDFDict, key: string): PDFObject | undefined {
  return resolve(pdf, dict.get(PDFName.of(key)));
}

export function dictEntry(pdf: PDFDocument, dict: PDFDict, key: string): PDFDict | undefined {
  return asDict(entry(pdf, dict, key));
}

/** A dictionary, or a stream's dictionary. */
export function asDict(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFStream) return object.dict;
  return object instanceof PDFDict ? object : undefined;
}

/** What an entry that may hold one thing or an array of things holds; the things are not followed. */
export function itemsOf(pdf: PDFDocument, object: PDFObject | undefined): readonly PDFObject[] {
  const value = resolve(pdf, object);
  if (value instanceof PDFArray) return value.asArray();
  return object === undefined || value === undefined ? [] : [object];
}

/** The words of a text string or of a name. */
export function textOf(object: PDFObject | undefined): string | undefined {
  const worded = object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFName;
  return worded ? object.decodeText() : undefined;
}

export function textEntry(pdf: PDFDocument, dict: PDFDict, key: string): string | undefined {
  return textOf(entry(pdf, dict, key));
}

export function numberOf(object: PDFObject | undefined): number | undefined {
  return object instanceof PDFNumber ? object.asNumber() : undefined;
}

/** The page that a reference names, counted from 0. */
export function pageOf(pdf: PDFDocument, ref: PDFObject | undefined): number | undefined {
  const index = pdf.getPages().findIndex((page) => page.ref === ref);
  return index < 0 ? undefined : index;
}

/** The destination itself (an array), behind a name, a `<< /D … >>` or neither (ISO 32000-1, 12.3.2). */
export function destinationOf(pdf: PDFDocument, object: PDFObject | undefined): PageDestination | undefined {
  const value = resolve(pdf, object);
  if (value instanceof PDFArray) return explicitDestination(pdf, value);
  if (value instanceof PDFDict) return destinationOf(pdf, value.get(PDFName.of('D')));
  const name = textOf(value);
  return name === undefined ? undefined : destinationOf(pdf, namedDestination(pdf, name));
}

function explicitDestination(pdf: PDFDocument, array: PDFArray): PageDestination | undefined {
  const [target, fit, first, second] = array.asArray();
  const page = pageOf(pdf, target);
  if (page === undefined) return undefined;
  const above = textOf(fit) === 'XYZ' ? second : first;
  const y = numberOf(resolve(pdf, above));
  return { page, y: y === undefined ? undefined : fromTop(pdf, page, y) };
}

function namedDestination(pdf: PDFDocument, name: string): PDFObject | undefined {
  const old = dictEntry(pdf, pdf.catalog, 'Dests')?.get(PDFName.of(name));
  const names = dictEntry(pdf, pdf.catalog, 'Names');
  const tree = names && dictEntry(pdf, names, 'Dests');
  return old ?? (tree && treeEntries(pdf, tree, 'Names').find(([key]) => textOf(key) === name)?.[1]);
}

/** Every key and value of a name tree (`Names`) or a number tree (`Nums`), from left to right. */
export function treeEntries(
  pdf: PDFDocument,
  node: PDFDict,
  leaves: 'Names' | 'Nums',
): readonly (readonly [PDFObject, PDFObject])[] {
  const flat = itemsOf(pdf, node.get(PDFName.of(leaves)));
  const own = flat.flatMap((key, index) => {
    const value = flat[index + 1];
    return index % 2 === 0 && value ? [[key, value] as const] : [];
  });
  const kids = itemsOf(pdf, node.get(PDFName.of('Kids'))).map((kid) => asDict(resolve(pdf, kid)));
  return [...own, ...kids.flatMap((kid) => (kid ? treeEntries(pdf, kid, leaves) : []))];
}

/** PDF counts up from a page's foot; these tests count down from its top, as the program does. */
export function fromTop(pdf: PDFDocument, page: number, y: number): number {
  const box = pdf.getPage(page).getMediaBox();
  return rounded(box.y + box.height - y);
}

/** Points to a thousandth: more is only the noise of floating point. */
export function rounded(points: number): number {
  return Math.round(points * 1000) / 1000;
}

export function linkTarget(pdf: PDFDocument, annotation: PDFDict): LinkTarget {
  const action = dictEntry(pdf, annotation, 'A');
  const uri = action && textEntry(pdf, action, 'URI');
  if (uri !== undefined) return { uri };
  const destination = destinationOf(pdf, annotation.get(PDFName.of('Dest')) ?? action?.get(PDFName.of('D')));
  return destination ? { destination } : {};
}
