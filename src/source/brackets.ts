/** Mends of text in brackets: a bracket that is never closed, and an item of `[a, b]` or `{ a: b }` that needs quotes. */
import { ALL_KEYS, textAround } from './lines.ts';
import type { TextSpan } from './lines.ts';
import type { Lexeme } from './parse.ts';
import { quoted } from './quoting.ts';
import type { Lines, Mend } from './quoting.ts';

const LISTS = /(?:authors|keywords|editions|sections|content|bullets|numbers|topics|columns|rows|align):\s*$/;
const MAPPINGS = /(?:contact|colours|email|logo):\s*$/;
const KEYS_WITHIN = new RegExp(`^\\{\\s*(?:${ALL_KEYS.join('|')})\\s*:\\s`);

/** True where brackets hold a list or keys, and are no text that lacks its quotes. */
export function isStructure({ prefix, text }: TextSpan): boolean {
  return (
    (LISTS.test(prefix) && text.startsWith('[')) ||
    (MAPPINGS.test(prefix) && text.startsWith('{')) ||
    KEYS_WITHIN.test(text)
  );
}

const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** The brackets that are open where YAML stumbles, closed at the end of the text that they stand in. */
export function bracketMends(lines: Lines, lexemes: readonly Lexeme[], at: number, text: string): Mend[] {
  const open: Lexeme[] = [];
  for (const lexeme of lexemes) {
    if (lexeme.offset >= at) break;
    if (lexeme.type.endsWith('-start') && lexeme.type.startsWith('flow')) open.push(lexeme);
    else if (lexeme.type.endsWith('-end')) open.pop();
  }
  const [first] = open;
  if (!first) return [];
  const index = text.slice(0, first.offset).split('\n').length - 1;
  const span = textAround(lines, index);
  if (!isStructure(span)) return [];
  const closers = open.map(({ source }) => CLOSERS[source] ?? '').reverse();
  const end = span.text.includes('{') ? ` ${closers.join(' ')}` : closers.join('');
  return [
    {
      first: span.first,
      column: span.prefix.length,
      lines: (span.prefix + span.text + end).split('\n'),
      code: 'yaml-syntax',
      message: `The bracket "${first.source}" is never closed.`,
      hint: 'Close the bracket, as shown.',
    },
  ];
}

/** The line with the item around a column in quotes: from the bracket, comma or key before it to the next comma or bracket. */
export function quotedItem(line: string, column: number): string | undefined {
  const before = line.slice(0, column);
  const from = 1 + Math.max(...['[', '{', ',', ': '].map((mark) => before.lastIndexOf(mark)));
  const item = /^\s*([^,\]}]*[^,\]}\s])/.exec(line.slice(from));
  const typed = item?.[1];
  if (from === 0 || typed === undefined || /["']/.test(typed)) return undefined;
  const at = line.indexOf(typed, from);
  return line.slice(0, at) + quoted(typed) + line.slice(at + typed.length);
}
