/**
 * A volume on one screen: summaries of its updates in, the bytes of one file out, a few updates at a time.
 *
 * In three steps, the first and the last of which any thread can do: `layUpdate` lays an update and measures what it will
 * take, `Binding.admit` gives a few of them their place, and `writeUpdates` writes those. What goes from step to step,
 * but for a `LaidUpdate`, is plain data.
 */
import { type Laid, type Printing, layPages } from './build.ts';
import type { Document } from './document/document.ts';
import { composeFront } from './document/front.ts';
import {
  type Summary,
  type VolumeAddresses,
  toldApart,
  volumeAddresses,
  wantedSlugs,
  withinVolume,
} from './document/volume.ts';
import { renumbered } from './pages/furniture.ts';
import type { Sink } from './pdf/carrier.ts';
import { type Extent, type Fascicle, type FascicleStart, extentOf, writeFascicle } from './pdf/fascicle.ts';
import type { Section } from './pdf/section.ts';
import { Volume } from './pdf/volume.ts';
import type { Press } from './pdf/write.ts';
import { tag } from './tagging/tag.ts';

export interface VolumeJob extends Printing {
  /** Of all updates, the newest first. */
  readonly summaries: readonly Summary[];
}

/** How updates of a volume are led to: plain data, no addresses where the house publishes nowhere. */
export interface VolumeLinks {
  readonly addresses: VolumeAddresses;
  /** The headings that others lead to, by the names of their updates. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<string>>;
  /** What tells updates of one title and date apart, by their names. */
  readonly apart: ReadonlyMap<string, string>;
}

export function linksWithin({ summaries, house }: VolumeJob): VolumeLinks {
  const addresses = volumeAddresses(summaries, house.publicUrl?.href);
  const twins = summaries.filter(({ hasTwin }) => hasTwin);
  const apart = new Map(twins.map((summary) => [summary.name, toldApart(summary)]));
  return { addresses, wanted: wantedSlugs(summaries, addresses), apart };
}

/** An update on its pages, before they have their numbers, and what it will take of the volume. */
export interface LaidUpdate {
  readonly laid: Laid;
  readonly section: Section;
  readonly extent: Extent;
}

/** A number with every figure: whichever a page is given later, its glyphs are among those that were counted. */
const SOME_NUMBER = 1234567890;

/** Lays an update of a volume; the document is its own, as it is outside of it. */
export function layUpdate(name: string, document: Document, links: VolumeLinks, job: Printing): LaidUpdate {
  const laid = layPages(withinVolume(document, name, links.addresses), 'member', job, SOME_NUMBER);
  const wanted = links.wanted.get(name);
  const section = { ...sectionOf(name, laid, links.apart.get(name)), ...(wanted && { wanted }) };
  return { laid, section, extent: extentOf(section) };
}

/** Titles are often the same: a bookmark has the date too, and what tells it `apart` where that is not enough. */
function sectionOf(name: string, { document, pages }: Laid, apart = ''): Section {
  const bookmark = `${document.meta.title}${apart}`;
  return { name, document, pages, bookmark, tagged: tag(document, pages) };
}

/** Where a few updates stand in their volume, and the numbers of their first pages. */
export interface FasciclePlace {
  readonly start: FascicleStart;
  readonly firsts: readonly number[];
}

/** Writes a few updates as one fascicle, under their numbers. */
export function writeUpdates(
  updates: readonly LaidUpdate[],
  { start, firsts }: FasciclePlace,
  job: Printing,
): Fascicle {
  const sections = updates.map(({ section, laid: { document, pages, setting, paper } }, at) => ({
    ...section,
    pages: renumbered(document, pages, firsts[at] ?? 0, setting, paper),
  }));
  return writeFascicle(sections, start, pressOf(job));
}

function pressOf({ faces, house, date }: Printing): Press {
  return { faces, accent: house.accent, inks: 'colour', ...(date && { date }) };
}

/** Updates of one fascicle: readers unpack its objects together, and a few take little more than one. */
const FASCICLE = 4;

/** What there is of each update, the newest first, by the fascicles that they are written in. */
export function inFascicles<Each>(row: readonly Each[]): (readonly Each[])[] {
  return inRows(row, FASCICLE);
}

/** A row in rows of so many; the last may have fewer. */
export function inRows<Each>(row: readonly Each[], length: number): (readonly Each[])[] {
  const count = Math.ceil(row.length / length);
  return Array.from({ length: count }, (_, at) => row.slice(at * length, (at + 1) * length));
}

/** What no file is called. */
const FRONT = '/';

/** The volume as it grows. */
export class Binding {
  readonly #job: VolumeJob;
  readonly #newest: Document;
  readonly #volume: Volume;
  /** The front's pages follow from the titles alone, and so each update is laid but once. */
  readonly #frontPages: number;
  readonly #firsts: number[] = [];
  #next: number;
  #front: Laid | undefined;

  /** `newest` is the document of the first summary. */
  constructor(job: VolumeJob, newest: Document, sink: Sink) {
    const { summaries } = job;
    const front = composeFront(newest, summaries);
    this.#job = job;
    this.#newest = newest;
    this.#frontPages = layPages(front, 'member', job).pages.length;
    this.#next = this.#frontPages + 1;
    this.#volume = new Volume(
      { meta: front.meta, sections: summaries.length, front: true },
      pressOf(job),
      sink,
    );
  }

  /** Takes the updates of the next fascicle. */
  admit(extents: readonly Extent[]): FasciclePlace {
    const firsts = extents.map(({ pages }) => {
      const first = this.#next;
      this.#next += pages;
      return first;
    });
    this.#firsts.push(...firsts);
    return { start: this.#volume.admit(extents), firsts };
  }

  /** How many updates were admitted, and how many objects the file has by them. */
  get admitted(): { readonly updates: number; readonly objects: number } {
    return { updates: this.#firsts.length, objects: this.#volume.objects };
  }

  /** Writes the next fascicle. */
  append(fascicle: Fascicle): void {
    this.#volume.append(fascicle);
  }

  /** Lays the front with the numbers of all pages, once every update is admitted: the last may still be written. */
  layFront(): Laid {
    if (this.#front) return this.#front;
    const front = composeFront(this.#newest, this.#job.summaries, this.#firsts);
    this.#front = layPages(front, 'member', this.#job);
    if (this.#front.pages.length !== this.#frontPages)
      throw new Error('the contents take other pages with their numbers');
    return this.#front;
  }

  /** Writes the front, whose pages come first, and the rest; gives the number of all pages. */
  finish(): number {
    const section = sectionOf(FRONT, this.layFront());
    const start = this.#volume.admitFront(extentOf(section));
    this.#volume.append(writeFascicle([section], start, pressOf(this.#job)));
    this.#volume.finish();
    return this.#next - 1;
  }
}
