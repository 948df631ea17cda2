/** The rows of a table as an editor types them, [Bury, 6.80]: where a cell lacks its quotes, or a row its bracket. */
import { quoted } from './quoting.ts';
import type { Lines } from './quoting.ts';

/** A line as it should read, and the UTF-16 column, from 0, where its mistake begins. */
export interface MendedRow {
  readonly line: string;
  readonly column: number;
}

/** What stands before the first bracket of a row. */
const OPENING = /^\s*(?:-\s+)*(?:(?:rows|columns):\s*)?(?=\[)/;
/** The line below which rows stand, and what may stand between it and a row. */
const HEAD = /^\s*(?:-\s+)*(?:rows|columns):\s*(?:\[\s*)?(?:#.*)?$/;
const BETWEEN = /^\s*(?:(?:-\s+)*\[|#|$)/;

/** What opens a line that is a row. */
function openingOf(lines: Lines, index: number): string | undefined {
  const opening = OPENING.exec(lines[index] ?? '')?.[0];
  if (opening === undefined || opening.includes(':')) return opening;
  const above = lines.slice(0, index).findLast((line) => !BETWEEN.test(line));
  return above !== undefined && HEAD.test(above) ? opening : undefined;
}

/** A row in pieces: cells whose quotes close before a comma or bracket, Markdown links, brackets, commas, other text. */
const PIECES =
  /"(?:[^"\\]|\\.)*"(?=\s*[,\]])|'(?:[^']|'')*'(?=\s*[,\]])|\[[^[\]]*\]\([^()[\]\s]*\)[^,[\]]*|[[\],]|[^[\],]+/g;

/** How a cell looks that YAML takes for something else: by its first sign, or by one inside. */
const MISREAD: readonly RegExp[] = [
  /^[*&!%@`|>#{]/,
  /^[-?](?:\s|$)/,
  /^\[.*\]\(/,
  /:(?:\s|$)/,
  /\s#[\p{L}\p{N}]/u,
  // Quotation marks that are part of the text: what is quoted as a whole is told apart before.
  /^["']/,
];

const QUOTED = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/;

/** A row with its cells in quotes where they must be; `cell` is the first of them. */
export function quotedCells(
  lines: Lines,
  index: number,
): (MendedRow & { readonly cell: string }) | undefined {
  const opening = openingOf(lines, index);
  if (opening === undefined) return undefined;
  let first: { readonly cell: string; readonly column: number } | undefined;
  const typed = (lines[index] ?? '').slice(opening.length);
  const mended = typed.replace(PIECES, (piece: string, at: number) => {
    const cell = piece.trim();
    if (QUOTED.test(cell) || !MISREAD.some((looks) => looks.test(cell))) return piece;
    first ??= { cell, column: opening.length + at + piece.indexOf(cell) };
    return piece.replace(cell, () => quoted(cell));
  });
  return first && { ...first, line: opening + mended };
}

/** A row whose last bracket is missing. */
export function closedRow(lines: Lines, index: number): MendedRow | undefined {
  const opening = openingOf(lines, index);
  const line = lines[index] ?? '';
  if (opening === undefined) return undefined;
  const pieces = [...line.matchAll(PIECES)].map(([piece]) => piece);
  const count = (bracket: string): number => pieces.filter((piece) => piece === bracket).length;
  const missing = count('[') - count(']');
  const comment = /\s+#.*$|\s*$/.exec(pieces.at(-1) ?? '')?.[0] ?? '';
  const row = line.slice(0, line.length - comment.length);
  if (missing <= 0 || row.endsWith(',')) return undefined;
  return { line: row + ']'.repeat(missing) + comment.trimEnd(), column: opening.length };
}
