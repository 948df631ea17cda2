/** The patterns by which long words are hyphenated, loaded only when a word is longer than its line. */
import { createRequire } from 'node:module';
import { type Hyphenate, hyphenator } from '../typeset/hyphenation.ts';
import { once } from './once.ts';

type CreateHyphenator = (
  patterns: unknown,
  options: { readonly hyphenChar: string },
) => (word: string) => string;

/** Loads at once and not ahead: the patterns are 160 KB, and most updates have no word that needs them. */
const load = createRequire(import.meta.filename);

/** By language tag or the first part of one. Other languages part words by rules that we cannot judge. */
const PATTERNS: Readonly<Record<string, () => unknown>> = {
  en: () => load('hyphen/patterns/en-gb.js'),
  'en-us': () => load('hyphen/patterns/en-us.js'),
  cy: () => load('hyphen/patterns/cy.js'),
};

/** How words of a language (BCP 47) are hyphenated; not at all where we have no patterns for it. */
export function hyphenationOf(language: string): Hyphenate | undefined {
  const tag = language.toLowerCase();
  const patterns = PATTERNS[tag] ?? PATTERNS[tag.split('-')[0] ?? ''];
  if (!patterns) return undefined;
  const insertHyphens = once(() => {
    const create = load('hyphen/hyphen.js') as CreateHyphenator;
    return create(patterns(), { hyphenChar: SOFT_HYPHEN });
  });
  const hyphenate = once(() => hyphenator((word) => insertHyphens()(word).split(SOFT_HYPHEN)));
  return (text) => hyphenate()(text);
}

const SOFT_HYPHEN = '\u00AD';
