/** Cutting: where a line may end within a word or an address. */
import {
  codePointAt,
  codePointBefore,
  isFigure,
  isLetter,
  isLetterOrNumber,
  startBefore,
  unitsOf,
} from '../base/letters.ts';
import { FORBIDDEN } from './ties.ts';

/** Part of a word, and what it costs to end a line after it (undefined: it may not, or the word is over). */
export interface Part {
  readonly text: string;
  readonly cost: number | undefined;
}

/** After these a word may be cut. */
const WORD_SIGNS = '-/\u2013\u2014';
const WORD_SIGN = /[-/\u2013\u2014]/;
const HYPHEN_OR_SLASH = 10;
const DASH = 3;
/** Between two figures: 5–10 is read as one, and stays so as an amount and its unit do. */
const RANGE = 60;

/** What most words have: with none, as with one, a word is whole. */
export const NO_PARTS: readonly Part[] = [];

/** Cuts a word after its hyphens, slashes and dashes. */
export function cutWord(word: string): readonly Part[] {
  if (!WORD_SIGN.test(word)) return NO_PARTS;
  return cutAfter(WORD_SIGNS, word, (sign, head, tail) => {
    const before = head.length - 1;
    if (sign === '-' || sign === '/') {
      return endsOnTwoLetters(head, before) && beginsWithTwoLetters(tail) ? HYPHEN_OR_SLASH : undefined;
    }
    const next = codePointAt(tail, 0);
    if (before === 0 || FREE_DASH.test(head) || !isLetterOrNumber(next)) return undefined;
    return isFigure(next) && isFigure(head.charCodeAt(before - 1)) ? RANGE : DASH;
  });
}

/** A dash after white space or another dash stands for itself: a line may not end on it. */
const FREE_DASH = /[\s\u2013\u2014][\u2013\u2014]$/;

/** Two letters at least stay on each side of a hyphen or a slash. */
function endsOnTwoLetters(text: string, end: number): boolean {
  return isLetter(codePointBefore(text, end)) && isLetter(codePointBefore(text, startBefore(text, end)));
}

function beginsWithTwoLetters(text: string): boolean {
  const first = codePointAt(text, 0);
  return isLetter(first) && isLetter(codePointAt(text, unitsOf(first)));
}

/**
 * After which signs an address may end a line, and what it costs (New Hart's Rules, 4.2.5, breaks after a slash
 * first). A hyphen is never added; an email address stays whole unless no line can hold it.
 */
const ADDRESS_BREAKS: Readonly<Record<string, number>> = {
  '/': 40,
  '?': 45,
  '&': 45,
  '=': 70,
  '-': 70,
  _: 70,
  '.': 90,
  '@': FORBIDDEN,
};

const ADDRESS_SIGNS = Object.keys(ADDRESS_BREAKS).join('');

/** An address starts on the line of its first words: breaking after "http:" or "http://" says nothing. */
const SCHEME = /^[A-Za-z]+:\/{0,2}$/;

/** Cuts an address after its punctuation. */
export function cutAddress(address: string): readonly Part[] {
  const email = !address.includes('/') && address.includes('@');
  return cutAfter(ADDRESS_SIGNS, address, (sign, head, tail) => {
    const isFollowed = ADDRESS_SIGNS.includes(tail.charAt(0));
    if (isFollowed || tail.length < SHORTEST_TAIL || SCHEME.test(head)) return undefined;
    return email ? FORBIDDEN : ADDRESS_BREAKS[sign];
  });
}

/** Fewer letters than this are not taken to a new line. */
const SHORTEST_TAIL = 3;

/** Cuts after each of some signs where the cost says that a line may end: it is told the sign and what is before and after. */
function cutAfter(
  signs: string,
  word: string,
  costOf: (sign: string, head: string, tail: string) => number | undefined,
): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let at = 1; at < word.length; at++) {
    const sign = word.charAt(at - 1);
    if (!signs.includes(sign)) continue;
    const cost = costOf(sign, word.slice(0, at), word.slice(at));
    if (cost === undefined) continue;
    parts.push({ text: word.slice(start, at), cost });
    start = at;
  }
  parts.push({ text: word.slice(start), cost: undefined });
  return parts;
}
