/** Lines as an editor types them: where items, keys and texts begin, and which texts need quotes. For mends alone. */
import { BLOCKS, type Fields, type Form, PARTS } from './contract.ts';
import { type Lines, words } from './quoting.ts';

/** The lines of one text: where it starts after dashes and key, and how far it goes on. */
export interface TextSpan {
  readonly first: number;
  readonly last: number;
  /** Indentation, dashes and key of the first line. */
  readonly prefix: string;
  /** The text as typed, its lines joined with line ends. */
  readonly text: string;
}

/** Every mapping that the contract knows. */
export const MAPPINGS: readonly Fields[] = [...Object.values(PARTS), ...Object.values(BLOCKS)];

/** Every key that the contract knows, so that a line is taken for a key only where it is one. */
export const ALL_KEYS: readonly string[] = [...new Set(MAPPINGS.flatMap((fields) => Object.keys(fields)))];

/** What is written as an item a line, each with its dash. */
const ITEMS: ReadonlySet<Form> = new Set([
  'texts',
  'items',
  'actions',
  'content',
  'boxed content',
  'sections',
]);

/** The keys below which such items stand. */
export const LIST_KEYS: readonly string[] = MAPPINGS.flatMap((fields) => Object.entries(fields))
  .filter(([, { form }]) => ITEMS.has(form))
  .map(([key]) => key);

const KEY = `(?:${ALL_KEYS.join('|')})[ \\t]*:(?:[ \\t]+|$)`;
const PREFIX = new RegExp(`^\\s*(?:-[ \\t]+)*(?:${KEY})?`);
const ENTRY = new RegExp(`^\\s*(?:-(?:\\s|$)|${KEY})`);

/** True for a line that begins an item or a key that the contract knows. */
export function isEntry(line: string): boolean {
  return ENTRY.test(line);
}

/** Indentation, dashes and key of a line: what stands before its text. */
export function prefixOf(line: string): string {
  return PREFIX.exec(line)?.[0] ?? '';
}

/** The column of the key, or else of the last dash, that a text belongs to; text that goes on stands further in. */
export function ownerColumn(prefix: string): number {
  return Math.max(prefix.search(/[A-Za-z]/), prefix.lastIndexOf('-'));
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The text that stands on a line, with the lines before and after it that are the same text by their indentation. */
export function textAround(lines: Lines, index: number): TextSpan {
  const line = (n: number): string => lines[n] ?? '';
  let first = index;
  while (first > 0 && !ENTRY.test(line(first)) && line(first - 1).trim() !== '') first--;
  if (!ENTRY.test(line(first))) first = index;
  const prefix = prefixOf(line(first));
  const owner = ownerColumn(prefix);
  let last = first;
  for (let next = line(last + 1); next.trim() !== ''; next = line(last + 1)) {
    if (indentOf(next) <= owner || ENTRY.test(next)) break;
    last++;
  }
  const text = [line(first).slice(prefix.length), ...lines.slice(first + 1, last + 1)].join('\n').trimEnd();
  return { first, last, prefix, text };
}

/** Why a text needs quotes, by how it looks; the first that fits is told. */
const REASONS: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/^-\s/, () => 'Text that begins with a dash must be in quotes: YAML takes the dash for a list.'],
  [
    /^[*&!%@`|>?,\]}#]/,
    (text) => `Text that begins with "${text.charAt(0)}" must be in quotes: YAML gives it another meaning.`,
  ],
  [
    /^[[{]/,
    (text) =>
      `Text that begins with "${text.charAt(0)}" must be in quotes: YAML takes the bracket for a list.`,
  ],
  [
    /^["']/,
    (text) =>
      `The text begins with a quotation mark, so YAML ends it at the next one; the whole must be in quotes: ${words(text)}`,
  ],
  [
    /:(?:\s|$)/,
    (text) => `Text with a colon before a space or at its end must be in quotes: "${words(text)}".`,
  ],
];

/** Why YAML stumbles over a text without quotes, where it does. */
export function reasonToQuote(text: string): string | undefined {
  return REASONS.find(([looks]) => looks.test(text))?.[1](text);
}

/** Why a text must be in quotes. */
export function whyQuoted(text: string): string {
  return reasonToQuote(text) ?? `This text must be in quotes: "${words(text)}".`;
}
