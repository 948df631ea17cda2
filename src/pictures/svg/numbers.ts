/** Numbers and lengths as SVG writes them (SVG 2, 4.2; CSS Values 4). */

/** Each digit can match in one way only, so that no text makes the search go back over itself. */
const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;

const ONE_NUMBER = new RegExp(`^${NUMBER}$`);
const LENGTH = new RegExp(`^(${NUMBER})([a-zA-Z]*|%)$`);
const NEXT_NUMBER = new RegExp(`\\s*(?:,\\s*)?(${NUMBER})`, 'y');

/** Pixels in a unit: 96 of them are an inch, whatever the screen (CSS Values 4, 6.2). */
const PIXELS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
};

/** Far more than a sheet of paper, far less than what arithmetic with it would lose. */
const LARGEST = 1e9;

function inRange(value: number): number | undefined {
  return Math.abs(value) <= LARGEST ? value : undefined;
}

export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  return ONE_NUMBER.test(trimmed) ? inRange(Number(trimmed)) : undefined;
}

/** A number from 0 to 1, or a percentage. */
export function parseOpacity(text: string): number | undefined {
  const trimmed = text.trim();
  return trimmed.endsWith('%') ? scaled(parseNumber(trimmed.slice(0, -1)), 0.01) : parseNumber(trimmed);
}

/** A length in pixels; percentages are of `whole`, and an error without one. Units of type (em, ex) have none here. */
export function parseLength(text: string, whole?: number): number | undefined {
  const [, number, unit] = LENGTH.exec(text.trim()) ?? [];
  if (number === undefined || unit === undefined) return undefined;
  if (unit === '%') return whole === undefined ? undefined : scaled(parseNumber(number), whole / 100);
  const pixels = Object.hasOwn(PIXELS, unit.toLowerCase()) ? PIXELS[unit.toLowerCase()] : undefined;
  return pixels === undefined ? undefined : scaled(parseNumber(number), pixels);
}

function scaled(value: number | undefined, by: number): number | undefined {
  return value === undefined ? undefined : inRange(value * by);
}

/** All numbers of a list with white space and single commas between; undefined where anything else is in it. */
export function parseNumbers(text: string): readonly number[] | undefined {
  const trimmed = text.trim();
  const numbers: number[] = [];
  for (let at = 0; at < trimmed.length; at = NEXT_NUMBER.lastIndex) {
    NEXT_NUMBER.lastIndex = at;
    const [, digits = ''] = NEXT_NUMBER.exec(trimmed) ?? [];
    const number = parseNumber(digits);
    if (number === undefined) return undefined;
    numbers.push(number);
  }
  return trimmed.startsWith(',') ? undefined : numbers;
}
