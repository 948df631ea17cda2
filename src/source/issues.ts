/** Turns what the schemas find into problems: the place in the YAML, what was expected, and the mend. */
import type { z } from 'zod';
import type { Place, SourceFile } from '../base/place.ts';
import type { Problem, ProblemCode } from '../base/problem.ts';
import { mendedLines, quoted, words } from './quoting.ts';
import { ALL_KEYS, ITEM, isBlockKind, KIND_KEYS, kindsOf, NOT_YET } from './schema.ts';
import { nearest } from './spelling.ts';
import { plainValue } from './tree.ts';
import type { Mapping, Node, Scalar, Sequence } from './tree.ts';

/** A schema's issue with what it is about: the node, and the mapping and key that hold it. */
interface Found {
  readonly file: SourceFile;
  readonly issue: z.core.$ZodIssue;
  /** Not there where a key is missing. */
  readonly node: Node | undefined;
  readonly holder: Mapping | undefined;
  /** The nearest key above the node, for a message: `bullets` for an item of its list. */
  readonly key: string;
  /** True for an item of that key's list. */
  readonly isItem: boolean;
}

/** Every way in which the tree is not of the schema's shape. */
export function shapeProblems(file: SourceFile, root: Node, schema: z.ZodType): Problem[] {
  const issues = schema.safeParse(plainValue(root)).error?.issues ?? [];
  const problems = issues.map((issue) => ({ issue, found: find(file, root, issue) }));
  const meant = new Set(problems.flatMap(({ issue, found }) => meantKeys(issue, found)));
  return problems.flatMap(({ found }) => {
    const { node, holder, key } = found;
    // A misspelt key is not missing as well.
    if (!node && holder && meant.has(`${String(holder.place.start)} ${key}`)) return [];
    return explain(found);
  });
}

function find(file: SourceFile, root: Node, issue: z.core.$ZodIssue): Found {
  let node: Node | undefined = root;
  let holder: Mapping | undefined;
  let key = '';
  let isItem = false;
  for (const step of issue.path) {
    isItem = node?.kind === 'sequence';
    if (node?.kind === 'mapping') {
      holder = node;
      key = String(step);
      node = node.entries.get(key)?.value;
    } else if (node?.kind === 'sequence') node = node.items[Number(step)];
  }
  return { file, issue, node, holder, key, isItem };
}

function meantKeys(issue: z.core.$ZodIssue, { node }: Found): string[] {
  if (issue.code !== 'unrecognized_keys' || !node) return [];
  return issue.keys.map(
    (key) => `${String(node.place.start)} ${nearest(key, issue.message.split(' ')) ?? ''}`,
  );
}

function explain(found: Found): Problem[] {
  const { issue, node, holder, key } = found;
  if (!node) return holder ? [missingKey(holder, key)] : [];
  switch (issue.code) {
    case 'unrecognized_keys':
      return node.kind === 'mapping' ? unknownKeys(found, node, issue.keys, issue.message.split(' ')) : [];
    case 'too_small':
      return [issue.origin === 'array' ? emptyList(found, node) : badNumber(node, key)];
    case 'too_big':
      return [badNumber(node, key)];
    case 'invalid_value':
      return [badChoice(found, node, issue.values.map(String))];
    case 'invalid_format':
      return [emptyText(found, node)];
    case 'custom':
      return issue.message === 'block' ? [explainBlock(found, node)] : [explainText(found, node)];
    case 'invalid_type':
      return [wrongType(found, node, issue.expected, issue.message)];
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return [explainText(found, node)];
  }
}

function problem(code: ProblemCode, place: Place, message: string, hint: string, mend?: string): Problem {
  return { code, place, message, hint, ...(mend === undefined ? {} : { mend }) };
}

function inWords(keys: readonly string[]): string {
  return keys.map((key) => `"${key}"`).join(', ');
}

function missingKey(holder: Mapping, key: string): Problem {
  const first = [...holder.entries.values()][0]?.keyPlace ?? holder.place;
  const message = `The key "${key}" is missing here.`;
  return problem(
    'missing-key',
    first,
    message,
    `Write a line "${key}:" in the same column as the keys beside it.`,
  );
}

function unknownKeys(
  { file }: Found,
  node: Mapping,
  keys: readonly string[],
  allowed: readonly string[],
): Problem[] {
  return keys.flatMap((key) => {
    const entry = node.entries.get(key);
    return entry ? [unknownKey(file, key, entry.keyPlace, allowed)] : [];
  });
}

