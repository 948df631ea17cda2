/** Finds what an editor meant where YAML stumbles: each likely mend is tried, and kept if YAML then goes on. */
import { bracketMends, isStructure, quotedItem } from './brackets.ts';
import { columnMends, insertMend, isKeylessList, missingMends } from './layout.ts';
import {
  ALL_KEYS,
  LIST_KEYS,
  MAPPINGS,
  indentOf,
  isEntry,
  reasonToQuote,
  textAround,
  whyQuoted,
} from './lines.ts';
import type { TextSpan } from './lines.ts';
import { treeOf } from './nodes.ts';
import { parseYaml } from './parse.ts';
import type { Lexeme, Parsed } from './parse.ts';
import { quoted, words } from './quoting.ts';
import type { Lines, Mend } from './quoting.ts';
import { closedRow, quotedCells } from './rows.ts';
import { nearest } from './spelling.ts';
import type { Node } from './tree.ts';

/** Something that YAML stumbles over, as offsets of the text read. */
export interface Stumble {
  readonly start: number;
  readonly end: number;
  /** yaml's name of the error, or the type of a token that is text. */
  readonly name: string;
}

/** A line and a column (UTF-16 units), both from 0. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** How many characters may be parsed again to find mends, some two seconds long; past it the report stops at a mistake. */
export const MOST_PARSED = 2_500_000;

/** What is left of them for one file. */
export interface Budget {
  characters: number;
}

const IN_QUOTES = 'Put the text in quotes, as shown.';

/** Only a text that YAML can stumble over is put in quotes. */
function quoteMends(span: TextSpan): Mend[] {
  const message = reasonToQuote(apart(span.text).text);
  if (message === undefined || isStructure(span) || isMisspelt(span)) return [];
  const { text, comment } = apart(span.text);
  const within = WITH_APOSTROPHE.exec(text)?.[1];
  if (within !== undefined) {
    return [
      {
        ...atText(span, quoted(within) + comment),
        code: 'needs-quotes',
        message: `Between single quotes YAML takes an apostrophe for the end of the text: ${words(text)}`,
        hint: 'Put the text in double quotes, as shown.',
      },
    ];
  }
  return [{ ...atText(span, quoted(text) + comment), code: 'needs-quotes', message, hint: IN_QUOTES }];
}

/** Lines of which each begins with a key, nearly spelt right, are a block and no text. */
function isMisspelt({ text }: TextSpan): boolean {
  const keys = text.split('\n').map((line) => /^\s*([A-Za-z]+):(?:\s|$)/.exec(line)?.[1]);
  return keys.length > 1 && keys.every((key) => key !== undefined && nearest(key, ALL_KEYS) !== undefined);
}

/** `'We don't know'`: all between the first mark and the last, where every other stands within a word. */
const WITH_APOSTROPHE = /^'((?:[^']|(?<=\p{L})'(?=\p{L}))+)'$/u;

/** A comment after a text stays one: it does not go into the quotes. */
function apart(typed: string): { readonly text: string; readonly comment: string } {
  const comment = /[ \t]+#(?:[ \t][^\n]*)?$/.exec(typed)?.[0] ?? '';
  return { text: typed.slice(0, typed.length - comment.length), comment };
}

function atText(span: TextSpan, text: string): Pick<Mend, 'first' | 'column' | 'lines'> {
  return { first: span.first, column: span.prefix.length, lines: (span.prefix + text).split('\n') };
}

/** English words that open with an apostrophe: here the mark is no quotation mark that wants closing. */
const APOSTROPHE = /^'(?:tis|twas|til|cause|em|n|\d0s)\b/i;

function closeMend(span: TextSpan): Mend {
  const { text } = span;
  const isApostrophe = APOSTROPHE.test(text);
  const closed = text.startsWith('"') ? `${text}"` : quoted(isApostrophe ? text : text.slice(1));
  return {
    ...atText(span, closed),
    code: 'needs-quotes',
    message: `This text opens with a quotation mark that is never closed: ${words(text)}`,
    hint: isApostrophe ? IN_QUOTES : 'Close the quotation mark at the end of the text, as shown.',
  };
}

