/** The arithmetic and the words of the bench of volumes, from figures made for the purpose, and what its archive is. */
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { realHouse } from '../support/build.ts';
import { archived } from './archive.ts';
import { coverOf } from './cover.ts';
import { growthOf, middleOf, type VolumeBench, type VolumeRow } from './figures.ts';
import { flowOf } from './flow.ts';
import { htmlVolume } from './inputs/html.ts';
import { pdfkitVolume } from './inputs/pdfkit.ts';
import { pdfmakeVolume } from './inputs/pdfmake.ts';
import { typstVolume } from './inputs/typst.ts';
import { decades, logarithmic, plot, plotInWords } from './plot.ts';
import { sampled } from './sameness.ts';
import { BY_QUERY } from './volume-contenders.ts';
import { volumeConditions, volumeTable, volumeVerdicts } from './volume-table.ts';

const OURS = { label: 'ours', standards: 'UA-1, A-2a' };
const TYPST = { label: 'Typst 1', standards: 'UA-1, A-2a' };
const SLOW = { label: 'R & D', standards: 'none' };

const ROWS: readonly VolumeRow[] = [
  row(OURS, 1, { ms: 60, cpu: 80, memory: 70 }, 5),
  row(TYPST, 1, { ms: 40, cpu: 40, memory: 35 }, 5),
  row(SLOW, 1, { ms: 600, cpu: 700, memory: 90 }, 5),
  row(OURS, 1000, { ms: 2000, cpu: 3000, memory: 200 }, 3040),
  { ...row(OURS, 1000, { ms: 3000, cpu: 3000, memory: 150 }, 3040), label: 'ours, one job', aside: true },
  row(TYPST, 1000, { ms: 12_000, cpu: 18_000, memory: 2400 }, 3050),
  { ...SLOW, updates: 1000, taken: 'time' },
  row(OURS, 10_000, { ms: 22_000, cpu: 27_000, memory: 900 }, 30_400),
  { ...TYPST, updates: 10_000, taken: 'memory' },
];

const BENCH: VolumeBench = {
  rows: ROWS,
  machine: '2 cores',
  date: '2026-11-22',
  limits: { seconds: 300, memory: 4096 },
  runs: [
    [1, 9],
    [1000, 3],
    [10_000, 3],
  ],
};

function row(
  who: { readonly label: string; readonly standards: string },
  updates: number,
  taken: VolumeRow['taken'],
  pages: number,
): VolumeRow {
  return { ...who, updates, taken, file: { bytes: pages * 5000, pages } };
}

