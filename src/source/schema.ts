/** The contract's tables as zod's schemas, which find every mistake of shape in a file. Values are read elsewhere. */
import * as z from 'zod';
import { EDITION_NAMES } from '../base/edition.ts';
import { PAPER_NAMES } from '../base/paper.ts';
import {
  ALIGNMENTS,
  BLOCKS,
  type BlockKind,
  BOXED_KINDS,
  type Field,
  type Fields,
  type Form,
  KINDS,
  kindsOf,
  LARGEST_START,
  PARTS,
} from './contract.ts';

const text = z.string().regex(/\S/);

/** Read as typed, whatever YAML takes it for: 6.80 stays 6.80. */
const verbatim = z.union([text, z.number()]);

const cell = z
  .union([z.string(), z.number(), z.boolean(), z.null()], 'cell')
  .describe("One cell, printed exactly as typed. Leave it empty with '' or ~.");

/** The message of a row's schema is its name in a problem: "row", not "rows". */
const row = z.array(cell, { error: 'row' }).describe('One row: as many cells as there are columns.');

const edition = text
  .describe('An edition: member (for reading and mailing), print (for meetings), large-print or booklet.')
  .meta({ enum: [...EDITION_NAMES] });

const item: z.ZodType = z.lazy(() => textOrItem).meta({ id: 'item', title: 'Item of a list' });
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

function listOf(schema: z.ZodType): z.ZodType {
  return z.array(schema).min(1);
}

/** What each form is to zod; asked for when a mapping is made, since mappings hold each other. */
const FORMS: Readonly<Record<Form, () => z.ZodType>> = {
  text: () => text,
  verbatim: () => verbatim,
  texts: () => listOf(text),
  items: () => listOf(item),
  actions: () => listOf(action),
  headings: () => listOf(verbatim.describe('The heading of a column.')),
  rows: () => listOf(row),
  alignments: () => listOf(z.enum(ALIGNMENTS)),
  true: () => z.literal(true),
  boolean: () => z.boolean(),
  start: () => z.int().min(1).max(LARGEST_START),
  percent: () => z.number().min(1).max(100),
  content: () => listOf(anyBlock),
  'boxed content': () => listOf(boxedBlock),
  sections: () => listOf(mapping(PARTS.section).meta({ id: 'section', title: 'Section' })),
  contact: () => contact,
  logo: () => mapping(PARTS.logo),
  colours: () => mapping(PARTS.colours),
  email: () => mapping(PARTS.email),
  paper: () => z.enum(PAPER_NAMES),
  editions: () => listOf(edition),
};

function schemaOf({ form, about, meta, optional }: Field): z.ZodType {
  const described = FORMS[form]().describe(about);
  const full = meta ? described.meta(meta) : described;
  return optional ? full.optional() : full;
}

/** A mapping with no other keys. Their names, space between, are its message: a problem says from it what is allowed. */
function mapping(fields: Fields): z.ZodType {
  const shape = Object.entries(fields).map(([key, field]) => [key, schemaOf(field)]);
  return z.strictObject(Object.fromEntries(shape), { error: Object.keys(fields).join(' ') });
}

const contact = mapping(PARTS.contact).meta({
  id: 'contact-details',
  title: 'Contact',
  description: 'How to reach someone. Give at least one of the keys.',
  minProperties: 1,
});
const action = z
  .xor([text, mapping(PARTS.action).meta({ id: 'action-with-owner' })], 'action')
  .meta({ id: 'action', title: 'Action point' });
const itemWithList = mapping(PARTS.item).meta({
  id: 'item-with-list',
  not: { required: ['bullets', 'numbers'] },
});
const textOrItem = z.xor([text, itemWithList], 'item');

/** What the JSON Schema calls each kind of block. */
const NAMES: Readonly<Record<BlockKind, { readonly id: string; readonly title: string; oneOf?: object[] }>> =
  {
    text: { id: 'paragraph', title: 'Paragraph' },
    bullets: { id: 'bullets', title: 'List with bullets' },
    numbers: { id: 'numbers', title: 'Numbered list' },
    heading: { id: 'subsection', title: 'Subsection' },
    quote: { id: 'quote', title: 'Quotation' },
    link: { id: 'link', title: 'Link' },
    columns: { id: 'table', title: 'Table' },
    image: { id: 'image', title: 'Picture', oneOf: [{ required: ['alt'] }, { required: ['decorative'] }] },
    event: { id: 'event', title: 'Event' },
    callout: { id: 'callout', title: 'Callout' },
    actions: { id: 'actions', title: 'Action points' },
    contact: { id: 'contact', title: 'Contact' },
  };

const blocks = new Map(KINDS.map((kind) => [kind, mapping(BLOCKS[kind]).meta(NAMES[kind])]));
const block = z.xor([text, ...KINDS.flatMap((kind) => blocks.get(kind) ?? [])], 'block');
const boxed = z.xor([text, ...BOXED_KINDS.flatMap((kind) => blocks.get(kind) ?? [])], 'boxed');

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place of a block's kind among the alternatives of its union, of which the first is text. */
function alternativeOf(value: unknown, kinds: readonly BlockKind[]): number | undefined {
  if (typeof value === 'string') return 0;
  const [kind, second] = isMapping(value) ? kindsOf(Object.keys(value)) : [];
  const at = kinds.findIndex((one) => one === kind);
  return at === -1 || second !== undefined ? undefined : at + 1;
}

function itemOf(value: unknown, fields: Fields): number | undefined {
  if (typeof value === 'string') return 0;
  return isMapping(value) && Object.keys(value).some((key) => key in fields) ? 1 : undefined;
}

/** Which alternative of a union a value is meant to be, by the message of the union: its problems are the value's. */
export const MEANT_ALTERNATIVE: Readonly<Record<string, (value: unknown) => number | undefined>> = {
  block: (value) => alternativeOf(value, KINDS),
  boxed: (value) => alternativeOf(value, BOXED_KINDS),
  item: (value) => itemOf(value, PARTS.item),
  action: (value) => itemOf(value, PARTS.action),
};

/** The schema of each file of the contract. */
export const SCHEMAS = {
  update: mapping(PARTS.update).meta({ title: 'Update', description: 'One Policy Update.' }),
  house: mapping(PARTS.house).meta({
    title: 'House file',
    description: 'Who publishes the updates, and how they look.',
  }),
} as const;
