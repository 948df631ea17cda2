/** Sections and their blocks: each kind that an editor writes, as the Document holds it. */
import { isoDate } from '../base/date.ts';
import type { Place } from '../base/place.ts';
import type {
  Cell as SourceCell,
  Block as SourceBlock,
  EventBlock,
  ImageBlock,
  Line,
  TableBlock,
} from '../source/update.ts';
import type {
  Block,
  Callout,
  Cell,
  Event,
  Figure,
  Heading,
  Quote,
  Reference,
  Row,
  Table,
} from './document.ts';
import { Paragraph } from './document.ts';
import { composeFacts, contactFacts, eventFacts } from './facts.ts';
import { composeActions, composeList } from './lists.ts';
import { type Pictures, pictureKey } from './pictures.ts';
import { composeParagraph, composeProse } from './paragraphs.ts';
import { type Composing, type Landing, composeLine, linkTo, literalText } from './phrases.ts';

/** A heading that has its name before any text is composed, so that links may point forward. */
export interface NamedHeading extends Landing {
  readonly slug: string;
}

export interface Composer extends Composing {
  /** The named headings, by their line in the source. */
  readonly headings: ReadonlyMap<Line, NamedHeading>;
  readonly pictures: Pictures;
}

/** A heading at a level and what stands under it. */
export function composeSection(
  section: { readonly heading: Line; readonly content: readonly SourceBlock[] },
  level: number,
  composer: Composer,
): Block[] {
  const named = composer.headings.get(section.heading);
  if (!named) throw new Error('a heading was not named before its section was composed');
  const text = composeLine(section.heading, composer);
  const heading: Heading = { kind: 'heading', id: named.id, level, slug: named.slug, text };
  return [heading, ...section.content.flatMap((block) => composeBlock(block, level, composer))];
}

function composeBlock(block: SourceBlock, level: number, composer: Composer): Block[] {
  switch (block.kind) {
    case 'paragraph':
      return composeProse(block.text, block.place, composer);
    case 'list': {
      const intro = block.intro && composeParagraph(block.intro, block.place, composer);
      const list = composeList(block, 1, composer);
      return intro ? [{ kind: 'introduced-list', intro, list }] : [list];
    }
    case 'subsection':
      return composeSection(block, level + 1, composer);
    case 'quote':
      return [composeQuote(block, composer)];
    case 'link':
      return [composeReference(block, composer)];
    case 'event':
      return [composeEvent(block, level + 1, composer)];
    case 'table':
      return [composeTable(block, composer)];
    case 'image':
      return composeImage(block, composer);
    case 'callout':
      return [composeCallout(block, level + 1, composer)];
    case 'actions': {
      const intro = block.intro && composeParagraph(block.intro, block.place, composer);
      const list = composeActions(block, composer);
      return intro ? [{ kind: 'introduced-list', intro, list }] : [list];
    }
    case 'contact': {
      const facts = contactFacts(block.contact, composer);
      const composed = composeFacts(facts, block.place, composer);
      return composed ? [composed] : [];
    }
  }
}

function composeQuote(block: SourceBlock & { kind: 'quote' }, composer: Composer): Quote {
  const id = composer.name(block.place);
  const paragraphs = composeProse(block.text, block.place, composer);
  const source = block.source && composeParagraph(block.source, block.place, composer);
  return { kind: 'quote', id, paragraphs, ...(source && { source }) };
}

function composeReference(block: SourceBlock & { kind: 'link' }, composer: Composer): Reference {
  const id = composer.name(block.place);
  const { target, address, label } = block;
  const linkId = composer.name(address.place);
  const words = label
    ? composeLine(label, composer)
    : [literalText(address.place, printedAddress(address.value), composer)];
  const link = linkTo(linkId, target, label === undefined, words, address.place, composer);
  return {
    kind: 'reference',
    id,
    link: new Paragraph(composer.name(address.place), [link]),
    notes: composeProse(block.note ?? [], block.place, composer),
  };
}

/** An address as a reader knows it: of an email address or a telephone number, without the scheme. */
function printedAddress(address: string): string {
  return address.replace(/^(?:mailto|tel):/i, '');
}

/** PDF 1.7 knows six levels of heading (ISO 32000-1, table 335). */
const DEEPEST_HEADING = 6;

function composeEvent(event: EventBlock, level: number, composer: Composer): Event {
  const id = composer.name(event.place);
  const title = composeTitle(event.title, event.place, level, composer);
  const facts = composeFacts(eventFacts(event, composer), event.place, composer);
  const details = composeProse(event.details ?? [], event.place, composer);
  const { from, to } = event.date ?? {};
  const days = from && { first: isoDate(from), ...(to && { last: isoDate(to) }) };
  return { kind: 'event', id, title, ...(facts && { facts }), ...(days && { days }), details };
}

/** The title of what is set off: a heading that can be jumped to, without a slug. */
function composeTitle(line: Line, place: Place, level: number, composer: Composer): Heading {
  const id = composer.name(line[0]?.place ?? place);
  return { kind: 'heading', id, level: Math.min(level, DEEPEST_HEADING), text: composeLine(line, composer) };
}

function composeCallout(
  block: SourceBlock & { kind: 'callout' },
  level: number,
  composer: Composer,
): Callout {
  const id = composer.name(block.place);
  const title = composeTitle(block.title, block.place, level, composer);
  return {
    kind: 'callout',
    id,
    title,
    content: block.content.flatMap((each) => composeBlock(each, level, composer)),
  };
}

/** A picture that could not be read is left out: its problem was told. */
function composeImage(block: ImageBlock, composer: Composer): Figure[] {
  const { place, path, alt, caption, width } = block;
  const picture = composer.pictures.get(pictureKey(path));
  if (!picture) return [];
  return [
    {
      kind: 'figure',
      id: composer.name(place),
      leaf: composer.name(path.place),
      picture,
      ...(alt && { alt: alt.value }),
      ...(caption && { caption: composeParagraph(caption, place, composer) }),
      ...(width !== undefined && { width }),
    },
  ];
}

function composeTable(block: TableBlock, composer: Composer): Table {
  const id = composer.name(block.place);
  const caption = block.caption && composeParagraph(block.caption, block.place, composer);
  const row = (cells: readonly SourceCell[], heads: (column: number) => Cell['heads']): Row => ({
    kind: 'row',
    id: composer.name(cells[0]?.place ?? block.place),
    cells: cells.map((cell, column) => composeCell(cell, heads(column), composer)),
  });
  const rowHeads = (column: number): Cell['heads'] => (block.rowHeadings && column === 0 ? 'row' : undefined);
  return {
    kind: 'table',
    id,
    ...(caption && { caption }),
    head: row(block.columns, () => 'column'),
    rows: block.rows.map((cells) => row(cells, rowHeads)),
    align: block.align,
  };
}

function composeCell({ place, text }: SourceCell, heads: Cell['heads'], composer: Composer): Cell {
  return {
    kind: 'cell',
    id: composer.name(place),
    ...(heads && { heads }),
    text: composeLine(text, composer),
  };
}
