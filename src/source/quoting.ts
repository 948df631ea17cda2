/** Puts an editor's text in quotes, so that YAML takes it as it stands: the mend for most everyday mistakes. */
import type { ProblemCode } from '../base/problem.ts';

/** A text as lines, which is how an editor sees it and how it is mended: the number of lines never changes. */
export type Lines = readonly string[];

/** Whole lines as they should read, and what is told about them. Lines and columns (UTF-16 units) count from 0. */
export interface Mend {
  readonly first: number;
  readonly column: number;
  /** The line that the column is of, where it is not the first. */
  readonly line?: number;
  /** True where lines are moved sideways: the least sure of mends. */
  readonly isMove?: boolean;
  readonly lines: Lines;
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** The text in the quotation marks that need the fewest changes inside. */
export function quoted(text: string): string {
  if (/["\\]/.test(text) && !text.includes("'")) return `'${text}'`;
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** The source with a stretch of it replaced, as the whole lines that the stretch touches. */
export function mendedLines(text: string, start: number, end: number, replacement: string): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const line = text.slice(from, start) + replacement + text.slice(end, to === -1 ? text.length : to);
  return line.replaceAll('\r', '').trimEnd();
}

/** The editor's own words for a message: one line, not too long. */
export function words(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const MOST = 40;
  return line.length > MOST
    ? `${line
        .slice(0, MOST)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`
    : line;
}
