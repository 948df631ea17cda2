/** Every leaf of a document in reading order, for whoever must see each word once. */
import type {
  Addresses,
  Block,
  Body,
  Contents,
  Document,
  Facts,
  Form,
  Item,
  List,
  Paragraph,
  Phrase,
  Text,
} from './document.ts';

/** All text of a document: masthead, body, colophon. */
export function leavesOf({ masthead, body, contents, addresses, colophon, notes }: Document): Text[] {
  const { abbreviation, organisation, strapline, series, title, date, number } = masthead;
  const opening = [abbreviation, organisation, strapline, series, title, date, number];
  return [
    ...opening.flatMap((line) => (line ? phraseLeaves(line.text) : [])),
    ...formLeaves(masthead.form),
    ...body.flatMap(blockLeaves),
    ...(contents ? contentsLeaves(contents) : []),
    ...(addresses ? addressLeaves(addresses) : []),
    ...(colophon.organisation ? phraseLeaves(colophon.organisation.text) : []),
    ...(colophon.facts ? itemLeaves(colophon.facts) : []),
    ...(notes ? phraseLeaves(notes.text) : []),
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

function bodyLeaves({ paragraphs, note, form, list }: Body): Text[] {
  const own = paragraphLeaves([...paragraphs, ...(note ? [note] : [])]);
  return [...own, ...formLeaves(form), ...(list ? itemLeaves(list) : [])];
}

function formLeaves(form: Form | undefined): Text[] {
  return form ? paragraphLeaves(form.fields.map(({ paragraph }) => paragraph)) : [];
}

function contentsLeaves({ title, groups }: Contents): Text[] {
  const listed = groups.flatMap(({ year, entries }) => [
    ...(year ? phraseLeaves(year.text) : []),
    ...phraseLeaves(entries.map(({ link }) => link)),
  ]);
  return [...phraseLeaves(title.text), ...listed];
}

function addressLeaves({ title, entries }: Addresses): Text[] {
  return [
    ...phraseLeaves(title.text),
    ...entries.flatMap(({ label, address }) => [label.text, ...phraseLeaves(address.text)]),
  ];
}
