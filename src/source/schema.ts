/** The contract's shape (content model): one schema per block kind, and an update. Values are read elsewhere. */
import * as z from 'zod';
import { HOUSE, HOUSE_EMAIL, LOGO } from './house-schema.ts';
import { CONTACT, isMapping, listOf, mapping, text, texts, verbatim } from './shape.ts';

const marked = 'May hold **strong**, *emphasis* and [links](https://www.example.org).';
const anyBlock: z.ZodType = z
  .lazy(() => block)
  .meta({
    id: 'block',
    title: 'Block',
    description: 'A paragraph, or a mapping: one of its keys says whether it is a list, a table, a picture …',
  });
const boxedBlock: z.ZodType = z
  .lazy(() => boxed)
  .meta({
    id: 'block-in-callout',
    title: 'Block in a callout',
    description: 'Any block but a callout and a subsection.',
  });
const item: z.ZodType = z.lazy(() => textOrItem).meta({ id: 'item', title: 'Item of a list' });
const items = z.array(item).min(1);

/** A list item that is more than a string; it holds one list at most. */
export const ITEM = mapping({
  text: text.describe(`The words of the item. ${marked}`),
  bullets: items.describe('A list below the item: each item on a line that begins with "- ".').optional(),
  numbers: items.describe('A numbered list below the item.').optional(),
}).meta({ id: 'item-with-list', not: { required: ['bullets', 'numbers'] } });

const textOrItem = z.xor([text, ITEM], 'item');

/** An action point that is more than a string. */
export const ACTION = mapping({
  text: text.describe(`What is to be done. ${marked}`),
  owner: text.describe('Who does it.').optional(),
  due: verbatim
    .describe('By when: a day (2007-12-11 or 11 December 2007), or words such as "next meeting".')
    .meta({ examples: ['2007-12-11', 'next meeting'] })
    .optional(),
}).meta({ id: 'action-with-owner' });

const action = z.xor([text, ACTION], 'action').meta({ id: 'action', title: 'Action point' });

const heading = verbatim.describe('The heading of a column.');
const cell = z
  .union([z.string(), z.number(), z.boolean(), z.null()], 'cell')
  .describe("One cell, printed exactly as typed. Leave it empty with '' or ~.");

/** The largest first number that a list may begin with: more is a slip. */
export const LARGEST_START = 9999;

/** How a table's column may stand. */
export const ALIGNMENTS = ['left', 'right', 'centre'] as const;

const content = z.array(anyBlock).min(1);
const boxedContent = z.array(boxedBlock).min(1);
const lead = text.describe('The line that leads in to the list; it never parts from the first item.');

/** What each kind of block may hold, by the key that names the kind. */
export const BLOCKS = {
  text: mapping({ text: text.describe(`A paragraph. An empty line begins another. ${marked}`) }).meta({
    id: 'paragraph',
    title: 'Paragraph',
  }),
  bullets: mapping({
    bullets: items.describe('A list: each item on a line of its own that begins with "- ".'),
    intro: lead.optional(),
  }).meta({ id: 'bullets', title: 'List with bullets' }),
  numbers: mapping({
    numbers: items.describe('A numbered list: each item on a line of its own that begins with "- ".'),
    intro: lead.optional(),
    start: z.int().min(1).max(LARGEST_START).describe('The first number. Default: 1.').optional(),
  }).meta({ id: 'numbers', title: 'Numbered list' }),
  heading: mapping({
    heading: text.describe('The heading of a part of the section.'),
    content: content.describe('The blocks below the heading. Subsections nest to heading level 5.'),
  }).meta({ id: 'subsection', title: 'Subsection' }),
  quote: mapping({
    quote: text.describe(`Words that are quoted, set off from the text. ${marked}`),
    source: text.describe('Who said or wrote it.').optional(),
  }).meta({ id: 'quote', title: 'Quotation' }),
  link: mapping({
    link: text.describe('A web or email address, or "#" and a heading of this update, on a line of its own.'),
    label: text.describe('What it leads to. Without a label the address is shown.').optional(),
    note: text.describe(`More about it. ${marked}`).optional(),
  }).meta({ id: 'link', title: 'Link' }),
  columns: mapping({
    columns: z.array(heading).min(1).describe('A table: the headings of its columns.'),
    rows: z
      .array(listOf('row', cell).describe('One row: as many cells as there are columns.'))
      .min(1)
      .describe('The rows: each a list of cells, e.g. "- [Bury, 6.80]".'),
    caption: text.describe('What the table shows, printed above it.').optional(),
    align: z
      .array(z.enum(ALIGNMENTS))
      .min(1)
      .describe('How each column stands: left, right or centre. By default numbers stand right.')
      .optional(),
    rowHeadings: z.boolean().describe('true where the first cell of each row is its heading.').optional(),
  }).meta({ id: 'table', title: 'Table' }),
  image: mapping({
    image: text.describe('The file of a picture: PNG, JPEG or SVG, relative to this file.'),
    alt: text.describe('What the picture shows, for people who cannot see it.').optional(),
    decorative: z
      .literal(true)
      .describe('true for a picture that only decorates; it has no "alt".')
      .optional(),
    caption: text.describe('Words printed below the picture.').optional(),
    width: z.number().min(1).max(100).describe('How wide: percent of the width of the text.').optional(),
  }).meta({ id: 'image', title: 'Picture', oneOf: [{ required: ['alt'] }, { required: ['decorative'] }] }),
  event: mapping({
    event: text.describe('The title of a conference or course.'),
    venue: text.describe('Where it takes place.').optional(),
    date: verbatim
      .describe('A day (2007-12-11 or 11 December 2007), or two with "to" between.')
      .meta({ examples: ['2007-12-11', '2007-12-11 to 2007-12-13'] })
      .optional(),
    time: verbatim
      .describe('When it begins or ends, printed as typed.')
      .meta({ examples: ['9.30 to 16.00'] })
      .optional(),
    contact: CONTACT.describe('How to book or ask.').optional(),
    topics: texts.describe('What it is about, as a list.').optional(),
    details: text.describe(`More about it. ${marked}`).optional(),
  }).meta({ id: 'event', title: 'Event' }),
  callout: mapping({
    callout: text.describe('The title of a key message, which is set in a box of its own.'),
    content: boxedContent.describe('The blocks in the box; no callouts and no subsections.'),
  }).meta({ id: 'callout', title: 'Callout' }),
  actions: mapping({
    actions: z
      .array(action)
      .min(1)
      .describe('Action points, with a box to tick: each a text, or "text" with "owner" and "due".'),
    intro: lead.optional(),
  }).meta({ id: 'actions', title: 'Action points' }),
  contact: mapping({ contact: CONTACT.describe('How to reach someone.') }).meta({
    id: 'contact',
    title: 'Contact',
  }),
} as const;

