/** Hyphenation: where a word that no line can hold may be parted with a hyphen. */

/** Parts a word of small letters into syllables, by the patterns of a language. */
export type Syllables = (word: string) => readonly string[];

/** The offsets of a text at which a hyphen may end the line, in order; none where it may not be hyphenated. */
export type Hyphenate = (text: string) => readonly number[];

/** Letters that stay before a hyphen and that follow it (the hyphenmins of the patterns for British English). */
const LEAST_BEFORE = 2;
const LEAST_AFTER = 3;

/**
 * The one word of letters that a text is, without the marks around it; none in an address, a file name, a number with a
 * unit. Few texts are asked, and the tables of all scripts take long to load: the pattern waits for them.
 */
function wordIn(text: string): string {
  return /^[^\p{L}\p{M}\p{N}]*([\p{L}\p{M}\u2019']+)[^\p{L}\p{M}\p{N}]*$/u.exec(text)?.[1] ?? '';
}

/** Hyphenates by a language's patterns. The patterns know small letters only, one character for one. */
export function hyphenator(syllables: Syllables): Hyphenate {
  return (text) => {
    const word = wordIn(text);
    const small = word.toLowerCase();
    if (small.length !== word.length) return [];
    const start = text.indexOf(word);
    const offsets: number[] = [];
    let at = 0;
    for (const syllable of syllables(small)) {
      at += syllable.length;
      if (at >= LEAST_BEFORE && small.length - at >= LEAST_AFTER) offsets.push(start + at);
    }
    return offsets;
  };
}
