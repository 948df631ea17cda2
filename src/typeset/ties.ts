/** Ties: which spaces of a paragraph should not end a line, and how strongly. */

/**
 * What a break costs, in the unit of the line breaker: the square of one em of empty line. A line of 67 characters has
 * about 33 ems, so nothing reaches FORBIDDEN by slack alone. A strong tie holds unless a line must stop some eight ems
 * away from the others; a slight one chooses between two ways that are nearly as good. Five times as strong, all ties
 * but the forbidden would keep 27 more of the 1,200 lines of our tests' corpus from ending badly, nearly all of them on
 * "the" or "an", and make it 13 % more ragged. Without ties it would be 21 % less ragged.
 */
export const FORBIDDEN = 5000;
const STRONG = 60;
const WEAK = 10;
const SLIGHT = 2.5;

/** Patterns whose inner spaces are tied; the reason stands beside each. */
interface Tie {
  readonly pattern: RegExp;
  readonly cost: number;
}

const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?';
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\\b';
const DATE_DAY = '\\d{1,2}(?:st|nd|rd|th)?';

/** Not units: "between 30 and 60" may part after the 30, "60 patients" may not after the 60. */
const NO_UNIT =
  '(?:and|or|but|to|of|in|on|at|by|for|from|with|as|is|are|was|were|had|have|has|who|which|that|the|a)\\b';

/** Before a number or a letter that says which one. */
const REFERENCE = [
  ...['Act', 'Appendix', 'Band', 'Category', 'Chapter', 'Class', 'Day', 'Figure', 'Fig\\.', 'Grade', 'Group'],
  ...[
    'Level',
    'No\\.?',
    'Nos\\.?',
    'Number',
    'Page',
    'Paragraph',
    'Part',
    'Phase',
    'Room',
    'Schedule',
    'Section',
  ],
  ...['Stage', 'Step', 'Table', 'Tier', 'Type', 'Version', 'Volume', 'Vol\\.', 'War', 'Week', 'Year'],
]
  .map((word) => `[${word.charAt(0)}${word.charAt(0).toLowerCase()}]${word.slice(1)}`)
  .join('|');

