/** Reads every contender's file back and demands that the comparison is one: the same words, faces and pages. */
import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import { openPdf, textEntry } from '../support/pdf-objects.ts';
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
