/** What editions for paper add to a document's words. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/document/compose.ts';
import type { Document } from '../../src/document/document.ts';
import { leavesOf } from '../../src/document/leaves.ts';
import { type Presentation, present } from '../../src/document/presentation.ts';
import { DEFAULT_HOUSE, loadUpdate } from '../../src/source/load.ts';

const PAPER: Presentation = { addresses: 'printed', writing: true, pictures: 'grey' };
const SCREEN: Presentation = { addresses: 'behind-words', writing: false, pictures: 'coloured' };

function documentOf(block: string, language = 'en-GB'): Document {
  const text = `title: T\ndate: 2007-11\nlanguage: ${language}\nsections:\n  - heading: H\n    content:\n      - ${block}\n`;
  const update = loadUpdate({ name: 'f', text }, DEFAULT_HOUSE);
  if (!update.ok) throw new Error(update.problems[0]?.message);
  const document = compose(update.value, DEFAULT_HOUSE, 'f', new Map());
  if (!document.ok) throw new Error(document.problems[0]?.message);
  return document.value;
}

/** The words of a block in an edition for paper. */
function printed(block: string): string {
  const document = present(documentOf(block), PAPER);
  const [, ...blocks] = document.body;
  const { masthead, meta, places } = document;
  const words = leavesOf({ meta, places, masthead, body: blocks, colophon: {} }).map(({ value }) => value);
  // Before it stand the title, the date and when it was discussed by whom.
  return words.slice(MASTHEAD).join('').replaceAll('\u00A0', ' ');
}

const MASTHEAD = 4;

const SHORT = 'http://www.example.org/forty-characters-x';
const LONG = 'http://www.example.org/a/longer/address/than/forty.html';

describe('an address for readers of paper', () => {
  it.each([
    ['stands after its words where it is short', '"[words](http://x.org/a)"', 'words (http://x.org/a)'],
    ['has a number where it is longer than forty characters', `"[words](${SHORT})"`, 'words [1]'],
    ['is short with forty', `"[words](${SHORT.slice(0, 40)})"`, `words (${SHORT.slice(0, 40)})`],
    ['is not printed twice', '"www.example.org/a"', 'www.example.org/a'],
    ['keeps the name of its site where it stood', `"See ${LONG}, please"`, 'See www.example.org [1], please'],
    [
      'has one number wherever it stands',
      `"[a](${LONG}) and [b](${LONG}/) and [c](${LONG})"`,
      'a [1] and b [2] and c [1]',
    ],
    ['is an email address without its scheme', '"[Jane](mailto:jane@x.org)"', 'Jane (jane@x.org)'],
    ['of a heading is nothing to print', '"[above](#h)"', 'above'],
    ['within strong words is one of them', '"**[words](http://x.org/a)**"', 'words (http://x.org/a)'],
    ['is a number in a cell, however short', '{ columns: ["[A](http://x.org/a)"], rows: [[x]] }', 'A [1]x'],
    ['is a number in a heading', '{ heading: "[A](http://x.org/a)", content: [x] }', 'A [1]x'],
  ])('%s', (_, block, words) => {
    expect(printed(block)).toBe(words);
  });

  it('too long for any code is printed without one', () => {
    const { addresses } = present(documentOf(`"[a](http://x.org/${'a'.repeat(2400)})"`), PAPER);
    expect(addresses?.entries).toHaveLength(1);
    expect(addresses?.entries[0]?.code).toBeUndefined();
  });
});

describe('a document on a screen', () => {
  it('is as it was composed', () => {
    const document = documentOf(`"[words](${LONG})"`);
    expect(present(document, SCREEN)).toEqual(document);
  });
});

describe('what is added for paper', () => {
  const document = documentOf(`{ actions: [Do it, "[Read](${LONG})"] }`, 'cy');
  const paper = present(document, PAPER);

  it('has a place for each node, and no name twice', () => {
    const leaves = leavesOf(paper);
    expect(leaves.length).toBeGreaterThan(leavesOf(document).length);
    expect(new Set(leaves.map(({ id }) => id)).size).toBe(leaves.length);
    expect(leaves.filter(({ id }) => !paper.places[id])).toEqual([]);
  });

  it('says that its words are English where the document is not', () => {
    const own = leavesOf(paper).filter(({ language }) => language === 'en');
    expect(own.map(({ value }) => value)).toEqual([
      'Discussed on',
      'by',
      ...['Owner:', 'Due:', 'Owner:', 'Due:'],
      'Web addresses',
      'Notes',
    ]);
    expect(paper.addresses?.entries[0]?.code?.language).toBe('en');
  });
});
