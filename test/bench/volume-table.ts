/** The figures of volumes as a table of Markdown, what they mean below it, and whether they are what we promise. */
import { growthOf, takenBy, type Growth, type VolumeBench, type VolumeRow } from './figures.ts';
import type { Limits, Stop } from './measure.ts';
import { BY_QUERY } from './volume-contenders.ts';
import { count, lined, milliseconds, times } from './table.ts';

interface Column {
  readonly head: string;
  readonly cell: (row: VolumeRow, bench: VolumeBench) => string | undefined;
}

const COLUMNS: readonly Column[] = [
  {
    head: 'time',
    cell: ({ taken }, { limits }) =>
      typeof taken === 'string' ? stopped(taken, limits) : duration(taken.ms),
  },
  { head: 'CPU', cell: ({ taken }) => (typeof taken === 'string' ? undefined : duration(taken.cpu)) },
  { head: 'memory', cell: ({ taken }) => (typeof taken === 'string' ? undefined : mebibytes(taken.memory)) },
  { head: 'time × Typst', cell: (row, bench) => ratio(row, bench, 'ms') },
  { head: 'CPU × Typst', cell: (row, bench) => ratio(row, bench, 'cpu') },
  { head: 'memory × Typst', cell: (row, bench) => ratio(row, bench, 'memory') },
  { head: 'pages', cell: ({ file }) => file && count(file.pages) },
  {
    head: 'ms a page',
    cell: ({ taken, file }) =>
      typeof taken === 'string' || !file ? undefined : (taken.ms / file.pages).toFixed(2),
  },
  { head: 'PDF, bytes', cell: ({ file }) => file && count(file.bytes) },
];

/** A row for each contender at each size that it was tried at; the size stands where it begins. */
export function volumeTable(bench: VolumeBench): string {
  const rows = bench.rows.map((row, index) => {
    const begins = row.updates !== bench.rows[index - 1]?.updates;
    const name = row.aside ? `_${row.label}_` : row.label;
    return [begins ? count(row.updates) : '', name, ...COLUMNS.map(({ cell }) => cell(row, bench) ?? '')];
  });
  return lined([
    ['updates', '', ...COLUMNS.map(({ head }) => head)],
    ['--:', '---', ...COLUMNS.map(() => '--:')],
    ...rows,
  ]);
}

function stopped(stop: Stop, limits: Limits): string {
  return {
    time: `stopped at ${limits.seconds} s`,
    memory: `stopped at ${mebibytes(limits.memory)}`,
    failure: 'failed',
  }[stop];
}

function ratio(
  { updates, taken }: VolumeRow,
  { rows }: VolumeBench,
  of: 'ms' | 'cpu' | 'memory',
): string | undefined {
  const typst = typstAt(rows, updates);
  return typst && typeof taken !== 'string' ? times(taken[of] / typst[of]) : undefined;
}

function typstAt(rows: readonly VolumeRow[], updates: number) {
  const typst = rows.find(({ label }) => label.startsWith('Typst'));
  return typst && takenBy(rows, typst.label, updates);
}

function duration(ms: number): string {
  return ms < 1000 ? milliseconds(ms) : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

function mebibytes(memory: number): string {
  return `${count(Math.round(memory))} MiB`;
}

/** How the figures were come by, and how they grow. */
export function volumeConditions({ rows, machine, date, limits, runs }: VolumeBench): string {
  const [ours] = rows;
  const growth = ours && grownMost(rows, ours.label);
  const sentences = [
    `Measured by \`npm run bench:volumes\` on ${date}: ${machine}.`,
    'The updates are made from that of November 2007: each has its structure and its words, in an order of its own, with one word in ten left out and one in fifty replaced by a coined name, so that no paragraph comes twice and the vocabulary grows.',
    'All set the same words in the same faces, with a cover, a table of contents with links, bookmarks, and each update on pages of its own; words, links, bookmarks and contents of some updates from all parts of each volume are read back.',
    'Typst and this program write tags, PDF/UA-1 and PDF/A-2a at once; WeasyPrint tags and PDF/UA-1; the others neither.',
    `Typst gets each update as a run of pages of its own with a running head of its own, which it sets on all cores: the quickest way that we know. Typst, ${BY_QUERY}, is what its reference shows: one running head, which asks for the last heading before it.`,
    `Time, CPU and memory are medians of ${series(runs)}, one after the other in turn; memory is the most that a process and its children held. A peer that needs more than ${limits.seconds} s or ${mebibytes(limits.memory)} is stopped, and not tried with more updates.`,
    growth && `${growthSaid(growth)}.`,
  ];
  return sentences.filter(Boolean).join(' ');
}

/** `9 processes each (1 update), 3 (1,000)`. */
function series(runs: VolumeBench['runs']): string {
  const said = runs.map(([updates, each]) => `${each} (${count(updates)})`);
  return `so many processes of each (updates): ${said.join(', ')}`;
}

function growthSaid({ from, to, ms, cpu }: Growth): string {
  return `Ours: ${count(to)} updates take ${percent(ms)} time and ${percent(cpu)} CPU than ${to / from} times what ${count(from)} take`;
}

function percent(beyond: number): string {
  const rounded = Math.round(Math.abs(beyond) * 100);
  return `${rounded} % ${beyond < 0 ? 'less' : 'more'}`;
}

/** The growth between the two sizes that linearity is promised of. */
function grownMost(rows: readonly VolumeRow[], label: string): Growth | undefined {
  return growthOf(rows, label, 1000, 10_000);
}

export interface Verdict {
  readonly demand: string;
  readonly met: boolean;
}

/** Times as fast as Typst at 1,000 updates, and its part of the memory. */
const FASTER = 6;
const LIGHTER = 5;
/** The part by which 10,000 updates may take more than ten times what 1,000 take. */
const BEYOND = 0.15;
/** MiB at 10,000 updates: a gigabyte. */
const MEMORY = Math.floor(1e9 / 2 ** 20);

/** What we promise, of all that was measured. */
export function volumeVerdicts({ rows }: VolumeBench): readonly Verdict[] {
  const label = rows[0]?.label ?? '';
  const [ours, typst] = [takenBy(rows, label, 1000), typstAt(rows, 1000)];
  const asking = rows.find(({ label: its }) => its.endsWith(BY_QUERY));
  const typstAsking = asking && takenBy(rows, asking.label, 1000);
  const most = takenBy(rows, label, 10_000);
  const growth = grownMost(rows, label);
  return [
    ours && typst && atLeast(`times as fast as Typst at 1,000`, typst.ms / ours.ms, FASTER),
    ours &&
      typstAsking &&
      atLeast(`times as fast as Typst, ${BY_QUERY}, at 1,000`, typstAsking.ms / ours.ms, FASTER),
    ours && typst && atLeast(`times less memory than Typst at 1,000`, typst.memory / ours.memory, LIGHTER),
    growth && atMost('% beyond linear time from 1,000 to 10,000', growth.ms * 100, BEYOND * 100),
    most && atMost('MiB at 10,000', most.memory, MEMORY),
  ].filter((verdict) => verdict !== undefined);
}

function atLeast(what: string, value: number, least: number): Verdict {
  return { demand: `${value.toFixed(1)} ${what}, at least ${least}`, met: value >= least };
}

function atMost(what: string, value: number, most: number): Verdict {
  return { demand: `${value.toFixed(1)} ${what}, at most ${most}`, met: value <= most };
}
