/** Hyphenation: where a word that no line can hold may be parted with a hyphen. */

/** Parts a word of small letters into syllables, by the patterns of a language. */
export type Syllables = (word: string) => readonly string[];

/** The offsets of a text at which a hyphen may end the line, in order; none where it may not be hyphenated. */
export type Hyphenate = (text: string) => readonly number[];

/** Letters that stay before a hyphen and that follow it (the hyphenmins of the patterns for British English). */
const LEAST_BEFORE = 2;
const LEAST_AFTER = 3;

/** One word of letters, with the marks around it: no address, no file name, no number with a unit. */
const WORD = /^[^\p{L}\p{M}\p{N}]*([\p{L}\p{M}\u2019']+)[^\p{L}\p{M}\p{N}]*$/u;

/** Hyphenates by a language's patterns. The patterns know small letters only, one character for one. */
export function hyphenator(syllables: Syllables): Hyphenate {
  return (text) => {
    const [, word = ''] = WORD.exec(text) ?? [];
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
