/** Each kind of block as HTML that mail programs show well; pictures are told by their words and stay in the PDF. */
import { type Markup, element } from '../base/markup.ts';
import type {
  Block,
  Callout,
  Event,
  Facts,
  Figure,
  Heading,
  Item,
  List,
  Numbering,
  Paragraph,
  Phrase,
  Quote,
  Reference,
  Row,
  Table,
} from '../document/document.ts';
import { figuresIn } from '../document/lists.ts';
import { MAIL_WORDS } from '../document/words.ts';
import { type Slugs, phraseMarkup } from '../web/phrases.ts';
import { layout } from './layout.ts';
import type { Styles } from './styles.ts';

export interface Setting {
  readonly styles: Styles;
  readonly slugs: Slugs;
  /** The language of the program's own words, where it is not the document's. */
  readonly own: { readonly lang?: string };
}

export function blockMarkup(block: Block, setting: Setting): Markup {
  const { styles } = setting;
  switch (block.kind) {
    case 'heading':
      return headingMarkup(block, setting);
    case 'paragraph':
      return single(block, styles.paragraph, setting);
    case 'list':
      return listMarkup(block, setting);
    case 'introduced-list':
      return [single(block.intro, styles.intro, setting), listMarkup(block.list, setting)];
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

/** The words of phrases; every link has its look on itself, for mail programs drop sheets. */
export function words(phrases: readonly Phrase[], { slugs, styles }: Setting): Markup {
  return withLinks(phraseMarkup(phrases, slugs), styles.link);
}

function withLinks(markup: Markup, style: string): Markup {
  if (typeof markup === 'string') return markup;
  if (!('name' in markup)) return markup.map((each) => withLinks(each, style));
  const { name, attributes, content } = markup;
  const dressed = name === 'a' ? { href: attributes['href'], style } : attributes;
  return element(name, dressed, withLinks(content, style));
}

/** One paragraph. */
export function single({ text }: Paragraph, style: string, setting: Setting): Markup {
  return element('p', { style }, words(text, setting));
}

/** An `id` for links within the message; a title that is set off has none. */
export function headingMarkup({ level, slug, text }: Heading, setting: Setting): Markup {
  const style = setting.styles.headings[level - 1];
  return element(`h${level}`, { id: slug, style }, words(text, setting));
}

/** How a list of each numbering begins; a box to tick is a sign in the text, for no list has it as its mark. */
const LISTS: Readonly<Record<Numbering, { readonly name: 'ul' | 'ol'; readonly type?: string }>> = {
  None: { name: 'ul' },
  Disc: { name: 'ul', type: 'disc' },
  Circle: { name: 'ul', type: 'circle' },
  Square: { name: 'ul', type: 'square' },
  Decimal: { name: 'ol', type: '1' },
  LowerAlpha: { name: 'ol', type: 'a' },
  LowerRoman: { name: 'ol', type: 'i' },
};

function listMarkup({ level, numbering, start, items }: List, setting: Setting): Markup {
  const { styles } = setting;
  const { name, type } = LISTS[numbering];
  const ticked = numbering === 'None';
  const style = ticked ? styles.ticks : level === 1 ? styles.list(figuresIn(items)) : styles.innerList;
  return element(
    name,
    { type, start, role: ticked ? 'list' : undefined, style },
    items.map((item) => itemMarkup(item, ticked, setting)),
  );
}

function itemMarkup({ label, body }: Item, ticked: boolean, setting: Setting): Markup {
  const { styles } = setting;
  const [first, ...more] = body.paragraphs;
  return element(
    'li',
    { style: ticked ? styles.ticked : styles.item },
    ticked ? [element('span', { style: styles.box }, label.text.value), '\u00A0'] : [],
    first ? words(first.text, setting) : [],
    more.map((paragraph) => single(paragraph, styles.itemParagraph, setting)),
    body.note ? single(body.note, styles.note, setting) : [],
    body.list ? listMarkup(body.list, setting) : [],
  );
}

function quoteMarkup({ paragraphs, source }: Quote, setting: Setting): Markup {
  const { styles } = setting;
  return element(
    'blockquote',
    { style: styles.quote },
    paragraphs.map((paragraph) => single(paragraph, styles.said, setting)),
    source ? single(source, styles.source, setting) : [],
  );
}

/** What is said of a reference stands near it. */
function referenceMarkup({ link, notes }: Reference, setting: Setting): Markup {
  const { styles } = setting;
  return [
    single(link, notes.length > 0 ? styles.noted : styles.paragraph, setting),
    notes.map((note) => single(note, styles.paragraph, setting)),
  ];
}

function eventMarkup({ title, facts, details }: Event, setting: Setting): Markup {
  const { styles } = setting;
  return setOff(
    styles.event,
    [
      titleMarkup(title, setting),
      facts ? factsMarkup(facts, setting) : [],
      details.map((paragraph) => single(paragraph, styles.paragraph, setting)),
    ],
    setting,
  );
}

function calloutMarkup({ title, content }: Callout, setting: Setting): Markup {
  const inside = content.map((block) => blockMarkup(block, setting));
  return setOff(setting.styles.callout, [titleMarkup(title, setting), inside], setting);
}

function setOff(style: string, content: Markup, { styles }: Setting): Markup {
  return layout({ width: '100%', style: styles.block }, element('td', { style }, content));
}

function titleMarkup({ level, text }: Heading, setting: Setting): Markup {
  return element(`h${level}`, { style: setting.styles.setOffHeading }, words(text, setting));
}

/** Labels that head rows, and what they say; on a telephone, above it. */
export function factsMarkup({ items }: Facts, setting: Setting): Markup {
  const { styles } = setting;
  const rows = items.map(({ label, body }) => {
    const term = { scope: 'row', class: 'fact', lang: label.language, style: styles.term };
    const said = body.paragraphs.map(({ text }, index) => [
      index > 0 ? element('br', {}) : [],
      words(text, setting),
    ]);
    return element(
      'tr',
      { valign: 'top' },
      element('th', term, label.text.value),
      element('td', { class: 'fact', style: styles.fact }, said),
    );
  });
  return element('table', { cellpadding: 0, cellspacing: 0, border: 0, style: styles.facts }, rows);
}

/** A table that is wider than a telephone is drawn aside, and no word of it is broken. */
function tableMarkup({ caption, head, rows, align }: Table, setting: Setting): Markup {
  const { styles } = setting;
  const rowMarkup = (row: Row, style: string, valign: string): Markup => {
    const cells = row.cells.map(({ heads, text }, column) => {
      // What heads nothing in words is no heading (HTML, 4.9.10).
      const isHead = heads !== undefined && text.length > 0;
      const scope = isHead ? (heads === 'column' ? 'col' : 'row') : undefined;
      return element(
        isHead ? 'th' : 'td',
        { scope, align: ALIGNMENTS[align[column] ?? 'left'], style },
        words(text, setting),
      );
    });
    return element('tr', { valign }, cells);
  };
  const table = element(
    'table',
    { cellpadding: 0, cellspacing: 0, border: 0, width: '100%', style: styles.table },
    caption ? element('caption', { style: styles.caption }, words(caption.text, setting)) : [],
    element('thead', {}, rowMarkup(head, styles.head, 'bottom')),
    element(
      'tbody',
      {},
      rows.map((row) => rowMarkup(row, styles.entry, 'top')),
    ),
  );
  return element('div', { style: styles.aside }, table);
}

const ALIGNMENTS = { left: 'left', right: 'right', centre: 'center' } as const;

/** Most mail programs hide pictures at first, and many never draw an SVG: what one shows is said, and where it is. */
function figureMarkup({ alt, caption }: Figure, setting: Setting): Markup {
  const { styles, own } = setting;
  const style = caption ? styles.pictured : styles.picture;
  const picture = element('span', own, `${MAIL_WORDS.picture}:`);
  return [
    alt === undefined ? [] : element('p', { style }, picture, ` ${alt}`),
    caption ? single(caption, styles.paragraph, setting) : [],
  ];
}
