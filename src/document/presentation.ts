/** Presenting: a document as its readers need it, on a screen or on paper that they also write on. */
import type { NodeId } from '../base/node-id.ts';
import type { Place } from '../base/place.ts';
import type { Action, Block, Document, Field, Form, Heading, Item, Masthead, Text } from './document.ts';
import { inGrey } from './grey.ts';
import { type Naming, namingAfter, ownWords, placeOf } from './naming.ts';
import { type PrintedAddresses, printAddresses } from './printed-addresses.ts';
import { ACTION_WORDS, WRITING_WORDS } from './words.ts';

/** What an edition asks of the document's words. */
export interface Presentation {
  /** A link's address stays behind its words, or is printed for those who cannot click on it. */
  readonly addresses: 'behind-words' | 'printed';
  /** Whether there is room to write: when it was discussed and by whom, who does what, notes. */
  readonly writing: boolean;
  /** Pictures and the logo in their colours, or in grey. */
  readonly pictures: 'coloured' | 'grey';
}

/** The document as an edition presents it. What is added has the place of what caused it. */
export function present(composed: Document, { addresses, writing, pictures }: Presentation): Document {
  const document = pictures === 'grey' ? inGrey(composed) : composed;
  if (addresses === 'behind-words' && !writing) return document;
  const naming = namingAfter(document);
  const printed: Omit<PrintedAddresses, 'addresses'> & Partial<PrintedAddresses> =
    addresses === 'printed' ? printAddresses(document, naming) : document;
  const written = writing ? addWriting({ ...document, ...printed }, naming) : {};
  return { ...document, ...printed, ...written, places: naming.places };
}

function addWriting(
  { masthead, body }: Document,
  naming: Naming,
): Pick<Document, 'masthead' | 'body'> & { readonly notes: Heading } {
  const place = placeOf(masthead.title.id, naming);
  return {
    masthead: { ...masthead, form: discussedForm(masthead, naming) },
    body: body.map((block) => inBlock(block, naming)),
    notes: {
      kind: 'heading',
      id: naming.name(place),
      level: 2,
      text: [ownWords(WRITING_WORDS.notes, place, naming)],
    },
  };
}

/** When the update was discussed, and by whom. */
function discussedForm({ title }: Masthead, naming: Naming): Form {
  const place = placeOf(title.id, naming);
  const fields = [WRITING_WORDS.discussedOn, WRITING_WORDS.by].map((label) =>
    field(label, undefined, place, naming),
  );
  return { kind: 'form', id: naming.name(place), fields };
}

function field(label: string, value: Text | undefined, place: Place, naming: Naming): Field {
  const text = [ownWords(value ? `${label} ` : label, place, naming), ...(value ? [value] : [])];
  return { paragraph: { kind: 'paragraph', id: naming.name(place), text }, blank: value === undefined };
}

/** Action points stand in lists, and those in callouts. */
function inBlock(block: Block, naming: Naming): Block {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map((item) => inItem(item, naming)) };
    case 'introduced-list': {
      const items = block.list.items.map((item) => inItem(item, naming));
      return { ...block, list: { ...block.list, items } };
    }
    case 'callout':
      return { ...block, content: block.content.map((each) => inBlock(each, naming)) };
    case 'heading':
    case 'paragraph':
    case 'quote':
    case 'reference':
    case 'event':
    case 'facts':
    case 'table':
    case 'figure':
      return block;
  }
}

/** The form says all that the note of an action point says. */
function inItem(item: Item, naming: Naming): Item {
  const { action, kind, id, paragraphs, list } = item.body;
  if (!action) return item;
  const form = actionForm(item.id, action, naming);
  return { ...item, body: { kind, id, paragraphs, action, form, ...(list && { list }) } };
}

/** Who does it and by when: what is known, and a line to write on for what is not. */
function actionForm(id: NodeId, { owner, due }: Action, naming: Naming): Form {
  const place = placeOf(id, naming);
  const fields = [
    field(`${ACTION_WORDS.owner}:`, owner, place, naming),
    field(`${ACTION_WORDS.due}:`, due, place, naming),
  ];
  return { kind: 'form', id: naming.name(place), fields };
}
