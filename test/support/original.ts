/** The words of the November 2007 update as members were sent it, against any form that is made of it today. */
import { readFileSync } from 'node:fs';

const ORIGINAL = new URL('../golden/2007-11-policy-update.source.txt', import.meta.url);

/** Words without marks of punctuation at their edges, so that only the words are compared. */
export function words(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[*<>]/g, ' ')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[-'"(\u2022]+|[-'".,:;)]+$/g, ''))
    .filter((word) => word !== '');
}

/** The words of the original that a text has not, or not in their order. */
export function lostWords(text: string): string[] {
  const printed = words(text);
  const original = words(readFileSync(ORIGINAL, 'utf8'));
  if (original.length < 700) throw new Error(`the original has only ${original.length} words`);
  let at = 0;
  return original.filter((word) => {
    const found = printed.indexOf(word, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}
