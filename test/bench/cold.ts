/**
 * Where each millisecond of a cold build goes: `npm run bench:cold`, or quicker with a number of runs after `--`.
 *
 * The real update is built as it comes, in whole processes that alternate with `node -e 0`, and between them by a copy of
 * the program that notes the time where each stage begins. Both tables go into cold.md.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { median } from './figures.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = fileURLToPath(new URL('cold.md', import.meta.url));
const BEGIN = '<!-- cold: written by `npm run bench:cold` -->';
const END = '<!-- /cold -->';
const RUNS = 25;
const EDITION = ['--quiet', '--edition', 'member'];

/** Each stage of a build in their order, and the function that it begins with; cli.js and main.js begin two. */
const STAGES: readonly (readonly [begins: string, stage: string])[] = [
  ['', 'Node itself, as with `node -e 0`'],
  ['cli.js', 'the program and its machine code read'],
  ['main.js', 'its modules evaluated'],
  ['commandLine', 'the command line'],
  ['runBuild', 'files found, the house read'],
  ['loadUpdate', 'the update read and checked'],
  ['compose', 'its document composed'],
  ['layoutOf', 'the edition prepared, glyphs looked for'],
  ['setGalley', 'lines set'],
  ['paginate', 'pages broken, tagged'],
  ['writePdf', 'PDF written'],
  ['writeWhole', 'file on the disk'],
  ['exit', 'leaving'],
];

/** When a stage began: milliseconds since the process did, and of the processor's time. */
type Mark = readonly [begins: string, wall: number, cpu: number];

interface Run {
  readonly marks: readonly Mark[];
  readonly wall: number;
}

function main(): Promise<void> {
  const runs = Number(process.argv[2] ?? RUNS);
  const home = mkdtempSync(join(tmpdir(), 'cold-'));
  try {
    layOut(home);
    return publish(measure(home, runs), runs);
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** The program as it is and the program that notes times, each in a project of its own. */
function layOut(home: string): void {
  for (const name of ['plain', 'noting']) {
    const folder = join(home, name);
    cpSync(join(PROJECT, 'dist'), join(folder, 'dist'), {
      recursive: true,
      filter: (path) => !/\.js\.v\d/.test(path),
    });
    cpSync(join(PROJECT, 'content'), join(folder, 'content'), { recursive: true });
    symlinkSync(join(PROJECT, 'fonts'), join(folder, 'fonts'));
  }
  const dist = join(home, 'noting/dist');
  const program = readdirSync(dist).find((name) => name.startsWith('program-')) ?? '';
  const file = join(dist, program, 'main.js');
  writeFileSync(file, noting(readFileSync(file, 'latin1')), 'latin1');
  writeFileSync(
    join(dist, 'cli.js'),
    `${NOTES}${readFileSync(join(dist, 'cli.js'), 'utf8').replace(/^#!.*/, '')}`,
  );
}

/** What the copy begins with: it notes, and hands its notes over on stdout when it leaves. */
const NOTES = `
globalThis.__notes = [];
globalThis.__note = (begins) => {
  const { user, system } = process.cpuUsage();
  __notes.push([begins, performance.now(), (user + system) / 1000]);
};
__note('cli.js');
process.once('exit', () => { __note('exit'); require('node:fs').writeSync(1, JSON.stringify(__notes)); });
`;

/** The program's text with a note at the beginning of each function that begins a stage. */
function noting(text: string): string {
  let noted = text.replace('{', "{__note('main.js');");
  for (const [begins] of STAGES) {
    if (begins === '' || begins === 'exit' || begins.endsWith('.js')) continue;
    const at = noted.search(new RegExp(`function ${begins}\\(`));
    if (at < 0)
      throw new Error(`The program has no function ${begins} any more: mend the stages in cold.ts.`);
    const body = bodyOf(noted, at);
    noted = `${noted.slice(0, body)}__note('${begins}');${noted.slice(body)}`;
  }
  return noted;
}

/** Where a function's body begins: after the brace that follows its parameters. */
function bodyOf(text: string, at: number): number {
  let depth = 0;
  for (let i = text.indexOf('(', at); i < text.length; i += 1) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')') depth -= 1;
    if (depth === 0) return text.indexOf('{', i) + 1;
  }
  throw new Error('A function has no end.');
}

interface Measured {
  readonly node: readonly number[];
  readonly plain: readonly Run[];
  readonly noting: readonly Run[];
}

/** All in turn; the first three rounds fill the caches of the disk and the program's own. */
function measure(home: string, runs: number): Measured {
  const measured = { node: [] as number[], plain: [] as Run[], noting: [] as Run[] };
  for (let round = -3; round < runs; round += 1) {
    const node = timed(['-e', '0'], home).wall;
    const plain = timed(['dist/cli.js', 'build', ...EDITION], join(home, 'plain'));
    const noted = timed(['dist/cli.js', 'build', ...EDITION], join(home, 'noting'));
    if (round < 0) continue;
    measured.node.push(node);
    measured.plain.push(plain);
    measured.noting.push(noted);
  }
  return measured;
}

function timed(args: readonly string[], cwd: string): Run {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' },
  });
  const wall = performance.now() - began;
  if (status !== 0) throw new Error(stderr);
  return { wall, marks: stdout === '' ? [] : (JSON.parse(stdout) as readonly Mark[]) };
}

/** Milliseconds of one stage in one run; a stage that came several times counts as often. */
function spent(begins: string, { marks, wall }: Run, column: 1 | 2): number {
  const ends: readonly Mark[] = [...marks, ['', wall, marks.at(-1)?.[2] ?? 0]];
  const all: readonly Mark[] = [['', 0, 0], ...marks];
  return all.reduce(
    (sum, mark, at) => sum + (mark[0] === begins ? (ends[at]?.[column] ?? 0) - mark[column] : 0),
    0,
  );
}

async function publish({ node, plain, noting: noted }: Measured, runs: number): Promise<void> {
  const [bare, whole] = [median(node), median(plain.map(({ wall }) => wall))];
  const rows = STAGES.map(([begins, stage]) => {
    const [wall, cpu] = ([1, 2] as const).map((column) =>
      median(noted.map((run) => spent(begins, run, column))),
    );
    return `| ${stage} | ${shown(cpu)} | ${shown(wall)} |`;
  });
  const words = `The real update in its edition for members takes ${shown(whole)} ms cold, ${(whole / bare).toFixed(2)} times
\`node -e 0\` (${shown(bare)} ms): medians of ${String(runs)} whole processes of each in turn, on ${String(availableParallelism())} cores and Node
${process.versions.node}. Where they go, in a copy that notes the time at the beginning of each stage:

| stage | ms of the processor | ms |
| --- | ---: | ---: |
${rows.join('\n')}`;
  process.stdout.write(`${words}\n`);
  const [before = '', rest = ''] = readFileSync(PAGE, 'utf8').split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  const page = `${before}${BEGIN}\n\n${words}\n\n${END}${after}`;
  writeFileSync(PAGE, await format(page, { parser: 'markdown', proseWrap: 'always', printWidth: 110 }));
}

function shown(ms: number | undefined): string {
  return (ms ?? 0).toFixed(1);
}

await main();
