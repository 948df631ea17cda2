/** Contacts and events as lists of terms, which programs can read as well (schema.org, microdata). */
import { type Attributes, type Markup, element } from '../base/markup.ts';
import type { Event, FactName, Facts, Item, Phrase } from '../document/document.ts';
import { type Slugs, phraseMarkup } from './phrases.ts';

interface Setting {
  readonly slugs: Slugs;
}

/** The property of each fact that schema.org has one for. */
const CONTACT_PROPERTIES: Readonly<Partial<Record<FactName, string>>> = {
  contact: 'name',
  email: 'email',
  phone: 'telephone',
  address: 'streetAddress',
};
const EVENT_PROPERTIES: Readonly<Partial<Record<FactName, string>>> = { venue: 'location', topics: 'about' };

const ABOUT_CONTACT: ReadonlySet<FactName | undefined> = new Set([
  'contact',
  'email',
  'phone',
  'address',
  'website',
]);

/** Someone to ask; `itemprop` where it is of an event or an organisation. */
export function factsMarkup({ items }: Facts, setting: Setting, itemprop?: string): Markup {
  return rows(items, CONTACT_PROPERTIES, contactScope(items, itemprop), setting);
}

/** An address by post is a point of contact too, and the only one that has a street. */
function contactScope(items: readonly Item[], itemprop?: string): Attributes {
  const byPost = items.some(({ fact }) => fact === 'address');
  return {
    itemprop,
    itemscope: '',
    itemtype: `https://schema.org/${byPost ? 'PostalAddress' : 'ContactPoint'}`,
  };
}

/** An event: its title, where and when, whom to ask, what it treats, and its details. */
export function eventMarkup({ title, facts, days, details }: Event, setting: Setting): Markup {
  const items = facts?.items ?? [];
  const words = (text: readonly Phrase[]): Markup => phraseMarkup(text, setting.slugs);
  return element(
    'article',
    { class: 'event', itemscope: '', itemtype: 'https://schema.org/Event' },
    element(`h${title.level}`, { itemprop: 'name' }, words(title.text)),
    days ? element('meta', { itemprop: 'startDate', content: days.first }) : [],
    days?.last ? element('meta', { itemprop: 'endDate', content: days.last }) : [],
    runs(items).map((run) => eventFacts(run, setting)),
    details.map(({ text }) => element('p', {}, words(text))),
  );
}

/** Neighbours that are all about the contact, or all about the event itself. */
function runs(items: readonly Item[]): Item[][] {
  const found: Item[][] = [];
  for (const item of items) {
    const last = found.at(-1);
    const together = last && isContact(last) === ABOUT_CONTACT.has(item.fact);
    if (together) last.push(item);
    else found.push([item]);
  }
  return found;
}

function isContact(run: readonly Item[]): boolean {
  return ABOUT_CONTACT.has(run[0]?.fact);
}

function eventFacts(run: readonly Item[], setting: Setting): Markup {
  if (!isContact(run)) return rows(run, EVENT_PROPERTIES, {}, setting);
  const organizer = { itemprop: 'organizer', itemscope: '', itemtype: 'https://schema.org/Organization' };
  const scope = contactScope(run, 'contactPoint');
  return element('div', organizer, rows(run, CONTACT_PROPERTIES, scope, setting));
}

function rows(
  items: readonly Item[],
  properties: Readonly<Partial<Record<FactName, string>>>,
  scope: Attributes,
  { slugs }: Setting,
): Markup {
  const content = items.map(({ label, body, fact }) => {
    const term = element('dt', { lang: label.language }, label.text.value);
    const said = body.paragraphs.map(({ text }) => phraseMarkup(text, slugs));
    const address = fact === 'website' ? addressIn(body.paragraphs[0]?.text ?? []) : undefined;
    const url = address === undefined ? [] : element('link', { itemprop: 'url', href: address });
    return element('div', {}, term, element('dd', { itemprop: fact && properties[fact] }, said, url));
  });
  return element('dl', { class: 'facts', ...scope }, content);
}

function addressIn([first]: readonly Phrase[]): string | undefined {
  return first?.kind === 'link' && first.destination.kind === 'address' ? first.destination.href : undefined;
}
