/**
 * Ties: which spaces of a paragraph should not end a line, and how strongly.
 *
 * Each space is looked at with what stands beside it. Patterns over whole paragraphs would say the same in fewer lines,
 * but two dozen of them take longer than setting the lines.
 */
import {
  codePointAt,
  codePointBefore,
  isBoundary,
  isCapital,
  isCombiningMark,
  isFigure,
  isLetter,
  isLetterOrNumber,
  isPlainCapital,
  isPlainLetter,
  isPlainSmall,
  isSmall,
  isVisible,
  isWordSign,
  startBefore,
  unitsOf,
} from '../base/letters.ts';
import { without, wordAfter, wordBefore, wordFrom } from './tie-neighbours.ts';
import {
  dialledSpaces,
  isAmount,
  isInRange,
  isInSum,
  isNumbered,
  isPerCent,
  isPostcode,
  isTelephone,
} from './tie-numbers.ts';
import {
  ARTICLES,
  DAYS,
  HONOURS,
  LEADING,
  MONTHS,
  POINTERS,
  REFERENCES,
  SHORTENED_REFERENCES,
  TITLES,
} from './tie-words.ts';

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

/** The neighbours that a word may be tied to, as bits; most may be tied to none, and nothing more is asked of them. */
export const TO_PREVIOUS = 1;
export const TO_NEXT = 2;
export const TO_EITHER = TO_PREVIOUS | TO_NEXT;

/** Says which, of a word between two spaces: of more neighbours than it is tied to, but of no fewer. */
export function tiesOf(word: string): number {
  return (isHeld(word) ? TO_PREVIOUS : 0) | (isHolding(word) ? TO_NEXT : 0);
}

/** A word of small letters, with a capital or without, follows freely, unless it is one of a few. */
function isHeld(word: string): boolean {
  const first = word.charCodeAt(0);
  if (isPlainSmall(first)) {
    return first === SMALL_E ? word.startsWith('et') : first === SMALL_P && word.startsWith('plc');
  }
  if (!isPlainCapital(first) || !isPlainSmall(word.charCodeAt(1))) return true;
  const name = isAllSigns(word) ? word : wordFrom(word, 0);
  return MONTHS.has(name) || HONOURS.has(name);
}

/** A word that ends on small letters leads on freely, whatever mark follows them, unless it is short or one of a few. */
function isHolding(word: string): boolean {
  const { length } = word;
  let end = length;
  if (!isPlainSmall(word.charCodeAt(length - 1))) {
    if (MARKS.includes(word.charAt(length - 1))) return false;
    end = without('.', word, length);
    if (end < length && MARKS.includes(word.charAt(end - 1))) return false;
    if (!isPlainSmall(word.charCodeAt(end - 1))) return true;
  }
  const first = word.charCodeAt(0);
  if (first > 0x7f || (length <= LONGEST_OPENING && !isPlainSmall(first))) return true;
  const whole = end < length ? word.slice(0, end) : word;
  const name = isAllSigns(whole) ? whole : wordBefore(whole, end);
  return name.length < (end < length ? 3 : 2) || LEADING.has(name);
}
const MARKS = ',;:!?)\u2019\u201D';
const LONGEST_OPENING = 3;

/** Most words are, and need not be looked at letter by letter. */
function isAllSigns(word: string): boolean {
  return !NO_SIGN.test(word);
}
const NO_SIGN = /\W/;

