/** Objects as text, with no space that can be spared (ISO 32000-1, 7.3). */
import type { Reference } from './kit.ts';
import { ESCAPES } from './operators.ts';

/**
 * An object: numbers, booleans, null; names (plain strings); strings (String objects, which are ASCII or become
 * UTF-16); bytes; dates; references; arrays and dictionaries of these. Entries without a value are left out.
 */
export function serialise(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * 1e6) / 1e6);
  if (typeof value === 'string') return `/${value}`;
  if (value === undefined || value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof String) return literal(value.valueOf());
  if (value instanceof Date) return `(${dateString(value)})`;
  if (value instanceof Uint8Array) return escaped(String.fromCharCode(...value));
  if (Array.isArray(value)) return `[${spaced(value.map(serialise))}]`;
  if (isReference(value)) return scalarIn(value) ?? `${value.id} 0 R`;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `<<${entries.map(([key, each]) => spaced([`/${key}`, serialise(each)])).join('')}>>`;
}

/** pdfkit makes an object of every line of the information dictionary: those are written where they are named. */
export function scalarIn({ data }: Reference): string | undefined {
  const value: unknown = data;
  return value instanceof String || value instanceof Date ? serialise(value) : undefined;
}

export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'finalize' in value;
}

/** Parts side by side; a space only where two would run together. */
function spaced(parts: readonly string[]): string {
  return parts.reduce((text, part) => {
    const apart = text !== '' && !/[)>\]]$/.test(text) && !/^[/(<[]/.test(part);
    return `${text}${apart ? ' ' : ''}${part}`;
  }, '');
}

/** Text that is not ASCII is UTF-16 with a byte order mark (7.9.2.2). */
function literal(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return escaped(text);
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return escaped(`\xfe\xff${units.map((unit) => String.fromCharCode(unit >> 8, unit & 0xff)).join('')}`);
}

function escaped(bytes: string): string {
  return `(${bytes.replace(/[()\\\r]/g, (sign) => ESCAPES[sign] ?? sign)})`;
}

/** 7.9.4. */
function dateString(date: Date): string {
  return `D:${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}
