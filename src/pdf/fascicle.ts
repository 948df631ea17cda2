/**
 * A fascicle: sections of a volume that are written by themselves, on whatever thread, with their final object numbers.
 *
 * All that goes from thread to thread is plain data: an `Extent` of each section to where the volume is gathered, a
 * `FascicleStart` back, and then the `Fascicle`.
 */
import { joined } from '../base/bytes.ts';
import { findLandings } from './landings.ts';
import { Objects } from './objects.ts';
import { embedRaster } from './pictures.ts';
import type { PlaceRows } from './places.ts';
import { type Digest, digestOf, rastersOf } from './rasters.ts';
import {
  type Named,
  type Section,
  type SectionPlace,
  type WrittenSection,
  keysOf,
  objectsOf,
  writeSection,
} from './section.ts';
import { spellBy } from './showing.ts';
import { type Codes, type Signs, encodeBy, glyphsOf } from './signs.ts';
import type { Material } from './surface.ts';
import { type Press, fillsOfPress } from './write.ts';

/** What a section will take of a volume. */
export interface Extent {
  readonly pages: number;
  readonly objects: number;
  readonly keys: number;
  readonly glyphs: Signs;
  readonly images: readonly Digest[];
}

/** Measures a section. Page numbers that are printed on its pages change nothing but its glyphs. */
export function extentOf(section: Section): Extent {
  const { document, pages } = section;
  return {
    pages: pages.length,
    objects: objectsOf(section, findLandings(document, pages)),
    keys: keysOf(section),
    glyphs: glyphsOf(pages),
    images: rastersOf(pages),
  };
}

/** Where a fascicle stands in its volume, and the codes and numbers that its sections are given. */
export interface FascicleStart {
  /** Fascicles are appended in this order, from 0. */
  readonly order: number;
  readonly sections: readonly SectionStart[];
  /** The root of the page tree. */
  readonly pageRoot: number;
  /** The nodes of the page tree and of the parent tree that the fascicle writes. */
  readonly pageNode: number;
  readonly keyNode: number;
  /** The first of its object streams. */
  readonly pack: number;
  /** The language of the volume. */
  readonly language: string;
}

export interface SectionStart extends SectionPlace {
  readonly keys: number;
  readonly glyphs: Signs;
  readonly codes: Codes;
  readonly images: readonly ImageStart[];
}

/** A raster's object number, and whether it is this section that writes it. */
export interface ImageStart {
  readonly digest: Digest;
  readonly number: number;
  readonly first: boolean;
}

/** A fascicle, written: plain data. */
export interface Fascicle {
  readonly order: number;
  readonly bytes: Uint8Array;
  /** Offsets are from the fascicle's own first byte. */
  readonly places: PlaceRows;
  readonly pages: number;
  /** The structure elements that the volume's own element holds. */
  readonly kids: readonly number[];
  readonly destinations: readonly Named[];
  readonly linked: readonly string[];
}

/** How many objects of a fascicle wait for an object stream at the most. */
export function waitingOf(extents: readonly Extent[]): number {
  const nodes = 2;
  return extents.reduce((sum, { objects, pages }) => sum + objects + 1 - pages, nodes);
}

/** Writes sections as one fascicle; `start` was made of their extents. The same wherever it is done. */
export function writeFascicle(sections: readonly Section[], start: FascicleStart, press: Press): Fascicle {
  if (sections.length !== start.sections.length)
    throw new Error('a fascicle has other sections than it began with');
  const chunks: Uint8Array[] = [];
  const objects = new Objects((bytes) => chunks.push(bytes), 'quick');
  const material = materialOf(start, press, objects);
  const written = start.sections.map((place, index) => {
    const section = sections[index];
    if (!section) throw new Error('a section is missing');
    return writeSection(section, inLanguage(section, place, start.language), material, objects);
  });
  writeNodes(start, written, objects);
  objects.pack(start.pack);
  return {
    order: start.order,
    bytes: joined(chunks),
    places: objects.places.rows(),
    pages: written.reduce((sum, { pages }) => sum + pages.length, 0),
    kids: written.flatMap(({ kids }) => kids),
    destinations: written.flatMap(({ destinations }) => destinations),
    linked: written.flatMap(({ linked }) => linked),
  };
}

/** A section says its language where it is not the volume's. */
function inLanguage({ document }: Section, place: SectionStart, volume: string): SectionPlace {
  const { language } = document.meta;
  if (language === volume) return place;
  return { ...place, structure: { ...place.structure, language } };
}

function materialOf({ sections }: FascicleStart, press: Press, objects: Objects): Material {
  const images = new Map<Digest, ImageStart>();
  sections
    .flatMap((section) => section.images)
    .forEach((image) => {
      if (!images.has(image.digest)) images.set(image.digest, image);
    });
  const embedded = new Set<Digest>();
  return {
    spell: spellBy(encodeBy(sections, press.faces)),
    fills: fillsOfPress(press),
    structured: true,
    imageNumber: (raster) => {
      const digest = digestOf(raster);
      const image = images.get(digest);
      if (!image) throw new Error('a picture was not admitted to the volume');
      if (image.first && !embedded.has(digest)) embedRaster(raster, image.number, objects);
      embedded.add(digest);
      return image.number;
    },
  };
}

/** The fascicle's leaf of the page tree (7.7.3) and that of the parent tree, with its least key and its greatest (7.9.7). */
function writeNodes(
  { sections, pageRoot, pageNode, keyNode }: FascicleStart,
  written: readonly WrittenSection[],
  objects: Objects,
): void {
  const pages = written.flatMap((section) => section.pages);
  const [first] = sections;
  const last = sections.at(-1);
  if (!first || !last) throw new Error('a fascicle has no sections');
  const kids = pages.map((page) => `${page} 0 R`).join(' ');
  objects.add(pageNode, `<</Type/Pages/Parent ${pageRoot} 0 R/Count ${pages.length}/Kids[${kids}]>>`);
  const nums = written.map((section) => section.nums).join(' ');
  objects.add(keyNode, `<</Limits[${first.key} ${last.key + last.keys - 1}]/Nums[${nums}]>>`);
}
