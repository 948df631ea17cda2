/** A section: one update, or a volume's front matter, as numbered objects. A single update's file is one section. */
import type { Document } from '../document/document.ts';
import type { Page } from '../pages/page.ts';
import type { Tagged } from '../tagging/structure.ts';
import { type Landings, destination, findLandings } from './landings.ts';
import { nameOf, writeLinks } from './links.ts';
import type { Objects } from './objects.ts';
import { fixed } from './operators.ts';
import { type OutlinePlace, writeOutline } from './outline.ts';
import { paintPage } from './paint.ts';
import { latin } from './strings.ts';
import { type StructurePlace, type WrittenStructure, countElements, writeStructure } from './structure.ts';
import { type Material, Surface } from './surface.ts';

export interface Section {
  /** Links lead to its first page by this name, e.g. `2007-11-policy-update`. */
  readonly name: string;
  readonly document: Document;
  readonly pages: readonly Page[];
  readonly tagged: Tagged;
  /** The words of its first bookmark, where the title alone does not tell it from other sections. */
  readonly bookmark?: string;
  /** The slugs of its headings that links of other sections lead to; none where they lead to none. */
  readonly wanted?: ReadonlySet<string>;
}

/** Where a section stands in its file: its first object number, its first key in the parent tree, and what is around it. */
export interface SectionPlace {
  readonly number: number;
  readonly key: number;
  /** The node of the page tree that holds its pages. */
  readonly parent: number;
  /** The dictionary of the file's fonts. */
  readonly fonts: number;
  readonly outline: OutlinePlace;
  readonly structure: Pick<StructurePlace, 'parent' | 'role' | 'language'>;
}

/** A named destination: a page's object number, and points from its bottom left (ISO 32000-1, 12.3.2.3). */
export interface Named {
  readonly name: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

export interface WrittenSection extends WrittenStructure {
  /** The object numbers of its pages. */
  readonly pages: readonly number[];
  readonly bookmarks: number;
  /** Where links can lead to by name, and the names that its own links lead to. */
  readonly destinations: readonly Named[];
  readonly linked: readonly string[];
}

/** How many object numbers a section takes beside its title's bookmark and its images. */
export function objectsOf({ pages, tagged }: Section, { headings }: Landings): number {
  return 2 * pages.length + headings.length - 1 + tagged.annotations.length + countElements(tagged.root);
}

/** How many keys it takes in the parent tree. */
export function keysOf({ pages, tagged }: Section): number {
  return pages.length + tagged.annotations.length;
}

/** Writes a section: content streams as they are drawn, all else among the objects that wait. */
export function writeSection(
  section: Section,
  place: SectionPlace,
  material: Material,
  objects: Objects,
  landings: Landings = findLandings(section.document, section.pages),
): WrittenSection {
  const { pages, tagged } = section;
  const numbers = numbersOf(section, place, landings);
  writePages(section, place, numbers, material, objects);
  const { bookmark: words } = section;
  const outline = { ...place.outline, ...(words !== undefined && { words }) };
  const bookmarks = writeOutline(landings, numbers.page, outline, numbers.bookmark, objects);
  const linkNumbers = { ...numbers, key: place.key + pages.length };
  const linked = writeLinks(tagged, landings, linkNumbers, objects);
  const structurePlace = { ...place.structure, ...numbers, key: place.key };
  const structure = writeStructure(tagged, landings.heights, structurePlace, objects);
  const destinations = destinationsOf(section, landings, numbers.page);
  const pageNumbers = pages.map((_, index) => numbers.page + index);
  return { ...structure, pages: pageNumbers, bookmarks, destinations, linked };
}

/** The first number of each kind of object. */
interface Numbers {
  readonly content: number;
  readonly page: number;
  readonly bookmark: number;
  readonly annotation: number;
  readonly element: number;
}

function numbersOf({ pages, tagged }: Section, { number }: SectionPlace, { headings }: Landings): Numbers {
  const content = number;
  const page = content + pages.length;
  const bookmark = page + pages.length;
  const annotation = bookmark + headings.length - 1;
  return { content, page, bookmark, annotation, element: annotation + tagged.annotations.length };
}

function writePages(
  { pages, tagged }: Section,
  place: SectionPlace,
  { content, page: number, annotation }: Numbers,
  material: Material,
  objects: Objects,
): void {
  const annotations: string[] = [];
  tagged.annotations.forEach(({ page }, index) => {
    annotations[page] = `${annotations[page] ?? ''} ${annotation + index} 0 R`;
  });
  pages.forEach((page, index) => {
    const surface = new Surface(page.height, material);
    paintPage(page, tagged.marks[index] ?? [], surface);
    objects.again(content + index, '', latin(surface.finish()));
    const held = annotations[index];
    objects.add(
      number + index,
      `<<${pageEntries(page, place, content + index, surface.images)}/StructParents ${place.key + index}` +
        `${held ? `/Annots[${held.slice(1)}]` : ''}/Tabs/S>>`,
    );
  });
}

/** The inside of a page's dictionary that tagged and untagged pages share (7.7.3.3). */
export function pageEntries(
  { width, height }: Pick<Page, 'width' | 'height'>,
  { parent, fonts }: Pick<SectionPlace, 'parent' | 'fonts'>,
  content: number,
  images: string,
): string {
  const pictures = images === '' ? '' : `/XObject<<${images}>>`;
  return (
    `/Type/Page/Parent ${parent} 0 R/MediaBox[0 0 ${fixed(width)} ${fixed(height)}]/Contents ${content} 0 R` +
    `/Resources<</Font ${fonts} 0 R${pictures}>>`
  );
}

/** The top of the first page, and the headings that are wanted. */
function destinationsOf({ name, wanted, pages }: Section, landings: Landings, page: number): Named[] {
  const [first] = pages;
  const top = { name, page, x: 0, y: Math.round(first?.height ?? 0) };
  const headings = wanted ? landings.headings : [];
  const named = headings.flatMap(({ id, slug }) => {
    const landing = slug !== undefined && wanted?.has(slug) ? landings.byHeading.get(id) : undefined;
    return landing && slug !== undefined
      ? [{ name: nameOf({ name, slug }), page: page + landing.page, x: landing.x, y: landing.y }]
      : [];
  });
  return [top, ...named];
}

/** A named destination's value. */
export function namedDestination({ page, x, y }: Named): string {
  return destination(page, { x, y });
}
