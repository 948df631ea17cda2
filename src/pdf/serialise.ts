/** Objects as text, with no space that can be spared (ISO 32000-1, 7.3). */
import { pdfDate } from './date.ts';
import type { Reference } from './kit.ts';
import { ESCAPES } from './operators.ts';
import { clip } from './strings.ts';

/** A part of an object that is text already. */
export class Source {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A reference to the object of this number. */
export function refer(number: number): Source {
  return new Source(`${number} 0 R`);
}

/**
 * An object: numbers, booleans, null; names (plain strings); strings (String objects, which are ASCII or become
 * UTF-16); bytes; dates; references; arrays and dictionaries of these. Entries without a value are left out.
 */
export function serialise(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * 1e6) / 1e6);
  if (typeof value === 'string') return `/${value}`;
  if (value === undefined || value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof Source) return value.text;
  if (value instanceof String) return literal(bytesOf(value.valueOf()));
  if (value instanceof Date) return `(${pdfDate(value)})`;
  if (value instanceof Uint8Array) return literal(String.fromCharCode(...value));
  if (Array.isArray(value))
    return `[${value.reduce<string>((row, each) => apart(row, serialise(each)), '')}]`;
  if (isReference(value)) return isScalar(value) ? serialise(value.data) : `${value.id} 0 R`;
  return `<<${entries(value)}>>`;
}

/** What a dictionary holds, without its brackets. */
export function entries(dictionary: object): string {
  let text = '';
  for (const [key, value] of Object.entries(dictionary)) {
    if (value !== undefined) text += apart(`/${key}`, serialise(value));
  }
  return text;
}

/** pdfkit makes an object of every line of the information dictionary: those are written where they are named. */
export function isScalar({ data }: Reference): boolean {
  const value: unknown = data;
  return value instanceof String || value instanceof Date;
}

function isReference(value: object): value is Reference {
  return 'finalize' in value;
}

const CLOSING = ')>]';
const OPENING = '/(<[';

/** Parts side by side; a space only where two would run together. */
function apart(text: string, part: string): string {
  const close =
    text === '' || CLOSING.includes(text.charAt(text.length - 1)) || OPENING.includes(part.charAt(0));
  return close ? text + part : `${text} ${part}`;
}

/** A text string, cut where it is longer than one may be. */
export function textString(text: string): string {
  return literal(bytesOf(clip(text)));
}

/** Text as a string's bytes, a letter each: what is not ASCII is UTF-16 with a byte order mark (7.9.2.2). */
export function bytesOf(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  let bytes = '\xfe\xff';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes += String.fromCharCode(unit >> 8, unit & 0xff);
  }
  return bytes;
}

/** A string of these bytes. */
export function literal(bytes: string): string {
  return /[()\\\r]/.test(bytes)
    ? `(${bytes.replace(/[()\\\r]/g, (sign) => ESCAPES[sign] ?? sign)})`
    : `(${bytes})`;
}
