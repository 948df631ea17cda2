/** The bench's arithmetic and its words, from figures made for the purpose. What is measured here is thrown away. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CONTENT } from '../support/cli.ts';
import { chart, inWords } from './chart.ts';
import { type Bench, coldOf, median } from './figures.ts';
import { realFlow } from './flow.ts';
import { htmlInput } from './inputs/html.ts';
import { pdfmakeInput } from './inputs/pdfmake.ts';
import { typstInput } from './inputs/typst.ts';
import { VERSIONS } from './install.ts';
import { between } from './publish.ts';
import { firstLost } from './sameness.ts';
import { conditions, table } from './table.ts';

const BENCH: Bench = {
  rows: [
    {
      label: 'ours',
      standards: 'UA-1, A-2a',
      cold: { ms: 60, start: 30, memory: 50.4 },
      warm: 4.04,
      file: { bytes: 17_000, pages: 3, tagged: true },
    },
    {
      label: 'Typst',
      standards: 'UA-1, A-2a',
      cold: { ms: 40, start: 10, memory: 34 },
      warm: 5,
      file: { bytes: 51_000, pages: 3, tagged: true },
    },
    { label: 'Typst again', standards: 'UA-1', cold: { ms: 50, start: 10, memory: 39 }, aside: true },
    {
      label: 'R & D',
      standards: 'none',
      cold: { ms: 600, start: 30, memory: 85 },
      warm: 120,
      file: { bytes: 34_000, pages: 3, tagged: false },
    },
  ],
  starts: { node: 30, python: 10 },
  machine: '2 cores',
  date: '2026-11-22',
  runs: 15,
  rebuilds: 50,
};

describe('figures', () => {
  it('takes the middle of the sorted, or between the two middles', () => {
    expect(median([30, 4, 5])).toBe(5);
    expect(median([30, 4, 6, 5])).toBe(5.5);
    expect(() => median([])).toThrow('no median');
  });

  it('takes time and memory apart', () => {
    const samples = [
      { ms: 3, cpu: 4, memory: 10 },
      { ms: 1, cpu: 2, memory: 30 },
      { ms: 2, cpu: 5, memory: 20 },
    ];
    expect(coldOf(samples, 1)).toEqual({ ms: 2, start: 1, memory: 20 });
  });
});

describe('the table', () => {
  it('gives every figure, and ratios to node and to Typst', () => {
    expect(table(BENCH).split('\n')).toEqual([
      '|  | cold build | × `node -e 0` | × Typst | warm rebuild | PDF, bytes | peak memory | standards |',
      '| --- | --: | --: | --: | --: | --: | --: | --: |',
      '| ours | 60 ms | 2.00 | 1.50 | 4.0 ms | 17,000 | 50 MiB | UA-1, A-2a |',
      '| Typst | 40 ms | 1.33 | 1.00 | 5.0 ms | 51,000 | 34 MiB | UA-1, A-2a |',
      "| _Typst, less Python's own start_ | 30 ms | 1.00 | 0.75 |  |  |  |  |",
      '| _Typst again_ | 50 ms | 1.67 | 1.25 |  |  | 39 MiB |  |',
      '| R & D | 600 ms | 20.0 | 15.0 | 120 ms | 34,000 | 85 MiB | none |',
    ]);
  });

  it('says nothing of what was not measured', () => {
    const { machine, date, runs, rebuilds } = BENCH;
    const rows = BENCH.rows.map(({ label, standards, file, aside }) => ({
      ...{ label, standards },
      ...(file && { file }),
      ...(aside && { aside }),
    }));
    const part: Bench = { rows, machine, date, runs, rebuilds };
    expect(table(part).split('\n')[0]).toBe('|  | PDF, bytes | standards |');
    expect(table(part)).not.toContain('again');
    expect(conditions(part)).not.toMatch(/Cold|Warm/u);
    expect(conditions(BENCH)).toContain('medians of 15 whole processes');
  });
});

describe('the chart', () => {
  it('draws bars in one scale, the first part the start', () => {
    const svg = chart(BENCH);
    const widths = [...svg.matchAll(/class="(?:ours|peer)" x="176" y="[\d.]+" width="([\d.]+)"/gu)];
    // The longest bar is 488 long: 600 ms, and 51,000 bytes.
    expect(widths.map(([, width]) => Number(width))).toEqual([48.8, 32.5, 488, 162.7, 488, 325.3]);
    const starts = [...svg.matchAll(/class="start" x="176" y="[\d.]+" width="([\d.]+)"/gu)];
    expect(starts.map(([, width]) => Number(width))).toEqual([24.4, 8.1, 24.4]);
    expect(svg).toContain('without tags: R &amp; D');
  });

  it('is told in words to those who cannot see it', () => {
    expect(inWords(BENCH)).toBe(
      'Cold build, milliseconds: ours 60; Typst 40; R & D 600. PDF, bytes: ours 17,000; Typst 51,000; R & D 34,000.',
    );
  });
});

describe('what is compared', () => {
  it('gives every peer all the words of the real update', () => {
    const flow = realFlow();
    expect(flow.pieces.length).toBeGreaterThanOrEqual(40);
    const inputs = [typstInput(flow).replaceAll('\\', ''), htmlInput(flow, ''), pdfmakeInput(flow)];
    for (const input of inputs) {
      expect(input).toContain('burning');
      expect(input).toContain('Helen.Macklin@bstmht.nhs.uk');
      expect(input).toContain('tel:+441617723782');
    }
  });

  it('misses a word that is lost or out of place, and no line end', () => {
    expect(firstLost('One t\nwo\nthree', ['One', 'two', 'three'])).toBeUndefined();
    expect(firstLost('One three', ['One', 'two', 'three'])).toBe('two');
    expect(firstLost('One three two', ['One', 'two', 'three'])).toBe('three');
  });

  it('replaces only what stands between the marks', () => {
    const [begin, end] = ['<!-- bench: written by `npm run bench` -->', '<!-- /bench -->'];
    const text = `Before\n\n${begin}\n\nold\n\n${end}\n\nAfter\n`;
    expect(between(text, 'bench', 'new')).toBe(`Before\n\n${begin}\n\nnew\n\n${end}\n\nAfter\n`);
    expect(() => between('Nothing', 'bench', 'new')).toThrow('put it back');
  });
});

describe('what is installed', () => {
  it('is pinned, with all that it needs, and names no registry', () => {
    const read = (name: string) => readFileSync(new URL(`pins/${name}`, import.meta.url), 'utf8');
    const asked = read('python.txt')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(asked.length).toBeGreaterThanOrEqual(10);
    expect(asked.filter((line) => !/^[\w-]+==[\d.]+$/u.test(line))).toEqual([]);
    expect(read('package-lock.json')).not.toContain('resolved');
    for (const version of Object.values(VERSIONS)) expect(version).toMatch(/^\d+\.\d+/u);
  });
});

describe('the driver of our own rebuilds', () => {
  it('builds the real update, and gives a time for each turn', () => {
    const driver = fileURLToPath(new URL('drivers/ours.ts', import.meta.url));
    const files = ['2007-11-policy-update.yaml', 'house.yaml'].map((name) => join(CONTENT, name));
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', driver, ...files], {
      encoding: 'utf8',
      input: '0\n1\n',
    });
    expect(stderr).toBe('');
    const times = stdout.trim().split('\n').map(Number);
    expect(times).toHaveLength(2);
    expect(times.every((time) => time > 0)).toBe(true);
  });
});
