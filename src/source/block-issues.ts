/** Accounts of blocks that are of no kind, of two, or of one that may not stand where they are. */
import type { Place } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import { BLOCKS, KIND_KEYS, kindsOf } from './contract.ts';
import { ALL_KEYS } from './lines.ts';
import { mendedLines, words } from './quoting.ts';
import type { Mapping } from './tree.ts';
import { explainText, isSentence, missingKey, misspelt, sentenceOf } from './misread.ts';
import type { Found } from './wording.ts';
import { A_BLOCK, inWords, problem } from './wording.ts';

/** Words for a kind that are no misspelling of its key. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  table: 'columns',
  picture: 'image',
  photo: 'image',
  figure: 'image',
  list: 'bullets',
  paragraph: 'text',
  subsection: 'heading',
  box: 'callout',
  tasks: 'actions',
};

/** What is said of a kind that a callout does not hold. */
const IN_CALLOUT: Readonly<Record<string, readonly [string, string]>> = {
  heading: [
    'A callout cannot hold a subsection.',
    'Move it out of the callout, or use a paragraph in **bold** for its heading.',
  ],
  callout: ['A callout cannot hold another.', 'Move it out, so that the two stand one after the other.'],
};

/** A block that is no text and has not just one kind, or one that cannot be in a callout. */
export function explainBlock(found: Found): Problem[] {
  const { file, node } = found;
  if (!node) return [];
  if (node.kind !== 'mapping') return [explainText(file, node, A_BLOCK)];
  const [kind, second] = kindsOf(node.entries.keys());
  const at = (key: string): Place => node.entries.get(key)?.keyPlace ?? node.place;
  if (kind === undefined) {
    const sentence = hasKnownKey(node) ? undefined : sentenceOf(file, node);
    return [
      otherWord(found, node) ??
        (isSentence(node) ? sentence : undefined) ??
        misspelt(file, node, [...KIND_KEYS, 'contact']) ??
        sentence ??
        withoutKind(node) ??
        unknownBlock(node),
    ];
  }
  const [message, hint] = IN_CALLOUT[kind] ?? ['', ''];
  if (second === undefined) return [problem('too-deep', at(kind), message, hint)];
  return [
    problem(
      'two-kinds',
      at(second),
      `This block has both "${kind}" and "${second}", but a block is of one kind only.`,
      `Begin a new block with "- " before "${second}:".`,
    ),
  ];
}

function otherWord({ file }: Found, node: Mapping): Problem | undefined {
  const [typed] = [...node.entries.keys()].filter((key) => Object.hasOwn(OTHER_WORDS, key));
  const place = typed === undefined ? undefined : node.entries.get(typed)?.keyPlace;
  const meant = typed === undefined ? undefined : OTHER_WORDS[typed];
  if (typed === undefined || !place || meant === undefined) return undefined;
  // What stands after "table:" is seldom the list of its columns.
  const mend = meant === 'columns' ? undefined : mendedLines(file.text, place.start, place.end, meant);
  const message = `Unknown key "${words(typed)}". Did you mean "${meant}"?`;
  return problem(
    'unknown-key',
    place,
    message,
    `Kinds of block: ${inWords([...KIND_KEYS, 'contact'])}.`,
    mend,
  );
}

/** Keys that only one kind has, without the key that names it: the rows of a table that has no columns. */
function withoutKind(node: Mapping): Problem | undefined {
  const keys = [...node.entries.keys()];
  const [kind, second] = Object.entries(BLOCKS)
    .filter(([, fields]) => keys.length > 0 && keys.every((key) => Object.hasOwn(fields, key)))
    .map(([key]) => key);
  return kind === undefined || second !== undefined ? undefined : missingKey(node, kind);
}

function hasKnownKey({ entries }: Mapping): boolean {
  return [...entries.keys()].some((key) => ALL_KEYS.includes(key));
}

function unknownBlock(node: Mapping): Problem {
  const [first] = node.entries;
  const message = first
    ? `This block has "${words(first[0])}", but no key that says what kind of block it is.`
    : 'This block has no keys.';
  return problem(
    'unknown-block',
    first?.[1].keyPlace ?? node.place,
    message,
    `Give it one of the keys ${inWords([...KIND_KEYS, 'contact'])}.`,
  );
}