function unknownKey(
  file: SourceFile,
  key: string,
  place: Place,
  allowed: readonly string[],
  advised = allowed,
): Problem {
  const meant = nearest(key, allowed);
  const here = `Keys that may stand here: ${inWords(advised)}.`;
  if (meant === undefined) return problem('unknown-key', place, `Unknown key "${words(key)}".`, here);
  const mend = mendedLines(file.text, place.start, place.end, meant);
  return problem('unknown-key', place, `Unknown key "${words(key)}". Did you mean "${meant}"?`, here, mend);
}

function emptyList({ key }: Found, node: Node): Problem {
  const hint = 'Write at least one item, on a line of its own that begins with "- ", or delete the key.';
  return problem('empty-list', node.place, `The list "${key}" has nothing in it.`, hint);
}

function emptyText({ key, isItem }: Found, node: Node): Problem {
  const hint = 'Write the text, or delete the line.';
  const message = isItem ? 'There is no text in this item' : 'There is no text here';
  const where = key ? ` ${isItem ? 'of' : 'for'} "${key}"` : '';
  return problem('empty-text', node.place, `${message}${where}.`, hint);
}

function badNumber(node: Node, key: string): Problem {
  return problem(
    'bad-value',
    node.place,
    `"${key}" must be a whole number from 1 to 9999.`,
    `Write, for example, "${key}: 3".`,
  );
}

function badChoice({ file, key }: Found, node: Node, choices: readonly string[]): Problem {
  const typed = node.kind === 'scalar' ? node.text : '';
  const meant = nearest(typed, choices);
  const question = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  const hint = `Write one of ${inWords(choices)}.`;
  // Capitals alone are a sure mend; A3 may be meant as any other.
  const isSure = meant !== undefined && meant.toLowerCase() === typed.toLowerCase();
  const mend = isSure ? mendedLines(file.text, node.place.start, node.place.end, meant) : undefined;
  const message = `"${words(typed)}" is not a value of "${key}".${question}`;
  return problem('bad-value', node.place, message, hint, mend);
}

function wrongType(found: Found, node: Node, expected: string, message: string): Problem {
  const { key } = found;
  switch (expected) {
    case 'array':
      if (node.kind === 'scalar' && node.text === '') return emptyList(found, node);
      return problem(
        'wrong-type',
        node.place,
        `"${key}" must be a list, but ${nameOf(node)} stands here.`,
        'Write each item on a line of its own that begins with "- ", indented more than the key.',
      );
    case 'object':
      return problem(
        'wrong-type',
        node.place,
        `${nameOf(node, true)} stands here, where keys are expected: ${inWords(message.split(' '))}.`,
        'Write each key on a line of its own, with a colon and a space after it.',
      );
    case 'number':
    case 'int':
      return badNumber(node, key);
    default:
      return explainText(found, node);
  }
}

const SCALAR_NAMES: Readonly<Record<Scalar['type'], string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'a yes-or-no value',
  null: 'nothing',
};

function nameOf(node: Node, atBeginning = false): string {
  const name = { scalar: '', sequence: 'a list', mapping: 'a set of keys' }[node.kind];
  const full = node.kind === 'scalar' ? SCALAR_NAMES[node.type] : name;
  return atBeginning ? full.charAt(0).toUpperCase() + full.slice(1) : full;
}

/** Something that is not text stands where text is expected. */
function explainText(found: Found, node: Node): Problem {
  const { file, key } = found;
  const subject = subjectOf(key, found.isItem);
  switch (node.kind) {
    case 'scalar':
      return node.text === '' ? emptyText(found, node) : unquotedValue(file, node, subject);
    case 'sequence':
      return node.flow ? unquotedBracket(file, node) : misplaced(node, subject);
    case 'mapping':
      if (node.flow) return unquotedBracket(file, node);
      return sentenceOf(file, node) ?? misspeltItem(file, node) ?? misplaced(node, subject);
  }
}

/** What a message is about, at its beginning. */
export function subjectOf(key: string, isItem = false): string {
  if (key === '') return 'This';
  return isItem ? `An item of "${key}"` : `"${key}"`;
}

/** 2007, true or ~ in a text field. */
export function unquotedValue(file: SourceFile, node: Scalar, subject: string): Problem {
  const name = node.type === 'string' ? 'a date' : SCALAR_NAMES[node.type];
  return problem(
    'wrong-type',
    node.place,
    `${subject} must be text, but YAML takes ${words(node.text)} for ${name}.`,
    `Put it in quotes: "${words(node.text)}".`,
    mendedLines(file.text, node.place.start, node.place.end, quoted(node.text)),
  );
}

