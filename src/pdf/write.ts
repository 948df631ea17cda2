/** Pages and tags to the bytes of one PDF file that is both PDF/UA-1 and PDF/A-2a. */
import type { Document, Meta } from '../document/document.ts';
import type { Page } from '../pages/page.ts';
import type { Tagged } from '../tagging/structure.ts';
import type { EmbeddableFace, Faces } from '../typeset/face.ts';
import { findLandings } from './landings.ts';
import { writeLinks } from './links.ts';
import { writeOutline } from './outline.ts';
import { paintPage } from './paint.ts';
import { type Inks, PALETTES } from './palette.ts';
import { writeStructure } from './structure.ts';
import { Surface } from './surface.ts';
import { type Claim, infoOf, xmpPacket } from './xmp.ts';

/** What the file needs beside its pages. */
export interface Press {
  readonly faces: Faces<EmbeddableFace>;
  /** The house's colour, #rrggbb. */
  readonly accent: string;
  readonly inks: Inks;
  /** The instant that the file names as its own; the update's date unless the caller knows better. */
  readonly date?: Date;
}

/** Writes the file. The same document, pages, tags and press give the same bytes. */
export function writePdf(
  document: Document,
  pages: readonly Page[],
  tagged: Tagged,
  press: Press,
): Uint8Array {
  const surface = openSurface(document.meta, press, 'accessible');
  pages.forEach((page, index) => {
    surface.page(page.width, page.height);
    paintPage(page, tagged.marks[index] ?? [], surface);
  });
  const landings = findLandings(document, pages);
  const annotations = writeLinks(tagged, landings, surface);
  writeStructure(tagged, annotations, landings, surface);
  writeOutline(document, landings, surface);
  // Pages are numbered from 1 in plain figures, as their folios say.
  surface.catalog['PageLabels'] = { Nums: [0, { S: 'D' }] };
  return surface.finish();
}

/** The surface of a document's file, before its first page. */
export function openSurface(meta: Meta, press: Press, claim: Claim): Surface {
  const description = { ...meta, date: press.date ?? meta.date };
  return new Surface({
    faces: press.faces,
    palette: PALETTES[press.inks](press.accent),
    language: meta.language,
    info: infoOf(description),
    metadata: xmpPacket(description, claim),
    claim,
  });
}
