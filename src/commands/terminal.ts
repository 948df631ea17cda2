/** The terminal: results to stdout, everything said beside them to stderr, colour where it is wanted. */
import { COLOURED, type Colours, PLAIN } from './report.ts';

/** A result, on stdout. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Progress or a report, on stderr. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Colour only on a terminal, and never with NO_COLOR (no-color.org: where it is set and not empty). */
export function errorColours(): Colours {
  return process.stderr.isTTY && !process.env['NO_COLOR'] ? COLOURED : PLAIN;
}
