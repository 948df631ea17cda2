/** The figures as a table of Markdown, with what they mean below it. */
import type { Bench, Row } from './figures.ts';

/** Where Typst stands among the rows. */
const TYPST = 1;

interface Column {
  readonly head: string;
  readonly cell: (row: Row, bench: Bench) => string | undefined;
}

const COLUMNS: readonly Column[] = [
  { head: 'cold build', cell: ({ cold }) => cold && milliseconds(cold.ms) },
  {
    head: '× `node -e 0`',
    cell: ({ cold }, { starts }) => cold && starts && times(cold.ms / starts.node),
  },
  {
    head: '× Typst',
    cell: ({ cold }, { rows }) => cold && rows[TYPST]?.cold && times(cold.ms / rows[TYPST].cold.ms),
  },
  { head: 'warm rebuild', cell: ({ warm }) => (warm === undefined ? undefined : milliseconds(warm)) },
  { head: 'PDF, bytes', cell: ({ file }) => file && count(file.bytes) },
  {
    head: 'peak memory',
    cell: ({ cold }) => (cold?.memory === undefined ? undefined : `${Math.round(cold.memory)} MiB`),
  },
  { head: 'standards', cell: ({ file, standards }) => file && standards },
];

/** Columns and asides that nothing was measured for are left out. */
export function table(bench: Bench): string {
  const all = bench.rows.flatMap((row, index) => (index === TYPST ? [row, ...withoutStart(row)] : [row]));
  const rows = all.filter(({ aside, cold }) => !aside || cold);
  const columns = COLUMNS.filter(({ cell }) => rows.some((row) => cell(row, bench) !== undefined));
  return lined([
    ['', ...columns.map(({ head }) => head)],
    ['---', ...columns.map(() => '--:')],
    ...rows.map((row) => [nameOf(row), ...columns.map(({ cell }) => cell(row, bench) ?? '')]),
  ]);
}

/** Rows of cells as Markdown has them. */
export function lined(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Typst has no command of its own among Python's packages: here, what starting Python takes is taken off. */
function withoutStart({ label, standards, cold }: Row): readonly Row[] {
  if (!cold) return [];
  const { ms, start } = cold;
  return [
    {
      label: `${label}, less Python's own start`,
      standards,
      cold: { ms: ms - start, start: 0 },
      aside: true,
    },
  ];
}

function nameOf({ label, aside }: Row): string {
  return aside ? `_${label}_` : label;
}

/** `18,382`. */
export function count(value: number): string {
  return value.toLocaleString('en-GB');
}

export function milliseconds(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

export function times(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 2 : 1);
}

/** How the figures were come by; of what was not measured, nothing. */
export function conditions({ rows, starts, machine, date, runs, rebuilds }: Bench): string {
  const pages = rows[0]?.file?.pages;
  const sentences = [
    `Measured by \`npm run bench\` on ${date}: ${machine}. Other machines differ; the ratios do so less.`,
    pages &&
      `All set the update of November 2007 on ${pages} pages; that its words, links and faces are the same is read back from the files.`,
    'The peers are given markup of their own, made ready; this program reads and checks the YAML.',
    starts &&
      `Cold: medians of ${runs} whole processes of each, one after the other in turn; \`node -e 0\` took ${Math.round(starts.node)} ms.`,
    starts &&
      `Typst comes as a library for Python, which is started with nothing else (${Math.round(starts.python)} ms) and given only the faces that it needs.`,
    rows[0]?.warm !== undefined &&
      `Warm: medians of ${rebuilds} rebuilds in one running process of each, in turn too, a word changed each time, after a hundred that do not count.`,
    pages &&
      'Standards: what each was asked for, of PDF/UA-1 and PDF/A-2a; asked for none, a peer writes no tags.',
  ];
  return sentences.filter(Boolean).join(' ');
}
