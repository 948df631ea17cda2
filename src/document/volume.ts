/** A volume: many updates in one file, what is kept of each while the others are read, and links from one to another. */
import { calendarDate, printedDate } from '../base/date.ts';
import { publicAddress } from './address.ts';
import type { Document, Link, Phrase } from './document.ts';
import { headingsOf } from './headings.ts';
import { printedWords } from './phrases.ts';
import { rephrased } from './rephrase.ts';
import { LINK_WORDS, VOLUME_WORDS } from './words.ts';

/** What a volume needs to know of an update to list it and to lead to it. */
export interface Summary {
  /** The name of the source without its ending: no two updates of a volume share one. */
  readonly name: string;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** YYYY-MM or YYYY-MM-DD. */
  readonly day: string;
  /** As printed: "No. 39". */
  readonly number?: string;
  /** That another update of the volume has its title and its date: `newestFirst` finds it. */
  readonly hasTwin?: true;
  /** The slugs of its headings. */
  readonly slugs: readonly string[];
  /** Its links to headings of what the house publishes. */
  readonly references: readonly string[];
}

/** `publicUrl` is where the house publishes, if it does. */
export function summaryOf(document: Document, name: string, publicUrl?: string): Summary {
  const { meta, masthead } = document;
  return {
    name,
    title: meta.runningTitle,
    language: meta.language,
    day: meta.day,
    ...(masthead.number && { number: printedWords(masthead.number.text) }),
    slugs: headingsOf(document).flatMap(({ slug }) => slug ?? []),
    references: publicUrl === undefined ? [] : referencesIn(document, publicUrl),
  };
}

function referencesIn(document: Document, publicUrl: string): string[] {
  const found = new Set<string>();
  const folder = publicAddress(publicUrl, '');
  const visit = (phrases: readonly Phrase[]): readonly Phrase[] => {
    for (const phrase of phrases) {
      if (phrase.kind !== 'text') visit(phrase.children);
      if (phrase.kind !== 'link' || phrase.destination.kind !== 'address') continue;
      const { page, slug } = partsOf(phrase.destination.href);
      if (slug !== '' && page.startsWith(folder)) found.add(phrase.destination.href);
    }
    return phrases;
  };
  rephrased(document, visit);
  return [...found];
}

/** The newest first; of one date the highest number, and then by name, so that the order is always the same. */
export function newestFirst(summaries: readonly Summary[]): Summary[] {
  return withTwins(summaries).sort(
    (a, b) => order(b.day, a.day) || figureOf(b) - figureOf(a) || order(a.name, b.name),
  );
}

/** All of them, and of each whether it has a twin. */
function withTwins(summaries: readonly Summary[]): Summary[] {
  const callOf = ({ title, day }: Summary): string => `${day} ${title}`;
  const counts = new Map<string, number>();
  for (const summary of summaries) counts.set(callOf(summary), (counts.get(callOf(summary)) ?? 0) + 1);
  return summaries.map((summary) =>
    counts.get(callOf(summary)) === 1 ? summary : { ...summary, hasTwin: true },
  );
}

/** What is said after the title and the date of an update that has a twin: ", No. 39". */
export function toldApart({ hasTwin, number }: Summary): string {
  return hasTwin && number !== undefined ? `, ${number}` : '';
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The figures of a number, by which "No. 9" comes before "No. 10". */
function figureOf({ number }: Summary): number {
  return Number(/\d+/.exec(number ?? '')?.[0] ?? 0);
}

/** The updates of a volume by the addresses that they have on the web, as page and as PDF. */
export type VolumeAddresses = ReadonlyMap<string, Summary>;

export function volumeAddresses(
  summaries: readonly Summary[],
  publicUrl: string | undefined,
): VolumeAddresses {
  if (publicUrl === undefined) return new Map();
  return new Map(
    summaries.flatMap((summary) =>
      ['html', 'pdf'].map((ending) => [publicAddress(publicUrl, `${summary.name}.${ending}`), summary]),
    ),
  );
}

/**
 * An update as it stands in a volume: links to the other updates lead to them and not to the web, and folios do not
 * count its own pages. A link to its own address stays: it tells where the update is found alone.
 */
export function withinVolume(document: Document, name: string, addresses: VolumeAddresses): Document {
  const meta = { ...document.meta, folio: VOLUME_WORDS.folio };
  if (addresses.size === 0) return { ...document, meta };
  const lead = (phrases: readonly Phrase[]): readonly Phrase[] =>
    phrases.map((phrase) => {
      if (phrase.kind === 'text') return phrase;
      if (phrase.kind === 'link') return ledTo(phrase, name, addresses);
      return { ...phrase, children: lead(phrase.children) };
    });
  return { ...document, ...rephrased(document, lead), meta };
}

function ledTo(link: Link, from: string, addresses: VolumeAddresses): Link {
  if (link.destination.kind !== 'address') return link;
  const target = targetOf(link.destination.href, from, addresses);
  if (!target) return link;
  const { update, slug } = target;
  return {
    ...link,
    destination: { kind: 'update', name: update.name, ...(slug !== undefined && { slug }) },
    description: leadingTo(update),
  };
}

interface Target {
  readonly update: Summary;
  readonly slug?: string;
}

/** Where an address leads within the volume. One of a heading that is not there leads to the beginning, as on the web. */
function targetOf(href: string, from: string, addresses: VolumeAddresses): Target | undefined {
  const { page, slug } = partsOf(href);
  const update = addresses.get(page);
  if (!update || update.name === from) return undefined;
  return update.slugs.includes(slug) ? { update, slug } : { update };
}

/** The headings that links of other updates lead to, by the names of their updates. */
export function wantedSlugs(
  summaries: readonly Summary[],
  addresses: VolumeAddresses,
): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { name, references } of summaries) {
    for (const href of references) {
      const target = targetOf(href, name, addresses);
      if (target?.slug === undefined) continue;
      const slugs = wanted.get(target.update.name) ?? new Set();
      wanted.set(target.update.name, slugs.add(target.slug));
    }
  }
  return wanted;
}

/** An address as all that is typed for it is the same, and the heading that it names, if any. */
function partsOf(href: string): { readonly page: string; readonly slug: string } {
  const [page = '', fragment = ''] = href.split('#');
  return { page: URL.canParse(page) ? new URL(page).href : page, slug: decoded(fragment) };
}

/** Slugs have letters of any language, which addresses have percent-encoded. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** What a link to an update leads to, in words that stand alone. */
export function leadingTo(summary: Summary): string {
  const { title, day } = summary;
  return `${LINK_WORDS.heading} ${title}, ${printedDate(calendarDate(day))}${toldApart(summary)}`;
}
