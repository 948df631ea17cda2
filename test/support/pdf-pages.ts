/** Reads a finished PDF's pages as they look: their text from where its glyphs stand, and what on them is no content. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { openingsOf, type Properties } from './content-stream.ts';
import { openPdf } from './pdf-objects.ts';

/** Something that assistive technology passes over, such as a running head or a rule (whose text is empty). */
export interface Artifact {
  /** Counted from 0. */
  readonly page: number;
  readonly type: string | undefined;
  readonly subtype: string | undefined;
  readonly text: string;
}

type TextItem = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'][number];

/** Opens the file in pdf.js, which has no worker here and is told to be quiet about that. */
export async function withPages<T>(
  bytes: Uint8Array,
  read: (pages: readonly PDFPageProxy[]) => Promise<T>,
): Promise<T> {
  // pdf.js takes the buffer it is given away from its owner, so it gets a copy.
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS });
  const pdf: PDFDocumentProxy = await loading.promise;
  try {
    const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
    return await read(await Promise.all(numbers.map((number) => pdf.getPage(number))));
  } finally {
    await loading.destroy();
  }
}

/** The plain text of every page, a line a line. */
export async function readPages(bytes: Uint8Array): Promise<readonly string[]> {
  return withPages(bytes, (pages) => Promise.all(pages.map(pageText)));
}

async function pageText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

/** Every artifact, page by page, in the order drawn. Words that stand apart have a space between them. */
export async function readArtifacts(bytes: Uint8Array): Promise<readonly Artifact[]> {
  const pdf = await openPdf(bytes);
  const read = async (page: PDFPageProxy, index: number) => {
    const openings = openingsOf(pdf, index).filter(({ tag }) => tag === 'Artifact');
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = artifactTexts(items);
    return openings.map(({ properties }, at) => artifactOf(index, properties, texts[at] ?? ''));
  };
  return withPages(bytes, async (pages) => (await Promise.all(pages.map(read))).flat());
}

function artifactOf(page: number, properties: Properties, text: string): Artifact {
  const { Type: type, Subtype: subtype } = properties;
  const said = (value: string | number | undefined) => (value === undefined ? undefined : String(value));
  return { page, type: said(type), subtype: said(subtype), text: text.replace(/\s+/gu, ' ').trim() };
}

/** The text of each artifact in turn; content within one counts to it. */
function artifactTexts(items: readonly TextItem[]): readonly string[] {
  const texts: string[] = [];
  const open: boolean[] = [];
  for (const item of items) {
    if ('str' in item) {
      if (open.includes(true)) texts.push((texts.pop() ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    } else if (item.type === 'endMarkedContent') {
      open.pop();
    } else {
      const artifact = 'tag' in item && item.tag === 'Artifact';
      open.push(artifact);
      if (artifact) texts.push('');
    }
  }
  return texts;
}
