/**
 * Kinds of characters, in patterns and by their code points, at no cost where a text has none but English ones: the
 * engine's tables of all scripts, which take long to load, are only asked about others. NaN stands for no character: it
 * is of no kind.
 */

const ASCII = /^[\0-\x7f]*$/;

function asciiOf(source: string): string {
  return source.replaceAll('\\p{L}', 'A-Za-z').replaceAll('\\p{N}', '0-9').replaceAll('\\p{M}', '');
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

/** The code point that ends right before an offset. */
export function codePointBefore(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  const isTail = last >= 0xdc00 && last <= 0xdfff && end > 1;
  const pair = isTail ? (text.codePointAt(end - 2) ?? NaN) : NaN;
  return pair > 0xffff ? pair : last;
}

/** The code point that begins at an offset. */
export function codePointAt(text: string, at: number): number {
  return text.codePointAt(at) ?? NaN;
}

/** The offset at which the character begins that ends right before `end`. */
export function startBefore(text: string, end: number): number {
  return end - unitsOf(codePointBefore(text, end));
}

/** How many places of a text a character takes. */
export function unitsOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

/** 0 to 9. */
export function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A to Z, a to z. */
export function isPlainLetter(code: number): boolean {
  // The bit by which a small letter differs from its capital.
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/** Neither of ASCII nor a dash, a quotation mark or the like (U+2000 to U+206F): a letter, perhaps, of some script. */
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

/** A to Z. */
export function isPlainCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/** a to z. */
export function isPlainSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** What a regular expression calls a word: plain letters, figures and the underscore. */
export function isWordSign(code: number): boolean {
  return isPlainLetter(code) || isFigure(code) || code === 0x5f;
}

/** Whether a word of such signs begins or ends here. */
export function isBoundary(text: string, at: number): boolean {
  return isWordSign(text.charCodeAt(at - 1)) !== isWordSign(text.charCodeAt(at));
}

/** A space, a tab or the end of a line: a line may end there, and no glyph is asked for. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

export function isCapital(code: number): boolean {
  return isPlainCapital(code) || (isUncommon(code) && /\p{Lu}/u.test(String.fromCodePoint(code)));
}

export function isSmall(code: number): boolean {
  return isPlainSmall(code) || (isUncommon(code) && /\p{Ll}/u.test(String.fromCodePoint(code)));
}

export function isLetterOrNumber(code: number): boolean {
  return isLetter(code) || isNumber(code);
}

/** Anything that leaves a mark on paper, or at least is no white space. */
export function isVisible(code: number): boolean {
  if (code > 0x20 && code < 0x7f) return true;
  return !Number.isNaN(code) && !/\s/.test(String.fromCodePoint(code));
}
