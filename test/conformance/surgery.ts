/** The cuts that break.ts makes in a finished PDF. Each throws when there is nothing to cut: it would prove nothing. */
import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { contentOf } from '../support/content-stream.ts';
import {
  asDict,
  dictEntry,
  entry,
  itemsOf,
  openPdf,
  resolve,
  textEntry,
  xmpOf,
} from '../support/pdf-objects.ts';

export type Cut = (pdf: PDFDocument) => void;

/** The file with one cut made in it, written anew. */
export async function cutCopy(bytes: Uint8Array, cut: Cut): Promise<Uint8Array> {
  const pdf = await openPdf(bytes);
  cut(pdf);
  return pdf.save({ updateFieldAppearances: false, addDefaultPage: false });
}

/** Removes entries, of which at least one must be there. */
export function remove(dict: PDFDict, ...keys: readonly string[]): void {
  const gone = keys.filter((key) => dict.delete(PDFName.of(key)));
  needed(gone[0], keys.join(' or '));
}

export function needed<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`This file has no ${what} to break.`);
  return thing;
}

export function structureRoot(pdf: PDFDocument): PDFDict {
  return needed(dictEntry(pdf, pdf.catalog, 'StructTreeRoot'), 'structure tree');
}

/** The first element of a structure type, as written, in reading order. */
export function firstElement(pdf: PDFDocument, role: string): PDFDict {
  return needed(elementBelow(pdf, structureRoot(pdf), role), role);
}

function elementBelow(pdf: PDFDocument, parent: PDFDict, role: string): PDFDict | undefined {
  for (const kid of itemsOf(pdf, entry(pdf, parent, 'K'))) {
    const element = asDict(resolve(pdf, kid));
    if (!element) continue;
    const found = textEntry(pdf, element, 'S') === role ? element : elementBelow(pdf, element, role);
    if (found) return found;
  }
  return undefined;
}

/** Gives the first element of one structure type another. */
export function rename(from: string, to: string): Cut {
  return (pdf) => firstElement(pdf, from).set(PDFName.of('S'), PDFName.of(to));
}

export function firstLink(pdf: PDFDocument): PDFDict {
  const annotations = pdf.getPages().flatMap(({ node }) => itemsOf(pdf, node.Annots()));
  const dicts = annotations.map((annotation) => asDict(resolve(pdf, annotation)));
  return needed(
    dicts.find((dict) => dict && textEntry(pdf, dict, 'Subtype') === 'Link'),
    'link',
  );
}

export function pageWithLink(pdf: PDFDocument): PDFDict {
  const page = pdf.getPages().find(({ node }) => itemsOf(pdf, node.Annots()).length > 0);
  return needed(page?.node, 'page with a link');
}

/** Rewrites the first page's content. */
export function rewriteContent(rewritten: (old: string) => string): Cut {
  return (pdf) => {
    const old = Buffer.from(contentOf(pdf, 0)).toString('latin1');
    pdf.getPage(0).node.set(PDFName.of('Contents'), streamOf(pdf, Buffer.from(rewritten(old), 'latin1')));
  };
}

/** Rewrites the one passage of the XMP packet that a pattern finds. */
export function rewriteXmp(passage: RegExp, replacement: string): Cut {
  return (pdf) => {
    const old = needed(xmpOf(pdf), 'metadata');
    needed(passage.exec(old)?.[0], passage.source);
    const kind = { Type: 'Metadata', Subtype: 'XML' };
    const rewritten = streamOf(
      pdf,
      Buffer.from(
        old.replace(passage, () => replacement),
        'utf8',
      ),
      kind,
    );
    pdf.catalog.set(PDFName.of('Metadata'), rewritten);
  };
}

function streamOf(pdf: PDFDocument, bytes: Uint8Array, kind: Record<string, string> = {}): PDFRef {
  return pdf.context.register(pdf.context.stream(bytes, kind));
}

/** Every dictionary of one `Type`, such as all fonts. */
export function dictsOfType(pdf: PDFDocument, type: string): readonly PDFDict[] {
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const dicts = objects.filter((object) => object instanceof PDFDict);
  const typed = dicts.filter((dict) => textEntry(pdf, dict, 'Type') === type);
  needed(typed[0], type);
  return typed;
}

function mappedFaces(pdf: PDFDocument): readonly PDFDict[] {
  const faces = dictsOfType(pdf, 'Font').filter((font) => font.has(PDFName.of('ToUnicode')));
  needed(faces[0], 'ToUnicode');
  return faces;
}

/** Takes away what says which characters the glyphs of each face stand for. */
export function unmapGlyphs(pdf: PDFDocument): void {
  for (const face of mappedFaces(pdf)) face.delete(PDFName.of('ToUnicode'));
}

/** Maps every glyph code to U+0000, which is no character (ISO 14289-1, 7.21.7). */
export function mapGlyphsToNothing(pdf: PDFDocument): void {
  for (const face of mappedFaces(pdf)) {
    face.set(PDFName.of('ToUnicode'), streamOf(pdf, Buffer.from(mapToZero(face))));
  }
}

/** A composite face's codes have two bytes, a simple one's have one; a range may not leave its first byte. */
function mapToZero(font: PDFDict): string {
  const firstBytes = font.has(PDFName.of('DescendantFonts'))
    ? Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
    : [''];
  const zeroes = Array<string>(256).fill('<0000>').join(' ');
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def',
    `1 begincodespacerange <${firstBytes[0]}00> <${firstBytes.at(-1)}FF> endcodespacerange`,
    ...firstBytes.map((byte) => `1 beginbfrange <${byte}00> <${byte}FF> [${zeroes}] endbfrange`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

/** Gives every glyph of every face the width of one unit. */
export function flattenWidths(pdf: PDFDocument): void {
  const fonts = dictsOfType(pdf, 'Font');
  const simple = fonts.filter((font) => font.has(PDFName.of('Widths')));
  const composite = fonts.filter((font) => font.has(PDFName.of('W')));
  needed([...simple, ...composite][0], 'widths');
  const units = Array<number>(256).fill(1);
  for (const font of simple) font.set(PDFName.of('Widths'), pdf.context.obj(units));
  for (const font of composite) font.set(PDFName.of('W'), pdf.context.obj([0, 0xffff, 1]));
}
