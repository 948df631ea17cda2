/** A volume as a reader has it: cover and contents as they were written by hand, and what the tags of all of it say. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadHouse } from '../../src/source/load.ts';
import type { House } from '../../src/source/update.ts';
import { readContent, realHouse } from '../support/build.ts';
import { readArtifacts, readLinks, readOutline, readPages, readTagFaults, readTags } from '../support/tags.ts';
import { bindUpdates, shortUpdate } from '../support/volume.ts';

const TITLE = 'SMMGP Policy Update';

function golden(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

function publishingHouse(): House {
  const text = `${readContent('house.yaml')}publicUrl: https://www.example.org/updates\n`;
  const house = loadHouse({ name: 'house.yaml', text });
  if (!house.ok) throw new Error('the house has problems');
  return house.value;
}

/** A page's lines as they are read, without the dots of leaders. */
async function linesOf(bytes: Uint8Array, page: number): Promise<string> {
  const text = (await readPages(bytes))[page] ?? '';
  const lines = text.split('\n').filter((line) => !/^[. ]*$/.test(line));
  return `${lines.map((line) => line.trim().replace(/ +/g, ' ')).join('\n')}\n`;
}

const LINKS =
  'As [December](https://www.example.org/updates/2007-12.pdf) said, and ' +
  '[November](https://www.example.org/updates/2007-11.html#what-is-new).';

describe('a volume of three', () => {
  const bytes = bindUpdates(
    new Map([
      ['2007-11', shortUpdate(TITLE, '2007-11', ['number: 40'])],
      ['2007-12', shortUpdate('Diweddariad Polisi', '2007-12-03', ['language: cy'])],
      ['2008-01', shortUpdate(TITLE, '2008-01', ['number: 41'], LINKS)],
    ]),
    publishingHouse(),
  );

  it('has the tags that were written by hand', async () => {
    // How far down a page a link leads, only the layout decides.
    const tags = (await readTags(bytes)).replaceAll(/( → page \d+) at \d+/g, '$1');
    expect(tags).toBe(golden('volume.tags.txt'));
  });

  it('has tags that agree with its pages, each way', async () => {
    expect(await readTagFaults(bytes)).toEqual([]);
  });

  it('has a bookmark for each update that tells it from the others, and its headings below', async () => {
    const outline = await readOutline(bytes);
    expect(outline.map(({ title, page, children }) => [title, page, children.map((each) => each.title)])).toEqual([
      ['Clinical & Policy Updates, November 2007 to January 2008', 0, ['Contents']],
      ['SMMGP Policy Update, January 2008', 2, ['What is new']],
      ['Diweddariad Polisi, 3 December 2007', 3, ['What is new']],
      ['SMMGP Policy Update, November 2007', 4, ['What is new']],
    ]);
  });

  it('has folios that go on from the cover, which has none, and running heads of each update', async () => {
    const artifacts = (await readArtifacts(bytes)).filter(({ type }) => type === 'Pagination');
    expect(artifacts.map(({ page, text }) => `${page} ${text}`)).toEqual([
      '1 Clinical & Policy Updates November 2007 to January 2008',
      '1 Page 2',
      '2 Page 3',
      '3 Page 4',
      '4 Page 5',
    ]);
  });

  it('has leaders that a screen reader passes over', async () => {
    const dots = (await readArtifacts(bytes)).filter(({ text }) => /^\. \. /.test(text));
    expect(dots.map(({ page, type }) => [page, type])).toEqual([[1, 'Layout']]);
  });
});

