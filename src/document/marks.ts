/** Typographer's marks: straight quotes, `--`, `---` and `...` as an editor types them, set as a printer would. */
import { lettered } from '../base/letters.ts';
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
      return mark?.typed === typed ? mark.printed : typed;
    });
  });
}

/** Sets the marks of a text that stands alone. */
export function markText(value: string, language: string): string {
  return setMarks([{ value, literal: false }], language).join('');
}

/** To its neighbours an address is a word: the slash or the figure that it ends with says nothing of a quote. */
const WORD = 'w';

const TYPED = /['"]|-+|\.+/g;
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

/** The marks of a whole paragraph, by their offset. */
function marksOf(whole: string, language: string): Map<number, Mark> {
  const marks = new Map<number, Mark>();
  for (const { 0: typed, index } of whole.matchAll(/-+|\.+/g)) {
    const printed = RUNS[typed];
    if (printed !== undefined) marks.set(index, { typed, printed });
  }
  const quotes = quotesOf(language);
  const elisions = elisionsOf(language);
  const signs = signsOf(whole, elisions);
  const balance = new Balance();
  signs.forEach((sign) => {
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

const DOUBLES = '"\u201C\u201D\u201E\u00AB\u00BB';
const SINGLES = "'\u2018\u2019\u201A\u2039\u203A";
const SIGN = new RegExp(`[${DOUBLES}${SINGLES}]`, 'g');
const BEGINS = new RegExp(`(?:^|[\\s([{<\u00BF\u00A1])[${DOUBLES}${SINGLES}]*$`);

/** The quotes of a paragraph; read from its end, so that each knows what is ahead. */
function signsOf(whole: string, elisions: Elisions): Sign[] {
  const ahead = { double: false, single: false };
  const found = [...whole.matchAll(SIGN)].reverse().map(({ 0: typed, index: at }): Sign => {
    const kind = DOUBLES.includes(typed) ? 'double' : 'single';
    const before = whole.slice(Math.max(0, at - BESIDE), at);
    const after = whole.slice(at + 1, at + 1 + BESIDE);
    const begins = BEGINS.test(before);
    const sign = { at, typed, double: kind === 'double', before, after, begins, closerAhead: ahead[kind] };
    if (begins) ahead[kind] &&= !surelyOpens(sign, elisions);
    else ahead[kind] ||= surelyCloses(sign);
    return sign;
  });
  return found.reverse();
}

// Each is asked for by the one character that it looks at: what else stands there may be of any script.
const WORD_BEFORE = lettered('[\\p{L}\\p{M}\\p{N}]$');
const NUMBER_BEFORE = lettered('[\\p{N}]$');
const WORD_AFTER = lettered('^[\\p{L}\\p{N}]');
const TEXT_AFTER = lettered('^(?:[\\p{L}\\p{N}(\\[{\\u00BF\\u00A1\\u2026]|\\.\\.\\.)');
const DASH_BEFORE = /(?:[-\u2010-\u2015/\u2026]|\.\.\.)$/;
const NEXT_WORD = lettered('^\\s[\\p{L}]');
/** Nothing, a space or a mark that ends a clause; an ellipsis or a decimal point may begin one. */
const NOTHING_AFTER = /^(?:$|[\s,;:!?)\]}]|\.(?!\.\.|\d))/;

/** Measures that are so written out that no quotation can be meant: 51° 30', 6' 2", 5'10½", 6'x4'. */
const MEASURE = {
  degrees: /[\u00B0\u00BA]\s?\d{1,2}(?:[.,]\d{1,4})?$/,
  feet: /^(?:\s?\d{1,2}(?:[.,]\d{1,4}|[\u00BC-\u00BE])?["\u2033]|\s?[x\u00D7]\s?\d)/,
  inches: /\d['\u2032]\s?\d{0,2}(?:[.,]\d{1,4}|[\u00BC-\u00BE])?(?<=[\d\u00BC-\u00BE])$/,
};

function endsOnNumber(before: string): boolean {
  return NUMBER_BEFORE(before.slice(-1)).test(before);
}

function isMeasure({ double, before, after }: Sign): boolean {
  if (double) return MEASURE.inches.test(before);
  return MEASURE.degrees.test(before) || (endsOnNumber(before) && MEASURE.feet.test(after));
}

/** Words that lose their end before a space: five o' clock, rock 'n' roll. */
const LOSES_END = /(?:(?:^|\s)o|(?:^|[\s-])['\u2019]n)$/i;

/** A plural or a name that may take an apostrophe alone: the users' views. */
function endsOnSibilant(before: string): boolean {
  return /[sxzSXZ\u017F]$/.test(before);
}

function surelyOpens({ double, after }: Sign, elisions: Elisions): boolean {
  if (NOTHING_AFTER.test(after)) return false;
  return double || ['none', 'quoted'].includes(elisionOf(after, elisions));
}

/** What is a possessive (users' views) or a measure (a 12" record) as well is not sure. */
function surelyCloses(sign: Sign): boolean {
  const { double, before, after } = sign;
  if (WORD_AFTER(after.charAt(0)).test(after) || isMeasure(sign) || (!double && LOSES_END.test(before)))
    return false;
  return !(NEXT_WORD(after).test(after) && (endsOnNumber(before) || (!double && endsOnSibilant(before))));
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
  if (begins) return balance.double && NOTHING_AFTER.test(after) ? 'close' : 'open';
  if (endsOnNumber(before)) return balance.double && !closerAhead ? 'close' : 'prime';
  if (balance.double) return 'close';
  return TEXT_AFTER(after.charAt(0)).test(after) && !WORD_BEFORE(before.slice(-1)).test(before)
    ? 'open'
    : 'close';
}

function singleRole(sign: Sign, balance: Balance, elisions: Elisions): Role {
  const { before, after, begins, closerAhead } = sign;
  const closes = balance.single ? 'close' : 'apostrophe';
  if (isMeasure(sign)) return 'prime';
  if (begins && NOTHING_AFTER.test(after)) return closes;
  if (begins || (DASH_BEFORE.test(before) && TEXT_AFTER(after.charAt(0)).test(after))) {
    if (isElision(sign, balance, elisions)) return 'apostrophe';
    return begins || !balance.single ? 'open' : 'close';
  }
  if (LOSES_END.test(before)) return 'apostrophe';
  if (endsOnNumber(before)) return afterNumber(sign, balance);
  if (WORD_AFTER(after.charAt(0)).test(after)) return 'apostrophe';
  const possessive = endsOnSibilant(before) && NEXT_WORD(after).test(after);
  return possessive && closerAhead ? 'apostrophe' : closes;
}

/** Feet (5'10), an apostrophe (1990's, Swiss 1'000) or the end of a quotation. */
function afterNumber({ after, closerAhead }: Sign, balance: Balance): Role {
  if (/^\p{L}|^\d{3}(?!\d)/u.test(after)) return 'apostrophe';
  return balance.single && !closerAhead && !WORD_AFTER(after.charAt(0)).test(after) ? 'close' : 'prime';
}

/** A number with what it counts, closed again: '24/7', '12 steps'. */
const QUOTED_NUMBER = lettered("^\\d\\d(?:[\\s/\\u2013-]?[\\p{L}\\p{N}]+)?['\\u2019](?![\\p{L}\\p{N}])");

/** Whether what follows has lost its beginning; quoted is what is closed again at once, as in the word 'em'. */
function elisionOf(after: string, { always, perhaps }: Elisions): 'sure' | 'possible' | 'quoted' | 'none' {
  if (QUOTED_NUMBER(after).test(after)) return 'quoted';
  const word = always(after).exec(after)?.[0];
  if (word !== undefined) return /^['\u2019]/.test(after.slice(word.length)) ? 'quoted' : 'sure';
  return perhaps(after).test(after) ? 'possible' : 'none';
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
      return /^\s/.test(after) ? open.trim() : open;
    case 'close':
      return /\s$/.test(before) ? close.trim() : close;
    case 'apostrophe':
      return '\u2019';
    case 'prime':
      return double ? '\u2033' : '\u2032';
  }
}
