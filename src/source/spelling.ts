/** "Did you mean": the nearest of the words that would have been right. */

/** Damerau-Levenshtein distance with adjacent swaps (optimal string alignment): the number of slips of the keyboard. */
export function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** One slip in three letters is still a misspelling; more is another word. */
const LETTERS_A_SLIP = 3;

/** Quotation marks of a word processor round a key: YAML takes them for a part of it. */
const CURLY = /^[\u2018-\u201f]+|[\u2018-\u201f]+$/g;

/** The nearest right word, or none where all are too far to be meant. Capitals do not count. */
export function nearest(word: string, rightWords: readonly string[]): string | undefined {
  const typed = word.replaceAll(CURLY, '').toLowerCase();
  let best: string | undefined;
  let fewest = Infinity;
  for (const right of rightWords) {
    // A difference in length alone is that many slips: no need to count on very long words.
    if (Math.abs(right.length - typed.length) > right.length / LETTERS_A_SLIP) continue;
    const count = slips(typed, right.toLowerCase());
    if (count <= Math.max(1, Math.floor(right.length / LETTERS_A_SLIP)) && count < fewest) {
      best = right;
      fewest = count;
    }
  }
  return best;
}