describe('the contents', () => {
  it('have the years as landmarks where all updates are called the same', async () => {
    const months = Array.from({ length: 15 }, (_, index) => {
      const date = `${2006 + Math.floor((index + 3) / 12)}-${String(((index + 3) % 12) + 1).padStart(2, '0')}`;
      return [date, shortUpdate(TITLE, date)] as const;
    });
    expect(await linesOf(bindUpdates(new Map(months)), 1)).toBe(golden('volume-years.txt'));
  });

  it('tell titles where they differ, and wrap them clear of the numbers', async () => {
    const long = 'Prescribing in prisons and through the gate: what general practice should know of it';
    const bytes = bindUpdates(
      new Map([
        ['a', shortUpdate('Naloxone', '2007-11')],
        ['b', shortUpdate(long, '2007-12-11', ['number: 7'])],
        ['c', shortUpdate(TITLE, '2008-01', ['number: 8'])],
        ['d', shortUpdate(TITLE, '2008-01', ['number: 9'])],
      ]),
      realHouse(),
    );
    expect(await linesOf(bytes, 1)).toBe(golden('volume-titles.txt'));
  });

  it('have all dates in one column, also of updates that have nothing else', async () => {
    const bytes = bindUpdates(
      new Map([
        ['a', shortUpdate(TITLE, '2007-11', ['number: 7'])],
        ['b', shortUpdate(TITLE, '2007-12')],
        ['c', shortUpdate(TITLE, '2008-01')],
      ]),
    );
    expect(await linesOf(bytes, 1)).toContain('January 2008 3\nDecember 2007 4\nNovember 2007 No. 7 5\n');
    const entries = (await readLinks(bytes)).filter(({ page }) => page === 1);
    expect(entries).toHaveLength(3);
    expect(new Set(entries.map(({ rect }) => rect.x)).size).toBe(1);
  });

  it('set the year again where its updates go on over the page', async () => {
    const days = Array.from({ length: 50 }, (_, index) => {
      const date = `2007-${String(Math.floor(index / 25) + 1).padStart(2, '0')}-${String((index % 25) + 1).padStart(2, '0')}`;
      return [date, shortUpdate(TITLE, date)] as const;
    });
    const bytes = bindUpdates(new Map(days));
    const again = (await readArtifacts(bytes)).filter(({ page, text }) => page === 2 && /\b2007 /.test(text));
    expect(again.map(({ type, text }) => [type, text.slice(0, 4)])).toContainEqual(['Layout', '2007']);
    expect(await linesOf(bytes, 3)).toContain('25 February 2007');
  });
});

describe('updates of one title and date', () => {
  const LINK = 'See [the other](https://www.example.org/updates/d.html).';
  const bytes = bindUpdates(
    new Map([
      ['a', shortUpdate(TITLE, '2007-11', ['number: 7'])],
      ['b', shortUpdate('Naloxone', '2008-01', ['number: 1'])],
      ['c', shortUpdate(TITLE, '2008-01', ['number: 8'], LINK)],
      ['d', shortUpdate(TITLE, '2008-01', ['number: 9'])],
      ['e', shortUpdate(TITLE, '2008-01')],
    ]),
    publishingHouse(),
  );

  it('are told apart by their numbers in bookmarks, and others are not', async () => {
    const outline = await readOutline(bytes);
    expect(outline.slice(1).map(({ title }) => title)).toEqual([
      'SMMGP Policy Update, January 2008, No. 9',
      'SMMGP Policy Update, January 2008, No. 8',
      'Naloxone, January 2008',
      'SMMGP Policy Update, January 2008',
      'SMMGP Policy Update, November 2007',
    ]);
  });

  it('are told apart in what links say that they lead to', async () => {
    const links = await readLinks(bytes);
    const within = links.filter(({ contents }) => contents?.startsWith('Go to '));
    expect(within.map(({ page, contents }) => [page, contents])).toEqual([
      [1, 'Go to SMMGP Policy Update, January 2008, No. 9'],
      [1, 'Go to SMMGP Policy Update, January 2008, No. 8'],
      [1, 'Go to Naloxone, January 2008'],
      [1, 'Go to SMMGP Policy Update, January 2008'],
      [1, 'Go to SMMGP Policy Update, November 2007'],
      [3, 'Go to SMMGP Policy Update, January 2008, No. 9'],
    ]);
  });
});
