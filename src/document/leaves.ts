/** Every leaf of a document in reading order, for whoever must see each word once. */
import type { Block, Body, Document, Facts, Item, List, Paragraph, Phrase, Text } from './document.ts';

/** All text of a document: masthead, body, colophon. */
export function leavesOf({ masthead, body, colophon }: Document): Text[] {
  const { abbreviation, organisation, strapline, series, title, date, number } = masthead;
  const opening = [abbreviation, organisation, strapline, series, title, date, number];
  return [
    ...opening.flatMap((line) => (line ? phraseLeaves(line.text) : [])),
    ...body.flatMap(blockLeaves),
    ...(colophon.organisation ? phraseLeaves(colophon.organisation.text) : []),
    ...(colophon.facts ? itemLeaves(colophon.facts) : []),
  ];
}

function phraseLeaves(phrases: readonly Phrase[]): Text[] {
  return phrases.flatMap((phrase) => (phrase.kind === 'text' ? [phrase] : phraseLeaves(phrase.children)));
}

function paragraphLeaves(paragraphs: readonly Paragraph[]): Text[] {
  return paragraphs.flatMap((paragraph) => phraseLeaves(paragraph.text));
}

function blockLeaves(block: Block): Text[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return phraseLeaves(block.text);
    case 'list':
    case 'facts':
      return itemLeaves(block);
    case 'introduced-list':
      return [...phraseLeaves(block.intro.text), ...itemLeaves(block.list)];
    case 'quote':
      return paragraphLeaves([...block.paragraphs, ...(block.source ? [block.source] : [])]);
    case 'reference':
      return paragraphLeaves([block.link, ...block.notes]);
    case 'event':
      return [
        ...phraseLeaves(block.title.text),
        ...(block.facts ? itemLeaves(block.facts) : []),
        ...paragraphLeaves(block.details),
      ];
    case 'table':
      return [
        ...(block.caption ? phraseLeaves(block.caption.text) : []),
        ...[block.head, ...block.rows].flatMap((row) => row.cells.flatMap((cell) => phraseLeaves(cell.text))),
      ];
    case 'figure':
      return block.caption ? phraseLeaves(block.caption.text) : [];
    case 'callout':
      return [...phraseLeaves(block.title.text), ...block.content.flatMap(blockLeaves)];
  }
}

function itemLeaves({ items }: List | Facts): Text[] {
  return items.flatMap(({ label, body }: Item) => [label.text, ...bodyLeaves(body)]);
}

function bodyLeaves({ paragraphs, note, list }: Body): Text[] {
  return [...paragraphLeaves([...paragraphs, ...(note ? [note] : [])]), ...(list ? itemLeaves(list) : [])];
}