/** ` #1` that YAML takes for a comment: one item inside brackets is quoted by itself, anything else as a whole. */
export function lostCommentMend(lines: Lines, index: number, column: number): Mend | undefined {
  const line = lines[index] ?? '';
  const told = {
    code: 'lost-comment',
    message: `YAML takes "${words(line.slice(column))}" for a comment, because "#" stands after a space: it would be lost.`,
    hint: 'Put the text in quotes, as shown; a comment needs a space after its "#".',
    column,
  } as const;
  const cells = quotedCells(lines, index);
  if (cells) return { ...told, first: index, column: cells.column, lines: [cells.line] };
  const span = textAround(lines, index);
  if (span.last < index || (span.first === index && line.slice(0, column).trim() === '')) {
    const hint = 'Write a space after the "#" of a comment, as shown; if it is text, put it in quotes.';
    return { ...told, hint, first: index, lines: [`${line.slice(0, column + 1)} ${line.slice(column + 1)}`] };
  }
  if (/^[[{]/.test(span.text)) {
    const mended = quotedItem(line, column);
    return mended === undefined ? undefined : { ...told, first: index, lines: [mended] };
  }
  if (/^["']/.test(span.text)) return undefined;
  return { ...told, ...atText(span, quoted(span.text)), line: index, column };
}

function escapeMends(lines: Lines, index: number, column: number): Mend[] {
  const said = {
    message: 'Inside double quotes a backslash has a meaning of its own, and this one has none.',
    hint: 'Write the backslash twice, as shown.',
  };
  return [insertMend(lines, index, column, '\\', said)];
}

/** Rows of a table: a cell that must be in quotes, a bracket that is missing at the end. */
function rowMends(lines: Lines, index: number): Mend[] {
  const cells = quotedCells(lines, index);
  const closed = closedRow(lines, index);
  const quotes = cells && {
    first: index,
    column: cells.column,
    lines: [cells.line],
    code: 'needs-quotes' as const,
    message: whyQuoted(cells.cell),
    hint: 'Put the cell in quotes, as shown.',
  };
  const bracket = closed && {
    first: index,
    column: closed.column,
    lines: [closed.line],
    code: 'yaml-syntax' as const,
    message: 'This row opens with a bracket that is never closed.',
    hint: 'Close the bracket at the end of the row, as shown.',
  };
  return [quotes, bracket].filter((mend) => mend !== undefined);
}

/** `* One` below a key that has a list: other programs take such signs for bullets. All items together, or else one. */
function starMends(lines: Lines, index: number): Mend[] {
  const indent = indentOf(lines[index] ?? '');
  const isStar = (line: string): boolean => /^ *\* /.test(line) && indentOf(line) === indent;
  const above = lines[lines.slice(0, index).findLastIndex(isEntry)] ?? '';
  const isItem = OPENS_LIST.test(above) || (/^ *- /.test(above) && indentOf(above) === indent);
  if (!isStar(lines[index] ?? '') || !isItem) return [];
  const rest = lines.slice(index);
  const end = rest.findIndex((line) => line.trim() !== '' && !isStar(line) && indentOf(line) <= indent);
  const run = end === -1 ? rest : rest.slice(0, end);
  return [run.slice(0, run.findLastIndex(isStar) + 1), run.slice(0, 1)].map((starred) => ({
    first: index,
    column: indent,
    lines: starred.map((line) => (isStar(line) ? line.replace('*', '-') : line)),
    code: 'yaml-syntax',
    message: 'The items of this list begin with an asterisk, which YAML does not take for a dash.',
    hint: 'Begin each item with a dash and a space, as shown.',
  }));
}

const OPENS_LIST = new RegExp(`^ *(?:- +)*(?:${LIST_KEYS.join('|')}): *$`);

/** Every mend that may be meant, the likeliest first. */
function candidates(lines: Lines, parsed: Parsed, text: string, stumble: Stumble): Mend[] {
  const { line, column } = lineAt(text, stumble.start);
  if (stumble.name === 'BAD_DQ_ESCAPE') return escapeMends(lines, line, column);
  const quote = openQuote(parsed.lexemes, stumble.start);
  const open = quote && textAround(lines, lineAt(text, quote.offset).line);
  const comment = parsed.lexemes.findLast((one) => isLostComment(one) && one.offset < stumble.end);
  const at = comment && lineAt(text, comment.offset);
  const lost = at && lostCommentMend(lines, at.line, at.column);
  const spans = [textAround(lines, line), textAround(lines, Math.max(0, line - 1))];
  return [
    ...(lost ? [lost] : []),
    ...starMends(lines, line),
    ...(quote ? rowMends(lines, lineAt(text, quote.offset).line) : []),
    ...rowMends(lines, line),
    ...rowMends(lines, line - 1),
    ...(open ? dedentedMends(lines, open.last + 1) : []),
    ...(open && stumble.name === 'MISSING_CHAR' ? [closeMend(open)] : []),
    ...(open ? quoteMends(open) : []),
    ...missingMends(lines, line),
    ...bracketMends(lines, parsed.lexemes, stumble.start, text),
    ...spans.flatMap(quoteMends),
  ];
}

/** A quotation that is not closed on its line may go on in a line that stands too far to the left. */
function dedentedMends(lines: Lines, index: number): Mend[] {
  return isEntry(lines[index] ?? '') ? [] : columnMends(lines, index);
}

/** Moves of every line that may stand wrong: the one stumbled over, unless its own text was read, or one beside it. */
function moves(lines: Lines, text: string, stumble: Stumble): Mend[] {
  const { line: index, column } = lineAt(text, stumble.start);
  if (isKeylessList(lines, index)) return [];
  const indent = indentOf(lines[index] ?? '');
  const isWithin = column > indent;
  const next = lines.findIndex((line, at) => at > index && (line.trim() === '' || isEntry(line)));
  const before = lines.slice(0, index).findLastIndex(isEntry);
  const isBeside = !isWithin && (isEntry(lines[index] ?? '') || indent < indentOf(lines[before] ?? ''));
  return [
    ...(isWithin ? [] : columnMends(lines, index)),
    ...(isWithin && next > index + 1 ? columnMends(lines, index + 1) : []),
    ...(next === -1 ? [] : columnMends(lines, next)),
    // The line above may stand wrong, and this one well.
    ...(isBeside ? columnMends(lines, before, indent) : []),
  ];
}

/** The quoted text that an error stands in or directly behind. */
function openQuote(lexemes: readonly Lexeme[], at: number): Lexeme | undefined {
  return lexemes.findLast(
    ({ type, source, offset }) =>
      type.endsWith('quoted-scalar') && offset < at && at <= offset + source.length + 1,
  );
}

/** ` #1` or ` #"a"`: nobody writes a comment so, and what follows would be lost. A row of marks is no loss. */
export function isLostComment(lexeme: Lexeme): boolean {
  return (
    lexeme.type === 'comment' &&
    /^#+[^\s#].*$/.test(lexeme.source) &&
    WORD.test(lexeme.source) &&
    lexeme.offset > 0
  );
}

const WORD = /[\p{L}\p{N}]/u;

/** The line, from 0, and the UTF-16 column, from 0, of an offset. */
export function lineAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, column: offset - (before.lastIndexOf('\n') + 1) };
}

/** How far YAML gets with a mend: to the next line that it stumbles over, none where it goes nowhere. */
function reach(parsed: Parsed, text: string, mend: Mend, from: Position): number {
  const next = firstStumble(parsed, text);
  if (!next) return Infinity;
  const { line, column } = lineAt(text, next.start);
  const isPast = line > from.line || (line === from.line && column > from.column);
  return isPast && line >= mend.first + mend.lines.length ? line : -1;
}

/** Doubled keys, lost lists and keys in the wrong company: the less sense a move makes, the more of them. */
export function faultsIn(parsed: Parsed, text: string): number {
  const root = parsed.documents[0]?.contents;
  let faults = 0;
  const tree = root && treeOf({ name: '', text }, root, () => faults++);
  // What stands behind the next stumble is not yet in its place.
  return tree && !firstStumble(parsed, text) ? faults + strangersIn(tree) : faults;
}

/** Mappings whose keys the contract never puts together, and keys that have lost what belongs to them. */
function strangersIn(node: Node): number {
  if (node.kind === 'scalar') return node.text === '' && node.type === 'null' ? 1 : 0;
  const within = node.kind === 'sequence' ? node.items : [...node.entries.values()].map(({ value }) => value);
  const keys = node.kind === 'sequence' ? [] : [...node.entries.keys()];
  const isOfOne = MAPPINGS.some((fields) => keys.every((key) => Object.hasOwn(fields, key)));
  return within.reduce((sum, one) => sum + strangersIn(one), isOfOne ? 0 : 1);
}

/** A mend with the text as it reads with it. */
interface Mended {
  readonly mend: Mend;
  readonly text: string;
  readonly parsed: Parsed;
}

/** The mend that lets YAML go on past the lines that it changes, if there is one; of moves the best. */
export function mendFor(text: string, parsed: Parsed, stumble: Stumble, budget: Budget): Mended | undefined {
  const lines = text.split(/\r?\n/);
  const from = lineAt(text, stumble.start);
  const tried = (mend: Mend): (Mended & { readonly reached: number }) | undefined => {
    budget.characters -= text.length;
    if (budget.characters < 0) return undefined;
    const mended = applied(lines, mend);
    const again = parseYaml(mended);
    const reached = reach(again, mended, mend, from);
    return reached === -1 ? undefined : { mend, text: mended, parsed: again, reached };
  };
  for (const mend of candidates(lines, parsed, text, stumble)) {
    const mended = tried(mend);
    if (mended) return mended;
  }
  const moved = moves(lines, text, stumble).flatMap((mend) => tried({ ...mend, isMove: true }) ?? []);
  const furthest = Math.max(...moved.map(({ reached }) => reached));
  const best = moved
    .filter(({ reached }) => reached === furthest)
    .map((one) => ({ ...one, faults: faultsIn(one.parsed, one.text) }));
  // Sorting is stable: of moves that are as good the nearest stays first.
  return best.sort((a, b) => a.faults - b.faults)[0];
}

/** The mends, of those of lost comments in a text that is otherwise well, with which the text stays well. */
export function sureMends(lines: Lines, mends: readonly Mend[], budget: Budget): ReadonlySet<Mend> {
  // Two mends of one line cannot be made together.
  const groups: Mend[][] = [[]];
  let next = 0;
  for (const mend of mends) {
    if (mend.first < next) groups.push([mend]);
    else groups[0]?.push(mend);
    next = Math.max(next, mend.first + mend.lines.length);
  }
  return new Set(groups.flatMap((group) => goodMends(lines, group, budget)));
}

/** All are tried together, since nearly all are good; where they are not, each half of them by itself. */
function goodMends(lines: Lines, mends: readonly Mend[], budget: Budget): readonly Mend[] {
  if (mends.length === 0 || budget.characters <= 0) return [];
  const mended = applied(lines, ...mends);
  budget.characters -= mended.length;
  if (!firstStumble(parseYaml(mended), mended)) return mends;
  if (mends.length === 1) return [];
  const middle = Math.ceil(mends.length / 2);
  return [mends.slice(0, middle), mends.slice(middle)].flatMap((half) => goodMends(lines, half, budget));
}

/** The whole text with the mends made, no two of which change one line. */
export function applied(lines: Lines, ...mends: readonly Mend[]): string {
  const mended = [...lines];
  for (const mend of mends) mended.splice(mend.first, mend.lines.length, ...mend.lines);
  return mended.join('\n');
}

/** What YAML stumbles over first: an error of its own, or a token that is not YAML but text. */
export function firstStumble(parsed: Parsed, text: string): Stumble | undefined {
  const error = parsed.errors[0];
  const lexeme = parsed.lexemes.find((one) => isText(one, text));
  if (lexeme && (!error || lexeme.offset <= error.pos[0])) {
    return { start: lexeme.offset, end: lexeme.offset + lexeme.source.length, name: lexeme.type };
  }
  if (!error) return undefined;
  const [at, end] = error.pos;
  // An empty line is not what is wrong, but the one that follows it.
  const empty =
    at === 0 || text.charAt(at - 1) === '\n'
      ? (/^(?:[ \t]*\r?\n)*/.exec(text.slice(at))?.[0].length ?? 0)
      : 0;
  return { start: at + empty, end: Math.max(end, at + empty), name: error.code };
}

/** Telling `- **Bold** start` and `- & more` from aliases, anchors and tags that are meant. */
function isText({ type, source, offset }: Lexeme, text: string): boolean {
  const rest = text.slice(offset + source.length).split('\n', 1)[0] ?? '';
  switch (type) {
    case 'alias':
      return !/^\*[\w-]+$/.test(source) || /^\s*[^\s,\]}#]/.test(rest);
    case 'anchor':
      return !/^&[\w-]+$/.test(source);
    case 'tag':
      return source === '!';
    case 'explicit-key-ind':
      return true;
    case 'comment':
    case 'directive-line':
    case 'doc-start':
    case 'doc-end':
    case 'double-quoted-scalar':
    case 'single-quoted-scalar':
    case 'flow-seq-start':
    case 'flow-seq-end':
    case 'flow-map-start':
    case 'flow-map-end':
      return false;
  }
}
