/** Accounts of text that YAML took for something else, and of keys that are misspelt or missing. */
import type { Place, SourceFile } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import { KIND_KEYS } from './contract.ts';
import { mendedLines, quoted, words } from './quoting.ts';
import { nearest } from './spelling.ts';
import type { Mapping, Node, Scalar, Sequence } from './tree.ts';
import { emptyText } from './values.ts';
import type { Subject } from './wording.ts';
import { inWords, nameOf, problem, SCALAR_NAMES, subjectOf } from './wording.ts';

/** Something that is not text stands where text is expected; `itemKeys` are those of an item that is a mapping. */
export function explainText(
  file: SourceFile,
  node: Node,
  subject: Subject,
  itemKeys: readonly string[] = [],
): Problem {
  switch (node.kind) {
    case 'scalar':
      // A column's heading cannot be left empty, as a cell can; and who writes `key: ~` has nothing to say.
      return node.text === '' ||
        (node.type === 'null' && subject.key === 'columns') ||
        (node.text === '~' && node.style === 'plain' && !subject.isItem)
        ? emptyText(node, subject)
        : unquotedValue(file, node, subject);
    case 'sequence':
      return node.flow ? unquotedFlow(file, node) : misplaced(node, subject);
    case 'mapping':
      if (node.flow) return unquotedFlow(file, node);
      return sentenceOf(file, node) ?? misspelt(file, node, itemKeys) ?? misplaced(node, subject);
  }
}

/** 2007, true or ~ in a text field. */
export function unquotedValue(file: SourceFile, node: Scalar, subject: Subject): Problem {
  const name = node.type === 'string' ? 'a date' : SCALAR_NAMES[node.type];
  return problem(
    'wrong-type',
    node.place,
    `${subjectOf(subject)} must be text, but YAML takes ${words(node.text)} for ${name}.`,
    `Put it in quotes: "${words(node.text)}".`,
    mendedLines(file.text, node.place.start, node.place.end, quoted(node.text)),
  );
}

/** `[see note]`, or `waiting time: 3 weeks` between the brackets of a row. */
function unquotedFlow(file: SourceFile, node: Mapping | Sequence): Problem {
  const { start, end } = node.place;
  const typed = file.text.slice(start, end);
  return problem(
    'needs-quotes',
    node.place,
    /^[[{]/.test(typed)
      ? `Text that begins with "${typed.charAt(0)}" must be in quotes: YAML takes the bracket for a list.`
      : colonMessage(typed),
    'Put the text in quotes, as shown.',
    mendedLines(file.text, start, end, quoted(typed)),
  );
}

function colonMessage(typed: string): string {
  return `Text with a colon before a space or at its end must be in quotes: "${words(typed)}".`;
}

/** `Final drafting: January 2008`: a sentence that YAML takes for a key and its value. */
export function sentenceOf(file: SourceFile, node: Mapping): Problem | undefined {
  const [only, second] = node.entries;
  if (!only || second || node.flow) return undefined;
  const [key, { keyPlace, value }] = only;
  const isPlain =
    value.kind === 'scalar' && value.style === 'plain' && !/^["']/.test(file.text.charAt(keyPlace.start));
  if (!isPlain || KIND_KEYS.includes(key)) return undefined;
  const meant = nearest(key, [...KIND_KEYS, 'contact']);
  const isWord = isSentence(node);
  if (meant !== undefined && meant !== 'contact' && !isWord) return undefined;
  const { start } = keyPlace;
  const end = value.place.start > start ? value.place.end : colonEnd(file.text, keyPlace.end);
  const typed = file.text.slice(start, end);
  return problem(
    'needs-quotes',
    { ...keyPlace, end },
    colonMessage(typed),
    meant === undefined || !isWord
      ? 'Put the text in quotes, as shown.'
      : `Put the text in quotes, as shown. If the key "${meant}" is meant, write it in small letters.`,
    mendedLines(file.text, start, end, quoted(typed)),
  );
}

/** `Event: to be announced`: no key begins with a capital or a mark, and as one its word would not be printed. */
export function isSentence({ entries }: Mapping): boolean {
  const [only, second] = entries;
  if (!only || second) return false;
  const [key, { value }] = only;
  return !/^[a-z]/.test(key) && value.kind === 'scalar' && value.text !== '';
}

function colonEnd(text: string, keyEnd: number): number {
  return text.indexOf(':', keyEnd) + 1;
}

/** A key that must be there; it is shown where its mapping starts. */
export function missingKey(holder: Mapping, key: string): Problem {
  const first = [...holder.entries.values()][0]?.keyPlace ?? holder.place;
  const message = `The key "${key}" is missing here.`;
  return problem(
    'missing-key',
    first,
    message,
    `Write a line "${key}:" in the same column as the keys beside it.`,
  );
}

/** A key that may not stand in its mapping, and the one that was meant. */
export function unknownKey(file: SourceFile, key: string, place: Place, allowed: readonly string[]): Problem {
  const meant = nearest(key, allowed);
  const here = `Keys that may stand here: ${inWords(allowed)}.`;
  if (meant === undefined) return problem('unknown-key', place, `Unknown key "${words(key)}".`, here);
  const mend = mendedLines(file.text, place.start, place.end, meant);
  return problem('unknown-key', place, `Unknown key "${words(key)}". Did you mean "${meant}"?`, here, mend);
}

/** The first key that is nearly one of those allowed. */
export function misspelt(file: SourceFile, node: Mapping, allowed: readonly string[]): Problem | undefined {
  for (const [key, { keyPlace }] of node.entries) {
    if (nearest(key, allowed) !== undefined) return unknownKey(file, key, keyPlace, allowed);
  }
  return undefined;
}

function misplaced(node: Node, subject: Subject): Problem {
  return problem(
    'wrong-type',
    node.place,
    `${subjectOf(subject)} must be text, but ${nameOf(node)} stands here.`,
    'Write text only; an item that holds a list of its own has the keys "text" and "bullets" or "numbers".',
  );
}
