/** Characters that print as nothing, turn the text around or mean nothing: named, so that an editor can find them. */
import type { ProblemCode } from '../base/problem.ts';

/** A character that may not stand in text, with its UTF-16 offset in the value. */
export interface BadCharacter {
  readonly index: number;
  readonly length: number;
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** Invisible characters that come with copied text (Unicode 16, general categories Cf, Zl and Zp, and variation selectors), by code point. */
const INVISIBLE: readonly (readonly [number, number, string])[] = [
  [0xad, 0xad, 'a soft hyphen'],
  [0x34f, 0x34f, 'a combining grapheme joiner'],
  [0x61c, 0x61c, 'an Arabic letter mark'],
  [0x180e, 0x180e, 'a Mongolian vowel separator'],
  [0x200b, 0x200b, 'a zero-width space'],
  [0x200c, 0x200c, 'a zero-width non-joiner'],
  [0x200d, 0x200d, 'a zero-width joiner'],
  [0x200e, 0x200e, 'a left-to-right mark'],
  [0x200f, 0x200f, 'a right-to-left mark'],
  [0x2028, 0x2028, 'a Unicode line separator'],
  [0x2029, 0x2029, 'a Unicode paragraph separator'],
  [0x202a, 0x202b, 'a bidirectional embedding'],
  [0x202c, 0x202c, 'a pop directional formatting mark'],
  [0x202d, 0x202e, 'a bidirectional override'],
  [0x2060, 0x2060, 'a word joiner'],
  [0x2061, 0x2064, 'an invisible mathematical operator'],
  [0x2066, 0x2068, 'a bidirectional isolate'],
  [0x2069, 0x2069, 'a pop directional isolate mark'],
  [0x206a, 0x206f, 'a deprecated formatting character'],
  [0xfe00, 0xfe0f, 'a variation selector'],
  [0xfeff, 0xfeff, 'a byte order mark'],
  [0xfff9, 0xfffb, 'an annotation mark'],
  [0xe0000, 0xe007f, 'an invisible tag character'],
];

/** Every invisible one, control characters but tab and line end, and surrogates that stand alone. */
const bad = (): RegExp =>
  new RegExp(
    `[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f${INVISIBLE.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('')}]|\\p{Surrogate}`,
    'gu',
  );

/** Blocks of scripts that run from right to left (Unicode 16, Bidi_Class R and AL). */
const RIGHT_TO_LEFT =
  /[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+/u;

const CONTROL_NAMES: Readonly<Record<number, string>> = {
  0x00: 'a null character',
  0x07: 'a bell character',
  0x08: 'a backspace character',
  0x0b: 'a vertical tab',
  0x0c: 'a page break (form feed)',
  0x0d: 'a carriage return',
  0x1b: 'an escape character',
  0x7f: 'a delete character',
  0x85: 'a next-line character',
};

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A control character in words, e.g. `a bell character (U+0007)`. */
export function controlName(character: string): string {
  return `${CONTROL_NAMES[character.codePointAt(0) ?? 0] ?? 'a control character'} (${codePoint(character)})`;
}

function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const name = INVISIBLE.find(([from, to]) => from <= point && point <= to)?.[2];
  if (name) return `${name} (${codePoint(character)})`;
  return point >= 0xd800 && point <= 0xdfff
    ? `half of a character (${codePoint(character)})`
    : controlName(character);
}

/** Each letter and its accents as one character where there is one (NFC). */
export function composed(text: string): string {
  return COMPOSABLE.test(text) ? text.normalize('NFC') : text;
}

/** What comes before the first combining mark never changes, and most texts have nothing else. */
const COMPOSABLE = /[\u0300-\uffff]/;

/** Latin letters, their accents and the signs and marks beside them: most texts have nothing else, and all of these are well. */
const DOUBTFUL = /[^\t\n\x20-\x7e\xa0-\xac\xae-\u033f\u2010-\u2027\u20a0-\u22ff]/;

/** True for a text of which no character needs another look. */
export function isEveryday(text: string): boolean {
  return !DOUBTFUL.test(text);
}

/** What may not stand in a text: each bad character once, and the first stretch of right-to-left writing. */
export function badCharacters(text: string): BadCharacter[] {
  if (isEveryday(text)) return [];
  const found = new Map<string, BadCharacter>();
  for (const { 0: character, index } of text.matchAll(bad())) {
    if (found.has(character)) continue;
    found.set(character, {
      index,
      length: character.length,
      code: 'bad-character',
      message: `The text holds ${nameOf(character)}, which cannot be printed.`,
      hint: 'Delete the character; it is invisible, so delete and retype the words around it.',
    });
  }
  const turned = RIGHT_TO_LEFT.exec(text);
  return turned ? [...found.values(), rightToLeft(turned[0], turned.index)] : [...found.values()];
}

function rightToLeft(written: string, index: number): BadCharacter {
  return {
    index,
    length: written.length,
    code: 'right-to-left',
    message: `"${written.slice(0, 20)}" (${codePoint(written)}) is written from right to left, which cannot be set yet.`,
    hint: 'Write the words in Latin letters, or link to a page that has them.',
  };
}
