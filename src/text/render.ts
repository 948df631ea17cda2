/** The front door of text: a Document as plain text, as the email carries it and a Braille display reads it. */
import type { NodeId } from '../base/node-id.ts';
import type {
  Block,
  Callout,
  Colophon,
  Document,
  Event,
  Facts,
  Figure,
  Heading,
  Item,
  List,
  Masthead,
  Paragraph,
  Quote,
  Reference,
  Table,
} from '../document/document.ts';
import { headingsOf } from '../document/headings.ts';
import { printedWords } from '../document/phrases.ts';
import { TEXT_WORDS } from '../document/words.ts';
import { type Wording, wording } from './phrases.ts';
import { tableLines } from './tables.ts';
import { MEASURE, columns, filled, hang, spaced, wrap } from './wrap.ts';

/** Where lines are set: their measure in columns, and how phrases become words. */
interface Setting extends Wording {
  readonly measure: number;
}

/**
 * The document's words in order, lines of at most 72 columns (a longer word or address is never broken), ended by line feeds.
 * The addresses behind words are numbered in square brackets and listed at the end.
 */
export function renderText(document: Document): string {
  const words = new Map<NodeId, string>(headingsOf(document).map(({ id, text }) => [id, printedWords(text)]));
  const setting: Setting = { ...wording(words), measure: MEASURE };
  const { masthead, body, colophon } = document;
  const lines = [
    ...mastheadLines(masthead, setting),
    ...underHeadings(body, setting),
    ...colophonLines(colophon, setting),
    ...addressLines(setting.addresses),
  ];
  return `${lines.join('\n')}\n`;
}

function mastheadLines(masthead: Masthead, setting: Setting): string[] {
  const { logo, abbreviation, organisation, strapline, series, title, date, number } = masthead;
  const name = logo ? wrap(logo.alt ?? '', setting.measure) : line(abbreviation, setting);
  const who = [...name, ...line(organisation, setting), ...line(strapline, setting)];
  const issue = [...line(date, setting), ...line(number, setting)];
  return spaced([who, line(series, setting), headingLines(title, setting), issue]);
}

function line(paragraph: Paragraph | undefined, setting: Setting): string[] {
  return paragraph ? wrap(setting.words(paragraph.text), setting.measure) : [];
}

/** What underlines a heading, by its level from 1. */
const UNDERLINES = ['=', '-', '~', '.', '.', '.'];

function headingLines(heading: Heading, setting: Setting): string[] {
  const lines = line({ ...heading, kind: 'paragraph' }, setting);
  const widest = Math.max(0, ...lines.map(columns));
  return [...lines, (UNDERLINES[heading.level - 1] ?? '.').repeat(Math.min(widest, setting.measure))];
}

/** A section's heading stands clear of what is before it. */
function underHeadings(blocks: readonly Block[], setting: Setting): string[] {
  return blocks.flatMap((block) => {
    const lines = blockLines(block, setting);
    if (lines.length === 0) return [];
    return [...(block.kind === 'heading' && block.level === 2 ? ['', ''] : ['']), ...lines];
  });
}

function blockLines(block: Block, setting: Setting): string[] {
  switch (block.kind) {
    case 'heading':
      return headingLines(block, setting);
    case 'paragraph':
      return line(block, setting);
    case 'list':
      return listLines(block, setting);
    case 'introduced-list':
      return [...line(block.intro, setting), '', ...listLines(block.list, setting)];
    case 'quote':
      return quoteLines(block, setting);
    case 'reference':
      return referenceLines(block, setting);
    case 'event':
      return eventLines(block, setting);
    case 'facts':
      return factsLines(block, setting);
    case 'table':
      return wholeTable(block, setting);
    case 'figure':
      return figureLines(block, setting);
    case 'callout':
      return calloutLines(block, setting);
  }
}

function narrower(setting: Setting, by: number): Setting {
  return { ...setting, measure: setting.measure - by };
}

function paragraphs(each: readonly Paragraph[], setting: Setting): string[] {
  return spaced(each.map((paragraph) => line(paragraph, setting)));
}

const LIST_INDENT = 2;

/** Items under one another; their labels end at one column, so that the units of numbers align. */
function listLines({ items }: List, setting: Setting): string[] {
  const widest = Math.max(...items.map(({ label }) => columns(label.text.value)));
  const indent = LIST_INDENT + widest + 1;
  const inner = narrower(setting, indent);
  return items.flatMap((item) => {
    const label = `${filled(item.label.text.value, LIST_INDENT + widest, 'start')} `;
    return hang(label, itemLines(item, inner));
  });
}

function itemLines({ body }: Item, setting: Setting): string[] {
  return [
    ...paragraphs(body.paragraphs, setting),
    ...line(body.note, setting),
    ...(body.list ? listLines(body.list, setting) : []),
  ];
}

const QUOTE_INDENT = '    ';

function quoteLines({ paragraphs: said, source }: Quote, setting: Setting): string[] {
  const inner = narrower(setting, 2 * QUOTE_INDENT.length);
  return hang(
    QUOTE_INDENT,
    spaced([paragraphs(said, inner), hang('\u2014 ', line(source, narrower(inner, 2)))]),
  );
}

function referenceLines({ link, notes }: Reference, setting: Setting): string[] {
  return [...line(link, setting), ...paragraphs(notes, setting)];
}

function eventLines({ title, facts, details }: Event, setting: Setting): string[] {
  return spaced([
    headingLines(title, setting),
    facts ? factsLines(facts, setting) : [],
    paragraphs(details, setting),
  ]);
}

/** Labels in one column, what they say in another. */
function factsLines({ items }: Facts, setting: Setting): string[] {
  const widest = Math.max(...items.map(({ label }) => columns(label.text.value)));
  const indent = widest + ':  '.length;
  const inner = narrower(setting, indent);
  return items.flatMap((item) => hang(filled(`${item.label.text.value}:`, indent), itemLines(item, inner)));
}

function wholeTable({ caption, head, rows, align }: Table, setting: Setting): string[] {
  const cells = (row: typeof head): string[] => row.cells.map(({ text }) => setting.words(text));
  const above = line(caption, setting);
  const table = { head: cells(head), rows: rows.map(cells), align };
  return spaced([above, tableLines(table, setting.measure)]);
}

/** A picture that only decorates has no words. */
function figureLines({ alt, caption }: Figure, setting: Setting): string[] {
  const shown = alt === undefined ? [] : wrap(`[${TEXT_WORDS.picture}: ${alt}]`, setting.measure);
  return spaced([shown, line(caption, setting)]);
}

/** A callout between two rules. */
function calloutLines({ title, content }: Callout, setting: Setting): string[] {
  const rule = ['*'.repeat(setting.measure)];
  const inside = content.map((block) => blockLines(block, setting));
  return spaced([rule, headingLines(title, setting), ...inside, rule]);
}

function colophonLines({ organisation, facts }: Colophon, setting: Setting): string[] {
  const who = spaced([line(organisation, setting), facts ? factsLines(facts, setting) : []]);
  return who.length > 0 ? ['', '', '-'.repeat(setting.measure), ...who] : [];
}

/** The addresses that the text has numbered; each on one line, so that it can be followed. */
function addressLines(addresses: readonly string[]): string[] {
  if (addresses.length === 0) return [];
  const widest = `[${addresses.length}]`.length;
  const listed = addresses.map((address, index) => `${filled(`[${index + 1}]`, widest, 'start')} ${address}`);
  return ['', '', TEXT_WORDS.addresses, '-'.repeat(columns(TEXT_WORDS.addresses)), '', ...listed];
}
