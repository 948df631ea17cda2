/** Reads action points: what is to be done, by whom and by when. */
import { dayOf, looksLikeDay } from './calendar.ts';
import { present } from './contact.ts';
import { words } from './quoting.ts';
import { optionalLine, plain, prose, tellAt, verbatim } from './text.ts';
import type { Reading } from './text.ts';
import { itemsOf, valueOf } from './tree.ts';
import type { Mapping, Node } from './tree.ts';
import type { Action, Block } from './update.ts';

/** A list of action points whose shape is checked. */
export function readActions(reading: Reading, node: Mapping): Block {
  return present({
    kind: 'actions',
    place: node.place,
    intro: optionalLine(reading, node, 'intro'),
    items: itemsOf(valueOf(node, 'actions')).flatMap((item) => readAction(reading, item) ?? []),
  });
}

function readAction(reading: Reading, node: Node): Action | undefined {
  if (node.kind === 'scalar') return { place: node.place, text: prose(reading, node) };
  if (node.kind === 'sequence') return undefined;
  return present({
    place: node.place,
    text: prose(reading, valueOf(node, 'text'), 'text'),
    owner: plain(reading, valueOf(node, 'owner'), 'owner'),
    due: readDue(reading, valueOf(node, 'due')),
  });
}

/** A day where it is one, else words; a day that the calendar has not is a slip. */
function readDue(reading: Reading, node: Node | undefined): Action['due'] {
  const typed = verbatim(reading, node);
  if (!node || !typed) return undefined;
  const date = dayOf(typed.value);
  if (!date && looksLikeDay(typed.value)) {
    tellAt(reading, node, 'bad-date', {
      message: `"${words(typed.value)}" is not a day that the calendar has.`,
      hint: 'Write a day as 2007-12-11 or 11 December 2007, or say it in words: next meeting.',
    });
    return undefined;
  }
  return present({ ...typed, date });
}
