/** Tables too wide for their pages as lists of facts: each row a group, the head's words its labels. */
import type { NodeId } from '../base/node-id.ts';
import type { Block, Cell, Document, Phrase, Row, Table, TableFact, TableRecord } from './document.ts';
import { type Naming, namingAfter, placeOf } from './naming.ts';
import { printedWords } from './phrases.ts';

/** The document with the records of these tables, by which they are then set and tagged. */
export function withRecords(document: Document, tables: ReadonlySet<NodeId>): Document {
  if (tables.size === 0) return document;
  const naming = namingAfter(document);
  const inBlock = (block: Block): Block => {
    if (block.kind === 'callout') return { ...block, content: block.content.map(inBlock) };
    if (block.kind !== 'table' || !tables.has(block.id)) return block;
    return { ...block, records: block.rows.map((row) => recordOf(row, block, naming)) };
  };
  return { ...document, body: document.body.map(inBlock), places: naming.places };
}

/** A row: what heads it is its title, and an empty cell says nothing. */
function recordOf(row: Row, { head }: Table, naming: Naming): TableRecord {
  const facts = row.cells.flatMap((cell, column) => factOf(cell, head.cells[column], naming) ?? []);
  const heads = row.cells[0]?.heads === 'row' && printedWords(row.cells[0].text).trim() !== '';
  const [first, ...others] = facts;
  return heads && first
    ? { id: naming.name(placeOf(row.id, naming)), title: first, facts: others }
    : { id: naming.name(placeOf(row.id, naming)), facts };
}

function factOf({ id, text }: Cell, head: Cell | undefined, naming: Naming): TableFact | undefined {
  if (printedWords(text).trim() === '') return undefined;
  const place = placeOf(id, naming);
  const words = head ? printedWords(head.text).trim() : '';
  const colon = { kind: 'text', id: naming.name(place), value: ': ' } as const;
  const label = head && words !== '' ? [...again(head.text, naming), colon] : [];
  return { id: naming.name(place), label, text };
}

/** The same phrases as nodes of their own: the head's words stand on the page once for each row. */
function again(phrases: readonly Phrase[], naming: Naming): Phrase[] {
  return phrases.map((phrase): Phrase => {
    const id = naming.name(placeOf(phrase.id, naming));
    return phrase.kind === 'text'
      ? { ...phrase, id }
      : { ...phrase, id, children: again(phrase.children, naming) };
  });
}
