/** The head of a page: what browsers, searches and people who share it are told. */
import { type Markup, element } from '../base/markup.ts';
import { descriptionOf } from '../document/description.ts';
import { publicAddress, relativeAddress } from '../document/address.ts';
import type { Meta } from '../document/document.ts';
import { type Entry, FEED, INDEX, type Site } from './site.ts';
import { styleSheet } from './style.ts';

/** The head of an update's page. */
export function headOf(entry: Entry, site: Site): Markup {
  const { document, name } = entry;
  const { meta } = document;
  const description = descriptionOf(document);
  const pdf = relativeAddress(`${name}.pdf`);
  return element(
    'head',
    {},
    basics(meta.title, description),
    meta.authors.length > 0 ? named('author', meta.authors.join(', ')) : [],
    meta.keywords.length > 0 ? named('keywords', meta.keywords.join(', ')) : [],
    element('link', { rel: 'alternate', type: 'application/pdf', title: 'PDF', href: pdf }),
    published(`${name}.html`, site),
    property('og:type', 'article'),
    property('article:published_time', meta.day),
    shared(meta.title, description, meta),
    logoOf(entry, site),
    element('style', {}, styleSheet(site.accent)),
  );
}

/** The head of the index. */
export function indexHead(title: string, description: string, meta: Meta, site: Site): Markup {
  return element(
    'head',
    {},
    basics(title, description),
    published(INDEX, site),
    property('og:type', 'website'),
    shared(title, description, meta),
    element('style', {}, styleSheet(site.accent)),
  );
}

function basics(title: string, description: string): Markup {
  return [
    element('meta', { charset: 'utf-8' }),
    named('viewport', 'width=device-width, initial-scale=1'),
    named('color-scheme', 'light dark'),
    element('title', {}, title),
    named('description', description),
  ];
}

/** Where it will be found, as far as that is known. */
function published(file: string, { publicUrl }: Site): Markup {
  if (publicUrl === undefined) return [];
  const address = publicAddress(publicUrl, file);
  return [
    element('link', { rel: 'canonical', href: address }),
    element('link', { rel: 'alternate', type: 'application/atom+xml', title: 'Atom', href: FEED }),
    property('og:url', address),
  ];
}

/** What those show who pass the page on (ogp.me). */
function shared(title: string, description: string, { language, publisher }: Meta): Markup {
  return [
    property('og:title', title),
    property('og:description', description),
    publisher === undefined ? [] : property('og:site_name', publisher),
    /^[a-z]{2}-[A-Z]{2}$/.test(language) ? property('og:locale', language.replace('-', '_')) : [],
  ];
}

/** A drawing is not shown by those who pass pages on; a picture of pixels is. */
function logoOf({ document, pictures }: Entry, { publicUrl }: Site): Markup {
  const { logo } = document.masthead;
  const file = logo?.picture.kind === 'raster' ? pictures.get(logo.picture)?.file : undefined;
  if (publicUrl === undefined || file === undefined) return [];
  return [property('og:image', publicAddress(publicUrl, file)), property('og:image:alt', logo?.alt ?? '')];
}

function named(name: string, content: string): Markup {
  return element('meta', { name, content });
}

function property(name: string, content: string): Markup {
  return element('meta', { property: name, content });
}
