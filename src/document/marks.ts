/** Typographer's marks: straight quotes, `--`, `---` and `...` as an editor types them, set as a printer would. */
import { isFigure, lettered } from '../base/letters.ts';
import {
  DOUBLES,
  SINGLES,
  beginsWord,
  endsOnDash,
  endsOnNumber,
  endsOnSibilant,
  endsOnSpace,
  endsOnWord,
  firstWord,
  goesOnFromNumber,
  goesOnWithSpace,
  goesOnWithText,
  goesOnWithWord,
  isClauseEnd,
  losesEnd,
  wordFollows,
} from './beside.ts';
import { type Elisions, type Quotes, elisionsOf, quotesOf } from './quotes.ts';

/** A piece of a paragraph's text; a literal piece (an address) is never changed but is seen by its neighbours. */
export interface Piece {
  readonly value: string;
  readonly literal: boolean;
}

/** Sets the marks of one paragraph's pieces in a language (BCP 47); a quote looks across pieces for what stands by. */
export function setMarks(pieces: readonly Piece[], language: string): string[] {
  if (!pieces.some(({ value, literal }) => !literal && ANY_MARK.test(value)))
    return pieces.map(({ value }) => value);
  const whole = pieces.map(({ value, literal }) => (literal ? WORD.repeat(value.length) : value)).join('');
  const marks = marksOf(whole, language);
  let offset = 0;
  return pieces.map(({ value, literal }) => {
    const start = offset;
    offset += value.length;
    if (literal) return value;
    return value.replace(TYPED, (typed, at: number) => {
      const mark = marks.get(start + at);
      if (mark) return mark.typed === typed ? mark.printed : typed;
      return typed === "'" ? APOSTROPHE : typed;
    });
  });
}

/** Sets the marks of a text that stands alone. */
export function markText(value: string, language: string): string {
  return ANY_MARK.test(value) ? setMarks([{ value, literal: false }], language).join('') : value;
}

/** To its neighbours an address is a word: the slash or the figure that it ends with says nothing of a quote. */
const WORD = 'w';

