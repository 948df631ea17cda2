/** What stands before and after a quote, by which a typographer tells what it means. */
import {
  codePointAt,
  codePointBefore,
  isCombiningMark,
  isFigure,
  isLetter,
  isLetterOrNumber,
  isNumber,
  unitsOf,
} from '../base/letters.ts';

export const DOUBLES = '"\u201C\u201D\u201E\u00AB\u00BB';
export const SINGLES = "'\u2018\u2019\u201A\u2039\u203A";

/** One character, and one of these. */
function isOneOf(character: string, characters: string): boolean {
  return character !== '' && characters.includes(character);
}

function isSpace(character: string): boolean {
  return character !== '' && character.trim() === '';
}

/** Whether a word begins here: after nothing, a space, a bracket, or another quote that stands so. */
export function beginsWord(before: string): boolean {
  let at = before.length;
  while (isOneOf(before.charAt(at - 1), DOUBLES + SINGLES)) at--;
  const character = before.charAt(at - 1);
  return character === '' || isSpace(character) || '([{<\u00BF\u00A1'.includes(character);
}

export function endsOnWord(before: string): boolean {
  const code = codePointBefore(before, before.length);
  return isLetterOrNumber(code) || isCombiningMark(code);
}

export function endsOnNumber(before: string): boolean {
  return isNumber(codePointBefore(before, before.length));
}

export function endsOnSpace(before: string): boolean {
  return isSpace(before.slice(-1));
}

/** A plural or a name that may take an apostrophe alone: the users' views. */
export function endsOnSibilant(before: string): boolean {
  return isOneOf(before.slice(-1), 'sxzSXZ\u017F');
}

export function endsOnDash(before: string): boolean {
  const last = before.slice(-1);
  return isOneOf(last, '-/\u2026') || (last >= '\u2010' && last <= '\u2015') || before.endsWith('...');
}

/** Words that lose their end before a space: five o' clock, rock 'n' roll. */
export function losesEnd(before: string): boolean {
  return isOneOf(before.slice(-1), 'oOnN') && LOST_END.test(before);
}
const LOST_END = /(?:(?:^|\s)[oO]|(?:^|[\s-])['\u2019][nN])$/;

/** Nothing, a space or a mark that ends a clause; an ellipsis or a decimal point may begin one. */
export function isClauseEnd(after: string): boolean {
  const next = after.charAt(0);
  if (next === '.') return !after.startsWith('...') && !isFigure(after.charCodeAt(1));
  return next === '' || isSpace(next) || ',;:!?)]}'.includes(next);
}

export function goesOnWithWord(after: string): boolean {
  return isLetterOrNumber(codePointAt(after, 0));
}

export function goesOnWithText(after: string): boolean {
  return (
    goesOnWithWord(after) || isOneOf(after.charAt(0), '([{\u00BF\u00A1\u2026') || after.startsWith('...')
  );
}

export function goesOnWithSpace(after: string): boolean {
  return isSpace(after.charAt(0));
}

/** A space and a letter. */
export function wordFollows(after: string): boolean {
  return goesOnWithSpace(after) && isLetter(codePointAt(after, 1));
}

/** What an apostrophe joins to a number: letters (1990's), three figures (Swiss 1'000). */
export function goesOnFromNumber(after: string): boolean {
  return isLetter(codePointAt(after, 0)) || /^\d{3}(?!\d)/.test(after);
}

/** The letters and figures that a text begins with. */
export function firstWord(text: string): string {
  let at = 0;
  for (let code = codePointAt(text, 0); isLetterOrNumber(code); code = codePointAt(text, at))
    at += unitsOf(code);
  return text.slice(0, at);
}
