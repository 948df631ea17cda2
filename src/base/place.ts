/** Where a thing stands in a file that an editor wrote, and how that is said to them. */

/** A stretch of one source file, as UTF-16 offsets from its beginning; `end` is exclusive. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A text that came from disk, with the name that messages use for it. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** A position as an editor counts it: both from 1, columns in code points (content-model.md, What bad input gets). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of a UTF-16 offset in a text. CR LF, LF and CR each end a line. */
export function positionAt(text: string, offset: number): Position {
  // A byte order mark is no character of the first line.
  const before = text.slice(0, Math.max(0, offset)).replace(/^\uFEFF/, '');
  const lines = before.split(/\r\n|\n|\r/);
  const last = lines[lines.length - 1] ?? '';
  return { line: lines.length, column: [...last].length + 1 };
}
