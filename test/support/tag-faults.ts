/** Finds where a finished PDF's tags contradict its pages, which veraPDF lets pass: references to and fro must agree. */
import type { PDFDict, PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import { PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { asDict, dictEntry, entry, itemsOf, numberOf, openPdf, pageOf } from './pdf-objects.ts';
import { resolve, textEntry, treeEntries } from './pdf-objects.ts';
import { readMarkedText } from './pdf-text.ts';

/** A piece of content, by a name such as `page 1 mark 3` or `page 1 annotation 2`, and the element that claims it. */
interface Claim {
  readonly content: string;
  readonly element: PDFDict;
}

/** One sentence for each contradiction; pages are counted from 1, as a person would look for them. */
export async function readTagFaults(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await openPdf(bytes);
  const root = dictEntry(pdf, pdf.catalog, 'StructTreeRoot');
  if (!root) return ['There is no structure tree.'];
  const claims = claimsBelow(pdf, root);
  const parents = parentsByContent(pdf, root);
  const contents = [...(await marksOf(bytes, pdf)), ...annotationsOf(pdf)];
  return [
    ...contents.flatMap((content) => contentFaults(content, claims, parents)),
    ...claims.flatMap(({ content }) =>
      contents.includes(content) ? [] : [`${content} is tagged and not there.`],
    ),
    ...parentFaults(pdf, root),
  ];
}

function contentFaults(
  content: string,
  claims: readonly Claim[],
  parents: ReadonlyMap<string, PDFDict | undefined>,
): readonly string[] {
  const own = claims.filter((claim) => claim.content === content);
  if (own.length !== 1) return [`${content} is tagged ${own.length} times.`];
  return parents.get(content) === own[0]?.element
    ? []
    : [`The parent tree leads ${content} to another element.`];
}

/** All that the elements below one claim, in reading order. */
function claimsBelow(pdf: PDFDocument, element: PDFDict): readonly Claim[] {
  return itemsOf(pdf, entry(pdf, element, 'K')).flatMap((kid) => claimsOf(pdf, element, kid));
}

function claimsOf(pdf: PDFDocument, element: PDFDict, kid: PDFObject): readonly Claim[] {
  const value = resolve(pdf, kid);
  if (value instanceof PDFNumber)
    return [{ content: markName(pageNamed(pdf, element), value.asNumber()), element }];
  const dict = asDict(value);
  if (!dict) return [];
  const page = pageNamed(pdf, dict) ?? pageNamed(pdf, element);
  switch (textEntry(pdf, dict, 'Type')) {
    case 'MCR':
      return [{ content: markName(page, numberOf(entry(pdf, dict, 'MCID'))), element }];
    case 'OBJR':
      return [
        { content: annotationName(page, indexOnPage(pdf, page, dict.get(PDFName.of('Obj')))), element },
      ];
    default:
      return claimsBelow(pdf, dict);
  }
}

function pageNamed(pdf: PDFDocument, dict: PDFDict): number | undefined {
  return pageOf(pdf, dict.get(PDFName.of('Pg')));
}

function markName(page: number | undefined, mcid: number | undefined): string {
  return `Page ${page === undefined ? '?' : page + 1} mark ${mcid ?? '?'}`;
}

function annotationName(page: number | undefined, index: number | undefined): string {
  return `Page ${page === undefined ? '?' : page + 1} annotation ${index ?? '?'}`;
}

/** Which of a page's annotations a reference names; none when it names another page's. */
function indexOnPage(
  pdf: PDFDocument,
  page: number | undefined,
  ref: PDFObject | undefined,
): number | undefined {
  if (page === undefined) return undefined;
  const index = itemsOf(pdf, pdf.getPage(page).node.Annots()).findIndex((annotation) => annotation === ref);
  return index < 0 ? undefined : index;
}

/** The way back, which a reader takes from a place on a page to its tag (ISO 32000-1, 14.7.4.4). */
function parentsByContent(pdf: PDFDocument, root: PDFDict): ReadonlyMap<string, PDFDict | undefined> {
  const tree = dictEntry(pdf, root, 'ParentTree');
  const leaves = tree ? treeEntries(pdf, tree, 'Nums') : [];
  const byKey = new Map(leaves.map(([key, value]) => [numberOf(key), resolve(pdf, value)]));
  return new Map(
    pdf.getPages().flatMap(({ node }, page) => {
      const marks = itemsOf(pdf, byKey.get(numberOf(entry(pdf, node, 'StructParents'))));
      const annotations = itemsOf(pdf, node.Annots()).map((item) => asDict(resolve(pdf, item)));
      const keys = annotations.map((dict) => dict && numberOf(entry(pdf, dict, 'StructParent')));
      return [
        ...marks.map((parent, mcid) => [markName(page, mcid), asDict(resolve(pdf, parent))] as const),
        ...keys.map((key, index) => [annotationName(page, index), asDict(byKey.get(key))] as const),
      ];
    }),
  );
}

async function marksOf(bytes: Uint8Array, pdf: PDFDocument): Promise<readonly string[]> {
  const pages = await readMarkedText(bytes, pdf);
  return pages.flatMap((sequences, page) =>
    sequences.flatMap(({ mcid }) => (mcid === undefined ? [] : [markName(page, mcid)])),
  );
}

function annotationsOf(pdf: PDFDocument): readonly string[] {
  return pdf
    .getPages()
    .flatMap(({ node }, page) => itemsOf(pdf, node.Annots()).map((_, index) => annotationName(page, index)));
}

/** Each element's `P` is the element that it stands in. */
function parentFaults(pdf: PDFDocument, parent: PDFDict): readonly string[] {
  const elements = itemsOf(pdf, entry(pdf, parent, 'K')).flatMap((kid) => asDict(resolve(pdf, kid)) ?? []);
  return elements
    .filter((element) => textEntry(pdf, element, 'S') !== undefined)
    .flatMap((element) => [
      ...(dictEntry(pdf, element, 'P') === parent
        ? []
        : [`${textEntry(pdf, element, 'S')} names another parent.`]),
      ...parentFaults(pdf, element),
    ]);
}
