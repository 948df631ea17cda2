/**
 * The whole corpus: 100 updates like the real one and 500 random ones, with the page faults of every kind that are found
 * on the finished files, by this program and by first fit. Exits with 1 where ours has one. `npm run corpus`
 */
import { readFileSync } from 'node:fs';
import { realHouse } from '../support/build.ts';
import { novemberUpdates, randomUpdates } from '../support/corpora.ts';
import { buildCut, firstFit } from '../support/cut-pages.ts';
import { carefully, type Census, takeCensus } from '../support/page-census.ts';
import { KINDS } from '../support/page-faults.ts';

const HOUSE = realHouse();
const SEED = 1000;
const november = novemberUpdates(100);
const random = randomUpdates(500, SEED);
const narrow = randomUpdates(100, SEED, 2);

const greedily = (text: string): Uint8Array => buildCut(text, HOUSE, firstFit);
const ours: readonly (readonly [name: string, census: Census])[] = [
  ['100 like November', await takeCensus(november, carefully(HOUSE))],
  ['500 random', await takeCensus(random, carefully(HOUSE))],
  ['100 on A5', await takeCensus(narrow, carefully({ ...HOUSE, paper: 'A5' }))],
  ['100 on Letter', await takeCensus(narrow, carefully({ ...HOUSE, paper: 'Letter' }))],
];
const theirs: typeof ours = [
  ['100 by first fit', await takeCensus(november, greedily)],
  ['500 by first fit', await takeCensus(random, greedily)],
];

const columns = [...ours, ...theirs];
say(
  row(
    '',
    columns.map(([name]) => name),
  ),
);
say(
  row(
    'pages',
    columns.map(([, { pages }]) => pages),
  ),
);
for (const kind of KINDS)
  say(
    row(
      kind,
      columns.map(([, { counts }]) => counts[kind]),
    ),
  );
say(
  row(
    'middle foot, %',
    columns.map(([, { median }]) => percent(median)),
  ),
);
say(
  row(
    'emptiest foot, %',
    columns.map(([, { emptiest }]) => percent(emptiest)),
  ),
);

const excused = ours.flatMap(([name, census]) => census.excused.map((each) => `${name}: ${each}\n`)).join('');
say(`\nWhere nobody could keep together what belongs together:\n${excused}`);
const golden = readFileSync(new URL('../golden/corpus-excused.txt', import.meta.url), 'utf8');

const verdicts = [
  ...ours.map(([, { counts }]) => KINDS.every((kind) => counts[kind] === 0)),
  ...theirs.map(([, { counts }]) => counts.widow > 0 && counts['stranded heading'] > 0),
  excused === golden,
];
const passed = verdicts.filter(Boolean).length;
say(`${passed} passed, ${verdicts.length - passed} failed`);
if (passed < verdicts.length) process.exitCode = 1;

function row(name: string, cells: readonly (string | number)[]): string {
  return name.padEnd(38) + cells.map((cell) => String(cell).padStart(18)).join('');
}

function percent(part: number): number {
  return Math.round(part * 100);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
