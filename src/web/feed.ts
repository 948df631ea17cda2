/** The feed: what is new, for programs that watch for it (RFC 4287, Atom). */
import { type Element, element, xmlOf } from '../base/markup.ts';
import { descriptionOf } from '../document/description.ts';
import { publicAddress } from '../document/address.ts';
import { printedWords } from '../document/phrases.ts';
import { WEB_WORDS } from '../document/words.ts';
import { type Entry, FEED, INDEX, newestFirst } from './site.ts';

/** The source of the feed of at least one update. Its dates are the updates' own: nothing else of them changes. */
export function renderFeed(entries: readonly Entry[], publicUrl: string): string {
  const ordered = newestFirst(entries);
  const [newest] = ordered;
  if (!newest) throw new Error('a feed of no updates');
  const { meta, masthead } = newest.document;
  const index = publicAddress(publicUrl, INDEX);
  const feed = element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': meta.language }, [
    element('id', {}, index),
    element(
      'title',
      {},
      masthead.series ? printedWords(masthead.series.text) : (meta.publisher ?? WEB_WORDS.updates),
    ),
    ...(masthead.strapline ? [element('subtitle', {}, printedWords(masthead.strapline.text))] : []),
    element('updated', {}, instant(meta.date)),
    person(meta.publisher ?? meta.runningTitle),
    element('link', { rel: 'self', type: 'application/atom+xml', href: publicAddress(publicUrl, FEED) }),
    element('link', { rel: 'alternate', type: 'text/html', href: index }),
    ...ordered.map((entry) => entryElement(entry, publicUrl)),
  ]);
  return xmlOf(feed);
}

function entryElement({ document, name, pdf }: Entry, publicUrl: string): Element {
  const { meta } = document;
  const page = publicAddress(publicUrl, `${name}.html`);
  const file = { type: 'application/pdf', length: pdf.bytes, href: publicAddress(publicUrl, `${name}.pdf`) };
  return element('entry', { 'xml:lang': meta.language }, [
    element('id', {}, page),
    element('title', {}, meta.title),
    element('published', {}, instant(meta.date)),
    element('updated', {}, instant(meta.date)),
    ...meta.authors.map(person),
    ...meta.keywords.map((term) => element('category', { term })),
    element('link', { rel: 'alternate', type: 'text/html', href: page }),
    element('link', { rel: 'enclosure', ...file }),
    element('summary', {}, descriptionOf(document)),
  ]);
}

function person(name: string): Element {
  return element('author', {}, [element('name', {}, name)]);
}

/** RFC 3339, to the second. */
function instant(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}
