/** A Document as the HTML body of an email: one column that mail programs show well, all of it in this one file. */
import { type Markup, element, htmlOf } from '../base/markup.ts';
import type { Colophon, Document, Masthead, Paragraph } from '../document/document.ts';
import { headingsOf } from '../document/headings.ts';
import { languageOfWords } from '../document/phrases.ts';
import { MAIL_WORDS } from '../document/words.ts';
import type { Slugs } from '../web/phrases.ts';
import { type Setting, blockMarkup, factsMarkup, headingMarkup, single, words } from './blocks.ts';
import { type Frame, shownAddress } from './frame.ts';
import { layout } from './layout.ts';
import type { Body } from './message.ts';
import { NARROW_SHEET, WIDTH, darkSheet, stylesFor } from './styles.ts';

/** The page: the preview line, unseen; then masthead, what is attached, body, colophon, and how to leave the list. */
export function renderHtml(document: Document, accent: string, frame: Frame): string {
  return htmlRenderer(document, accent, frame)(frame.unsubscribe).join('');
}

/** The same for many members, who differ in where they leave the list: all else is rendered once. */
export function htmlRenderer(
  document: Document,
  accent: string,
  frame: Frame,
): (unsubscribe: string | undefined) => Body {
  const { meta, masthead, body, colophon } = document;
  const language = languageOfWords(meta);
  const own = language === undefined ? {} : { lang: language };
  const setting: Setting = { styles: stylesFor(accent), slugs: slugsOf(document), own };
  const { styles } = setting;
  const leave = (unsubscribe: string): string => htmlOf(leaveMarkup(unsubscribe, setting));
  const column = element(
    'td',
    { style: styles.cell },
    mastheadMarkup(masthead, setting),
    element('p', { style: styles.attached, ...own }, frame.attached),
    body.map((block) => blockMarkup(block, setting)),
    colophonMarkup(colophon, setting),
    leaveMarkup(GAP, setting),
  );
  const paper = element(
    'td',
    { class: 'paper', align: 'center', style: styles.frame },
    layout({ width: WIDTH, style: styles.column }, column),
  );
  // Mail programs drop html and body, and their language with them.
  const article = { role: 'article', 'aria-roledescription': 'email', 'aria-label': meta.title };
  const page = element(
    'body',
    { style: styles.page },
    element('div', { style: styles.preview, lang: meta.language }, frame.preview),
    element('div', { ...article, lang: meta.language }, layout({ width: '100%' }, paper)),
  );
  const whole = htmlOf(element('html', { lang: meta.language }, head(meta.title, accent), page));
  const [before = '', after = ''] = `<!doctype html>\n${whole}`.split(leave(GAP));
  return (unsubscribe) => (unsubscribe === undefined ? [before, after] : [before, leave(unsubscribe), after]);
}

/** Keeps the place of a member's own address; nobody can write it, for a U+0000 is refused everywhere. */
const GAP = '\u0000';

function slugsOf(document: Document): Slugs {
  return new Map(headingsOf(document).flatMap(({ id, slug }) => (slug === undefined ? [] : [[id, slug]])));
}

function head(title: string, accent: string): Markup {
  return element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    // Links are marked as such; a mail program that guesses at more would colour dates and numbers.
    element('meta', { name: 'format-detection', content: 'telephone=no, date=no, address=no, email=no' }),
    element('title', {}, title),
    element('style', {}, darkSheet(accent)),
    element('style', {}, NARROW_SHEET),
  );
}

function mastheadMarkup(masthead: Masthead, setting: Setting): Markup {
  const { logo, abbreviation, organisation, strapline, series, title, date, number } = masthead;
  const { styles } = setting;
  const line = (paragraph: Paragraph | undefined, style: string): Markup =>
    paragraph ? single(paragraph, style, setting) : [];
  const issue = [date, number].flatMap((part) => (part ? [part] : []));
  return [
    // A logo's words, for pictures stay in the PDF.
    logo?.alt
      ? element('p', { style: styles.abbreviation }, logo.alt)
      : line(abbreviation, styles.abbreviation),
    line(organisation, styles.organisation),
    line(strapline, styles.strapline),
    line(series, styles.series),
    headingMarkup(title, setting),
    issue.map((part) =>
      element('p', { style: styles.issue, lang: part.language }, words(part.text, setting)),
    ),
  ];
}

function colophonMarkup({ organisation, facts }: Colophon, setting: Setting): Markup {
  return [
    organisation ? single(organisation, setting.styles.colophon, setting) : [],
    facts ? factsMarkup(facts, setting) : [],
  ];
}

function leaveMarkup(unsubscribe: string, { styles, own }: Setting): Markup {
  const link = element('a', { href: unsubscribe, style: styles.link }, shownAddress(unsubscribe));
  return element('p', { style: styles.leave, ...own }, MAIL_WORDS.unsubscribe, ' ', link);
}
