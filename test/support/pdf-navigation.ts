/** Reads the ways around a finished PDF: its bookmarks and its links. */
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import type { LinkTarget } from './pdf-objects.ts';
import { asDict, destinationOf, dictEntry, entry, fromTop, itemsOf, linkTarget } from './pdf-objects.ts';
import { numberOf, openPdf, resolve, rounded, textEntry } from './pdf-objects.ts';

/** A bookmark. Pages are counted from 0, `y` from the page's top; both are undefined when it leads nowhere. */
export interface Bookmark {
  readonly title: string;
  readonly page: number | undefined;
  readonly y: number | undefined;
  readonly children: readonly Bookmark[];
}

/** A link annotation: its page counted from 0, its rectangle from the page's top left, y down. */
export interface LinkAnnotation extends LinkTarget {
  readonly page: number;
  readonly rect: Rect;
  readonly contents: string | undefined;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function readOutline(bytes: Uint8Array): Promise<readonly Bookmark[]> {
  const pdf = await openPdf(bytes);
  const root = dictEntry(pdf, pdf.catalog, 'Outlines');
  return root ? bookmarksBelow(pdf, root, new Set()) : [];
}

/** Bookmarks are a chain from `First` by `Next`; one met twice would never end. */
function bookmarksBelow(pdf: PDFDocument, parent: PDFDict, seen: Set<PDFDict>): readonly Bookmark[] {
  const bookmarks: Bookmark[] = [];
  for (let item = dictEntry(pdf, parent, 'First'); item; item = dictEntry(pdf, item, 'Next')) {
    if (seen.has(item)) throw new Error('The outline goes round in a circle.');
    seen.add(item);
    bookmarks.push(bookmarkOf(pdf, item, seen));
  }
  return bookmarks;
}

function bookmarkOf(pdf: PDFDocument, item: PDFDict, seen: Set<PDFDict>): Bookmark {
  const action = dictEntry(pdf, item, 'A');
  const target = destinationOf(pdf, entry(pdf, item, 'Dest') ?? (action && entry(pdf, action, 'D')));
  return {
    title: textEntry(pdf, item, 'Title') ?? '',
    page: target?.page,
    y: target?.y,
    children: bookmarksBelow(pdf, item, seen),
  };
}

/** Every link annotation, page by page, in the order of the page's annotations. */
export async function readLinks(bytes: Uint8Array): Promise<readonly LinkAnnotation[]> {
  const pdf = await openPdf(bytes);
  return pdf.getPages().flatMap((page, index) =>
    itemsOf(pdf, page.node.Annots())
      .flatMap((item) => asDict(resolve(pdf, item)) ?? [])
      .filter((annotation) => textEntry(pdf, annotation, 'Subtype') === 'Link')
      .map((annotation) => linkOf(pdf, index, annotation)),
  );
}

function linkOf(pdf: PDFDocument, page: number, annotation: PDFDict): LinkAnnotation {
  const rect = rectOf(pdf, page, annotation);
  return { page, rect, contents: textEntry(pdf, annotation, 'Contents'), ...linkTarget(pdf, annotation) };
}

function rectOf(pdf: PDFDocument, page: number, annotation: PDFDict): Rect {
  const corners = itemsOf(pdf, entry(pdf, annotation, 'Rect'));
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners.map((corner) => numberOf(resolve(pdf, corner)));
  return {
    x: rounded(Math.min(x1, x2)),
    y: fromTop(pdf, page, Math.max(y1, y2)),
    width: rounded(Math.abs(x2 - x1)),
    height: rounded(Math.abs(y2 - y1)),
  };
}
