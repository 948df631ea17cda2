/** How the bench's commands speak: results on stdout, progress on stderr, numbers as options, and one way to end. */
import { Lack } from './install.ts';

/** The number of an option, or what it is without one. */
export function numberOf(name: string, value: string | undefined, otherwise: number): number {
  if (value !== undefined && !/^[1-9]\d{0,4}$/u.test(value))
    throw new Lack(`${name} takes a number from 1 to 99999.`);
  return value === undefined ? otherwise : Number(value);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs a command; what the machine lacks is told in its own words, anything else as the error that it is. */
export async function toTheEnd(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Lack)) throw error;
    tell(error.message);
    process.exitCode = 1;
  }
}
