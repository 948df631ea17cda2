/** Pages and tags to the bytes of one PDF file that is both PDF/UA-1 and PDF/A-2a. */
import { joined } from '../base/bytes.ts';
import type { Document, Meta } from '../document/document.ts';
import type { Page } from '../pages/page.ts';
import type { Raster } from '../pictures/read.ts';
import { ROLE_MAP, type Tagged } from '../tagging/structure.ts';
import type { EmbeddableFace, Faces } from '../typeset/face.ts';
import { Carrier, type Sink } from './carrier.ts';
import { Fonts } from './fonts.ts';
import { findLandings } from './landings.ts';
import { type Inks, PALETTES } from './palette.ts';
import { RASTER_OBJECTS, embedRaster } from './pictures.ts';
import { objectsOf, writeSection } from './section.ts';
import { Source, refer } from './serialise.ts';
import { spellBy } from './showing.ts';
import { type Fills, fillsOf } from './surface.ts';
import type { Claim } from './xmp.ts';

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
  const chunks: Uint8Array[] = [];
  const carrier = openCarrier(document.meta, press, 'accessible', (bytes) => chunks.push(bytes));
  const binding = openBinding(carrier, press);
  const section = { name: '', document, pages, tagged };
  const landings = findLandings(document, pages);
  const title = carrier.reserve(1);
  const place = {
    number: carrier.reserve(objectsOf(section, landings)),
    key: 0,
    parent: carrier.pages.id,
    fonts: binding.fonts,
    outline: { root: carrier.outlineRoot.id, title, open: true },
    structure: { parent: carrier.structureRoot.id, role: 'Document' },
  } as const;
  const written = writeSection(section, place, { ...binding, structured: true }, carrier.objects, landings);
  const tree = { Nums: new Source(`[${written.nums}]`) };
  hangTrees(carrier, written.pages, pages.length, written.kids, tree, [title, title, written.bookmarks]);
  binding.finish();
  finishTagged(carrier);
  return joined(chunks);
}

/** Fills the roots of pages, structure and bookmarks; `keys` is the root of the parent tree. */
export function hangTrees(
  { pages, structureRoot, outlineRoot }: Carrier,
  pageNodes: readonly number[],
  pageCount: number,
  elements: readonly number[],
  keys: object,
  [first, last, bookmarks]: readonly [first: number, last: number, count: number],
): void {
  Object.assign(pages.data, { Kids: pageNodes.map(refer), Count: pageCount });
  // The next key is for whoever adds to the file; nobody does.
  const unused = { ParentTreeNextKey: undefined };
  Object.assign(structureRoot.data, {
    ...{ K: elements.map(refer), ParentTree: keys, ...unused },
    RoleMap: { ...ROLE_MAP },
  });
  Object.assign(outlineRoot.data, { First: refer(first), Last: refer(last), Count: bookmarks });
}

/** The carrier of a document's file, before its first page. */
export function openCarrier(meta: Meta, { date = meta.date }: Press, claim: Claim, sink: Sink): Carrier {
  return new Carrier({ ...meta, date }, claim, sink);
}

/** What the pages of one file share: fonts, inks, and images, each of which is written where it is first shown. */
export function openBinding(carrier: Carrier, press: Press) {
  const fonts = new Fonts((face) => press.faces[face].program);
  const number = carrier.reserve(1);
  const images = new Map<Raster, number>();
  const imageNumber = (raster: Raster): number => {
    let image = images.get(raster);
    if (image === undefined) {
      images.set(raster, (image = carrier.reserve(RASTER_OBJECTS)));
      embedRaster(raster, image, carrier.objects);
    }
    return image;
  };
  const finish = (): void => fonts.finish(number, carrier.objects, (count) => carrier.reserve(count));
  return { fonts: number, spell: spellBy(fonts.encode), fills: fillsOfPress(press), imageNumber, finish };
}

/** The operators that set a press's inks. */
export function fillsOfPress({ inks, accent }: Press): Fills {
  return fillsOf(PALETTES[inks](accent));
}

/** Writes the rest of a file that has tags and bookmarks. */
export function finishTagged(carrier: Carrier, names?: Record<string, unknown>): void {
  // Pages are numbered from 1 in plain figures, as their folios say.
  const labels = { Nums: [0, { S: 'D' }] };
  Object.assign(carrier.catalog, {
    Outlines: carrier.outlineRoot,
    PageMode: 'UseOutlines',
    PageLabels: labels,
  });
  carrier.finish(names);
}
