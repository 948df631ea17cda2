/** The terminal: results to stdout, everything said beside them to stderr, colour where it is wanted. */
import { writeSync } from 'node:fs';
import { EXIT } from './failure.ts';
import { leave } from './leaving.ts';
import { COLOURED, type Colours, PLAIN } from './report.ts';

/**
 * The last line of a terminal, which stays below all that is printed there and is taken away at the end. Whoever shows
 * a line sees to it that it is no longer than the terminal is wide, and that there is a terminal.
 */
export class Foot {
  #line = '';

  constructor(readonly write: (text: string) => void) {}

  show(line: string): void {
    this.#line = line;
    this.write(`${ERASE}${line}`);
  }

  clear(): void {
    if (this.#line !== '') this.write(ERASE);
    this.#line = '';
  }

  /** Something is printed in the line's place, and the line goes below it. */
  above(print: () => void): void {
    const line = this.#line;
    this.clear();
    print();
    if (line !== '') this.show(line);
  }
}

/** Of a terminal that does not say. */
const USUAL_WIDTH = 80;

/** In columns, which may change. The last should stay empty: some terminals go on to the next line when it is filled. */
export function terminalWidth(): number {
  return process.stderr.columns || USUAL_WIDTH;
}

/** To the line's beginning, and nothing from there on (ECMA-48, 8.3.41). */
const ERASE = '\r\u001B[K';

/** The foot of the terminal that reports go to. */
export const foot = new Foot((text) => process.stderr.write(text));

const STDOUT = 1;

/** Whether something was left to a stream, which then has all that comes after, and the last word. */
let isStreaming = false;
let hasTold = false;

/**
 * A result, on stdout. It is written straight to the file, for the stream of a pipe or a terminal takes 2 ms to make. What
 * does not go at once (a pipe that is full, a reader that went away) is left to the stream.
 */
export function print(line: string): void {
  foot.above(() => write(Buffer.from(`${line}\n`)));
}

function write(bytes: Uint8Array): void {
  const rest = isStreaming ? bytes : bytes.subarray(writtenAtOnce(bytes));
  if (rest.length === 0) return;
  // The reader of our output may have gone away (`| head`): then there is nobody left to tell.
  if (!isStreaming) process.stdout.on('error', () => leave(EXIT.outside));
  isStreaming = true;
  process.stdout.write(rest);
}

function writtenAtOnce(bytes: Uint8Array): number {
  try {
    return writeSync(STDOUT, bytes);
  } catch {
    return 0;
  }
}

/** Progress or a report, on stderr. */
export function tell(line: string): void {
  hasTold = true;
  foot.above(() => process.stderr.write(`${line}\n`));
}

/** Whether everything that was to be said is out, so that the process may end at once. */
export function isSaid(): boolean {
  return !isStreaming && !hasTold;
}

/** Colour only on a terminal, and never with NO_COLOR (no-color.org: where it is set and not empty). */
export function errorColours(): Colours {
  return process.stderr.isTTY && !process.env['NO_COLOR'] ? COLOURED : PLAIN;
}