function unquotedBracket(file: SourceFile, node: Mapping | Sequence): Problem {
  const { start, end } = node.place;
  const typed = file.text.slice(start, end);
  return problem(
    'needs-quotes',
    node.place,
    /^[[{]/.test(typed)
      ? `Text that begins with "${typed.charAt(0)}" must be in quotes: YAML takes the bracket for a list.`
      : `Text with a colon before a space or at its end must be in quotes: "${words(typed)}".`,
    'Put the text in quotes, as shown.',
    mendedLines(file.text, start, end, quoted(typed)),
  );
}

/** `Final drafting: January 2008`: a sentence that YAML takes for a key and its value. */
function sentenceOf(file: SourceFile, node: Mapping): Problem | undefined {
  const [only, second] = node.entries;
  if (!only || second || node.flow) return undefined;
  const [key, { keyPlace, value }] = only;
  const isPlain =
    value.kind === 'scalar' && value.style === 'plain' && !/^["']/.test(file.text.charAt(keyPlace.start));
  if (!isPlain || KIND_KEYS.includes(key) || nearest(key, KIND_KEYS) !== undefined) return undefined;
  const { start } = keyPlace;
  const end = value.place.start > start ? value.place.end : colonEnd(file.text, keyPlace.end);
  const typed = file.text.slice(start, end);
  return problem(
    'needs-quotes',
    { ...keyPlace, end },
    `Text with a colon before a space or at its end must be in quotes: "${words(typed)}".`,
    'Put the text in quotes, as shown.',
    mendedLines(file.text, start, end, quoted(typed)),
  );
}

function colonEnd(text: string, keyEnd: number): number {
  return text.indexOf(':', keyEnd) + 1;
}

/** An item with keys of which none is an item's. */
function misspeltItem(file: SourceFile, node: Mapping): Problem | undefined {
  return misspelt(file, node, Object.keys(ITEM.shape));
}

function misspelt(
  file: SourceFile,
  node: Mapping,
  allowed: readonly string[],
  advised = allowed,
): Problem | undefined {
  for (const [key, { keyPlace }] of node.entries) {
    if (nearest(key, allowed) !== undefined) return unknownKey(file, key, keyPlace, allowed, advised);
  }
  return undefined;
}

function misplaced(node: Node, subject: string): Problem {
  return problem(
    'wrong-type',
    node.place,
    `${subject} must be text, but ${nameOf(node)} stands here.`,
    'Write text only; an item that holds a list of its own has the keys "text" and "bullets" or "numbers".',
  );
}

/** A block that is no text and has not just one kind. */
function explainBlock(found: Found, node: Node): Problem {
  if (node.kind !== 'mapping') return explainText({ ...found, key: '' }, node);
  const [kind, second] = kindsOf(node.entries.keys());
  const at = (key: string): Place => node.entries.get(key)?.keyPlace ?? node.place;
  if (kind !== undefined && second !== undefined) {
    return problem(
      'two-kinds',
      at(second),
      `This block has both "${kind}" and "${second}", but a block is of one kind only.`,
      `Begin a new block with "- " before "${second}:".`,
    );
  }
  if (kind !== undefined && !isBlockKind(kind)) {
    const message = `"${kind}" cannot be set by this version yet.`;
    return problem('not-yet', at(kind), message, NOT_YET[kind] ?? '');
  }
  return (
    misspelt(found.file, node, [...KIND_KEYS, 'contact'], KINDS) ??
    (hasKnownKey(node) ? undefined : sentenceOf(found.file, node)) ??
    unknownBlock(node)
  );
}

/** The kinds that an editor can be advised to use. */
const KINDS: readonly string[] = [...KIND_KEYS.filter(isBlockKind), 'contact'];

function hasKnownKey({ entries }: Mapping): boolean {
  return [...entries.keys()].some((key) => ALL_KEYS.includes(key));
}

function unknownBlock(node: Mapping): Problem {
  const [first] = node.entries;
  const kinds = inWords(KINDS);
  const message = first
    ? `This block has "${words(first[0])}", but no key that says what kind of block it is.`
    : 'This block has no keys.';
  return problem(
    'unknown-block',
    first?.[1].keyPlace ?? node.place,
    message,
    `Give it one of the keys ${kinds}.`,
  );
}
