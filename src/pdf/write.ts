/** Pages and tags to the bytes of one PDF file that is both PDF/UA-1 and PDF/A-2a. */
import type { Document } from '../document/document.ts';
import type { Page } from '../pages/page.ts';
import type { Tagged } from '../tagging/structure.ts';
import type { EmbeddableFace, Faces } from '../typeset/face.ts';
import { findLandings } from './landings.ts';
import { writeLinks } from './links.ts';
import { writeOutline } from './outline.ts';
import { rgb } from './operators.ts';
import { paintPage } from './paint.ts';
import { writeStructure } from './structure.ts';
import { type Colour, Surface } from './surface.ts';
import { infoOf, xmpPacket } from './xmp.ts';

/** What the file needs beside its pages. */
export interface Press {
  readonly faces: Faces<EmbeddableFace>;
  /** The house's colour, #rrggbb. */
  readonly accent: string;
  /** The instant that the file names as its own; the update's date unless the caller knows better. */
  readonly date?: Date;
}

/** A quiet grey: 8.6 : 1 on white (WCAG 2.2, 1.4.6 asks for 7). */
const MUTED: Colour = [0.29];
const BLACK: Colour = [0];

/** Writes the file. The same document, pages, tags and press give the same bytes. */
export function writePdf(
  document: Document,
  pages: readonly Page[],
  tagged: Tagged,
  press: Press,
): Uint8Array {
  const { meta } = document;
  const description = { ...meta, date: press.date ?? meta.date };
  const surface = new Surface({
    faces: press.faces,
    palette: { text: BLACK, muted: MUTED, accent: rgb(press.accent) },
    language: meta.language,
    info: infoOf(description),
    metadata: xmpPacket(description),
  });
  pages.forEach((page, index) => paintPage(page, index, tagged.marks[index] ?? [], surface));
  const landings = findLandings(document, pages);
  const annotations = writeLinks(tagged, landings, surface);
  writeStructure(tagged, annotations, landings, surface);
  writeOutline(document, landings, surface);
  // Pages are numbered from 1 in plain figures, as their folios say.
  surface.catalog['PageLabels'] = { Nums: [0, { S: 'D' }] };
  return surface.finish();
}
