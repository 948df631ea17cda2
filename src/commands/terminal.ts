/** The terminal: results to stdout, everything said beside them to stderr, colour where it is wanted. */
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

/** To the line's beginning, and nothing from there on (ECMA-48, 8.3.41). */
const ERASE = '\r\u001B[K';

/** The foot of the terminal that reports go to. */
export const foot = new Foot((text) => process.stderr.write(text));

/** A result, on stdout. */
export function print(line: string): void {
  foot.above(() => process.stdout.write(`${line}\n`));
}

/** Progress or a report, on stderr. */
export function tell(line: string): void {
  foot.above(() => process.stderr.write(`${line}\n`));
}

/** Colour only on a terminal, and never with NO_COLOR (no-color.org: where it is set and not empty). */
export function errorColours(): Colours {
  return process.stderr.isTTY && !process.env['NO_COLOR'] ? COLOURED : PLAIN;
}
