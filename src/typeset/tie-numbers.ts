/** Ties of numbers: what a space next to one holds together. A space is given by its offset in its paragraph. */
import { isBoundary, isCapital, isFigure, isLetter, isWordSign, startBefore } from '../base/letters.ts';
import { wordAfter, wordBefore, without } from './tie-neighbours.ts';
import { DAYS, MONTHS, NO_UNITS, PAGES, REFERENCES, SHORTENED_REFERENCES, TELEPHONES } from './tie-words.ts';

/** A telephone number is dialled figure by figure. */
const TELEPHONE = /(?:\+|\b|(?<= )\()\d[\d()]*(?: [\d()]+){1,6}\b(?:,? (?:ext|extension)\.? \d+)?/g;
const FIGURE_GROUPS = /[\d()] [\d()]/;

/** The spaces within the telephone numbers of a paragraph. */
export function dialledSpaces(text: string): ReadonlySet<number> {
  const spaces = new Set<number>();
  if (!FIGURE_GROUPS.test(text)) return spaces;
  for (const { 0: number, index } of text.matchAll(TELEPHONE)) {
    for (let at = number.indexOf(' '); at >= 0; at = number.indexOf(' ', at + 1)) spaces.add(index + at);
  }
  return spaces;
}

/** What a number belongs to: B 12, class 2, No. 39, p. 4, Monday 3, December 2007. */
export function isNumbered(text: string, at: number, last: number): boolean {
  if (isCapital(last) && isBoundary(text, startBefore(text, at))) return true;
  const end = without('.,', text, at);
  const sign = text.slice(end, at);
  const word = wordBefore(text, end);
  if (sign === '.') return SHORTENED_REFERENCES.has(word) || PAGES.has(word);
  if (sign === '' && REFERENCES.has(word)) return true;
  return DAYS.has(word) || (MONTHS.has(word) && YEAR.test(wordAfter(text, at)));
}
const YEAR = /^\d{4}$/;

/** A postcode is one word to whoever writes it on an envelope. */
export function isPostcode(text: string, at: number): boolean {
  return INWARD.test(wordAfter(text, at)) && OUTWARD.test(wordBefore(text, at));
}
const OUTWARD = /^[A-Z]{1,2}\d[A-Z\d]?$/;
const INWARD = /^\d[A-Z]{2}$/;

/** An amount and its unit, or a number and what it counts: 60 mg, 3 packages, £1.5 million. A year is no amount. */
export function isAmount(text: string, at: number, last: number, next: number): boolean {
  if (!isFigure(last) && last !== PER_CENT && !isFraction(last)) return false;
  if (!isLetter(next) && next !== PER_CENT && next !== DEGREE) return false;
  let start = at;
  while (start > 0 && text.charAt(start - 1) !== ' ' && text.charAt(start - 1) !== '(') start--;
  const isOfGroups = /^ \d/.test(text.slice(start - 1, start + 1)) && isFigure(text.charCodeAt(start - 2));
  return !isOfGroups && AMOUNT.test(text.slice(start, at)) && !NO_UNITS.has(wordAfter(text, at));
}
const PER_CENT = 0x25;
const DEGREE = 0xb0;

/** ¼, ½, ¾; ⅓, ⅔ and their like. */
function isFraction(code: number): boolean {
  return (code >= 0xbc && code <= 0xbe) || (code >= 0x2150 && code <= 0x215e);
}

/** One amount or two, as in 5–10 and 8 mg/2; with a sign, or a fraction: ±5, 3½. */
const FIGURES = '\\d+(?:[.,]\\d+)*[\u00BC-\u00BE\u2150-\u215E]?';
const AMOUNT = new RegExp(
  '^[<>\u2264\u2265\u00B1\u2212]?[\u00A3\u20AC$]?(?!(?:1[5-9]|20)\\d\\d(?:$|[-\u2013/]))' +
    `(?:[A-Za-z\u00B5]+/)?(?:${FIGURES}(?:[-\u2013/]${FIGURES})?%?|[\u00BC-\u00BE\u2150-\u215E])$`,
);

/** 24 per cent. */
export function isPerCent(text: string, at: number): boolean {
  const start = text.startsWith(' cent', at) ? at - ' per'.length : at;
  if (!text.startsWith(' per cent', start)) return false;
  return isFigure(text.charCodeAt(start - 1)) && !isWordSign(text.charCodeAt(start + ' per cent'.length));
}

/** A label and its telephone number: Tel. 020 7946 0018. */
export function isTelephone(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  const first = next === '+' || next === '(' ? at + 2 : at + 1;
  return isFigure(text.charCodeAt(first)) && TELEPHONES.has(wordBefore(text, without(':.', text, at)));
}

/** A range and a share: 3 to 5, 3 – 5, 6 to 8 December, 1 in 4, 9 out of 10. */
export function isInRange(text: string, at: number): boolean {
  if (!isByNumber(text, at) && !text.startsWith(' of', at)) return false;
  return RANGE_WORDS.some((word) => {
    const start = startOfPhrase(` ${word} `, text, at);
    if (start < 0 || !isFigure(text.charCodeAt(without('%', text, start) - 1))) return false;
    const end = start + word.length + 2;
    return isFigure(text.charCodeAt(isCurrency(text.charCodeAt(end)) ? end + 1 : end));
  });
}

function isByNumber(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return isFigure(text.charCodeAt(without('%', text, at) - 1)) || isFigure(next) || isCurrency(next);
}
const RANGE_WORDS = ['to', 'or', 'in', 'by', 'out of', '-', '\u2013'] as const;

/** Pounds, euros and dollars. */
function isCurrency(code: number): boolean {
  return code === 0xa3 || code === 0x20ac || code === 0x24;
}

/** Where a phrase begins that has this space of the text as one of its own; below 0 where it does not stand here. */
function startOfPhrase(phrase: string, text: string, at: number): number {
  for (let within = 0; within >= 0; within = phrase.indexOf(' ', within + 1)) {
    if (text.startsWith(phrase, at - within) && at >= within) return at - within;
  }
  return -1;
}

/** A sum or a product: 3 × 4. */
export function isInSum(text: string, at: number): boolean {
  const start = SUM_SIGNS.includes(text.charAt(at + 1)) ? at : at - 2;
  return (
    text.charAt(start) === ' ' &&
    text.charAt(start + 2) === ' ' &&
    SUM_SIGNS.includes(text.charAt(start + 1)) &&
    isFigure(text.charCodeAt(start + 3))
  );
}
const SUM_SIGNS = '\u00D7=+\u00F7\u00B1\u2212<>\u2264\u2265';
