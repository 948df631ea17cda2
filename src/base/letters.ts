/** Patterns that speak of letters of any script, at no cost where a text has none but English ones. */

const ASCII = /^[\0-\x7f]*$/;
const ASCII_OF: Readonly<Record<string, string>> = { '\\p{L}': 'A-Za-z', '\\p{N}': '0-9', '\\p{M}': '' };

function asciiOf(source: string): string {
  return source.replaceAll(/\\p\{\w\}/g, (name) => ASCII_OF[name] ?? '');
}

/**
 * A pattern whose classes (`[\p{L}\p{N}]`, always in brackets) are those of Unicode, for the text that it is asked for.
 * The engine builds their tables at the first use of each pattern, half a millisecond for each; text of ASCII needs none.
 */
export function lettered(source: string, flags = ''): (text: string) => RegExp {
  let ascii: RegExp | undefined;
  let any: RegExp | undefined;
  return (text) =>
    ASCII.test(text)
      ? (ascii ??= new RegExp(asciiOf(source), flags))
      : (any ??= new RegExp(source, `${flags}u`));
}

// The same by code points, of which ASCII is told by its numbers. NaN, which stands for no character, is none of these.

/** 0 to 9. */
export function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A to Z, a to z. */
export function isPlainLetter(code: number): boolean {
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/** Neither of ASCII nor a dash, a quotation mark or the like (U+2000 to U+206F). */
function isUncommon(code: number): boolean {
  return code > 0x7f && !(code >= 0x2000 && code <= 0x206f);
}

export function isLetter(code: number): boolean {
  return isPlainLetter(code) || (isUncommon(code) && /\p{L}/u.test(String.fromCodePoint(code)));
}

export function isNumber(code: number): boolean {
  return isFigure(code) || (isUncommon(code) && /\p{N}/u.test(String.fromCodePoint(code)));
}

export function isCombiningMark(code: number): boolean {
  return isUncommon(code) && /\p{M}/u.test(String.fromCodePoint(code));
}
