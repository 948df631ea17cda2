/** From the tree to blocks. Where the shape is wrong, which its own check tells, a reader gives a stand-in or nothing. */
import type { Problem } from '../base/problem.ts';
import { readActions } from './actions.ts';
import { daysOf } from './calendar.ts';
import type { Days } from './calendar.ts';
import { present, readAs, readContact, readTarget } from './contact.ts';
import { isBlockKind, kindsOf } from './contract.ts';
import type { BlockKind } from './contract.ts';
import { readImage } from './picture.ts';
import { daysRefusal } from './meant-dates.ts';
import { words } from './quoting.ts';
import { readTable } from './table.ts';
import { line, LONGEST_TEXT, optionalLine, prose, tellAt, tooLong, verbatim } from './text.ts';
import type { Reading } from './text.ts';
import { isText, itemsOf, valueOf } from './tree.ts';
import type { Mapping, Node, Scalar } from './tree.ts';
import { type Block, type EventBlock, type List, ListItem } from './update.ts';

/** Content model: sections are heading level 2, subsections nest to level 5. */
const DEEPEST_HEADING = 5;
const SECTION_LEVEL = 2;

/** Content model, Blocks: three levels of list at most. */
const DEEPEST_LIST = 3;

/** Content model, Limits. */
const MOST_BLOCKS = 10_000;

/** Reading blocks counts them; `level` is the heading level of what holds them. */
interface Blocks extends Reading {
  readonly level: number;
  readonly counter: { blocks: number };
}

/** The blocks of a section's content. */
export function readContent(
  reading: Reading,
  node: Node | undefined,
  counter: { blocks: number },
): readonly Block[] {
  return contentOf({ ...reading, level: SECTION_LEVEL, counter }, node);
}

function contentOf(blocks: Blocks, node: Node | undefined): readonly Block[] {
  const content: Block[] = [];
  for (const item of itemsOf(node)) {
    const block = readBlock(blocks, item);
    if (block) content.push(block);
  }
  return content;
}

function readBlock(blocks: Blocks, node: Node): Block | undefined {
  const count = ++blocks.counter.blocks;
  if (count > MOST_BLOCKS) {
    const message = 'The update has more than 10,000 blocks, which is the most.';
    const hint = 'Divide it into several updates.';
    if (count === MOST_BLOCKS + 1) tellAt(blocks, node, 'too-many-blocks', { message, hint });
    return undefined;
  }
  // No text is twice as long as its source, but for empty lines at its end; those are counted where it is read.
  const isShort = 2 * (node.place.end - node.place.start) <= LONGEST_TEXT;
  const characters = isShort ? 0 : lengthOf(node);
  if (characters > LONGEST_TEXT) {
    tellAt(blocks, node, 'text-too-long', tooLong(characters));
    return undefined;
  }
  if (node.kind === 'scalar') return { kind: 'paragraph', place: node.place, text: prose(blocks, node) };
  if (node.kind === 'sequence') return undefined;
  const [kind, second] = kindsOf(node.entries.keys());
  return isBlockKind(kind) && second === undefined ? READERS[kind](blocks, node) : undefined;
}

/** The characters of a block's text, without those of the blocks in it. */
function lengthOf(node: Node): number {
  switch (node.kind) {
    case 'scalar':
      return node.text.length;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + lengthOf(item), 0);
    case 'mapping':
      return [...node.entries].reduce(
        (sum, [key, { value }]) => sum + (key === 'content' ? 0 : lengthOf(value)),
        0,
      );
  }
}

const READERS: Readonly<Record<BlockKind, (blocks: Blocks, node: Mapping) => Block | undefined>> = {
  text: (blocks, node) => ({
    kind: 'paragraph',
    place: node.place,
    text: prose(blocks, valueOf(node, 'text'), 'text'),
  }),
  bullets: readList,
  numbers: readList,
  heading: readSubsection,
  quote: (blocks, node) =>
    present({
      kind: 'quote',
      place: node.place,
      text: prose(blocks, valueOf(node, 'quote'), 'quote'),
      source: optionalLine(blocks, node, 'source'),
    }),
  link: readLinkBlock,
  columns: readTable,
  image: readImage,
  event: readEvent,
  callout: (blocks, node) => ({
    kind: 'callout',
    place: node.place,
    title: line(blocks, valueOf(node, 'callout'), 'callout'),
    content: contentOf(blocks, valueOf(node, 'content')),
  }),
  actions: readActions,
  contact: (blocks, node) => {
    const contact = readContact(blocks, valueOf(node, 'contact'));
    return contact && { kind: 'contact', place: node.place, contact };
  },
};