export type BlockKind = keyof typeof BLOCKS;

/** Kinds that a callout does not hold. */
const UNBOXED: readonly BlockKind[] = ['heading', 'callout'];

const KINDS = Object.keys(BLOCKS).filter(isBlockKind);
const BOXED_KINDS = KINDS.filter((kind) => !UNBOXED.includes(kind));

const block = z.xor([text, ...KINDS.map((kind) => BLOCKS[kind])], 'block');
const boxed = z.xor([text, ...BOXED_KINDS.map((kind) => BLOCKS[kind])], 'boxed');

/** Keys that name a kind by themselves; `contact` does so only where none of them stands beside it. */
export const KIND_KEYS: readonly string[] = KINDS.filter((kind) => kind !== 'contact');

/** The keys among these that name a kind of block: one, if all is well. */
export function kindsOf(keys: Iterable<string>): readonly string[] {
  const all = [...keys];
  const kinds = all.filter((key) => KIND_KEYS.includes(key));
  return kinds.length > 0 ? kinds : all.filter((key) => key === 'contact');
}

export function isBlockKind(kind: string | undefined): kind is BlockKind {
  return kind !== undefined && Object.hasOwn(BLOCKS, kind);
}

/** The place of a block's kind among the alternatives of its union, of which the first is text. */
function alternativeOf(value: unknown, kinds: readonly BlockKind[]): number | undefined {
  if (typeof value === 'string') return 0;
  const [kind, second] = isMapping(value) ? kindsOf(Object.keys(value)) : [];
  const at = kinds.findIndex((one) => one === kind);
  return at === -1 || second !== undefined ? undefined : at + 1;
}

function itemOf(value: unknown, shape: object): number | undefined {
  if (typeof value === 'string') return 0;
  return isMapping(value) && Object.keys(value).some((key) => key in shape) ? 1 : undefined;
}

/** Which alternative of a union a value is meant to be, by the message of the union: its problems are the value's. */
export const MEANT_ALTERNATIVE: Readonly<Record<string, (value: unknown) => number | undefined>> = {
  block: (value) => alternativeOf(value, KINDS),
  boxed: (value) => alternativeOf(value, BOXED_KINDS),
  item: (value) => itemOf(value, ITEM.shape),
  action: (value) => itemOf(value, ACTION.shape),
};

const section = mapping({
  heading: text.describe('The heading of the section.'),
  content: content.describe('What the section says, block by block: each begins with "- ".'),
}).meta({ id: 'section', title: 'Section' });

export const UPDATE = mapping({
  title: text.describe('The title of the update. The date is printed below it.'),
  date: verbatim
    .describe('The month (2007-11) or the day (2007-11-02) of the update.')
    .meta({ examples: ['2007-11', '2007-11-02'] }),
  number: verbatim.describe('The number of the issue, printed as "No. 39".').optional(),
  summary: text.describe('One or two sentences, shown in search results and email previews.').optional(),
  language: text
    .describe('The language of the text. Default: en-GB.')
    .meta({ examples: ['en-GB', 'cy'] })
    .optional(),
  authors: texts.describe('Who wrote the update, as a list.').optional(),
  keywords: texts.describe('Words by which the update should be found, as a list.').optional(),
  sections: z.array(section).min(1).describe('The sections, each with a heading and content.'),
}).meta({ title: 'Update', description: 'One Policy Update.' });

/** Every key that the contract knows, so that a line is taken for a key only where it is one. */
export const ALL_KEYS: readonly string[] = [
  ...new Set(
    [UPDATE, HOUSE, section, CONTACT, HOUSE_EMAIL, LOGO, ITEM, ACTION, ...Object.values(BLOCKS)].flatMap(
      (schema) => Object.keys(schema.shape),
    ),
  ),
  'accent',
];
