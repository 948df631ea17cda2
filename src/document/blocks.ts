/** Sections and their blocks: each kind that an editor writes, as the Document holds it. */
import type { Place } from '../base/place.ts';
import type { Block as SourceBlock, EventBlock, Line, List as SourceList, Prose } from '../source/update.ts';
import type {
  Block,
  Event,
  Heading,
  Item,
  List,
  Numbering,
  Paragraph,
  Quote,
  Reference,
} from './document.ts';
import { composeFacts, contactFacts, eventFacts } from './facts.ts';
import { type Composing, type Landing, composeLine, linkTo, literalText } from './phrases.ts';

/** A heading that has its name before any text is composed, so that links may point forward. */
export interface NamedHeading extends Landing {
  readonly slug: string;
}

export interface Composer extends Composing {
  /** The named headings, by their line in the source. */
  readonly headings: ReadonlyMap<Line, NamedHeading>;
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
    case 'contact': {
      const facts = contactFacts(block.contact, composer);
      const composed = composeFacts(facts, block.place, composer.language, composer);
      return composed ? [composed] : [];
    }
  }
}

function composeParagraph(line: Line, place: Place, composing: Composing): Paragraph {
  return {
    kind: 'paragraph',
    id: composing.name(line[0]?.place ?? place),
    text: composeLine(line, composing),
  };
}

function composeProse(prose: Prose, place: Place, composing: Composing): Paragraph[] {
  return prose.map((line) => composeParagraph(line, place, composing));
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
  const paragraph: Paragraph = { kind: 'paragraph', id: composer.name(address.place), text: [link] };
  return {
    kind: 'reference',
    id,
    link: paragraph,
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
  const title: Heading = {
    kind: 'heading',
    id: composer.name(event.title[0]?.place ?? event.place),
    level: Math.min(level, DEEPEST_HEADING),
    text: composeLine(event.title, composer),
  };
  const facts = composeFacts(eventFacts(event, composer), event.place, composer.language, composer);
  const details = composeProse(event.details ?? [], event.place, composer);
  return { kind: 'event', id, title, ...(facts && { facts }), details };
}

/** How each level of a list is told apart (content-model.md, Blocks): the bullet or number, and its name in tags. */
const BULLETS: readonly { numbering: Numbering; mark: string }[] = [
  { numbering: 'Disc', mark: '\u2022' },
  { numbering: 'Circle', mark: '\u25E6' },
  { numbering: 'Square', mark: '\u25AA' },
];
const NUMBERS: readonly { numbering: Numbering; mark: (n: number) => string }[] = [
  { numbering: 'Decimal', mark: String },
  { numbering: 'LowerAlpha', mark: letters },
  { numbering: 'LowerRoman', mark: roman },
];

function composeList(list: SourceList, level: number, composer: Composer): List {
  const id = composer.name(list.place);
  const bullets = BULLETS[level - 1];
  const numbers = NUMBERS[level - 1];
  if (!bullets || !numbers) throw new Error(`a list of level ${level} passed validation`);
  const numbered = list.style === 'numbers';
  const markOf = (index: number): string =>
    numbered ? `${numbers.mark(list.start + index)}.` : bullets.mark;
  const items = list.items.map((item, index): Item => {
    const itemId = composer.name(item.place);
    const label = { kind: 'label', id: composer.name(item.place) } as const;
    const text = literalText(item.place, markOf(index), composer);
    const body = { kind: 'body', id: composer.name(item.place) } as const;
    const paragraphs = composeProse(item.text, item.place, composer);
    const nested = item.list && composeList(item.list, level + 1, composer);
    return {
      kind: 'item',
      id: itemId,
      label: { ...label, text },
      body: { ...body, paragraphs, ...(nested && { list: nested }) },
    };
  });
  return { kind: 'list', id, level, numbering: (numbered ? numbers : bullets).numbering, items };
}

const ALPHABET = 26;

/** 1 is a, 26 is z, 27 is aa. */
export function letters(n: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + ((n - 1) % ALPHABET));
  return n > ALPHABET ? letters(Math.floor((n - 1) / ALPHABET)) + letter : letter;
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

/** 1 is i, 4 is iv, 1999 is mcmxcix. */
export function roman(n: number): string {
  let left = n;
  let written = '';
  for (const [sign, value] of ROMAN) {
    written += sign.repeat(Math.floor(left / value));
    left %= value;
  }
  return written;
}
