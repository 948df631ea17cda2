/** No page ends where a typesetter would not end it, as counted on finished files; `corpus.ts` counts many more. */
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { GalleyLine } from '../../src/typeset/galley.ts';
import { blankLine } from '../../src/typeset/stack.ts';
import { readContent, realHouse } from '../support/build.ts';
import { novemberUpdates, randomUpdates } from '../support/corpora.ts';
import { buildCut, type Cut, firstFit } from '../support/cut-pages.ts';
import { carefully, NONE, takeCensus } from '../support/page-census.ts';
import { type Kind, readPageFaults } from '../support/page-faults.ts';

const HOUSE = realHouse();
const NOVEMBERS = 100;
const RANDOM = 60;
const SEED = 4000;
/** On A5 and Letter, and broken by first fit. */
const SAMPLE = 20;

describe('the pages', () => {
  it('of the real update have no fault', async () => {
    const census = await takeCensus([readContent('2007-11-policy-update.yaml')], carefully(HOUSE));
    expect(census.counts).toEqual(NONE);
    expect(census.excused).toEqual([]);
  });

  it(`of ${NOVEMBERS} updates like the real one have none`, async () => {
    const census = await takeCensus(novemberUpdates(NOVEMBERS), carefully(HOUSE));
    expect(census.updates).toBe(NOVEMBERS);
    expect(census.pages).toBeGreaterThan(4 * NOVEMBERS);
    expect(census.counts).toEqual(NONE);
    expect(census.excused).toEqual([]);
    expect(census.emptiest).toBeLessThan(0.2);
  });

  it(`of ${RANDOM} random updates have none`, async () => {
    const census = await takeCensus(randomUpdates(RANDOM, SEED), carefully(HOUSE));
    expect(census.updates).toBe(RANDOM);
    expect(census.pages).toBeGreaterThan(4 * RANDOM);
    expect(census.counts).toEqual(NONE);
    expect(census.median).toBeLessThan(0.06);
    expect(census.emptiest).toBeLessThan(0.5);
  });

  it.each(['A5', 'Letter'] as const)('of random updates on %s have none', async (paper) => {
    const census = await takeCensus(randomUpdates(SAMPLE, SEED, 2), carefully({ ...HOUSE, paper }));
    expect(census.updates).toBe(SAMPLE);
    expect(census.counts).toEqual(NONE);
  });
});

const PAGED = `
title: Pages
date: 2007-11
sections:
  - heading: A table
    content:
      - columns: [Area, Weeks]
        rows: [[Anytown, 1], [Otherham, 2], [Sampleton, 3], [Upton, 4], [Norton, 5]]
      - quote: |
          The first paragraph.

          The second.
        source: A service user
      - The last paragraph.
      - One more, and then the end.
`;

const isRow = (line: GalleyLine): boolean => line.head !== undefined;

/** A page begins with each of these lines. */
function before(lines: readonly GalleyLine[], ...starts: readonly number[]): Cut {
  const cuts = [...starts, lines.length].map((end, index) => ({
    start: index === 0 ? 0 : (starts[index - 1] ?? 0),
    end,
    adjustment: 0,
  }));
  return { lines, cuts };
}

async function kindsIn(cut: (lines: readonly GalleyLine[]) => Cut): Promise<readonly Kind[]> {
  const { faults } = await readPageFaults(buildCut(PAGED, HOUSE, cut));
  return faults.map(({ kind }) => kind);
}

describe('the count', () => {
  it('finds faults where pages are broken by first fit', async () => {
    const greedily = (text: string): Uint8Array => buildCut(text, HOUSE, firstFit);
    const november = await takeCensus(novemberUpdates(SAMPLE), greedily);
    const random = await takeCensus(randomUpdates(SAMPLE, SEED), greedily);
    expect(november.updates + random.updates).toBe(2 * SAMPLE);
    const found = Object.keys(NONE).filter((kind) => november.counts[kind as Kind] > 0);
    expect(found).toEqual(
      expect.arrayContaining([
        'stranded heading',
        'lead-in cut',
        'orphan',
        'widow',
        'single first item',
        'single last item',
      ]),
    );
    expect(random.counts['row cut']).toBeGreaterThan(0);
  });

  it('finds what first fit seldom does', async () => {
    const row = (at: number) => (lines: readonly GalleyLine[]) => before(lines, lines.findIndex(isRow) + at);
    expect(await kindsIn(row(1))).toEqual(['table head with fewer than two rows']);
    expect(await kindsIn(row(2))).toEqual([]);
    expect(await kindsIn(row(4))).toEqual(['single last row']);
    expect(await kindsIn(row(7))).toEqual(['quotation source parted']);
    expect(await kindsIn(row(8))).toEqual([]);
  });

  it('finds empty pages, and heads of tables that are missing or in vain', async () => {
    const after = (lines: readonly GalleyLine[], rows: number): number => lines.findIndex(isRow) + rows;
    expect(await kindsIn((lines) => before(lines, after(lines, 2), after(lines, 2)))).toEqual(['empty page']);
    const bare = (lines: readonly GalleyLine[]): Cut =>
      before(
        lines.map(({ height, space, runs }) => ({ ...blankLine(height), space, runs })),
        after(lines, 2),
      );
    expect(await kindsIn(bare)).toEqual(['table head not repeated']);
    const vain = (lines: readonly GalleyLine[]): Cut => {
      const head = lines.find(isRow)?.head;
      return before(
        lines.map((line) => (head ? { ...line, head } : line)),
        after(lines, 8),
      );
    };
    expect(await kindsIn(vain)).toEqual(['table head repeated in vain']);
  });

  it('excuses by name what is higher than a page', async () => {
    const cell = 'waiting times '.repeat(450).trim();
    const table = { columns: [`Area ${cell}`, 'Weeks'], rows: [['Anytown', '1']], caption: 'Waits' };
    const text = stringify({
      title: 'High',
      date: '2007-11',
      sections: [{ heading: 'A', content: [table] }],
    });
    const { counts, excused } = await takeCensus([text], carefully(HOUSE));
    expect(counts).toEqual(NONE);
    expect(excused.length).toBeGreaterThan(0);
    expect(excused[0]).toMatch(
      /^update 0, page 2: table head with fewer than two rows, "WaitsArea waiting.*": what belongs together is higher/,
    );
  });

  it('finds a last page of a few lines, and the end block alone', async () => {
    const fromEnd = (back: number) => (lines: readonly GalleyLine[]) => before(lines, lines.length - back);
    expect(await kindsIn(fromEnd(3))).toEqual(['stranded end block', 'short last page']);
    expect(await kindsIn(fromEnd(4))).toEqual(['short last page']);
    expect(await kindsIn(fromEnd(5))).toEqual([]);
  });
});