describe('figures of volumes', () => {
  it('takes the middle of each figure by itself', () => {
    const samples = [
      { ms: 3, cpu: 4, memory: 10 },
      { ms: 1, cpu: 2, memory: 30 },
      { ms: 2, cpu: 5, memory: 20 },
    ];
    expect(middleOf(samples)).toEqual({ ms: 2, cpu: 4, memory: 20 });
  });

  it('knows how far from linear time is', () => {
    const growth = growthOf(ROWS, 'ours', 1000, 10_000);
    expect(growth?.ms).toBeCloseTo(0.1);
    expect(growth?.cpu).toBeCloseTo(-0.1);
    expect(growthOf(ROWS, 'Typst 1', 1000, 10_000)).toBeUndefined();
    expect(growthOf(ROWS, 'nobody', 1000, 10_000)).toBeUndefined();
  });

  it('says what is promised and whether it is so', () => {
    expect(volumeVerdicts(BENCH)).toEqual([
      { demand: '6.0 times as fast as Typst at 1,000, at least 6', met: true },
      { demand: '12.0 times less memory than Typst at 1,000, at least 5', met: true },
      { demand: '10.0 % beyond linear time from 1,000 to 10,000, at most 15', met: true },
      { demand: '900.0 MiB at 10,000, at most 953', met: true },
    ]);
    const slower = ROWS.map((each) =>
      each.updates === 10_000 && each.label === 'ours'
        ? { ...each, taken: { ms: 24_000, cpu: 27_000, memory: 1100 } }
        : each,
    );
    expect(volumeVerdicts({ ...BENCH, rows: slower }).map(({ met }) => met)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(volumeVerdicts({ ...BENCH, rows: ROWS.slice(0, 3) })).toEqual([]);
  });

  it('compares with Typst in both manners, each by its own name', () => {
    const asking = row(
      { ...TYPST, label: `Typst 1, ${BY_QUERY}` },
      1000,
      { ms: 21_000, cpu: 19_000, memory: 2000 },
      3050,
    );
    const rows = [...ROWS.slice(0, 6), { ...asking, aside: true }, ...ROWS.slice(6)];
    const demands = volumeVerdicts({ ...BENCH, rows }).map(({ demand }) => demand);
    expect(demands.slice(0, 2)).toEqual([
      '6.0 times as fast as Typst at 1,000, at least 6',
      '10.5 times as fast as Typst, heads by query, at 1,000, at least 6',
    ]);
    expect(volumeTable({ ...BENCH, rows })).toContain(
      '| _Typst 1, heads by query_ | 21.0 s | 19.0 s | 2,000 MiB | 1.75 |',
    );
  });
});

describe('the table of volumes', () => {
  it('has a row for each at each size, and says where a peer was stopped', () => {
    expect(volumeTable(BENCH).split('\n')).toEqual([
      '| updates |  | time | CPU | memory | time × Typst | CPU × Typst | memory × Typst | pages | ms a page | PDF, bytes |',
      '| --: | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
      '| 1 | ours | 60 ms | 80 ms | 70 MiB | 1.50 | 2.00 | 2.00 | 5 | 12.00 | 25,000 |',
      '|  | Typst 1 | 40 ms | 40 ms | 35 MiB | 1.00 | 1.00 | 1.00 | 5 | 8.00 | 25,000 |',
      '|  | R & D | 600 ms | 700 ms | 90 MiB | 15.0 | 17.5 | 2.57 | 5 | 120.00 | 25,000 |',
      '| 1,000 | ours | 2.00 s | 3.00 s | 200 MiB | 0.17 | 0.17 | 0.08 | 3,040 | 0.66 | 15,200,000 |',
      '|  | _ours, one job_ | 3.00 s | 3.00 s | 150 MiB | 0.25 | 0.17 | 0.06 | 3,040 | 0.99 | 15,200,000 |',
      '|  | Typst 1 | 12.0 s | 18.0 s | 2,400 MiB | 1.00 | 1.00 | 1.00 | 3,050 | 3.93 | 15,250,000 |',
      '|  | R & D | stopped at 300 s |  |  |  |  |  |  |  |  |',
      '| 10,000 | ours | 22.0 s | 27.0 s | 900 MiB |  |  |  | 30,400 | 0.72 | 152,000,000 |',
      '|  | Typst 1 | stopped at 4,096 MiB |  |  |  |  |  |  |  |  |',
    ]);
  });

  it('says how the figures were come by, and how they grow where that was measured', () => {
    expect(volumeConditions(BENCH)).toContain(
      'Ours: 10,000 updates take 10 % more time and 10 % less CPU than 10 times what 1,000 take.',
    );
    expect(volumeConditions(BENCH)).toContain('9 (1), 3 (1,000), 3 (10,000)');
    expect(volumeConditions({ ...BENCH, rows: ROWS.slice(0, 3) })).not.toContain('Ours:');
  });
});

describe('the chart of volumes', () => {
  it('has logarithmic axes', () => {
    const place = logarithmic([1, 10_000], [0, 400]);
    expect([1, 10, 100, 1000, 10_000].map(place).map(Math.round)).toEqual([0, 100, 200, 300, 400]);
    expect(decades([0.04, 22])).toEqual([0.01, 0.1, 1, 10, 100]);
    expect(decades([1])).toEqual([1, 10]);
  });

  it('draws a line for each contender and a point for each size, and nothing where one was stopped', () => {
    const svg = plot(BENCH);
    expect(svg.match(/<path class="line line-\d/gu)).toHaveLength(6);
    // In each of the two panels: ours at three sizes, Typst at two, the slow one at one.
    expect(svg.match(/<circle/gu)).toHaveLength(12);
    expect(svg).toContain('>R &amp; D</text>');
    expect(svg).not.toContain('one job');
    expect(svg).not.toContain('NaN');
  });

  it('sets names that end together one below the other', () => {
    const together: VolumeRow[] = [OURS, TYPST, SLOW].map((who) =>
      row(who, 1, { ms: 60, cpu: 60, memory: 70 }, 5),
    );
    const names = [
      ...plot({ ...BENCH, rows: together }).matchAll(/y="([\d.]+)">(?:ours|Typst 1|R &amp; D)</gu),
    ];
    const [first = 0, second = 0, third = 0] = names.map(([, y]) => Number(y));
    expect(names).toHaveLength(6);
    expect([second - first, third - second]).toEqual([16, 16]);
  });

  it('is told in words to those who cannot see it', () => {
    expect(plotInWords(BENCH)).toBe(
      'Time, seconds, by number of updates: ours 0.06 for 1, 2 for 1,000, 22 for 10,000; Typst 1 0.04 for 1, 12 for 1,000; R & D 0.6 for 1. ' +
        'Memory, MiB, by number of updates: ours 70 for 1, 200 for 1,000, 900 for 10,000; Typst 1 35 for 1, 2,400 for 1,000; R & D 90 for 1.',
    );
  });
});

describe('the archive', () => {
  const texts = Array.from({ length: 40 }, (_, index) => archived(index));

  it('is the same every time, the newest first', () => {
    expect(archived(7)).toBe(texts[7]);
    const dates = texts.map((text) => String((parse(text) as { date: unknown }).date));
    expect(dates.slice(0, 2)).toEqual(['2007-11-01', '2007-10-31']);
    expect(dates).toEqual(dates.toSorted().toReversed());
  });

  it('has no paragraph twice, and new words in each update', () => {
    const flows = texts.map((text) => flowOf(text, realHouse()));
    const long = flows.flatMap(({ pieces }) =>
      pieces.flatMap((piece) =>
        piece.kind === 'paragraph' ? [piece.runs.map(({ text }) => text).join('')] : [],
      ),
    );
    const paragraphs = long.filter((text) => text.length > 100);
    expect(paragraphs.length).toBeGreaterThanOrEqual(40 * 5);
    expect(new Set(paragraphs).size).toBe(paragraphs.length);
    const known = new Set<string>();
    const fresh = flows.map((flow) => {
      const before = known.size;
      for (const word of JSON.stringify(flow.pieces).match(/[A-Za-z]+/gu) ?? []) known.add(word);
      return known.size - before;
    });
    expect(fresh.every((count) => count > 0)).toBe(true);
  });

  it('gives every peer the words of every update, the cover and the contents', () => {
    const flows = texts.slice(0, 3).map((text) => flowOf(text, realHouse()));
    const cover = coverOf(3);
    const inputs = [
      typstVolume(flows, cover, 'runs'),
      typstVolume(flows, cover, 'query'),
      htmlVolume(flows, cover, ''),
      pdfmakeVolume(flows, cover),
      pdfkitVolume(flows, cover),
    ];
    for (const input of inputs) {
      for (const words of ['SMMGP Policy Updates', '3 updates in one volume', 'Contents'])
        expect(input).toContain(words);
      for (const index of [1, 2, 3]) expect(input).toContain(`SMMGP Policy Update ${index}`);
      expect(input.match(/Village Hotel/gu)).toHaveLength(3);
    }
  });

  it('is read back in all its parts', () => {
    expect(sampled(1)).toEqual([0]);
    expect(sampled(5)).toEqual([0, 1, 2, 3, 4]);
    const some = sampled(1000);
    expect(some).toHaveLength(12);
    expect([some[0], some.at(-1)]).toEqual([0, 999]);
  });
});
