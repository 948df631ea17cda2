/** Where a thing stands in a file that an editor wrote, and how that is said to them. */

/**
 * A stretch of one source file, as UTF-16 offsets from its beginning; `end` is exclusive.
 *
 * What an update has by the hundred is a class: code that runs for the first time makes an instance in a fifth of the
 * time that a literal of the same keys takes.
 */
export class Place {
  constructor(
    readonly file: string,
    readonly start: number,
    readonly end: number,
  ) {}
}

/** A text that came from disk, with the name that messages use for it. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  /** True where its lines are never to be shown in a report: a list of people. */
  readonly isPrivate?: boolean;
}

/** A position as an editor counts it: both from 1, columns in code points (content-model.md, What bad input gets). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of a UTF-16 offset in a text. CR LF, LF and CR each end a line. */
export function positionAt(text: string, offset: number): Position {
  return positionFinder(text)(offset);
}

/** The same for many offsets of one text, whose lines are found once. */
export function positionFinder(text: string): (offset: number) => Position {
  const find = lineStarts(text);
  return (offset) => {
    const { line, start } = find(offset);
    // A byte order mark is no character of the first line.
    const before = text.slice(start, Math.max(0, offset)).replace(line === 1 ? /^\uFEFF/ : '', '');
    return { line, column: [...before].length + 1 };
  };
}

/** The line of an offset, from 1, for many offsets of one text. */
export function lineFinder(text: string): (offset: number) => number {
  const find = lineStarts(text);
  return (offset) => find(offset).line;
}

/** The line that an offset stands on, and where that begins: found by halving. */
function lineStarts(text: string): (offset: number) => { readonly line: number; readonly start: number } {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, start: starts[low] ?? 0 };
  };
}