/** Ties of text that has figures in it. */
const WITH_FIGURES: readonly Tie[] = [
  // A telephone number is dialled figure by figure.
  {
    pattern: /(?:\+|\b|(?<= )\()\d[\d()]*(?: [\d()]+){1,6}\b(?: (?:ext|extension)\.? \d+)?/g,
    cost: FORBIDDEN,
  },
  { pattern: /\b(?:[Tt]el|[Tt]elephone|[Ff]ax|[Mm]obile|[Pp]hone)[:.]? (?=[+(]?\d)/g, cost: WEAK },
  // A postcode is one word to whoever writes it on an envelope.
  { pattern: /\b[A-Z]{1,2}\d[A-Z\d]? (?=\d[A-Z]{2}\b)/g, cost: FORBIDDEN },
  // A date reads as one: Monday 11 December 2007, December 2007.
  {
    pattern: new RegExp(
      `(?:\\b${DAY} )?\\b(?:${DATE_DAY} )?${MONTH}(?:,? \\d{4}\\b)?|\\b${DAY} (?=\\d)`,
      'g',
    ),
    cost: STRONG,
  },
  // An amount and its unit, or a number and what it counts: 60 mg, 3 packages, £1.5 million. A year is no amount.
  {
    pattern: new RegExp(
      `(?:^|(?<=[ (])(?<!\\d ))[\\u00A3\\u20AC$]?(?!(?:1[5-9]|20)\\d\\d )\\d+(?:[.,]\\d+)*%? (?=[\\p{L}%\\u00B0])(?!${NO_UNIT})`,
      'gu',
    ),
    cost: STRONG,
  },
  { pattern: /\d per cent\b/g, cost: STRONG },
  // A range and a share: 3 to 5, 6 to 8 December, 1 in 4, 9 out of 10.
  { pattern: /\d%? (?:to|or|in|out of|by) (?=[\u00A3\u20AC$]?\d)/g, cost: WEAK },
  // A sum or a product: 3 × 4.
  { pattern: / [\u00D7=+\u00F7\u00B1\u2212<>\u2264\u2265] (?=\d)/g, cost: WEAK },
  // B 12, and what a number is the number of: class 2, No. 39, p. 4.
  { pattern: /\b\p{Lu} (?=\d)/gu, cost: STRONG },
  { pattern: new RegExp(`\\b(?:${REFERENCE}|pp?\\.) (?=\\d)`, 'g'), cost: STRONG },
];

/** Ties of any text. */
const ALWAYS: readonly Tie[] = [
  // A title and its name: Dr Smith, St. Mary's.
  { pattern: /\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|Professor|Rev|Sir|St)\.? (?=\p{Lu})/gu, cost: STRONG },
  // Initials and their name: J. K. Smith, J K Smith.
  { pattern: /\b(?:\p{Lu}\. ?)*\p{Lu}\. (?=\p{Lu})/gu, cost: STRONG },
  { pattern: /\b(?:\p{Lu} )+(?=\p{Lu}\p{Ll})/gu, cost: STRONG },
  // A letter or a Roman number that says which one: class A, vitamin D, Hepatitis C, World War I, Phase II.
  { pattern: / (?=(?!I\b)\p{Lu}(?![\p{L}\p{M}\p{N}.'\u2019]))(?<=[\p{L}\p{N}] )/gu, cost: STRONG },
  { pattern: new RegExp(`\\b(?:${REFERENCE}) (?=[IVX]+\\b)`, 'g'), cost: STRONG },
  { pattern: / (?=[IVX]{2,}\b)(?<=\p{L} )/gu, cost: WEAK },
  // A line never ends on a word of one letter. A capital by itself is one only where a sentence begins with it.
  { pattern: /(?:^|(?<=[ (\u2018\u201C\u201E\u00AB]))(?:\p{Ll}|I) (?=\S)/gu, cost: STRONG },
  { pattern: /(?:^|(?<=[.?!:] |[(\u2018\u201C\u201E\u00AB]))\p{Lu} (?=\S)/gu, cost: STRONG },
  // Nor, if it can be helped, on the first word of a sentence when that is short.
  { pattern: /(?<=[.?!:][\u2019\u201D)]* )\p{Lu}\p{Ll}{0,2} (?=\S)/gu, cost: WEAK },
  // What points ahead: e.g. this one.
  { pattern: /\b(?:e\.g\.|i\.e\.|cf\.|vs\.?|c\.) (?=\S)/g, cost: WEAK },
  // What follows a name: Smith et al., Smith MP.
  { pattern: / et al\b| (?=(?:Jr|Ltd|plc|MP|MBE|OBE|CBE)\b)/g, cost: WEAK },
  // An article is better on the line of its noun.
  { pattern: /\b(?:[Tt]he|[Aa]n) (?=\S)/g, cost: SLIGHT },
  // A spaced dash, slash or ellipsis stays with the word before it, an ampersand with the word after.
  { pattern: / (?=[\u2013\u2014/] |\u2026)/g, cost: STRONG },
  { pattern: /(?<= )& /g, cost: STRONG },
];

/** The cost of ending a line at each tied space, by the space's offset in the text; untied spaces are not there. */
export function tiesOf(text: string): Map<number, number> {
  const costs = new Map<number, number>();
  const tie = ({ pattern, cost }: Tie): void => {
    for (const match of text.matchAll(pattern)) {
      for (let at = match[0].indexOf(' '); at >= 0; at = match[0].indexOf(' ', at + 1)) {
        const offset = match.index + at;
        costs.set(offset, Math.max(cost, costs.get(offset) ?? 0));
      }
    }
  };
  ALWAYS.forEach(tie);
  if (/\d/.test(text)) WITH_FIGURES.forEach(tie);
  return costs;
}
