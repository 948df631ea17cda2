/** Reads YAML into our tree and tells, in an editor's words, whatever of YAML the contract refuses. */
import { type Place, type SourceFile, lineFinder } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import { controlName } from './characters.ts';
import { isKeylessList, TAB_STOPS, tabMends } from './layout.ts';
import {
  applied,
  faultsIn,
  firstStumble,
  isLostComment,
  lineAt,
  lostCommentMend,
  mendFor,
  MOST_PARSED,
  sureMends,
} from './mend.ts';
import type { Budget, Stumble } from './mend.ts';
import type { Mend } from './quoting.ts';
import { treeOf } from './nodes.ts';
import { parseYaml } from './parse.ts';
import type { Lexeme, NotedType, Parsed } from './parse.ts';
import { oddSpaceMends } from './odd-spaces.ts';
import { indentOf } from './lines.ts';
import type { Node } from './tree.ts';

/** The tree, unless the syntax forbids one, and the problems so far; content is checked only where a tree is. */
export interface YamlReading {
  readonly root?: Node;
  readonly problems: readonly Problem[];
  /** What YAML reads other than it was meant: what is told of it besides is no mistake of its own. */
  readonly spoilt: readonly Place[];
}

/** Content model, Limits: 4 MiB of UTF-8. */
const LARGEST_FILE = 4 * 1024 * 1024;

/** More moves, if whole blocks are among them, are the trace of one mistake elsewhere: then only the first is told. */
const MOST_MOVES = 2;

/** Enough for a whole bad morning; past it each further mistake waits for the next check. */
const MOST_MENDS = 25;

export function readYaml(file: SourceFile): YamlReading {
  const whole = { file: file.name, start: 0, end: 0 };
  if (new TextEncoder().encode(file.text).length > LARGEST_FILE) {
    const message = 'The file is larger than 4 MiB, which is the most that is read.';
    const hint = 'Split it into several updates.';
    return { problems: [{ code: 'file-too-large', place: whole, message, hint }], spoilt: [] };
  }
  const controls = controlProblems(file);
  // The lexer marks its tokens with control characters: none may reach it. All offsets stay as they are.
  const text = file.text.replaceAll(CONTROLS, '\ufffd');
  const { problems, ...rest } = readText({ name: file.name, text });
  return { ...rest, problems: [...controls, ...problems] };
}

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

function controlProblems(file: SourceFile): Problem[] {
  return [...file.text.matchAll(CONTROLS)].map(({ 0: character, index }) => ({
    code: 'bad-character',
    place: { file: file.name, start: index, end: index + 1 },
    message: `The file holds ${controlName(character)}, which cannot be printed.`,
    hint: 'Delete the character; it may be invisible, so delete and retype the word around it.',
  }));
}

function readText(file: SourceFile): YamlReading {
  const parsed = parseYaml(file.text);
  const noTree = (problems: readonly Problem[]): YamlReading => ({ problems, spoilt: [] });
  if (parsed.tooDeepAt !== undefined) return noTree([tooDeep(file, parsed.tooDeepAt)]);
  const stumble = firstStumble(parsed, file.text);
  if (stumble) return noTree(oddSpaces(file) ?? withTabs(file, syntaxProblems(file, parsed, stumble)));
  const root = parsed.documents[0]?.contents;
  const isEmpty = !root || (root.range[0] === root.range[1] && file.text.slice(root.range[0]).trim() === '');
  if (isEmpty || isOnlyComments(file.text)) return noTree([emptyFile(file)]);
  const problems = featureProblems(file, parsed, { characters: MOST_PARSED });
  const spoilt = problems.map(({ place }) => place);
  const tree = treeOf(file, root, (problem, ...around) => {
    problems.push(problem);
    spoilt.push(problem.place, ...around);
  });
  const isMisread = problems.some(({ code }) => code === 'lost-list') || hasOddKey(tree);
  const odd = isMisread ? oddSpaces(file) : undefined;
  if (odd) return noTree(odd);
  return { root: tree, problems, spoilt };
}