function tooDeep(reading: Reading, node: Node, said: Pick<Problem, 'message' | 'hint'>): undefined {
  tellAt(reading, node, 'too-deep', said);
}

function readSubsection(blocks: Blocks, node: Mapping): Block | undefined {
  const level = blocks.level + 1;
  const heading = valueOf(node, 'heading') ?? node;
  if (level > DEEPEST_HEADING) {
    const message = `This subsection would be heading level ${String(level)}; the deepest is ${String(DEEPEST_HEADING)}.`;
    return tooDeep(blocks, heading, {
      message,
      hint: 'Move it out by one subsection, or use a paragraph in **bold**.',
    });
  }
  return {
    kind: 'subsection',
    place: node.place,
    heading: line(blocks, heading, 'heading'),
    content: contentOf({ ...blocks, level }, valueOf(node, 'content')),
  };
}

function readList(blocks: Blocks, node: Mapping): Block | undefined {
  const list = listIn(blocks, node, 1);
  const intro = optionalLine(blocks, node, 'intro');
  return list && { ...list, kind: 'list', place: node.place, ...(intro && { intro }) };
}

/** The list of a block or an item, by whichever of its two keys is there. */
function listIn(reading: Reading, node: Mapping, level: number): List | undefined {
  const bullets = node.entries.get('bullets');
  const numbers = node.entries.get('numbers');
  const entry = bullets ?? numbers;
  if (!entry) return undefined;
  if (bullets && numbers) {
    const message = 'This item has both "bullets" and "numbers", but an item holds one list at most.';
    reading.tell({
      code: 'two-kinds',
      place: numbers.keyPlace,
      message,
      hint: 'Give the second list to an item of its own.',
    });
    return undefined;
  }
  if (level > DEEPEST_LIST) {
    const message = 'This list is nested too deep: three levels of list are the most.';
    reading.tell({
      code: 'too-deep',
      place: entry.keyPlace,
      message,
      hint: 'Move its items out by one level.',
    });
    return undefined;
  }
  const start = valueOf(node, 'start');
  return {
    place: entry.value.place,
    style: bullets ? 'bullets' : 'numbers',
    start: level === 1 && start?.kind === 'scalar' ? Number(start.text) : 1,
    items: itemsIn(reading, entry.value, level),
  };
}

function itemsIn(reading: Reading, node: Node, level: number): readonly ListItem[] {
  const items: ListItem[] = [];
  for (const item of itemsOf(node)) {
    const read = readItem(reading, item, level);
    if (read) items.push(read);
  }
  return items;
}

function readItem(reading: Reading, node: Node, level: number): ListItem | undefined {
  if (node.kind === 'scalar') return new ListItem(node.place, prose(reading, node));
  if (node.kind === 'sequence') return undefined;
  const text = prose(reading, valueOf(node, 'text'), 'text');
  return new ListItem(node.place, text, listIn(reading, node, level + 1));
}

function readLinkBlock(blocks: Blocks, node: Mapping): Block | undefined {
  const found = readTarget(blocks, valueOf(node, 'link'));
  const note = valueOf(node, 'note');
  const label = optionalLine(blocks, node, 'label');
  const shown = note && prose(blocks, note, 'note');
  return found && present({ kind: 'link', place: node.place, ...found, label, note: shown });
}

function readEvent(blocks: Blocks, node: Mapping): EventBlock {
  const details = valueOf(node, 'details');
  return present({
    kind: 'event',
    place: node.place,
    title: line(blocks, valueOf(node, 'event'), 'event'),
    venue: optionalLine(blocks, node, 'venue'),
    date: readDays(blocks, valueOf(node, 'date')),
    time: verbatim(blocks, valueOf(node, 'time')),
    contact: readContact(blocks, valueOf(node, 'contact')),
    topics: itemsOf(valueOf(node, 'topics'))
      .filter(isText)
      .map((topic: Scalar) => line(blocks, topic, '')),
    details: details && prose(blocks, details, 'details'),
  });
}

function readDays(reading: Reading, node: Node | undefined): EventBlock['date'] {
  const typed = verbatim(reading, node);
  const days = readAs<Days | 'backwards'>(reading, node, typed, daysOf, (text) =>
    daysRefusal(text, {
      message: `"${words(text)}" is not a day that the calendar has, nor two days with "to" between them.`,
      hint: 'Write a day as 2007-12-11 or 11 December 2007, several as 2007-12-11 to 2007-12-13.',
    }),
  );
  if (!node || !days) return undefined;
  if (days !== 'backwards') return { place: node.place, ...days };
  const message = 'The last day of this event is before its first.';
  tellAt(reading, node, 'bad-date', { message, hint: 'Write the first day, then "to", then the last.' });
  return undefined;
}
