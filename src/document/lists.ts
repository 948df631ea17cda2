/** Lists: their labels by level, and action points with a box to tick. */
import { printedDate } from '../base/date.ts';
import type { Action, Block as SourceBlock, List as SourceList } from '../source/update.ts';
import { type Action as Duty, Body, Item, Label, type List, type Numbering, Paragraph } from './document.ts';
import type { Text } from './document.ts';
import { composeProse } from './paragraphs.ts';
import { type Composing, addedText, composeText, literalText } from './phrases.ts';
import { ACTION_WORDS } from './words.ts';

/** How each level of a list is told apart (content-model.md, Blocks): the bullet or number, and its name in tags. */
const BULLETS: readonly { numbering: Numbering; mark: string }[] = [
  { numbering: 'Disc', mark: '\u2022' },
  { numbering: 'Circle', mark: '\u25E6' },
  { numbering: 'Square', mark: '\u25AA' },
];
const NUMBERS: readonly { numbering: Numbering; mark: (n: number) => string }[] = [
  { numbering: 'Decimal', mark: String },
  { numbering: 'LowerAlpha', mark: letters },
  { numbering: 'LowerRoman', mark: roman },
];

/** How many figures the last number of a numbered list has, its longest. */
export function figuresIn(items: readonly Item[]): number {
  return items.at(-1)?.label.text.value.replaceAll(/\D/g, '').length ?? 0;
}

/** A list of a level, and the lists in its items. */
export function composeList(list: SourceList, level: number, composer: Composing): List {
  const id = composer.name(list.place);
  const bullets = BULLETS[level - 1];
  const numbers = NUMBERS[level - 1];
  if (!bullets || !numbers) throw new Error(`a list of level ${level} passed validation`);
  const numbered = list.style === 'numbers';
  const markOf = (index: number): string =>
    numbered ? `${numbers.mark(list.start + index)}.` : bullets.mark;
  const items = list.items.map((item, index): Item => {
    const made = composeItem(item, markOf(index), composer);
    const nested = item.list && composeList(item.list, level + 1, composer);
    return nested ? { ...made, body: { ...made.body, list: nested } } : made;
  });
  const { numbering } = numbered ? numbers : bullets;
  const start = numbered && list.start !== 1 ? { start: list.start } : {};
  return { kind: 'list', id, level, numbering, ...start, items };
}

/** An item with its label, whatever stands in it below its text. */
function composeItem(
  { place, text }: Pick<Action, 'place' | 'text'>,
  mark: string,
  composer: Composing,
): Item {
  const id = composer.name(place);
  const label = new Label(composer.name(place), literalText(place, mark, composer));
  const body = new Body(composer.name(place), composeProse(text, place, composer));
  return new Item(id, label, body);
}

/** The box of an action point, to be ticked. */
const BOX = '\u2610';

/** Action points: a box each, and below the text who does it and by when. */
export function composeActions(block: SourceBlock & { kind: 'actions' }, composer: Composing): List {
  const id = composer.name(block.place);
  const items = block.items.map((action): Item => {
    const made = composeItem(action, BOX, composer);
    const known = composeDuty(action, composer);
    const note = composeNote(action, known, composer);
    return { ...made, body: { ...made.body, action: known, ...(note && { note }) } };
  });
  return { kind: 'list', id, level: 1, numbering: 'None', items };
}

/** Who does it and by when, as far as it is known. */
function composeDuty({ owner, due }: Action, composer: Composing): Duty {
  return {
    ...(owner && { owner: composeText(owner.place, owner.value, composer) }),
    ...(due && {
      due: due.date
        ? addedText(due.place, printedDate(due.date), composer)
        : composeText(due.place, due.value, composer),
    }),
  };
}

/** "Owner: Jane Smith · Due: 2 March 2008", as far as it is known. */
function composeNote({ place }: Action, { owner, due }: Duty, composer: Composing): Paragraph | undefined {
  const added = (words: string): Text => addedText(place, words, composer);
  const who = owner ? [added(`${ACTION_WORDS.owner}: `), owner] : [];
  const by = due ? [added(`${owner ? ' \u00B7 ' : ''}${ACTION_WORDS.due}: `), due] : [];
  const text = [...who, ...by];
  return text.length > 0 ? new Paragraph(composer.name(place), text) : undefined;
}

const ALPHABET = 26;

/** 1 is a, 26 is z, 27 is aa. */
export function letters(n: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + ((n - 1) % ALPHABET));
  return n > ALPHABET ? letters(Math.floor((n - 1) / ALPHABET)) + letter : letter;
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

/** 1 is i, 4 is iv, 1999 is mcmxcix. */
export function roman(n: number): string {
  let left = n;
  let written = '';
  for (const [sign, value] of ROMAN) {
    written += sign.repeat(Math.floor(left / value));
    left %= value;
  }
  return written;
}