/** A key to which YAML counts a space that only looks like one. */
function hasOddKey(node: Node): boolean {
  if (node.kind === 'scalar') return false;
  if (node.kind === 'sequence') return node.items.some(hasOddKey);
  return [...node.entries].some(([key, { value }]) => key.trim() !== key || hasOddKey(value));
}

/** Where YAML goes wrong in a file that has them, such spaces are why: what else it says waits until they are mended. */
function oddSpaces(file: SourceFile): Problem[] | undefined {
  const mends = oddSpaceMends(file.text.split(/\r?\n/)).slice(0, MOST_MENDS);
  return mends.length === 0 ? undefined : mends.map((mend) => mendedProblem(file, mend));
}

function isOnlyComments(text: string): boolean {
  return !/^(?!\ufeff?\s*#|\ufeff?\s*$|---|\.\.\.)/m.test(text);
}

function tooDeep(file: SourceFile, at: number): Problem {
  return {
    code: 'too-deep',
    place: { file: file.name, start: at, end: at + 1 },
    message: 'Lists or brackets are nested too deep here.',
    hint: 'Use at most three levels of list and subsections to heading level 5.',
  };
}

function emptyFile(file: SourceFile): Problem {
  return {
    code: 'empty-file',
    place: { file: file.name, start: 0, end: 0 },
    message: 'The file is empty.',
    hint: 'An update needs at least "title", "date" and "sections"; a house file needs "organisation".',
  };
}

/** What is told of a text that YAML cannot read, and how much sense it makes with all of its mends: 0 is the best. */
interface Account {
  readonly problems: readonly Problem[];
  readonly faults: number;
}

/**
 * Line by line a tab is mended as its neighbours have it, which may themselves stand wrong. Where the whole then makes no
 * sense, all tabs are taken for as many spaces as the editor's screen probably showed.
 */
function withTabs(file: SourceFile, byLine: Account): readonly Problem[] {
  if (byLine.faults === 0) return byLine.problems;
  const lines = file.text.split(/\r?\n/);
  const accounts = TAB_STOPS.map((stop): Account => {
    const mends = tabMends(lines, stop);
    const text = applied(lines, ...mends);
    const parsed = parseYaml(text);
    if (mends.length === 0 || parsed.tooDeepAt !== undefined) return byLine;
    const stumble = firstStumble(parsed, text);
    const { problems, faults } = stumble
      ? syntaxProblems({ name: file.name, text }, parsed, stumble)
      : { problems: [], faults: faultsIn(parsed, text) };
    const mended = new Set(mends.map(({ first }) => first));
    const others = problems.flatMap((problem) => {
      const { line, column } = lineAt(text, problem.place.start);
      const place = placeAt(file, line, column, problem.place.end - problem.place.start);
      return mended.has(line) ? [] : [{ ...problem, place }];
    });
    const told = mends.slice(0, MOST_MENDS).map((mend) => mendedProblem(file, mend));
    return { problems: [...told, ...others], faults };
  });
  return accounts.reduce((best, one) => (one.faults < best.faults ? one : best), byLine).problems;
}

/**
 * Each mistake is mended in a copy, and the copy is read again: so the next mistake is not hidden by the first,
 * and none is told twice. Lines keep their numbers, so a place in the copy leads back to the file.
 */
function syntaxProblems(file: SourceFile, whole: Parsed, first: Stumble): Account {
  const problems: Problem[] = [];
  let text = file.text;
  let parsed = whole;
  let firstMove: Problem[] | undefined;
  const moved: Mend[] = [];
  const budget = { characters: MOST_PARSED };
  for (let stumble: Stumble | undefined = first; stumble && problems.length < MOST_MENDS;) {
    const mended = mendFor(text, parsed, stumble, budget);
    if (!mended) return { problems: [...problems, unmended(file, text, stumble)], faults: Infinity };
    if (mended.mend.isMove) {
      moved.push(mended.mend);
      firstMove ??= [...problems, unmended(file, text, stumble)];
      if (moved.length > MOST_MOVES && moved.some(({ lines }) => lines.length > 1)) {
        return { problems: firstMove, faults: Infinity };
      }
    }
    problems.push(mendedProblem(file, mended.mend));
    ({ text, parsed } = mended);
    stumble = firstStumble(parsed, text);
  }
  const lineOf = lineFinder(file.text);
  const mendedAt = new Set(problems.map(({ place }) => lineOf(place.start)));
  const rest = featureProblems({ name: file.name, text }, parsed, budget).map((problem) => {
    const { line, column } = lineAt(text, problem.place.start);
    return { ...problem, place: placeAt(file, line, column, problem.place.end - problem.place.start) };
  });
  const others = rest.filter(({ place }) => !mendedAt.has(lineOf(place.start)));
  const faults = firstStumble(parsed, text) ? Infinity : faultsIn(parsed, text);
  return { problems: [...problems, ...others], faults };
}

function mendedProblem(file: SourceFile, mend: Mend): Problem {
  const { code, message, hint, first, line = first, column, lines } = mend;
  return { code, place: placeAt(file, line, column, Infinity), message, hint, mend: lines.join('\n') };
}

/** A stretch of one line of the file, `length` UTF-16 units long but never past the line's end. */
function placeAt(file: SourceFile, line: number, column: number, length: number): Place {
  const lines = file.text.split('\n');
  const lineStart = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  const typed = (lines[line] ?? '').trimEnd().length;
  const start = Math.min(lineStart + column, file.text.length);
  return { file: file.name, start, end: Math.max(start, lineStart + Math.min(typed, column + length)) };
}

/** What yaml's errors mean to an editor; a name that is missing here gets the last sentence. */
const MEANINGS: Readonly<Record<string, readonly [string, string]>> = {
  TAB_AS_INDENT: ['This line is indented with a tab, which YAML does not accept.', 'Indent with spaces.'],
  MISSING_CHAR: [
    'This line does not fit: a key, a colon or a closing mark is missing here or just before.',
    'A key is followed by a colon and a space, an item of a list begins with a dash and a space, and quotes and brackets are closed.',
  ],
  BAD_INDENT: [
    'This line begins in the wrong column.',
    'Indent it like the lines that belong to the same block; begin each item of a list with "- ", and close every bracket.',
  ],
  UNEXPECTED_TOKEN: [
    'This line does not fit: a mark or a word too many stands here.',
    'Put text that has marks in it in quotes; between two items in brackets stands one comma.',
  ],
  KEYLESS_LIST: [
    'A list begins here, but no key says what kind of list it is.',
    'Write "bullets:" or "numbers:" on a line of its own above it, in the same column as the key above.',
  ],
  OTHER: [
    'This line does not fit with the lines around it.',
    'Begin the keys of one block in the same column, and the dashes of one list too; put text that has a colon in it in quotes.',
  ],
};

function unmended(file: SourceFile, text: string, stumble: Stumble): Problem {
  const { line, column: at } = lineAt(text, stumble.start);
  const column = Math.max(at, indentOf(text.split('\n')[line] ?? ''));
  const meaning = isKeylessList(text.split('\n'), line) ? 'KEYLESS_LIST' : stumble.name;
  const [message, hint] = MEANINGS[meaning] ?? MEANINGS['OTHER'] ?? ['', ''];
  return { code: 'yaml-syntax', place: placeAt(file, line, column, Infinity), message, hint };
}

const QUOTE_HINT = 'If it is part of the text, put the text in quotes.';

/** What YAML can do and the contract does not want, by the token that does it. */
const FEATURES: Readonly<Partial<Record<NotedType, readonly [string, string]>>> = {
  anchor: ['Anchors are not used here: YAML takes a word with "&" before it for one.', QUOTE_HINT],
  alias: [
    'Aliases are not used here: YAML takes a word with "*" before it for one.',
    `Write the text out. ${QUOTE_HINT}`,
  ],
  tag: ['Tags are not used here: YAML takes a word with "!" before it for one.', QUOTE_HINT],
  'directive-line': [
    'Lines that begin with "%" are instructions to YAML, which are not used here.',
    'Delete the line.',
  ],
};

function featureProblems(file: SourceFile, parsed: Parsed, budget: Budget): Problem[] {
  const isLost = (lexeme: Lexeme): boolean => isLostComment(lexeme) && !isAtMargin(file.text, lexeme.offset);
  const mendOf = lostCommentMends(file, parsed.lexemes.filter(isLost), budget);
  const features = parsed.lexemes.flatMap((lexeme) => {
    const { offset, source } = lexeme;
    if (!isLost(lexeme)) return featureOf(file, lexeme);
    return [lostComment({ file: file.name, start: offset, end: offset + source.length }, mendOf(lexeme))];
  });
  return [...features, ...secondDocument(file, parsed)];
}

/** Gives the mend of each lost comment that has a sure one. */
function lostCommentMends(
  file: SourceFile,
  lost: readonly Lexeme[],
  budget: Budget,
): (lexeme: Lexeme) => Mend | undefined {
  const lines = file.text.split(/\r?\n/);
  const lineOf = lineFinder(file.text);
  const likely = new Map(
    lost.flatMap((lexeme) => {
      const { offset } = lexeme;
      const column = offset - (file.text.lastIndexOf('\n', offset - 1) + 1);
      const mend = lostCommentMend(lines, lineOf(offset) - 1, column);
      return mend ? [[lexeme, mend] as const] : [];
    }),
  );
  const sure = sureMends(lines, [...likely.values()], budget);
  return (lexeme) => {
    const mend = likely.get(lexeme);
    return mend && sure.has(mend) ? mend : undefined;
  };
}

function featureOf(file: SourceFile, { type, source, offset }: Lexeme): Problem[] {
  const place = { file: file.name, start: offset, end: offset + source.length };
  const [message, hint] = FEATURES[type] ?? [];
  const isMerged = type === 'alias' && /<<\s*:\s*$/.test(file.text.slice(Math.max(0, offset - 8), offset));
  return message !== undefined && hint !== undefined && !isMerged
    ? [{ code: 'yaml-feature', place, message, hint }]
    : [];
}

/** A comment that begins in the first column was meant as one. */
function isAtMargin(text: string, offset: number): boolean {
  return offset === 0 || /[\n\ufeff]/.test(text.charAt(offset - 1));
}

function lostComment(place: Place, mend: Mend | undefined): Problem {
  const { code, message, hint } = mend ?? {
    code: 'lost-comment',
    message: 'YAML takes what follows "#" for a comment, because "#" stands after a space: it would be lost.',
    hint: 'If it is text, put it inside the quotes of the text; if it is a comment, write a space after the "#".',
  };
  return { code, place, message, hint, ...(mend && { mend: mend.lines.join('\n') }) };
}

function secondDocument(file: SourceFile, parsed: Parsed): Problem[] {
  const [first, second] = parsed.documents;
  if (!first || !second) return [];
  const end = first.contents?.range[1] ?? 0;
  const line = parsed.lexemes.find(({ type, offset }) => type.startsWith('doc-') && offset >= end);
  const start = line?.offset ?? second.range[0];
  return [
    {
      code: 'yaml-feature',
      place: { file: file.name, start, end: start + 3 },
      message: 'A second document begins here: a line of three dashes or dots divides the file in two.',
      hint: 'Delete the line, or put the second update in a file of its own.',
    },
  ];
}
