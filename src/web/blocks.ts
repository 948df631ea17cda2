/** Blocks as the elements of a page: each kind as what HTML has for it. */
import { type Markup, element } from '../base/markup.ts';
import type {
  Block,
  Body,
  Callout,
  Figure,
  Heading,
  Item,
  List,
  Paragraph,
  Phrase,
  Quote,
  Reference,
  Row,
  Table,
} from '../document/document.ts';
import { printedWords } from '../document/phrases.ts';
import { relativeAddress } from '../document/address.ts';
import { figuresIn } from '../document/lists.ts';
import { WEB_WORDS } from '../document/words.ts';
import { eventMarkup, factsMarkup } from './facts.ts';
import { type Slugs, phraseMarkup } from './phrases.ts';
import type { PictureFiles } from './pictures.ts';

/** What blocks need to know of their page. */
export interface Setting {
  readonly slugs: Slugs;
  readonly pictures: PictureFiles;
}

export function blockMarkup(block: Block, setting: Setting): Markup {
  switch (block.kind) {
    case 'heading':
      return headingMarkup(block, setting);
    case 'paragraph':
      return paragraph(block, setting);
    case 'list':
      return listMarkup(block, setting);
    case 'introduced-list':
      return [paragraph(block.intro, setting, 'intro'), listMarkup(block.list, setting)];
    case 'quote':
      return quoteMarkup(block, setting);
    case 'reference':
      return referenceMarkup(block, setting);
    case 'event':
      return eventMarkup(block, setting);
    case 'facts':
      return factsMarkup(block, setting);
    case 'table':
      return tableMarkup(block, setting);
    case 'figure':
      return figureMarkup(block, setting);
    case 'callout':
      return calloutMarkup(block, setting);
  }
}

function words(phrases: readonly Phrase[], { slugs }: Setting): Markup {
  return phraseMarkup(phrases, slugs);
}

function headingMarkup({ level, slug, text }: Heading, setting: Setting): Markup {
  return element(`h${level}`, { id: slug }, words(text, setting));
}

function paragraph({ text }: Paragraph, setting: Setting, style?: string): Markup {
  return element('p', { class: style }, words(text, setting));
}

const NUMBERED: Readonly<Record<string, string | undefined>> = {
  Decimal: '1',
  LowerAlpha: 'a',
  LowerRoman: 'i',
};

/** The browser's own bullets and numbers, which it also tells a screen reader. Action points have a box. */
function listMarkup({ numbering, start, items }: List, setting: Setting): Markup {
  const content = items.map((item) => itemMarkup(item, setting));
  const type = NUMBERED[numbering];
  if (type === '1') return element('ol', { start, style: roomFor(figuresIn(items)) }, content);
  if (type !== undefined) return element('ol', { type, start }, content);
  return element('ul', { class: numbering === 'None' ? 'actions' : undefined }, content);
}

/** Numbers of more figures than this would stand out of their list, and at the edge of a narrow screen be cut off. */
const FIGURES = 1;

/** Room for a list's longest number. */
function roomFor(figures: number): string | undefined {
  return figures > FIGURES ? `--figures: ${figures}` : undefined;
}

function itemMarkup({ body }: Item, setting: Setting): Markup {
  return element('li', {}, bodyMarkup(body, setting));
}

/** A text of one paragraph needs none; several are told apart. */
function bodyMarkup({ paragraphs, note, list }: Body, setting: Setting): Markup {
  const [first] = paragraphs;
  const text =
    paragraphs.length === 1 && first
      ? words(first.text, setting)
      : paragraphs.map((each) => paragraph(each, setting));
  return [
    text,
    ...(note ? [paragraph(note, setting, 'note')] : []),
    ...(list ? [listMarkup(list, setting)] : []),
  ];
}

function quoteMarkup({ paragraphs, source }: Quote, setting: Setting): Markup {
  const said = element(
    'blockquote',
    {},
    paragraphs.map((each) => paragraph(each, setting)),
  );
  if (!source) return said;
  return element('figure', { class: 'quote' }, said, element('figcaption', {}, words(source.text, setting)));
}

function referenceMarkup({ link, notes }: Reference, setting: Setting): Markup {
  const below = notes.map((note) => paragraph(note, setting, 'note'));
  return element('div', { class: 'reference' }, paragraph(link, setting), below);
}

/**
 * A table that is wider than the window scrolls by itself, with keys too: it can be focused, so it has a name. It is a
 * group and no region, of which a screen reader would make a list, and no two may have one name.
 */
function tableMarkup({ caption, head, rows, align }: Table, setting: Setting): Markup {
  const names = head.cells.map(({ text }) => printedWords(text)).filter((name) => name !== '');
  const label = caption ? printedWords(caption.text) : names.join(', ');
  const table = element(
    'table',
    {},
    ...(caption ? [element('caption', {}, words(caption.text, setting))] : []),
    element('thead', {}, rowMarkup(head, align, setting)),
    element(
      'tbody',
      {},
      rows.map((row) => rowMarkup(row, align, setting)),
    ),
  );
  const group = { class: 'table', role: 'group', tabindex: '0', 'aria-label': label || WEB_WORDS.table };
  return element('div', group, table);
}

function rowMarkup({ cells }: Row, align: Table['align'], setting: Setting): Markup {
  const content = cells.map(({ heads, text }, column) => {
    const side = align[column];
    const style = side === 'left' ? undefined : side;
    if (!heads) return element('td', { class: style }, words(text, setting));
    const scope = heads === 'column' ? 'col' : 'row';
    // What heads nothing in words is no heading (HTML, 4.9.10).
    if (text.length === 0) return element('td', {});
    return element('th', { class: style, scope }, words(text, setting));
  });
  return element('tr', {}, content);
}

function figureMarkup(figure: Figure, setting: Setting): Markup {
  const { caption } = figure;
  const below = caption ? [element('figcaption', {}, words(caption.text, setting))] : [];
  return element('figure', {}, pictureMarkup(figure, setting), ...below);
}

/** Its size in pixels of the screen keeps its room free until it has come. */
export function pictureMarkup({ picture, alt, width }: Figure, { pictures }: Setting): Markup {
  const file = pictures.get(picture);
  if (!file) throw new Error('a picture of the document has no file');
  return element('img', {
    src: relativeAddress(file.file),
    alt: alt ?? '',
    width: inPixels(picture.kind, picture.width),
    height: inPixels(picture.kind, picture.height),
    style: width === undefined ? undefined : `--width: ${width}%`,
  });
}

/** A drawing is measured in points, 72 to the inch; a pixel of the screen is one of 96 (CSS Values and Units, 6.2). */
function inPixels(kind: Figure['picture']['kind'], size: number): number {
  return Math.max(1, Math.round(kind === 'drawing' ? (size * 96) / 72 : size));
}

function calloutMarkup({ title, content }: Callout, setting: Setting): Markup {
  const inside = content.map((block) => blockMarkup(block, setting));
  return element('div', { class: 'callout' }, headingMarkup(title, setting), inside);
}
