/** The pieces that the contract's schemas are made of: text, lists of text, mappings with no other keys, contacts. */
import * as z from 'zod';

/** The keys of a mapping, space between: the message of its schema, from which a problem names what is allowed. */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: Object.keys(shape).join(' ') });
}

/** A list of which each item has a name of its own in a problem: "row", not "rows". */
export function listOf(item: string, schema: z.ZodType): z.ZodArray {
  return z.array(schema, { error: item });
}

export const text = z.string().regex(/\S/);

export const texts = z.array(text).min(1);

/** Read as typed, whatever YAML takes it for: 6.80 stays 6.80. */
export const verbatim = z.union([text, z.number()]);

export function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How to reach someone: a block of its own, or part of an event or of the house. */
export const CONTACT = mapping({
  name: text.describe('The person’s name.').optional(),
  role: text.describe('What they do, e.g. Conference organiser.').optional(),
  organisation: text.describe('Where they work.').optional(),
  email: text
    .describe('One email address, which becomes a link.')
    .meta({ examples: ['jane.smith@example.org'] })
    .optional(),
  phone: verbatim
    .describe('One telephone number with its area code, printed as typed; it becomes a link.')
    .meta({ examples: ['020 7946 0018'] })
    .optional(),
  address: text.describe('The postal address. Its lines are kept.').optional(),
  website: text.describe('A web address, beginning with https:// or http://.').optional(),
}).meta({
  id: 'contact-details',
  title: 'Contact',
  description: 'How to reach someone. Give at least one of the keys.',
  minProperties: 1,
});
