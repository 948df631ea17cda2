/** The index: every update, the newest first, by year. */
import { type Element, type Markup, element } from '../base/markup.ts';
import { descriptionOf } from '../document/description.ts';
import { relativeAddress } from '../document/address.ts';
import { printedWords } from '../document/phrases.ts';
import { WEB_WORDS } from '../document/words.ts';
import { indexHead } from './head.ts';
import { publisherMarkup, sourceOf } from './render.ts';
import { type Entry, type Site, downloadLine, newestFirst, ownWords } from './site.ts';

/** The source of the index of at least one update. The newest says who publishes, and in which language. */
export function renderIndex(entries: readonly Entry[], site: Site): string {
  const ordered = newestFirst(entries);
  const [newest] = ordered;
  if (!newest) throw new Error('an index of no updates');
  const { meta, masthead } = newest.document;
  const own = ownWords(meta.language);
  const series = masthead.series && printedWords(masthead.series.text);
  const heading = series ?? WEB_WORDS.updates;
  const title = meta.publisher === undefined ? heading : `${heading}, ${meta.publisher}`;
  const description = [meta.publisher, masthead.strapline && printedWords(masthead.strapline.text)];
  const told = description.filter((part) => part !== undefined).join('. ') || title;
  const setting = { slugs: new Map(), pictures: newest.pictures };
  const content = [
    element('header', {}, publisherMarkup(masthead, setting)),
    element(
      'main',
      {},
      element('div', { class: 'title' }, element('h1', series === undefined ? own : {}, heading)),
      byYear(ordered).map(([year, each]) => yearMarkup(year, each, meta.language)),
    ),
  ];
  return sourceOf(meta.language, indexHead(title, told, meta, site), content);
}

function byYear(entries: readonly Entry[]): [string, Entry[]][] {
  const years = new Map<string, Entry[]>();
  for (const entry of entries) {
    const year = String(entry.document.meta.date.getUTCFullYear());
    years.set(year, [...(years.get(year) ?? []), entry]);
  }
  return [...years];
}

function yearMarkup(year: string, entries: readonly Entry[], language: string): Markup {
  const items = entries.map((entry) => entryMarkup(entry, language));
  return element('section', {}, element('h2', {}, year), element('ul', { class: 'updates' }, items));
}

/** An update: its title and date, what it treats, and its PDF. */
function entryMarkup(entry: Entry, language: string): Element {
  const { meta, masthead } = entry.document;
  const link = element('a', { href: relativeAddress(`${entry.name}.html`) }, meta.title);
  const number = masthead.number
    ? [element('span', { class: 'number' }, printedWords(masthead.number.text))]
    : [];
  return element(
    'li',
    { lang: meta.language === language ? undefined : meta.language },
    element('p', { class: 'update' }, link, ...number.flatMap((each) => [' ', each])),
    element('p', {}, descriptionOf(entry.document)),
    downloadLine(meta.runningDate, entry),
  );
}
