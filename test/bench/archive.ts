/** An archive of any length: the real update over and over, each time in other words, so that no two paragraphs are the same. */
import { parse, stringify } from 'yaml';
import { readContent } from '../support/build.ts';
import { chance, type Choose } from '../support/corpora.ts';

type Node = string | readonly Node[] | { readonly [key: string]: Node };

/** What these hold is no running text: addresses, places and days stay what they are. */
const KEPT = new Set(['event', 'venue', 'date', 'contact']);

/** A word without marks, digits or quotation marks: it may stand anywhere. */
const PLAIN = /^[A-Za-z]+[,.]?$/u;

/**
 * One plain word in so many is a coined name. Without names 10,000 updates would have no more different words than one
 * has, and a program that keeps what it knows of a word would look better than it is.
 */
const WORDS_A_NAME = 50;
const SYLLABLES =
  'ba ce dol fen gar hin ist jo kel lan mor nis ow pet quil rad sten tor ul ver wick yar an bre cham dun el fitz gold hal ing'.split(
    ' ',
  );

/** One plain word in so many is left out: lines of shuffled words are fuller or emptier, and all programs should need three pages. */
const WORDS_A_GAP = 10;

/** The newest update's day. */
const NEWEST = Date.UTC(2007, 10, 1);
const DAY = 86_400_000;

const REAL = parse(readContent('2007-11-policy-update.yaml')) as { readonly sections: Node };
const PLAIN_WORDS = wordsIn(REAL.sections).filter((word) => PLAIN.test(word));

/**
 * The YAML of an update of the archive, counted from 0, the newest, back a day at a time. It has the structure and
 * the words of the real one, in an order of its own; the same number gives the same text on every machine.
 */
export function archived(index: number): string {
  const choose = chance(index);
  const words = shuffled(PLAIN_WORDS, choose).values();
  const next = (): string => {
    const { value = '' } = words.next();
    if (choose(WORDS_A_GAP) === 0) return '';
    return choose(WORDS_A_NAME) === 0 ? nameLike(value, choose) : value;
  };
  return stringify({
    ...REAL,
    title: `SMMGP Policy Update ${index + 1}`,
    date: new Date(NEWEST - index * DAY).toISOString().slice(0, 10),
    sections: reworded(REAL.sections, index, next),
  });
}

/** Words in `next`'s order; a link gets an address of its own. A text that loses all its words keeps its old ones. */
function reworded(node: Node, index: number, next: () => string): Node {
  if (typeof node === 'string') {
    const words = node.split(/\s+/u).map((word) => (PLAIN.test(word) ? next() : word));
    return words.filter(Boolean).join(' ') || node;
  }
  if (isList(node)) return node.map((child) => reworded(child, index, next));
  const entries = Object.entries(node).map(([key, child]): [string, Node] => {
    if (key === 'link') return [key, `${String(child)}#${index + 1}`];
    return [key, KEPT.has(key) ? child : reworded(child, index, next)];
  });
  return Object.fromEntries(entries);
}

/** The words of all that is reworded, in its order. */
function wordsIn(node: Node): readonly string[] {
  if (typeof node === 'string') return node.match(/\S+/gu) ?? [];
  if (isList(node)) return node.flatMap(wordsIn);
  return Object.entries(node).flatMap(([key, child]) =>
    key === 'link' || KEPT.has(key) ? [] : wordsIn(child),
  );
}

function isList(node: Node): node is readonly Node[] {
  return Array.isArray(node);
}

function shuffled(words: readonly string[], choose: Choose): readonly string[] {
  const row = [...words];
  for (let last = row.length - 1; last > 0; last--) {
    const other = choose(last + 1);
    [row[last], row[other]] = [row[other] ?? '', row[last] ?? ''];
  }
  return row;
}

/** At least as long as the word that it replaces, with the comma or stop after it. */
function nameLike(word: string, choose: Choose): string {
  const end = /[,.]$/u.exec(word)?.[0] ?? '';
  let name = '';
  while (name.length < Math.max(6, word.length)) name += SYLLABLES[choose(SYLLABLES.length)] ?? '';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${end}`;
}
