/** A document with other phrases in the same places: every row of phrases is handed over once, in reading order. */
import type {
  Block,
  Body,
  Cell,
  Colophon,
  Document,
  Facts,
  Figure,
  Heading,
  Item,
  List,
  Paragraph,
  Phrase,
  Row,
} from './document.ts';

/** Whether phrases may grow as text does, or must stay short: a heading, a cell, a caption. */
export type Room = 'running' | 'narrow';

/** What becomes of a row of phrases. */
export type Rephrase = (phrases: readonly Phrase[], room: Room) => readonly Phrase[];

/** The body and the colophon rephrased; the masthead holds no links and stays as it is. */
export function rephrased(
  { body, colophon }: Document,
  rephrase: Rephrase,
): { readonly body: readonly Block[]; readonly colophon: Colophon } {
  return {
    body: body.map((block) => inBlock(block, rephrase)),
    colophon: { ...colophon, ...(colophon.facts && { facts: inFacts(colophon.facts, rephrase) }) },
  };
}

function inBlock(block: Block, rephrase: Rephrase): Block {
  const prose = (paragraphs: readonly Paragraph[]): Paragraph[] =>
    paragraphs.map((paragraph) => inParagraph(paragraph, rephrase));
  switch (block.kind) {
    case 'heading':
      return inHeading(block, rephrase);
    case 'paragraph':
      return inParagraph(block, rephrase);
    case 'list':
      return inList(block, rephrase);
    case 'introduced-list':
      return { ...block, intro: inParagraph(block.intro, rephrase), list: inList(block.list, rephrase) };
    case 'quote': {
      const paragraphs = prose(block.paragraphs);
      return { ...block, paragraphs, ...(block.source && { source: inParagraph(block.source, rephrase) }) };
    }
    case 'reference':
      return { ...block, link: inParagraph(block.link, rephrase), notes: prose(block.notes) };
    case 'event': {
      const title = inHeading(block.title, rephrase);
      const facts = block.facts && { facts: inFacts(block.facts, rephrase) };
      return { ...block, title, ...facts, details: prose(block.details) };
    }
    case 'facts':
      return inFacts(block, rephrase);
    case 'table': {
      const caption = captionOf(block, rephrase);
      const head = inRow(block.head, rephrase);
      return { ...block, ...caption, head, rows: block.rows.map((row) => inRow(row, rephrase)) };
    }
    case 'figure':
      return { ...block, ...captionOf(block, rephrase) };
    case 'callout': {
      const title = inHeading(block.title, rephrase);
      return { ...block, title, content: block.content.map((each) => inBlock(each, rephrase)) };
    }
  }
}

function inHeading(heading: Heading, rephrase: Rephrase): Heading {
  return { ...heading, text: rephrase(heading.text, 'narrow') };
}

function inParagraph(paragraph: Paragraph, rephrase: Rephrase, room: Room = 'running'): Paragraph {
  return { ...paragraph, text: rephrase(paragraph.text, room) };
}

function captionOf({ caption }: Pick<Figure, 'caption'>, rephrase: Rephrase): Pick<Figure, 'caption'> {
  return caption ? { caption: inParagraph(caption, rephrase, 'narrow') } : {};
}

function inRow(row: Row, rephrase: Rephrase): Row {
  const cells = row.cells.map((cell): Cell => ({ ...cell, text: rephrase(cell.text, 'narrow') }));
  return { ...row, cells };
}

function inList(list: List, rephrase: Rephrase): List {
  return { ...list, items: list.items.map((item) => inItem(item, rephrase)) };
}

function inFacts(facts: Facts, rephrase: Rephrase): Facts {
  return { ...facts, items: facts.items.map((item) => inItem(item, rephrase)) };
}

function inItem(item: Item, rephrase: Rephrase): Item {
  return { ...item, body: inBody(item.body, rephrase) };
}

function inBody(body: Body, rephrase: Rephrase): Body {
  const paragraphs = body.paragraphs.map((paragraph) => inParagraph(paragraph, rephrase));
  const note = body.note && { note: inParagraph(body.note, rephrase) };
  return { ...body, paragraphs, ...note, ...(body.list && { list: inList(body.list, rephrase) }) };
}
