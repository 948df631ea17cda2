/** Finds what an editor meant where YAML stumbles: each likely mend is tried, and kept if YAML then goes on. */
import type { ProblemCode } from '../base/problem.ts';
import { parseYaml } from './parse.ts';
import type { Lexeme, Parsed } from './parse.ts';
import { quoted, textAround, words } from './quoting.ts';
import type { Lines, TextSpan } from './quoting.ts';

/** Something that YAML stumbles over, as offsets of the text read. */
export interface Stumble {
  readonly start: number;
  readonly end: number;
  /** yaml's name of the error, or the type of a token that is text. */
  readonly name: string;
}

/** Whole lines as they should read, and what is told about them. `column` counts UTF-16 units from 0. */
export interface Mend {
  readonly first: number;
  readonly column: number;
  readonly lines: Lines;
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** Longer texts are not parsed again for each mend: the report stops at the first mistake instead. */
const LONGEST_MENDED = 400_000;

const IN_QUOTES = 'Put the text in quotes, as shown.';

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
      `The text begins with a quotation mark, so YAML ends it at the next one: ${words(text)} must be in quotes as a whole.`,
  ],
  [
    /:(?:\s|$)/,
    (text) => `Text with a colon before a space or at its end must be in quotes: "${words(text)}".`,
  ],
];

function quoteMend(span: TextSpan): Mend {
  const reason = REASONS.find(([looks]) => looks.test(span.text))?.[1];
  return {
    ...atText(span, quoted(span.text)),
    code: 'needs-quotes',
    message: reason?.(span.text) ?? `This text must be in quotes: "${words(span.text)}".`,
    hint: IN_QUOTES,
  };
}

function atText(span: TextSpan, text: string): Pick<Mend, 'first' | 'column' | 'lines'> {
  return { first: span.first, column: span.prefix.length, lines: (span.prefix + text).split('\n') };
}

/** English words that open with an apostrophe: here the mark is no quotation mark that wants closing. */
const APOSTROPHE = /^'(?:tis|twas|til|cause|em|n|\d0s)\b/i;

function closeMend(span: TextSpan): Mend {
  const { text } = span;
  const closed = text.startsWith('"') ? `${text}"` : quoted(APOSTROPHE.test(text) ? text : text.slice(1));
  return {
    ...atText(span, closed),
    code: 'needs-quotes',
    message: `This text opens with a quotation mark that is never closed: ${words(text)}`,
    hint: 'Close the quotation mark at the end of the text, as shown.',
  };
}

