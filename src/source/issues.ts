/** Turns what the schemas find into problems: the place in the YAML, what was expected, and the mend. */
import type { z } from 'zod';
import type { SourceFile } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import { explainBlock } from './block-issues.ts';
import { PARTS } from './contract.ts';
import { explainText, missingKey, unknownKey } from './misread.ts';
import { MEANT_ALTERNATIVE, SCHEMAS } from './schema.ts';
import { nearest } from './spelling.ts';
import { plainValue } from './tree.ts';
import type { Mapping, Node } from './tree.ts';
import { badChoice, badNumber, badSwitch, emptyList, emptyText, noList, noRow } from './values.ts';
import type { Found } from './wording.ts';
import { A_BLOCK, capitalised, inWords, nameOf, problem } from './wording.ts';

type Issue = z.core.$ZodIssue;

/** Every way in which the tree of a file is not of its shape. */
export function shapeProblems(file: SourceFile, root: Node, name: keyof typeof SCHEMAS): Problem[] {
  const value = plainValue(root);
  const issues = (SCHEMAS[name].safeParse(value).error?.issues ?? []).flatMap((issue) =>
    unfolded(value, issue),
  );
  const problems = issues.map((issue) => ({ issue, found: find(file, root, issue) }));
  const meant = new Set(problems.flatMap(({ issue, found }) => meantKeys(issue, found)));
  return problems.flatMap(({ found }) => {
    const { node, holder, key } = found;
    // A misspelt key is not missing as well.
    if (!node && holder && meant.has(`${String(holder.place.start)} ${key}`)) return [];
    return explain(found);
  });
}

/** A union says of each alternative why it does not fit: what counts is the one that the value is meant to be. */
function unfolded(value: unknown, issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const here = issue.path.reduce(childOf, value);
  const meant = MEANT_ALTERNATIVE[issue.message]?.(here);
  const inner = meant === undefined ? undefined : issue.errors[meant];
  return inner
    ? inner.flatMap((one) => unfolded(value, { ...one, path: [...issue.path, ...one.path] }))
    : [issue];
}

function childOf(value: unknown, step: PropertyKey): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.find(([key]) => key === step)?.[1];
}

function find(file: SourceFile, root: Node, issue: Issue): Found {
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

function meantKeys(issue: Issue, { node }: Found): string[] {
  if (issue.code !== 'unrecognized_keys' || !node) return [];
  return issue.keys.map(
    (key) => `${String(node.place.start)} ${nearest(key, issue.message.split(' ')) ?? ''}`,
  );
}

function explain(found: Found): Problem[] {
  const { file, issue, node, holder, key } = found;
  if (!node) return holder ? [missingKey(holder, key)] : [];
  switch (issue.code) {
    case 'unrecognized_keys':
      return node.kind === 'mapping' ? unknownKeys(found, node, issue.keys, issue.message.split(' ')) : [];
    case 'too_small':
      if (issue.origin === 'array') return [emptyList(node, key)];
      // An empty text in the place of a list is told as such.
      return issue.origin === 'string' ? [] : [badNumber(file, node, key)];
    case 'too_big':
      return [badNumber(file, node, key)];
    case 'invalid_value':
      return [badValue(found, node, issue.values)];
    case 'invalid_format':
      return [emptyText(node, found)];
    case 'invalid_union':
      return explainUnion(found, node, issue.message);
    case 'invalid_type':
      return [wrongType(found, node, issue.expected, issue.message)];
    case 'custom':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return [explainText(file, node, found)];
  }
}

function badValue({ file, key }: Found, node: Node, values: readonly z.core.util.Primitive[]): Problem {
  const choices = values.map(String);
  const isSwitch = values.every((value) => typeof value === 'boolean');
  return isSwitch ? badSwitch(file, node, key, choices) : badChoice(file, node, key, choices);
}

/** A value that is none of the alternatives of a union; its message is the name of the union. */
function explainUnion(found: Found, node: Node, name: string): Problem[] {
  const { file } = found;
  switch (name) {
    case 'block':
    case 'boxed':
      return explainBlock(found);
    case 'item':
      return [explainText(file, node, found, Object.keys(PARTS.item))];
    case 'action':
      return [explainText(file, node, found, Object.keys(PARTS.action))];
    case 'cell':
      return [explainText(file, node, A_BLOCK)];
    default:
      return [explainText(file, node, found)];
  }
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

function wrongType(found: Found, node: Node, expected: string, message: string): Problem {
  const { file, key } = found;
  switch (expected) {
    case 'array':
      return message === 'row' ? noRow(node) : noList(file, node, key);
    case 'object':
      return problem(
        'wrong-type',
        node.place,
        `${capitalised(nameOf(node))} stands here, where keys are expected: ${inWords(message.split(' '))}.`,
        'Write each key on a line of its own, with a colon and a space after it.',
      );
    case 'number':
    case 'int':
      return badNumber(file, node, key);
    case 'boolean':
      return badSwitch(file, node, key, ['true', 'false']);
    default:
      return explainText(file, node, found);
  }
}
