/** The contract's shape (content model): one schema per block kind, an update and a house. Values are read elsewhere. */
import { z } from 'zod';
import { PAPER_NAMES } from '../base/paper.ts';

/** The keys of a mapping, space between: the message of its schema, from which a problem names what is allowed. */
function mapping<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: Object.keys(shape).join(' ') });
}

const text = z.string().regex(/\S/);
const texts = z.array(text).min(1);

/** Read as typed, whatever YAML takes it for: 6.80 stays 6.80. */
const verbatim = z.union([text, z.number()]);

/** A value whose schema depends on what it looks like: a union would only say "Invalid input". */
function chosen(name: string, choose: (value: unknown) => z.ZodType | undefined): z.ZodType {
  return z.unknown().superRefine((value, ctx) => {
    const schema = choose(value);
    if (!schema) return ctx.addIssue({ code: 'custom', message: name });
    const result = schema.safeParse(value);
    for (const issue of result.error?.issues ?? []) ctx.addIssue({ ...issue });
  });
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list item that is more than a string; it holds one list at most. */
export const ITEM = mapping({
  text,
  bullets: z.lazy(() => items).optional(),
  numbers: z.lazy(() => items).optional(),
});

const item = chosen('item', (value) => {
  if (typeof value === 'string') return text;
  const isItem = isMapping(value) && Object.keys(value).some((key) => key in ITEM.shape);
  return isItem ? ITEM : undefined;
});
const items = z.array(item).min(1);

const contact = mapping({
  name: text.optional(),
  role: text.optional(),
  organisation: text.optional(),
  email: text.optional(),
  phone: verbatim.optional(),
  address: text.optional(),
  website: text.optional(),
});

const blocks = z.array(z.lazy(() => block)).min(1);

/** The largest first number that a list may begin with: more is a slip. */
const LARGEST_START = 9999;

/** What each kind of block may hold, by the key that names the kind. */
export const BLOCKS = {
  text: mapping({ text }),
  bullets: mapping({ bullets: items, intro: text.optional() }),
  numbers: mapping({
    numbers: items,
    intro: text.optional(),
    start: z.int().min(1).max(LARGEST_START).optional(),
  }),
  heading: mapping({ heading: text, content: blocks }),
  quote: mapping({ quote: text, source: text.optional() }),
  link: mapping({ link: text, label: text.optional(), note: text.optional() }),
  event: mapping({
    event: text,
    venue: text.optional(),
    date: verbatim.optional(),
    time: verbatim.optional(),
    contact: contact.optional(),
    topics: texts.optional(),
    details: text.optional(),
  }),
  contact: mapping({ contact }),
} as const;

export type BlockKind = keyof typeof BLOCKS;

/** Kinds that the contract has and this version cannot set, each with what serves until then. */
export const NOT_YET: Readonly<Record<string, string>> = {
  columns: 'Give the rows as a list, "bullets:", until tables can be set.',
  table: 'Give the rows as a list, "bullets:", until tables can be set.',
  image: 'Describe the picture in a paragraph, or link to it with "link:".',
  callout: 'Use "heading:" with "content:" instead.',
  actions: 'Use "bullets:" or "numbers:" instead.',
};

/** Keys that name a kind by themselves; `contact` does so only where none of them stands beside it. */
export const KIND_KEYS: readonly string[] = [
  ...Object.keys(BLOCKS).filter((key) => key !== 'contact'),
  ...Object.keys(NOT_YET),
];

/** The keys among these that name a kind of block: one, if all is well. */
export function kindsOf(keys: Iterable<string>): readonly string[] {
  const all = [...keys];
  const kinds = all.filter((key) => KIND_KEYS.includes(key));
  return kinds.length > 0 ? kinds : all.filter((key) => key === 'contact');
}

export function isBlockKind(kind: string | undefined): kind is BlockKind {
  return kind !== undefined && Object.hasOwn(BLOCKS, kind);
}

const block = chosen('block', (value) => {
  if (typeof value === 'string') return text;
  if (!isMapping(value)) return undefined;
  const [kind, second] = kindsOf(Object.keys(value));
  return isBlockKind(kind) && second === undefined ? BLOCKS[kind] : undefined;
});

const section = mapping({ heading: text, content: blocks });

export const UPDATE = mapping({
  title: text,
  date: verbatim,
  number: verbatim.optional(),
  summary: text.optional(),
  language: text.optional(),
  authors: texts.optional(),
  keywords: texts.optional(),
  sections: z.array(section).min(1),
});

const houseEmail = mapping({
  from: text.optional(),
  replyTo: text.optional(),
  subject: text.optional(),
  unsubscribe: text.optional(),
});

export const HOUSE = mapping({
  organisation: text,
  abbreviation: text.optional(),
  strapline: text.optional(),
  series: text.optional(),
  website: text.optional(),
  publicUrl: text.optional(),
  country: text.optional(),
  logo: z.unknown().optional(),
  colours: mapping({ accent: text.optional() }).optional(),
  paper: z.enum(PAPER_NAMES).optional(),
  editions: texts.optional(),
  contact: contact.optional(),
  email: houseEmail.optional(),
});

/** Every key that the contract knows, so that a line is taken for a key only where it is one. */
export const ALL_KEYS: readonly string[] = [
  ...new Set(
    [UPDATE, HOUSE, section, contact, houseEmail, ITEM, ...Object.values(BLOCKS)].flatMap((schema) =>
      Object.keys(schema.shape),
    ),
  ),
  ...Object.keys(NOT_YET),
  'accent',
];
