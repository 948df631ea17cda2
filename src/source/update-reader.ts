/** From the tree to an Update: its head here, its blocks next door. */
import { readContent } from './blocks.ts';
import { monthOrDay } from './calendar.ts';
import { present, readAs } from './contact.ts';
import { dateRefusal } from './meant-dates.ts';
import { words } from './quoting.ts';
import { line, plain, verbatim } from './text.ts';
import type { Reading } from './text.ts';
import { itemsOf, valueOf } from './tree.ts';
import type { Node } from './tree.ts';
import type { Plain, Section, Update } from './update.ts';

const DEFAULT_LANGUAGE = 'en-GB';

/** Stands in for what is missing: the problem that is told for it keeps the update from being used. */
const NO_DATE = { year: 0, month: 1 };

/** The update of a tree. It is for use only where no problem was told, of its shape or here. */
export function readUpdate(reading: Reading, root: Node): Update {
  const { place } = root;
  const counter = { blocks: 0 };
  const texts = (key: string): readonly Plain[] =>
    itemsOf(valueOf(root, key)).flatMap((item) => plain(reading, item, '') ?? []);
  return present({
    place,
    title: plain(reading, valueOf(root, 'title'), 'title') ?? { place, value: '' },
    date: readDate(reading, valueOf(root, 'date')) ?? { place, ...NO_DATE },
    number: readNumber(reading, valueOf(root, 'number')),
    summary: plain(reading, valueOf(root, 'summary'), 'summary'),
    language: readLanguage(reading, valueOf(root, 'language')) ?? DEFAULT_LANGUAGE,
    authors: texts('authors'),
    keywords: texts('keywords'),
    sections: itemsOf(valueOf(root, 'sections')).map((section): Section => ({
      place: section.place,
      heading: line(reading, valueOf(section, 'heading'), 'heading'),
      content: readContent(reading, valueOf(section, 'content'), counter),
    })),
  });
}

/** What editors write before the number of an issue, though the program does. */
const NUMBER_WORD = /^(?:no\.?|nr\.?|number|issue|#)\s*(?=\d)/i;

function readNumber(reading: Reading, node: Node | undefined): Plain | undefined {
  const typed = verbatim(reading, node);
  const bare = (text: string): string | undefined => (NUMBER_WORD.test(text) ? undefined : text);
  const value = readAs(reading, node, typed, bare, (text) => ({
    code: 'bad-value',
    message: `"No." is printed before the number, so this would read "No. ${words(text)}".`,
    hint: 'Write the number alone, as shown.',
    meant: text.replace(NUMBER_WORD, ''),
  }));
  return value === undefined ? undefined : typed;
}

function readDate(reading: Reading, node: Node | undefined): Update['date'] | undefined {
  const typed = verbatim(reading, node);
  const date = readAs(reading, node, typed, monthOrDay, (text) =>
    dateRefusal(text, {
      message: `"${words(text)}" is not a month or a day that the calendar has.`,
      hint: 'Write a month as 2007-11, a day as 2007-11-02.',
    }),
  );
  return node && date && { place: node.place, ...date };
}

/** BCP 47 (RFC 5646, 2.1): language, then script and region if need be; its case is settled as the standard advises. */
function language(typed: string): string | undefined {
  if (typed === DEFAULT_LANGUAGE) return typed;
  const parts = /^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?$/i.exec(typed);
  if (!parts) return undefined;
  const [, name = '', script, region] = parts;
  const cased = script && script.charAt(0).toUpperCase() + script.slice(1).toLowerCase();
  return [name.toLowerCase(), cased, region?.toUpperCase()].filter((part) => part !== undefined).join('-');
}

function readLanguage(reading: Reading, node: Node | undefined): string | undefined {
  return readAs(reading, node, plain(reading, node, 'language'), language, (text) => {
    const meant = language(text.replaceAll('_', '-'));
    return {
      code: 'bad-language',
      message: `"${words(text)}" is not a language code.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
      hint: 'Write en-GB for British English, cy for Welsh; leave the line out for en-GB.',
      meant,
    };
  });
}
