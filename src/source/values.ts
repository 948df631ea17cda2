/** Accounts of values that are not of their kind: numbers, choices, lists, text that is not there. */
import type { SourceFile } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import { mendedLines, words } from './quoting.ts';
import { LARGEST_START } from './contract.ts';
import { indentOf } from './lines.ts';
import { nearest } from './spelling.ts';
import type { Node, Scalar } from './tree.ts';
import type { Subject } from './wording.ts';
import { inWords, nameOf, problem } from './wording.ts';

/** The line with another value in the place of a scalar. */
function mendWith(file: SourceFile, { place }: Node, value: string | undefined): string | undefined {
  return value === undefined ? undefined : mendedLines(file.text, place.start, place.end, value);
}

/** Lists that cannot be left out of what holds them. */
const NEEDED: ReadonlySet<string> = new Set(['sections', 'content', 'columns', 'rows']);

export function emptyList(node: Node, key: string): Problem {
  const hint = `Write at least one item, on a line of its own that begins with "- "${NEEDED.has(key) ? '' : ', or delete the key'}.`;
  return problem('empty-list', node.place, `The list "${key}" has nothing in it.`, hint);
}

/** What to do about a missing text that has a place in a document of its own. */
const EMPTY_HINTS: Readonly<Record<string, string>> = {
  alt: 'Say what the picture shows; for one that shows nothing, write "decorative: true" in place of "alt".',
  title: 'Write the title after the colon: every update has one.',
  heading: 'Write the heading after the colon: what stands below it needs one.',
  organisation: 'Write the full name of the organisation after the colon.',
  columns: 'Give every column a heading, for people who hear the table read aloud.',
};

export function emptyText(node: Node, { key, isItem }: Subject): Problem {
  const hint = EMPTY_HINTS[key] ?? 'Write the text, or delete the line.';
  const message = isItem ? 'There is no text in this item' : 'There is no text here';
  const where = key ? ` ${isItem ? 'of' : 'for'} "${key}"` : '';
  return problem('empty-text', node.place, `${message}${where}.`, hint);
}

interface Bounds {
  readonly of: string;
  readonly most: number;
  readonly example: string;
}

/** The keys that take a number. */
const NUMBERS: Readonly<Record<string, Bounds>> = {
  start: { of: 'a whole number from 1 to 9999', most: LARGEST_START, example: '3' },
  width: { of: 'a number from 1 to 100, in percent', most: 100, example: '50' },
};

/** A number in quotes or with a percent sign is meant as one. */
function numberIn({ text }: Scalar, most: number): string | undefined {
  const digits = /^\s*(\d+(?:\.\d+)?)\s*%?\s*$/.exec(text)?.[1];
  return digits !== undefined && Number(digits) >= 1 && Number(digits) <= most ? digits : undefined;
}

export function badNumber(file: SourceFile, node: Node, key: string): Problem {
  const bounds = NUMBERS[key] ?? { of: 'a number', most: Infinity, example: '3' };
  const meant = node.kind === 'scalar' ? numberIn(node, bounds.most) : undefined;
  return problem(
    'bad-value',
    node.place,
    `"${key}" must be ${bounds.of}.`,
    `Write, for example, "${key}: ${bounds.example}".`,
    mendWith(file, node, meant),
  );
}

export function badChoice(file: SourceFile, node: Node, key: string, choices: readonly string[]): Problem {
  const typed = node.kind === 'scalar' ? node.text : '';
  const meant = nearest(typed, choices);
  const question = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return problem(
    'bad-value',
    node.place,
    `"${words(typed)}" is not a value of "${key}".${question}`,
    `Write one of ${inWords(choices)}.`,
    mendWith(file, node, isSure(typed, meant) ? meant : undefined),
  );
}

/** A shorter word than this may be meant as another: A3 is a paper too. */
const SURE_LENGTH = 4;

function isSure(typed: string, meant: string | undefined): boolean {
  return meant !== undefined && (typed.length >= SURE_LENGTH || typed.toLowerCase() === meant.toLowerCase());
}

/** Other spellings of true and false, of which YAML takes none for them. */
const YES_OR_NO: Readonly<Record<string, string>> = {
  yes: 'true',
  y: 'true',
  on: 'true',
  true: 'true',
  no: 'false',
  n: 'false',
  off: 'false',
  false: 'false',
};

/** A key that says yes or no, with a value that says neither; `decorative` can only say yes. */
export function badSwitch(file: SourceFile, node: Node, key: string, choices: readonly string[]): Problem {
  const typed = node.kind === 'scalar' ? YES_OR_NO[node.text.trim().toLowerCase()] : undefined;
  const meant = typed !== undefined && choices.includes(typed) ? typed : undefined;
  const isQuoted = node.kind === 'scalar' && node.type === 'string' && node.text === meant;
  const hint = choices.includes('false')
    ? `Write "${key}: true", or leave the line out.`
    : 'Delete the line where the picture shows something, and say in "alt" what it shows.';
  return problem(
    'bad-value',
    node.place,
    `"${key}" must be ${choices.join(' or ')}${isQuoted ? ', without quotes' : ''}.`,
    hint,
    mendWith(file, node, meant),
  );
}

/** What stands for a dash at the beginning of a line of copied text; the dash itself where an odd space follows. */
const BULLET =
  /^(\s*)[-+\u2010-\u2015\u2022\u2023\u2043\u25a0\u25aa\u25cb\u25cf\u25e6\u00b7\uf0a7\uf0b7]\s+(?=\S)/;

/** Where bullets stand in one column, each begins an item; lines further in go on with theirs. */
function bulleted(file: SourceFile, node: Node): string | undefined {
  const { start, end } = node.place;
  const from = file.text.lastIndexOf('\n', start - 1) + 1;
  const lines = file.text.slice(from, end).split(/\r?\n/);
  const isPlain =
    node.kind === 'scalar' && node.style === 'plain' && file.text.slice(from, start).trim() === '';
  const indent = ' '.repeat(start - from);
  const isInColumn = (line: string): boolean =>
    BULLET.test(line)
      ? indentOf(line) === indent.length
      : line.trim() === '' || indentOf(line) > indent.length;
  if (!isPlain || !BULLET.test(lines[0] ?? '') || !lines.every(isInColumn)) return undefined;
  return lines.map((line) => line.replace(BULLET, `${indent}- `)).join('\n');
}

/** Something else stands where a list is expected. */
export function noList(file: SourceFile, node: Node, key: string): Problem {
  if (node.kind === 'scalar' && node.text === '') return emptyList(node, key);
  const mend = bulleted(file, node);
  if (mend !== undefined) {
    return problem(
      'wrong-type',
      node.place,
      `"${key}" must be a list, but what stands here begins with a sign other than "- ".`,
      'Type "-" and a space before each item, as shown: copied text has signs that only look like them.',
      mend,
    );
  }
  return problem(
    'wrong-type',
    node.place,
    `"${key}" must be a list, but ${nameOf(node)} stands here.`,
    'Write each item on a line of its own that begins with "- ", indented more than the key.',
  );
}

/** Something else stands where a table's row is expected. */
export function noRow(node: Node): Problem {
  return problem(
    'wrong-type',
    node.place,
    `A row must be a list of cells, but ${nameOf(node)} stands here.`,
    'Write the cells in the order of the columns, between brackets: - [Bury, 6.80]',
  );
}
