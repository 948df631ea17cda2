/** Every leaf of a document in reading order, for whoever must see each word once. */
import type {
  Addresses,
  Block,
  Contents,
  Document,
  Facts,
  Form,
  List,
  Paragraph,
  Phrase,
  Text,
} from './document.ts';

/** All text of a document: masthead, body, colophon. */
export function leavesOf({ masthead, body, contents, addresses, colophon, notes }: Document): Text[] {
  const { abbreviation, organisation, strapline, series, title, date, number, form } = masthead;
  const leaves: Text[] = [];
  paragraphLeaves([abbreviation, organisation, strapline, series, title, date, number], leaves);
  formLeaves(form, leaves);
  for (const block of body) blockLeaves(block, leaves);
  if (contents) contentsLeaves(contents, leaves);
  if (addresses) addressLeaves(addresses, leaves);
  paragraphLeaves([colophon.organisation], leaves);
  if (colophon.facts) itemLeaves(colophon.facts, leaves);
  paragraphLeaves([notes], leaves);
  return leaves;
}

// Each of these adds to the leaves that were found before.

function phraseLeaves(phrases: readonly Phrase[], leaves: Text[]): void {
  for (const phrase of phrases) {
    if (phrase.kind === 'text') leaves.push(phrase);
    else phraseLeaves(phrase.children, leaves);
  }
}

function paragraphLeaves(paragraphs: readonly (Pick<Paragraph, 'text'> | undefined)[], leaves: Text[]): void {
  for (const paragraph of paragraphs) if (paragraph) phraseLeaves(paragraph.text, leaves);
}

function blockLeaves(block: Block, leaves: Text[]): void {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return phraseLeaves(block.text, leaves);
    case 'list':
    case 'facts':
      return itemLeaves(block, leaves);
    case 'introduced-list':
      phraseLeaves(block.intro.text, leaves);
      return itemLeaves(block.list, leaves);
    case 'quote':
      paragraphLeaves(block.paragraphs, leaves);
      return paragraphLeaves([block.source], leaves);
    case 'reference':
      phraseLeaves(block.link.text, leaves);
      return paragraphLeaves(block.notes, leaves);
    case 'event':
      phraseLeaves(block.title.text, leaves);
      if (block.facts) itemLeaves(block.facts, leaves);
      return paragraphLeaves(block.details, leaves);
    case 'table':
      paragraphLeaves([block.caption], leaves);
      for (const { cells } of [block.head, ...block.rows]) paragraphLeaves(cells, leaves);
      return;
    case 'figure':
      return paragraphLeaves([block.caption], leaves);
    case 'callout':
      phraseLeaves(block.title.text, leaves);
      for (const each of block.content) blockLeaves(each, leaves);
  }
}

function itemLeaves({ items }: List | Facts, leaves: Text[]): void {
  for (const { label, body } of items) {
    leaves.push(label.text);
    paragraphLeaves(body.paragraphs, leaves);
    if (body.note) phraseLeaves(body.note.text, leaves);
    formLeaves(body.form, leaves);
    if (body.list) itemLeaves(body.list, leaves);
  }
}

function formLeaves(form: Form | undefined, leaves: Text[]): void {
  for (const { paragraph } of form?.fields ?? []) phraseLeaves(paragraph.text, leaves);
}

function contentsLeaves({ title, groups }: Contents, leaves: Text[]): void {
  phraseLeaves(title.text, leaves);
  for (const { year, entries } of groups) {
    paragraphLeaves([year], leaves);
    for (const { link } of entries) phraseLeaves(link.children, leaves);
  }
}

function addressLeaves({ title, entries }: Addresses, leaves: Text[]): void {
  phraseLeaves(title.text, leaves);
  for (const { label, address } of entries) {
    leaves.push(label.text);
    phraseLeaves(address.text, leaves);
  }
}
