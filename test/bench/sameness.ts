/** Reads every contender's file back and demands that the comparison is one: the same words, faces and pages. */
import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import { openPdf, textEntry } from '../support/pdf-objects.ts';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { readLinks } from '../support/pdf-navigation.ts';
import { readPages } from '../support/pdf-pages.ts';
import type { Flow, Piece, Run } from './flow.ts';

/** What a finished file is. */
export interface Finished {
  readonly bytes: number;
  readonly pages: number;
  /** Whether it has structure elements. */
  readonly tagged: boolean;
}

const FACE = /Practice-?Sans/u;

/** Reads a file; throws where words or links of the flow are missing or out of order, or a face is another. */
export async function readFinished(label: string, bytes: Uint8Array, flow: Flow): Promise<Finished> {
  const pages = await readPages(bytes);
  const lost = firstLost(pages.join(' '), flow.pieces.flatMap(wordsOf));
  if (lost !== undefined) throw new Error(`${label} did not set "${lost}", or not in its place.`);
  const links = new Set((await readLinks(bytes)).map(({ uri }) => uri));
  const unlinked = flow.pieces.flatMap(runsOf).find(({ href }) => href !== undefined && !links.has(href));
  if (unlinked) throw new Error(`${label} did not link ${unlinked.href ?? ''}.`);
  const { faces, tagged } = await readObjects(bytes);
  const strange = faces.filter((name) => !FACE.test(name));
  if (faces.length === 0 || strange.length > 0) {
    throw new Error(`${label} set the update in ${strange.join(', ') || 'no face of ours'}.`);
  }
  return { bytes: bytes.length, pages: pages.length, tagged };
}

async function readObjects(
  bytes: Uint8Array,
): Promise<{ readonly faces: readonly string[]; readonly tagged: boolean }> {
  const pdf = await openPdf(bytes);
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const dicts = objects.filter((object) => object instanceof PDFDict);
  return {
    faces: dicts.flatMap((dict) => textEntry(pdf, dict, 'FontName') ?? []),
    // Both entries are required of a structure element (ISO 32000-1, table 323), and no other dictionary has both.
    tagged: dicts.some((dict) => dict.get(PDFName.of('S')) && dict.get(PDFName.of('P'))),
  };
}

function runsOf(piece: Piece): readonly Run[] {
  switch (piece.kind) {
    case 'heading':
    case 'paragraph':
      return piece.runs;
    case 'list':
      return piece.items.flat();
    case 'facts':
      return piece.items.flatMap(({ runs }) => runs);
  }
}

function wordsOf(piece: Piece): readonly string[] {
  switch (piece.kind) {
    case 'heading':
    case 'paragraph':
      return words(piece.runs.map(({ text }) => text));
    case 'list':
      return piece.items.flatMap((item) => words(item.map(({ text }) => text)));
    case 'facts':
      return piece.items.flatMap(({ label, runs }) => [
        ...words([label]),
        ...words(runs.map(({ text }) => text)),
      ]);
  }
}

function words(texts: readonly string[]): readonly string[] {
  return texts.join('').split(/\s+/u).filter(Boolean);
}

/** The first of the words that does not follow those before it in the text; white space, which lines add, is nothing. */
export function firstLost(text: string, wanted: readonly string[]): string | undefined {
  const solid = text.normalize('NFKC').replaceAll(/[\s\u00AD]+/gu, '');
  let from = 0;
  return wanted.find((word) => {
    const at = solid.indexOf(word.normalize('NFKC'), from);
    from = at + word.length;
    return at < 0;
  });
}

/** The updates of a volume that are read back: some from all its parts. */
const SAMPLES = 12;

/** Which those are, of so many, counted from 0. */
export function sampled(updates: number): readonly number[] {
  const count = Math.min(SAMPLES, updates);
  return Array.from({ length: count }, (_, index) =>
    Math.round((index * (updates - 1)) / Math.max(1, count - 1)),
  );
}

/**
 * Reads a volume. Throws where an update that is read back has no bookmark, does not begin a page, has lost a word or
 * a link, or is not linked to from the contents; its flow is asked for by its number.
 */
