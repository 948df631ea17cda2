/** A volume on one screen: summaries of its updates in, the bytes of one file out, a few updates at a time. */
import { type Printing, layPages } from './build.ts';
import type { Document } from './document/document.ts';
import { composeFront } from './document/front.ts';
import { type Summary, volumeAddresses, wantedSlugs, withinVolume } from './document/volume.ts';
import type { Sink } from './pdf/carrier.ts';
import { extentOf, writeFascicle } from './pdf/fascicle.ts';
import type { Section } from './pdf/section.ts';
import { Volume } from './pdf/volume.ts';
import type { Press } from './pdf/write.ts';
import { tag } from './tagging/tag.ts';

export interface VolumeJob extends Printing {
  /** Of all updates, the newest first. */
  readonly summaries: readonly Summary[];
  /** The document of the newest. */
  readonly newest: Document;
  /** Composes an update's document again, by its name. */
  readonly open: (name: string) => Document;
}

/** Updates of one fascicle: readers unpack its objects together, and a few take little more than one. */
const FASCICLE = 4;

/** Writes a volume; yields, after each section that is laid, how many pages it has. */
export function* writeVolume(job: VolumeJob, sink: Sink): Generator<number> {
  const { summaries, newest, faces, house, date } = job;
  const press: Press = { faces, accent: house.accent, inks: 'colour', ...(date && { date }) };
  const { meta } = composeFront(newest, summaries);
  const volume = new Volume({ meta, sections: summaries.length, front: true }, press, sink);
  let held: Section[] = [];
  const writeHeld = (): void => {
    if (held.length > 0) volume.append(writeFascicle(held, volume.admit(held.map(extentOf)), press));
    held = [];
  };
  for (const section of layVolume(job)) {
    if (section.name === FRONT) {
      writeHeld();
      volume.append(writeFascicle([section], volume.admitFront(extentOf(section)), press));
    } else if (held.push(section) === FASCICLE) writeHeld();
    yield section.pages.length;
  }
  volume.finish();
}

/**
 * Lays each update in its turn and at last the front: the cover and the contents, which are the volume's first pages.
 * How many those are is known from the titles alone, and so each update is laid but once. Holds one section at a time.
 */
function* layVolume(job: VolumeJob): Generator<Section> {
  const { summaries, newest, open, house } = job;
  const addresses = volumeAddresses(summaries, house.publicUrl?.href);
  const wanted = wantedSlugs(summaries, addresses);
  const frontPages = layPages(composeFront(newest, summaries), 'member', job).pages.length;
  const firsts: number[] = [];
  let next = frontPages + 1;
  for (const { name } of summaries) {
    const document = withinVolume(open(name), name, addresses);
    const slugs = wanted.get(name);
    const section = { ...laySection(name, document, next, job), ...(slugs && { wanted: slugs }) };
    firsts.push(next);
    next += section.pages.length;
    yield section;
  }
  const front = laySection(FRONT, composeFront(newest, summaries, firsts), 1, job);
  if (front.pages.length !== frontPages) throw new Error('the contents take other pages with their numbers');
  yield front;
}

/** What no file is called. */
const FRONT = '/';

/** Titles are often the same: a bookmark has the date too. */
function laySection(name: string, document: Document, first: number, job: VolumeJob): Section {
  const laid = layPages(document, 'member', job, first);
  return { name, ...laid, bookmark: laid.document.meta.title, tagged: tag(laid.document, laid.pages) };
}