/** The ties of a paragraph. */
export class Ties {
  readonly #text: string;
  /** The spaces within telephone numbers, where any have been asked for. */
  #dialled: ReadonlySet<number> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** What it costs to end a line at the space at an offset of the paragraph: nothing where none is there. */
  costAt(at: number): number {
    const text = this.#text;
    if (text.charCodeAt(at) !== SPACE) return 0;
    if (isPlainSmall(text.charCodeAt(at + 1)) && endsPlainly(text, at)) return costBetweenPlain(text, at);
    const last = codePointBefore(text, at);
    const next = codePointAt(text, at + 1);
    if (isFigure(last) || isFigure(next) || next === OPENED || next === CLOSED) {
      this.#dialled ??= dialledSpaces(text);
      if (this.#dialled.has(at)) return FORBIDDEN;
    }
    return costOf(text, at, last, next);
  }
}
const SPACE = 0x20;
const SMALL_A = 0x61;
const SMALL_C = 0x63;
const SMALL_E = 0x65;
const SMALL_P = 0x70;
const SMALL_S = 0x73;
const OPENED = 0x28;
const CLOSED = 0x29;

/** The strongest tie of a space between two characters. */
function costOf(text: string, at: number, last: number, next: number): number {
  if ((isFigure(next) && isPostcode(text, at)) || isMarkByItself(text, at)) return FORBIDDEN;
  if (isStrong(text, at, last, next)) return STRONG;
  if (isWeak(text, at, last, next)) return WEAK;
  return isVisible(next) && ARTICLES.has(wordBefore(text, at)) ? SLIGHT : 0;
}

/** Two small letters, and no capital before them: most words end so. */
function endsPlainly(text: string, at: number): boolean {
  if (!isPlainSmall(text.charCodeAt(at - 1)) || !isPlainSmall(text.charCodeAt(at - 2))) return false;
  return isPlainSmall(text.charCodeAt(at - 3)) || !isCapital(codePointBefore(text, at - 2));
}

/** Before a small letter most of them have no tie. */
function costBetweenPlain(text: string, at: number): number {
  const next = text.charAt(at + 1);
  if (next === 'c' && text.startsWith(' cent', at) && isPerCent(text, at)) return STRONG;
  if (next === 'e' && text.startsWith(' et al', at) && isEtAl(text, at)) return WEAK;
  if (next === 'p' && text.startsWith(' plc', at) && HONOURS.has(wordAfter(text, at))) return WEAK;
  // The others stand after a word of two letters or three.
  if (isWordSign(text.charCodeAt(at - 3)) && isWordSign(text.charCodeAt(at - 4))) return 0;
  const word = wordBefore(text, at);
  if (ARTICLES.has(word)) return SLIGHT;
  if (word === 'vs') return WEAK;
  const isWithin = (word === 'et' && isEtAl(text, at)) || (word === 'out' && isInRange(text, at));
  return isWithin ? WEAK : 0;
}

function isStrong(text: string, at: number, last: number, next: number): boolean {
  if (isLoneLetter(text, at, last, next)) return true;
  if ((next === SMALL_P || next === SMALL_C) && isPerCent(text, at)) return true;
  if (isCapital(next) && isNamed(text, at, last, next)) return true;
  if (areLetters(last, next)) return false;
  return isSign(text, at) || (isFigure(next) && isNumbered(text, at, last)) || isAmount(text, at, last, next);
}

function isWeak(text: string, at: number, last: number, next: number): boolean {
  if (
    (!endsPlainly(text, at) && isShortOpening(text, at, next)) ||
    (isVisible(next) && isPointing(text, at, last)) ||
    ((next === SMALL_A || next === SMALL_E) && isEtAl(text, at)) ||
    isBeforeHonour(text, at, next) ||
    (isPlainCapital(next) && isLetter(last) && isRoman(text, at, 2))
  )
    return true;
  if (areLetters(last, next) && !text.startsWith(' of', at)) return false;
  return isTelephone(text, at) || isInRange(text, at) || isInSum(text, at);
}

/** Most spaces stand between plain letters, next to no number and to no sign. */
function areLetters(last: number, next: number): boolean {
  return isPlainLetter(last) && isPlainLetter(next);
}

const OPENING = '(\u2018\u201C\u201E\u00AB';
const ENDING = '.?!:';

/** A line never ends on a word of one letter. A capital by itself is one only where a sentence begins with it. */
function isLoneLetter(text: string, at: number, last: number, next: number): boolean {
  const start = startBefore(text, at);
  const isOpening = start === 0 || OPENING.includes(text.charAt(start - 1));
  if (!isOpening && text.charAt(start - 1) !== ' ') return false;
  if (at === 0 || !isVisible(next)) return false;
  if (isSmall(last) || last === CAPITAL_I) return true;
  return isCapital(last) && (isOpening || (start > 1 && ENDING.includes(text.charAt(start - 2))));
}
const CAPITAL_I = 0x49;

/** Nor, if it can be helped, on the first word of a sentence when that is short. */
function isShortOpening(text: string, at: number, next: number): boolean {
  let start = at;
  let letters = 0;
  while (letters < 2 && isSmall(codePointBefore(text, start))) {
    start = startBefore(text, start);
    letters++;
  }
  if (!isCapital(codePointBefore(text, start)) || !isVisible(next)) return false;
  let end = startBefore(text, start) - 1;
  if (text.charAt(end) !== ' ') return false;
  while (CLOSING.includes(text.charAt(end - 1)) && end > 0) end--;
  return end > 0 && ENDING.includes(text.charAt(end - 1));
}
const CLOSING = '\u2019\u201D)';

/** A mark that French sets between spaces, which may be plain ones: no line begins with what ends, or ends on what opens. */
function isMarkByItself(text: string, at: number): boolean {
  if (OPENERS.includes(text.charAt(at - 1)) && at > 0)
    return at === 1 || BEFORE_OPENER.includes(text.charAt(at - 2));
  let end = at + 1;
  while (end < text.length && CLOSERS.includes(text.charAt(end))) end++;
  return end > at + 1 && (end === text.length || AFTER_CLOSER.includes(text.charAt(end)));
}
const OPENERS = '\u00AB\u2039';
const BEFORE_OPENER = ' (';
const CLOSERS = '?!:;\u00BB\u203A';
const AFTER_CLOSER = ' .,)';

/**
 * A spaced dash (or a hyphen that was typed for one), slash or ellipsis stays with the word before it, an ampersand with
 * the word after, and what says how a number is meant with the number: ≥ 120 mg.
 */
function isSign(text: string, at: number): boolean {
  const last = text.charAt(at - 1);
  if (last === '&' && text.charAt(at - 2) === ' ') return true;
  const next = text.charAt(at + 1);
  if (next === '-' || next === '\u2013' || next === '\u2014' || next === '/')
    return text.charAt(at + 2) === ' ';
  if (next === '\u2026') return true;
  const isAlone = at === 1 || ' ('.includes(text.charAt(at - 2));
  return at > 0 && COMPARISONS.includes(last) && isAlone && isFigure(next.charCodeAt(0));
}
const COMPARISONS = '<>\u2264\u2265\u00B1';

/** What belongs to a name or a capital after it: Dr Smith, J. K. Smith, class A, Phase II, 3 December. */
function isNamed(text: string, at: number, last: number, next: number): boolean {
  return (
    (isLetterOrNumber(last) && isLetterByItself(text, at, next)) ||
    TITLES.has(wordBefore(text, last === POINT ? at - 1 : at)) ||
    isInitial(text, at, last) ||
    (MONTHS.has(wordAfter(text, at)) && (DATE_DAY.test(wordBefore(text, at)) || isDayBefore(text, at))) ||
    (isRoman(text, at, 1) && isReference(text, at))
  );
}
const DATE_DAY = /^\d{1,2}(?:st|nd|rd|th)?$/;

/** A letter that says which one: class A, vitamin D, Hepatitis C; "I" does not. */
function isLetterByItself(text: string, at: number, letter: number): boolean {
  const end = at + 1 + unitsOf(letter);
  const after = codePointAt(text, end);
  if (letter === CAPITAL_I && !isWordSign(after)) return false;
  return !(
    isLetterOrNumber(after) ||
    isCombiningMark(after) ||
    (end < text.length && ".'\u2019".includes(text.charAt(end)))
  );
}

/** A date reads as one: Monday 11 December 2007. Without a figure in the text, a day and a month are two words. */
function isDayBefore(text: string, at: number): boolean {
  return DAYS.has(wordBefore(text, without(',', text, at))) && /\d/.test(text);
}

function isReference(text: string, at: number): boolean {
  const end = without('.', text, at);
  return (end === at ? REFERENCES : SHORTENED_REFERENCES).has(wordBefore(text, end));
}

/** Whether a number of so many Roman figures at least follows a space. */
function isRoman(text: string, at: number, least: number): boolean {
  let end = at + 1;
  while (end < text.length && 'IVX'.includes(text.charAt(end))) end++;
  return end - at > least && !isWordSign(text.charCodeAt(end));
}

/** Initials and their name: J. K. Smith, J K Smith. The first of them begins a word. */
function isInitial(text: string, at: number, last: number): boolean {
  const point = last === POINT ? 1 : 0;
  if (point === 0 && !leadsToName(text, at)) return false;
  for (let end = at; ;) {
    const start = startBefore(text, end - point);
    if (!isCapital(codePointBefore(text, end - point))) return false;
    if (isBoundary(text, start)) return true;
    end = text.charAt(start - 1) === ' ' ? start - 1 : start;
    if (point === 0 ? end === start : text.charAt(end - 1) !== '.') return false;
  }
}
const POINT = 0x2e;

/** Whether what follows is a name, or more initials and then a name. */
function leadsToName(text: string, at: number): boolean {
  let start = at + 1;
  for (;;) {
    const capital = codePointAt(text, start);
    if (!isCapital(capital)) return false;
    const end = start + unitsOf(capital);
    if (text.charAt(end) !== ' ') return isSmall(codePointAt(text, end));
    start = end + 1;
  }
}

/** A name and what follows it: Smith MP. */
function isBeforeHonour(text: string, at: number, next: number): boolean {
  return (isPlainCapital(next) || next === SMALL_P) && HONOURS.has(wordAfter(text, at));
}
/** What points ahead: e.g. this one. */
function isPointing(text: string, at: number, last: number): boolean {
  if (last !== POINT) {
    return last === SMALL_S && text.startsWith('vs', at - 2) && !isWordSign(text.charCodeAt(at - 3));
  }
  const end = at - 1;
  const word = wordBefore(text, end);
  if (POINTERS.has(word)) return true;
  const first = word === 'g' ? 'e' : 'i';
  return (
    (word === 'g' || word === 'e') && text.charAt(end - 2) === '.' && wordBefore(text, end - 2) === first
  );
}

/** Smith et al. */
function isEtAl(text: string, at: number): boolean {
  const start = text.startsWith(' al', at) ? at - ' et'.length : at;
  return text.startsWith(' et al', start) && !isWordSign(text.charCodeAt(start + ' et al'.length));
}
