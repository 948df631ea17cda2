/** The front door of web: a Document as a page of its own, readable without a script and from any folder. */
import { type Element, type Markup, element, htmlOf } from '../base/markup.ts';
import type { Block, Colophon, Document, Masthead, Paragraph } from '../document/document.ts';
import { headingsOf } from '../document/headings.ts';
import { WEB_WORDS } from '../document/words.ts';
import { type Setting, blockMarkup, pictureMarkup } from './blocks.ts';
import { factsMarkup } from './facts.ts';
import { headOf } from './head.ts';
import { phraseMarkup } from './phrases.ts';
import { type Entry, INDEX, type Site, TEXT, downloadLine, ownWords } from './site.ts';

/** As `TEXT`: no heading's slug has an underscore. */
const TOP = '_top';

/** The source of an update's page, in UTF-8. Its pictures, its PDF and the index stand in the same folder. */
export function renderPage(entry: Entry, site: Site): string {
  const { document, pictures } = entry;
  const { meta, masthead, body, colophon } = document;
  const slugs = new Map(
    headingsOf(document).flatMap(({ id, slug }) => (slug === undefined ? [] : [[id, slug]])),
  );
  const setting: Setting = { slugs, pictures };
  const own = ownWords(meta.language);
  const content = [
    element('a', { class: 'skip', href: `#${TEXT}`, ...own }, WEB_WORDS.skip),
    element('header', {}, publisherMarkup(masthead, setting)),
    indexLink(own),
    element(
      'main',
      { id: TEXT },
      titleMarkup(document, setting),
      downloadLine(WEB_WORDS.download, entry),
      sectionsOf(body).map((blocks) => sectionMarkup(blocks, setting, own)),
    ),
    colophonMarkup(colophon, setting),
  ];
  return sourceOf(meta.language, headOf(entry, site), content);
}

/** A whole page from its head and what is seen of it. */
export function sourceOf(language: string, head: Markup, content: Markup): string {
  const page: Element = element('html', { lang: language }, head, element('body', { id: TOP }, content));
  return `<!doctype html>\n${htmlOf(page)}`;
}

/** Who publishes: the logo or the short name, and beside it the full name and the strapline. */
export function publisherMarkup(masthead: Masthead, setting: Setting): Markup {
  const { logo, abbreviation, organisation, strapline } = masthead;
  const name = logo
    ? element('p', { class: 'logo' }, pictureMarkup(logo, setting))
    : line(abbreviation, 'name', setting);
  const beside = [...line(organisation, 'organisation', setting), ...line(strapline, 'strapline', setting)];
  const shown = [name, beside.length > 0 ? element('div', {}, beside) : []];
  return shown.flat().length > 0 ? element('div', { class: 'publisher' }, shown) : [];
}

/** A paragraph of a style; nothing where it is not there. */
function line(
  paragraph: (Paragraph & { language?: string }) | undefined,
  style: string,
  setting: Setting,
): Element[] {
  if (!paragraph) return [];
  return [
    element('p', { class: style, lang: paragraph.language }, phraseMarkup(paragraph.text, setting.slugs)),
  ];
}

function indexLink(own: { readonly lang?: string }): Markup {
  return element(
    'nav',
    { 'aria-label': WEB_WORDS.updates, ...own },
    element('a', { href: INDEX }, WEB_WORDS.all),
  );
}

function titleMarkup({ meta, masthead }: Document, setting: Setting): Markup {
  const { series, title, date, number } = masthead;
  const day = element(
    'time',
    { datetime: meta.day, lang: date.language },
    phraseMarkup(date.text, setting.slugs),
  );
  const numbered = number
    ? [
        ' ',
        element('span', { class: 'number', lang: number.language }, phraseMarkup(number.text, setting.slugs)),
      ]
    : [];
  return element(
    'div',
    { class: 'title' },
    line(series, 'series', setting),
    element('h1', {}, phraseMarkup(title.text, setting.slugs)),
    element('p', { class: 'issue' }, day, numbered),
  );
}

/** The blocks of each section, its heading first. */
function sectionsOf(body: readonly Block[]): Block[][] {
  const sections: Block[][] = [];
  for (const block of body) {
    const begins = block.kind === 'heading' && block.level === 2;
    const last = sections.at(-1);
    if (last && !begins) last.push(block);
    else sections.push([block]);
  }
  return sections;
}

function sectionMarkup(blocks: readonly Block[], setting: Setting, own: { readonly lang?: string }): Markup {
  const back = element('a', { href: `#${TOP}`, ...own }, WEB_WORDS.top);
  const content = blocks.map((block) => blockMarkup(block, setting));
  return element('section', {}, content, element('p', { class: 'top' }, back));
}

function colophonMarkup({ organisation, facts }: Colophon, setting: Setting): Markup {
  if (!organisation && !facts) return [];
  const who = organisation
    ? element(
        'p',
        { class: 'organisation', itemprop: 'name' },
        phraseMarkup(organisation.text, setting.slugs),
      )
    : [];
  const scope = { itemscope: '', itemtype: 'https://schema.org/Organization' };
  return element('footer', scope, who, facts ? factsMarkup(facts, setting, 'contactPoint') : []);
}