/** ` #1` that YAML takes for a comment: one value inside { … } is quoted by itself, anything else as a whole. */
export function lostCommentMend(lines: Lines, index: number, column: number): Mend | undefined {
  const line = lines[index] ?? '';
  const before = line.slice(0, column);
  const typed = line.slice(column);
  const told = {
    code: 'lost-comment',
    message: `YAML takes "${words(typed)}" for a comment, because "#" stands after a space: it would be lost.`,
    hint: 'Put the text in quotes, as shown; a comment needs a space after its "#".',
  } as const;
  if (/[{[][^}\]]*$/.test(before)) {
    const mended = before + typed.replace(/^#[^\s,}\]]+/, (value) => quoted(value));
    return { ...told, first: index, column, lines: [mended] };
  }
  const span = textAround(lines, index);
  if (span.first === index && before.trim() === '') return undefined;
  if (/^["'[{]/.test(span.text)) return undefined;
  return { ...told, ...atText(span, quoted(span.text)), first: span.first, column: span.prefix.length };
}

function tabMends(lines: Lines, index: number): Mend[] {
  const line = lines[index] ?? '';
  const above = lines.slice(0, index).findLast((one) => one.trim() !== '') ?? '';
  const told = {
    first: index,
    column: 0,
    code: 'yaml-syntax',
    message: 'This line is indented with a tab, which YAML does not accept.',
    hint: 'Indent with spaces, as shown.',
  } as const;
  const indents = [above.slice(0, above.length - above.trimStart().length), '  '];
  const spaced = line.replace(/^\s+/, (white) => white.replaceAll('\t', '  '));
  return [spaced, ...indents.map((indent) => indent + line.trimStart())].map((mended) => ({
    ...told,
    lines: [mended],
  }));
}

/** `title:SMMGP` and "a \q": one character is missing. */
function insertMend(
  lines: Lines,
  index: number,
  column: number,
  typed: string,
  said: Pick<Mend, 'message' | 'hint'>,
): Mend {
  const line = lines[index] ?? '';
  const mended = line.slice(0, column) + typed + line.slice(column);
  return { first: index, column, lines: [mended], code: 'yaml-syntax', ...said };
}

function colonMends(lines: Lines, index: number): Mend[] {
  const glued = /^\s*(?:-\s+)*[A-Za-z]+:(?=[^\s/])/.exec(lines[index] ?? '');
  if (!glued) return [];
  const said = {
    message: 'A space is missing after the colon.',
    hint: 'Write a space between the key and its value, as shown.',
  };
  return [insertMend(lines, index, glued[0].length, ' ', said)];
}

function escapeMends(lines: Lines, index: number, column: number): Mend[] {
  const said = {
    message: 'Inside double quotes a backslash has a meaning of its own, and this one has none.',
    hint: 'Write the backslash twice, as shown.',
  };
  return [insertMend(lines, index, column, '\\', said)];
}

/** Every mend that may be meant, the likeliest first. */
function candidates(lines: Lines, parsed: Parsed, text: string, stumble: Stumble): Mend[] {
  const { line, column } = lineAt(text, stumble.start);
  if (stumble.name === 'TAB_AS_INDENT') return tabMends(lines, line);
  if (stumble.name === 'BAD_DQ_ESCAPE') return escapeMends(lines, line, column);
  const quote = openQuote(parsed.lexemes, stumble.start);
  const open = quote && textAround(lines, lineAt(text, quote.offset).line);
  const comment = parsed.lexemes.findLast((one) => isLostComment(one) && one.offset < stumble.end);
  const at = comment && lineAt(text, comment.offset);
  const lost = at && lostCommentMend(lines, at.line, at.column);
  const spans = [textAround(lines, line), textAround(lines, Math.max(0, line - 1))];
  return [
    ...(lost ? [lost] : []),
    ...(open && stumble.name === 'MISSING_CHAR' ? [closeMend(open)] : []),
    ...(open ? [quoteMend(open)] : []),
    ...colonMends(lines, line),
    ...spans.filter(mayBeText).map(quoteMend),
  ];
}

/** A key whose value is a list in brackets is no text that lacks quotes. */
function mayBeText({ prefix, text }: TextSpan): boolean {
  return (
    text !== '' &&
    !(
      /(?:authors|keywords|editions|columns|rows|align|colours|email|logo):\s*$/.test(prefix) &&
      /^[[{]/.test(text)
    )
  );
}

/** The quoted text that an error stands in or directly behind. */
function openQuote(lexemes: readonly Lexeme[], at: number): Lexeme | undefined {
  return lexemes.findLast(
    ({ type, source, offset }) =>
      type.endsWith('quoted-scalar') && offset < at && at <= offset + source.length + 1,
  );
}

/** ` #` directly before a letter or digit: nobody writes a comment so, and what follows would be lost. */
export function isLostComment(lexeme: Lexeme): boolean {
  return lexeme.type === 'comment' && /^#[\p{L}\p{N}]/u.test(lexeme.source) && lexeme.offset > 0;
}

/** The line, from 0, and the UTF-16 column, from 0, of an offset. */
export function lineAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, column: offset - (before.lastIndexOf('\n') + 1) };
}

/** The mend that lets YAML go on past the lines that it changes, if there is one. */
export function mendFor(text: string, parsed: Parsed, stumble: Stumble): Mend | undefined {
  if (text.length > LONGEST_MENDED) return undefined;
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return candidates(lines, parsed, text, stumble).find((mend) => {
    const mended = applied(lines, mend);
    const next = firstStumble(parseYaml(mended), mended);
    const end = lines.slice(0, mend.first).concat(mend.lines).join('\n').length;
    return !next || next.start > Math.max(end, stumble.start);
  });
}

/** The whole text with the mend made. */
export function applied(lines: Lines, mend: Mend): string {
  return lines.toSpliced(mend.first, mend.lines.length, ...mend.lines).join('\n');
}

/** What YAML stumbles over first: an error of its own, or a token that is not YAML but text. */
export function firstStumble(parsed: Parsed, text: string): Stumble | undefined {
  const error = parsed.errors[0];
  const lexeme = parsed.lexemes.find((one) => isText(one, text));
  if (lexeme && (!error || lexeme.offset <= error.pos[0])) {
    return { start: lexeme.offset, end: lexeme.offset + lexeme.source.length, name: lexeme.type };
  }
  return error && { start: error.pos[0], end: error.pos[1], name: error.code };
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
    case 'double-quoted-scalar':
    case 'single-quoted-scalar':
      return false;
  }
}