export async function readVolume(
  label: string,
  bytes: Uint8Array,
  updates: number,
  flowAt: (index: number) => Flow,
): Promise<Finished> {
  const size = bytes.length;
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS });
  try {
    const pdf = await loading.promise;
    const starts = await startsOf(pdf);
    // Some have a bookmark of the whole volume before those of its updates.
    const first = starts.get(titleOf(flowAt(0))) ?? 1;
    const contents = await linksOf(pdf, 1, first - 1);
    for (const index of sampled(updates)) {
      await demandUpdate(`${label}, update ${index + 1}`, pdf, flowAt(index), { starts, contents });
    }
    const marked = (await pdf.getMarkInfo())?.Marked === true;
    return { bytes: size, pages: pdf.numPages, tagged: marked };
  } finally {
    await loading.destroy();
  }
}

type Link = Readonly<{ url?: string; page?: number }>;

interface Ways {
  readonly starts: ReadonlyMap<string, number>;
  readonly contents: readonly Link[];
}

async function demandUpdate(
  name: string,
  pdf: PDFDocumentProxy,
  flow: Flow,
  { starts, contents }: Ways,
): Promise<void> {
  const title = titleOf(flow);
  const from = starts.get(title);
  if (from === undefined) throw new Error(`${name} has no bookmark "${title}".`);
  if (!contents.some(({ page }) => page === from)) throw new Error(`${name} has no link from the contents.`);
  const to = [...starts.values()].find((start) => start > from) ?? pdf.numPages + 1;
  const texts = [];
  for (let page = from; page < to; page++) texts.push(await textOf(pdf, page));
  const lost = firstLost(texts.join(' '), flow.pieces.flatMap(pieceWords));
  if (lost !== undefined)
    throw new Error(`${name} does not have "${lost}" on pages ${from} to ${to - 1}, or not in its place.`);
  const there = new Set((await linksOf(pdf, from, to - 1)).map(({ url }) => url));
  const unlinked = flow.pieces
    .flatMap(runsOf)
    .find(({ href }) => href !== undefined && !there.has(new URL(href).href));
  if (unlinked) throw new Error(`${name} does not link ${unlinked.href ?? ''}.`);
}

/** Words run by run: naive pdfkit ends a line, or a page, where a word's quotation mark and its italic begin. */
function pieceWords(piece: Piece): readonly string[] {
  return runsOf(piece).flatMap(({ text }) => words([text]));
}

function titleOf({ pieces }: Flow): string {
  const title = pieces.find((piece) => piece.kind === 'heading' && piece.level === 1);
  if (!title) throw new Error('An update has a title.');
  return runsOf(title)
    .map(({ text }) => text)
    .join('');
}

/** The page, counted from 1, that each bookmark of the uppermost level leads to, by its words before a comma, in order. */
async function startsOf(pdf: PDFDocumentProxy): Promise<ReadonlyMap<string, number>> {
  const starts = new Map<string, number>();
  for (const { title, dest } of (await pdf.getOutline()) ?? []) {
    const page = await pageOf(pdf, dest);
    if (page !== undefined && /\d/u.test(title)) starts.set(title.split(',')[0] ?? '', page);
  }
  return starts;
}

async function pageOf(pdf: PDFDocumentProxy, dest: unknown): Promise<number | undefined> {
  const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  const [ref] = Array.isArray(explicit) ? (explicit as unknown[]) : [];
  if (typeof ref === 'number') return ref + 1;
  return ref ? (await pdf.getPageIndex(ref as Parameters<typeof pdf.getPageIndex>[0])) + 1 : undefined;
}

async function linksOf(pdf: PDFDocumentProxy, from: number, to: number): Promise<readonly Link[]> {
  const links: Link[] = [];
  for (let number = from; number <= to; number++) {
    const page = await pdf.getPage(number);
    for (const { url, dest } of (await page.getAnnotations()) as { url?: string; dest?: unknown }[]) {
      const target = dest ? await pageOf(pdf, dest) : undefined;
      links.push({ ...(url !== undefined && { url }), ...(target !== undefined && { page: target }) });
    }
  }
  return links;
}

async function textOf(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}
