/** Ties: which spaces of a paragraph should not end a line, and how strongly. */

/**
 * What a break costs, in the unit of the line breaker: the square of one em of empty line.
 * A line of 67 characters has about 33 ems, so nothing reaches FORBIDDEN by slack alone.
 */
export const FORBIDDEN = 5000;
const STRONG = 300;
const WEAK = 60;
const SLIGHT = 30;

/** A pattern whose inner spaces are tied; the reason stands beside each. */
const TIES: readonly { readonly pattern: RegExp; readonly cost: number }[] = [
  // A date reads as one: 11 December 2007, December 2007.
  {
    pattern:
      /\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?\b/g,
    cost: STRONG,
  },
  // A telephone number is dialled digit by digit.
  { pattern: /(?:\+|\b)\d[\d()]*(?: [\d()]+){1,6}\b/g, cost: FORBIDDEN },
  // An amount and its unit, or a number and what it counts: 60 mg, 3 packages. A year is no amount.
  { pattern: /(?:^|(?<=[ (]))[\u00A3\u20AC$]?\d{1,3}(?:[.,]\d+)*%? (?=\p{L})/gu, cost: STRONG },
  // A title or a reference word and its name: Dr Smith, No. 39, class A.
  {
    pattern: /\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|No\.|p\.|pp\.|Fig\.|Table|[Cc]lass|[Pp]art|[Ss]ection) (?=\S)/g,
    cost: STRONG,
  },
  // Initials and their name: J. K. Smith.
  { pattern: /\b(?:\p{Lu}\. )+(?=\p{Lu})/gu, cost: STRONG },
  // A line never ends on a word of one letter.
  { pattern: /(?:^|(?<=[ (\u2018\u201C\u201E\u00AB]))[\p{L}] (?=\S)/gu, cost: STRONG },
  // Nor, if it can be helped, on the first word of a sentence when that is short.
  { pattern: /(?<=[.?!:] )\p{Lu}\p{Ll}{0,2} (?=\S)/gu, cost: WEAK },
  // An article is better on the line of its noun.
  { pattern: /\b(?:[Tt]he|[Aa]n) (?=\S)/g, cost: SLIGHT },
  // A spaced dash or slash stays with the word before it, an ampersand with the word after.
  { pattern: / (?=[\u2013\u2014/] )/g, cost: STRONG },
  { pattern: /(?<= )& /g, cost: STRONG },
];

/** The cost of ending a line at each tied space, by the space's offset in the text; untied spaces are not there. */
export function tiesOf(text: string): Map<number, number> {
  const costs = new Map<number, number>();
  for (const { pattern, cost } of TIES) {
    for (const match of text.matchAll(pattern)) {
      for (const space of match[0].matchAll(/ /g)) {
        const at = match.index + space.index;
        costs.set(at, Math.max(cost, costs.get(at) ?? 0));
      }
    }
  }
  return costs;
}
