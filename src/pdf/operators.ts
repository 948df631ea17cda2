/** Parts of content-stream operators: numbers as short as they can be, colours, escapes. */

/** A number with at most two decimals: a hundredth of a point is below what any printer shows. */
export function fixed(n: number): string {
  return numeral(Math.round(n * 100) / 100);
}

/** A place on the page to a tenth of a point: half a dot at 600 dots an inch. */
export function placed(n: number): string {
  return numeral(tenths(n));
}

/** The nearest tenth. */
export function tenths(n: number): number {
  return Math.round(n * 10) / 10;
}

/** A number as it is written; ".5" is "0.5" (ISO 32000-1, 7.3.3). */
export function numeral(n: number): string {
  const text = String(n);
  if (n >= 1 || n <= -1) return text;
  return text.startsWith('0.') ? text.slice(1) : text.startsWith('-0.') ? `-${text.slice(2)}` : text;
}

/** The parts of #rrggbb, from 0 to 1. */
export function rgb(hex: string): [red: number, green: number, blue: number] {
  const part = (at: number): number => parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** What would end a string, or be read as something else in it (ISO 32000-1, 7.3.4.2). */
export const ESCAPES: Readonly<Record<string, string>> = {
  '(': '\\(',
  ')': '\\)',
  '\\': '\\\\',
  '\r': '\\r',
};
