/** The terminal: results to stdout, everything said beside them to stderr, colour where it is wanted. */
import { writeSync } from 'node:fs';
import { EXIT } from './failure.ts';
import { COLOURED, type Colours, PLAIN } from './report.ts';

const STDOUT = 1;

/** Whether something was left to a stream, which then has all that comes after, and the last word. */
let isStreaming = false;
let hasTold = false;

/**
 * A result, on stdout. It is written straight to the file, for the stream of a pipe or a terminal takes 2 ms to make. What
 * does not go at once (a pipe that is full, a reader that went away) is left to the stream.
 */
export function print(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  const rest = isStreaming ? bytes : bytes.subarray(writtenAtOnce(bytes));
  if (rest.length === 0) return;
  // The reader of our output may have gone away (`| head`): then there is nobody left to tell.
  if (!isStreaming) process.stdout.on('error', () => process.exit(EXIT.outside));
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
  process.stderr.write(`${line}\n`);
}

/** Whether everything that was to be said is out, so that the process may end at once. */
export function isSaid(): boolean {
  return !isStreaming && !hasTold;
}

/** Colour only on a terminal, and never with NO_COLOR (no-color.org: where it is set and not empty). */
export function errorColours(): Colours {
  return process.stderr.isTTY && !process.env['NO_COLOR'] ? COLOURED : PLAIN;
}
