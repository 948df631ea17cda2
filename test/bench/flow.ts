/** An update as a flow of plain pieces: what every peer sets, read from our Document so that no words can drift. */
import { readFileSync } from 'node:fs';
import type {
  Block,
  Document,
  Facts,
  Heading,
  Item,
  Paragraph,
  Phrase,
} from '../../src/document/document.ts';
import { compose } from '../../src/document/compose.ts';
import { type Paper, PAPERS } from '../../src/pages/paper.ts';
import { loadUpdate } from '../../src/source/load.ts';
import type { House } from '../../src/source/update.ts';
import { MEMBER, type Design, type Ink, type TypeStyle } from '../../src/typeset/design.ts';
import { realHouse } from '../support/build.ts';

/** Words in one manner, perhaps with an address. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href?: string;
}

export type Piece =
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly style: TypeStyle;
      readonly runs: readonly Run[];
    }
  | {
      readonly kind: 'paragraph';
      readonly style: TypeStyle;
      readonly runs: readonly Run[];
      readonly leads?: true;
    }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'facts'; readonly items: readonly Fact[] };

/** A term and what is said of it. */
export interface Fact {
  readonly label: string;
  readonly runs: readonly Run[];
}

/** Everything that a peer needs to know; lengths in points. */
export interface Flow {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** The update's own date, such as 2007-11-01. */
  readonly date: string;
  /** The running head from page two on, and `Page {page} of {pages}`. */
  readonly runningHead: string;
  readonly folio: string;
  readonly paper: Paper;
  readonly design: Design;
  readonly inks: Readonly<Record<Ink, string>>;
  readonly pieces: readonly Piece[];
}

/**
 * The peers set the masthead's lines one below the other, and their facts wider, so the same words need some lines
 * more: they get a point less of leading and a lower foot, and then fill as many pages as ours.
 */
const DESIGN: Design = { ...MEMBER, body: { ...MEMBER.body, leading: MEMBER.body.leading - 1 } };
const LOWER_FOOT = 22;

export const UPDATE = new URL('../../content/2007-11-policy-update.yaml', import.meta.url);

export function realFlow(): Flow {
  return flowOf(readFileSync(UPDATE, 'utf8'), realHouse());
}

/** The flow of an update's YAML; throws where it has problems. */
export function flowOf(text: string, house: House): Flow {
  const update = loadUpdate({ name: 'update.yaml', text }, house);
  const document = update.ok ? compose(update.value, house, 'update', new Map()) : update;
  if (!document.ok) throw new Error('The update has problems. `npx policy-update check` shows them.');
  const { meta } = document.value;
  const paper = PAPERS[house.paper];
  return {
    title: meta.title,
    author: meta.authors.join(', '),
    language: meta.language,
    date: meta.date.toISOString().slice(0, 10),
    runningHead: `${meta.runningTitle}, ${meta.runningDate}`,
    folio: meta.folio,
    paper: { ...paper, margins: { ...paper.margins, bottom: paper.margins.bottom - LOWER_FOOT } },
    design: DESIGN,
    inks: { text: '#000000', muted: '#4d4d4d', accent: house.accent },
    pieces: piecesOf(document.value),
  };
}

function piecesOf({ masthead, body, colophon }: Document): readonly Piece[] {
  const { abbreviation, organisation, strapline, series, title, date, number } = masthead;
  const styles = DESIGN.masthead;
  return [
    ...paragraph(abbreviation, styles.abbreviation),
    ...paragraph(organisation, styles.organisation),
    ...paragraph(strapline, styles.strapline),
    ...paragraph(series, styles.series),
    heading(title),
    ...paragraph(date, styles.date),
    ...paragraph(number, styles.date),
    ...body.flatMap(blockPieces),
    ...paragraph(colophon.organisation),
    ...(colophon.facts ? [facts(colophon.facts)] : []),
  ];
}

/** The kinds that the real update has; another must be taught to every peer before it can be measured. */
function blockPieces(block: Block): readonly Piece[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block)];
    case 'paragraph':
      return paragraph(block);
    case 'list':
      return [{ kind: 'list', items: block.items.map(itemRuns) }];
    case 'introduced-list':
      return [lead(block.intro), { kind: 'list', items: block.list.items.map(itemRuns) }];
    case 'reference':
      return [...paragraph(block.link), ...block.notes.flatMap((note) => paragraph(note))];
    case 'event':
      return [
        heading(block.title, DESIGN.eventTitle),
        ...(block.facts ? [facts(block.facts)] : []),
        ...block.details.flatMap((detail) => paragraph(detail)),
      ];
    case 'facts':
      return [facts(block)];
    case 'quote':
    case 'table':
    case 'figure':
    case 'callout':
      throw new Error(`The peers have not been taught to set a ${block.kind}.`);
  }
}

function heading({ level, text }: Heading, style = DESIGN.headings[level - 1] ?? DESIGN.body): Piece {
  return { kind: 'heading', level, style, runs: text.flatMap((phrase) => runsOf(phrase)) };
}

function paragraph(of: Paragraph | undefined, style: TypeStyle = DESIGN.body): readonly Piece[] {
  return of ? [{ kind: 'paragraph', style, runs: paragraphRuns(of) }] : [];
}

function lead(of: Paragraph): Piece {
  return { kind: 'paragraph', style: DESIGN.body, runs: paragraphRuns(of), leads: true };
}

function facts({ items }: Facts): Piece {
  return {
    kind: 'facts',
    items: items.map((item) => ({ label: item.label.text.value, runs: itemRuns(item) })),
  };
}

function itemRuns({ body: { paragraphs, note, list } }: Item): readonly Run[] {
  const [only, ...more] = paragraphs;
  if (!only || more.length > 0 || note || list) throw new Error('The peers set items of one paragraph only.');
  return paragraphRuns(only);
}

function paragraphRuns({ text }: Paragraph): readonly Run[] {
  return text.flatMap((phrase) => runsOf(phrase));
}

function runsOf(phrase: Phrase, manner: Omit<Run, 'text'> = { bold: false, italic: false }): readonly Run[] {
  switch (phrase.kind) {
    case 'text':
      return [{ ...manner, text: phrase.value }];
    case 'strong':
      return phrase.children.flatMap((child) => runsOf(child, { ...manner, bold: true }));
    case 'emphasis':
      return phrase.children.flatMap((child) => runsOf(child, { ...manner, italic: true }));
    case 'link': {
      if (phrase.destination.kind !== 'address') throw new Error('The peers set links to addresses only.');
      const { href } = phrase.destination;
      return phrase.children.flatMap((child) => runsOf(child, { ...manner, href }));
    }
  }
}