/** Whole runs of hyphens and dots that may be a mark: by their length, below. */
const RUN = /-{2,}|\.{3,}/g;
const TYPED = /['"]|-{2,}|\.{3,}/g;
/** Most texts have none that is set otherwise than it is typed. */
const ANY_MARK = /['"]|--|\.\.\./;

/** What is typed and what is printed for it. A run that goes on in another piece is not found there, and stays. */
interface Mark {
  readonly typed: string;
  readonly printed: string;
}

/** Runs of hyphens and dots by their length; any longer one is a rule or a leader, not a mark. */
const RUNS: Readonly<Record<string, string>> = {
  '--': '\u2013',
  '---': '\u2014',
  '...': '\u2026',
  // The fourth is the sentence's full stop.
  '....': '\u2026.',
};

const APOSTROPHE = '\u2019';

/** The marks of a whole paragraph, by their offset, but for the apostrophes within words. */
function marksOf(whole: string, language: string): Map<number, Mark> {
  const marks = new Map<number, Mark>();
  const hasRuns = whole.includes('--') || whole.includes('...');
  for (const { 0: typed, index } of hasRuns ? whole.matchAll(RUN) : []) {
    const printed = RUNS[typed];
    if (printed !== undefined) marks.set(index, { typed, printed });
  }
  const found = [...whole.matchAll(SIGN)];
  if (found.length === 0) return marks;
  const quotes = quotesOf(language);
  const elisions = elisionsOf(language);
  const balance = new Balance();
  signsOf(whole, found, elisions).forEach((sign) => {
    const role = sign.double ? doubleRole(sign, balance) : singleRole(sign, balance, elisions);
    const straight = sign.typed === '"' || sign.typed === "'";
    balance.note(straight ? role : typographicRole(sign, role, quotes), sign.double);
    if (straight) marks.set(sign.at, { typed: sign.typed, printed: print(sign, role, quotes) });
  });
  return marks;
}

type Role = 'open' | 'close' | 'apostrophe' | 'prime';

/** A quote of any shape and what stands about it. */
interface Sign {
  readonly at: number;
  readonly typed: string;
  readonly double: boolean;
  readonly before: string;
  readonly after: string;
  /** It stands where a word begins: after nothing, a space, a bracket or another such quote. */
  readonly begins: boolean;
  /** A mark of the same kind certainly closes a quotation further on, and none opens one sooner. */
  readonly closerAhead: boolean;
}

/** As far as a quote looks to each side: a measure before it, a number and the word it counts after it. */
const BESIDE = 20;

/** Any of them but a straight one between letters: that is an apostrophe, whatever stands about it. */
const SIGN = new RegExp(`(?!')[${DOUBLES}${SINGLES}]|(?<![A-Za-z])'|'(?![A-Za-z])`, 'g');

/** The quotes of a paragraph; read from its end, so that each knows what is ahead. */
function signsOf(whole: string, found: readonly RegExpExecArray[], elisions: Elisions): Sign[] {
  const ahead = { double: false, single: false };
  const signs = found.toReversed().map(({ 0: typed, index: at }): Sign => {
    const kind = DOUBLES.includes(typed) ? 'double' : 'single';
    const before = whole.slice(Math.max(0, at - BESIDE), at);
    const after = whole.slice(at + 1, at + 1 + BESIDE);
    const begins = beginsWord(before);
    const sign = { at, typed, double: kind === 'double', before, after, begins, closerAhead: ahead[kind] };
    if (begins) ahead[kind] &&= !surelyOpens(sign, elisions);
    else ahead[kind] ||= surelyCloses(sign);
    return sign;
  });
  return signs.reverse();
}

/** Measures that are so written out that no quotation can be meant: 51° 30', 6' 2", 5'10½", 6'x4'. */
const MEASURE = {
  degrees: /[\u00B0\u00BA]\s?\d{1,2}(?:[.,]\d{1,4})?$/,
  feet: /^(?:\s?\d{1,2}(?:[.,]\d{1,4}|[\u00BC-\u00BE])?["\u2033]|\s?[x\u00D7]\s?\d)/,
  inches: /\d['\u2032]\s?\d{0,2}(?:[.,]\d{1,4}|[\u00BC-\u00BE])?(?<=[\d\u00BC-\u00BE])$/,
};

function isMeasure({ double, before, after }: Sign): boolean {
  if (double) return MEASURE.inches.test(before);
  return endsOnNumber(before) && (MEASURE.degrees.test(before) || MEASURE.feet.test(after));
}

function surelyOpens({ double, after }: Sign, elisions: Elisions): boolean {
  if (isClauseEnd(after)) return false;
  return double || ['none', 'quoted'].includes(elisionOf(after, elisions));
}

/** What is a possessive (users' views) or a measure (a 12" record) as well is not sure. */
function surelyCloses(sign: Sign): boolean {
  const { double, before, after } = sign;
  if (goesOnWithWord(after) || isMeasure(sign) || (!double && losesEnd(before))) return false;
  return !(wordFollows(after) && (endsOnNumber(before) || (!double && endsOnSibilant(before))));
}

/** The quotations that are open, innermost last. */
class Balance {
  readonly #open: boolean[] = [];
  #doubles = 0;

  /** A double mark may close over a single one that was never closed, for that was an apostrophe. */
  get double(): boolean {
    return this.#doubles > 0;
  }

  /** A single mark closes only the innermost quotation: it is too often an apostrophe. */
  get single(): boolean {
    return this.#open.at(-1) === false;
  }

  note(role: Role, double: boolean): void {
    if (role === 'open') {
      this.#open.push(double);
      if (double) this.#doubles++;
    } else if (role === 'close' && (double ? this.double : this.single)) {
      while (this.#open.pop() !== double);
      if (double) this.#doubles--;
    }
  }
}

function doubleRole(sign: Sign, balance: Balance): Role {
  const { before, after, begins, closerAhead } = sign;
  if (isMeasure(sign)) return 'prime';
  if (begins) return balance.double && isClauseEnd(after) ? 'close' : 'open';
  if (endsOnNumber(before)) return balance.double && !closerAhead ? 'close' : 'prime';
  if (balance.double) return 'close';
  return goesOnWithText(after) && !endsOnWord(before) ? 'open' : 'close';
}

function singleRole(sign: Sign, balance: Balance, elisions: Elisions): Role {
  const { before, after, begins, closerAhead } = sign;
  const closes = balance.single ? 'close' : 'apostrophe';
  if (isMeasure(sign)) return 'prime';
  if (begins && isClauseEnd(after)) return closes;
  if (begins || (endsOnDash(before) && goesOnWithText(after))) {
    if (isElision(sign, balance, elisions)) return 'apostrophe';
    return begins || !balance.single ? 'open' : 'close';
  }
  if (losesEnd(before)) return 'apostrophe';
  if (endsOnNumber(before)) return afterNumber(sign, balance);
  if (goesOnWithWord(after)) return 'apostrophe';
  const possessive = endsOnSibilant(before) && wordFollows(after);
  return possessive && closerAhead ? 'apostrophe' : closes;
}

/** Feet (5'10), an apostrophe (1990's, Swiss 1'000) or the end of a quotation. */
function afterNumber({ after, closerAhead }: Sign, balance: Balance): Role {
  if (goesOnFromNumber(after)) return 'apostrophe';
  return balance.single && !closerAhead && !goesOnWithWord(after) ? 'close' : 'prime';
}

/** A number with what it counts, closed again: '24/7', '12 steps'. */
const QUOTED_NUMBER = lettered("^\\d\\d(?:[\\s/\\u2013-]?[\\p{L}\\p{N}]+)?['\\u2019](?![\\p{L}\\p{N}])");
const DECADE = /^\d0s\b/i;
const YEAR = /^\d\d(?!\d|[.,]\d|%)/;

/**
 * Whether what follows has lost its beginning; quoted is what is closed again at once, as in the word 'em'. Decades, years
 * and 'n' are written so in every language; '90s is a decade, but '12 may be twelve.
 */
function elisionOf(after: string, elisions: Elisions): 'sure' | 'possible' | 'quoted' | 'none' {
  const isNumber = isFigure(after.charCodeAt(0));
  if (isNumber && QUOTED_NUMBER(after).test(after)) return 'quoted';
  const word = firstWord(after);
  const length = isNumber ? DECADE.exec(after)?.[0].length : lengthOfElision(word, after, elisions);
  if (length !== undefined) return isApostrophe(after.charAt(length)) ? 'quoted' : 'sure';
  const isPossible = isNumber ? YEAR.test(after) : elisions.perhaps.has(word.toLowerCase());
  return isPossible ? 'possible' : 'none';
}

/** Of a word that never stands without its apostrophe, or of the n' of 'n'. */
function lengthOfElision(word: string, after: string, { always }: Elisions): number | undefined {
  const small = word.toLowerCase();
  if (small === 'n' && isApostrophe(after.charAt(1)) && !goesOnWithWord(after.slice(2))) return 2;
  return always.has(small) ? word.length : undefined;
}

function isApostrophe(character: string): boolean {
  return character === "'" || character === APOSTROPHE;
}

/** Inside single marks an apostrophe is likelier than single marks again: 'the class of '39'. */
function isElision({ after, closerAhead }: Sign, balance: Balance, elisions: Elisions): boolean {
  const elision = elisionOf(after, elisions);
  if (elision === 'none' || elision === 'sure') return elision === 'sure';
  return balance.single || (elision === 'possible' && !closerAhead);
}

/** A mark that is already typographic keeps its shape, and its shape can say more than its place does. */
function typographicRole({ typed, double }: Sign, role: Role, quotes: Quotes): Role {
  const { open, close } = double ? quotes.double : quotes.single;
  if (open === close) return role;
  if (typed === open.trim()) return 'open';
  return role === 'open' && (typed === close.trim() || typed === '\u2019') ? 'apostrophe' : role;
}

function print({ double, before, after }: Sign, role: Role, quotes: Quotes): string {
  const { open, close } = double ? quotes.double : quotes.single;
  switch (role) {
    case 'open':
      // Where a space is typed inside already, a French mark brings none.
      return goesOnWithSpace(after) ? open.trim() : open;
    case 'close':
      return endsOnSpace(before) ? close.trim() : close;
    case 'apostrophe':
      return APOSTROPHE;
    case 'prime':
      return double ? '\u2033' : '\u2032';
  }
}
