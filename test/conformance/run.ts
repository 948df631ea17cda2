/**
 * Validates every finished PDF, volumes of 3 and of 100 updates too, against what it claims: PDF/UA-1 and PDF/A-2a or,
 * if it is a booklet, PDF/A-2b. Then it breaks the real update on purpose and demands that the validator refuses each
 * broken copy. `npm run conformance`, after `npm run compile`.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { novemberUpdates, randomUpdates } from '../support/corpora.ts';
import { readTagFaults } from '../support/tags.ts';
import { BREAKS, type Break } from './break.ts';
import { cutCopy } from './surgery.ts';
import { validate, type Flavour, type Verdict } from './verapdf.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const BINARY = join(PROJECT, 'dist/cli.js');
const SPECIMEN = 'test/golden/specimen.yaml';
const REAL_UPDATE = '2007-11-policy-update';
const FLAVOURS: readonly Flavour[] = ['ua1', '2a', '2b'];

/** One file and what must become of it in one flavour: to pass, or to fail a certain test of a certain clause. */
interface Expectation {
  readonly name: string;
  readonly file: string;
  readonly flavour: Flavour;
  readonly fails?: string;
}

interface Result {
  readonly name: string;
  readonly right: boolean;
  readonly found: string;
}

async function main(): Promise<void> {
  build();
  VOLUMES.forEach(bind);
  const files = finishedFiles();
  const scratch = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    const { expectations, results } = await brokenCopies(files, scratch);
    const all = [...files.flatMap(mustPass), ...expectations];
    report([...(await contradictions(files)), ...results, ...(await resultsOf(all))], files.length);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** What a file's name says it claims: sheets to be folded have no tags, and claim none. */
function claimsOf(file: string): readonly Flavour[] {
  return isBooklet(file) ? ['2b'] : ['ua1', '2a'];
}

function isBooklet(file: string): boolean {
  return file.endsWith('.booklet.pdf');
}

/** Every edition of the updates of content/, and of the specimen, which has every block. */
function build(): void {
  for (const sources of [[], [SPECIMEN, '--output', 'output']]) {
    run(['build', '--all-editions', ...sources], PROJECT);
  }
}

function run(args: readonly string[], cwd: string): void {
  const { status } = spawnSync(process.execPath, [BINARY, ...args], { cwd, stdio: 'inherit' });
  if (status !== 0)
    throw new Error(`\`${args[0] ?? ''}\` ended with ${status}. Run \`npm run compile\` first.`);
}

const VOLUMES = [3, 100];

/** Binds so many updates, like the real one and random ones in turn, into output/volume-N.pdf. */
function bind(count: number): void {
  const scratch = mkdtempSync(join(tmpdir(), 'volume-'));
  try {
    const content = join(scratch, 'content');
    mkdirSync(content);
    cpSync(join(PROJECT, 'content/house.yaml'), join(content, 'house.yaml'));
    cpSync(join(PROJECT, 'test/golden/pictures'), join(content, 'pictures'), { recursive: true });
    const half = Math.ceil(count / 2);
    [...novemberUpdates(half), ...randomUpdates(count - half, 2008)].forEach((yaml, index) => {
      const month = `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      writeFileSync(join(content, `${month}.yaml`), yaml.replace(/^date: .*$/m, `date: ${month}`));
    });
    run(['volume', '--output', join(PROJECT, `output/volume-${count}.pdf`)], scratch);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Every PDF that was built, and every one that is kept; no files at all would be a check of nothing. */
function finishedFiles(): readonly string[] {
  const folders = ['output', 'test/golden'].map((folder) => join(PROJECT, folder)).filter(existsSync);
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => join(folder, name)),
  );
  if (VOLUMES.some((count) => !files.some((file) => basename(file) === `volume-${count}.pdf`)))
    throw new Error('The volumes are not in output/.');
  for (const kind of ['pages', 'booklets']) {
    if (files.filter((file) => isBooklet(file) === (kind === 'booklets')).length < 2)
      throw new Error(`The real update and the specimen are not both in output/ as ${kind}.`);
  }
  return files.sort();
}

function mustPass(file: string): readonly Expectation[] {
  return claimsOf(file).map((flavour) => ({ name: relative(PROJECT, file), file, flavour }));
}

/** veraPDF does not ask whether tags and pages agree on what is tagged where. */
async function contradictions(files: readonly string[]): Promise<readonly Result[]> {
  const tagged = files.filter((file) => !isBooklet(file));
  const results = tagged.map(async (file) => {
    const faults = await readTagFaults(readFileSync(file));
    const found = faults.length === 0 ? 'tags and pages agree' : faults.join(' ');
    return { name: `tags ${relative(PROJECT, file)}`, right: faults.length === 0, found };
  });
  return Promise.all(results);
}

/** Writes the broken copies, and one that is only written anew: what the writing breaks would prove nothing. */
async function brokenCopies(
  files: readonly string[],
  scratch: string,
): Promise<{ readonly expectations: readonly Expectation[]; readonly results: readonly Result[] }> {
  const expectations: Expectation[] = [];
  const results: Result[] = [];
  for (const flavour of FLAVOURS) {
    const file = join(scratch, `unbroken-${flavour}.pdf`);
    writeFileSync(file, await cutCopy(toBreak(files, flavour), () => undefined));
    expectations.push({ name: 'not broken', file, flavour });
  }
  for (const [index, broken] of BREAKS.entries()) {
    const file = join(scratch, `${index}.pdf`);
    try {
      writeFileSync(file, await cutCopy(toBreak(files, flavourOf(broken)), broken.cut));
      expectations.push(mustFail(broken, file));
    } catch (error) {
      results.push({ name: broken.name, right: false, found: String(error) });
    }
  }
  return { expectations, results };
}

/** The edition of the real update that claims a flavour. */
function toBreak(files: readonly string[], flavour: Flavour): Uint8Array {
  const name = `${REAL_UPDATE}${flavour === '2b' ? '.booklet' : ''}.pdf`;
  const real = files.find((file) => basename(file) === name);
  if (real === undefined) throw new Error(`output/${name} is not there to be broken.`);
  return readFileSync(real);
}

function flavourOf({ fails }: Break): Flavour {
  return fails.split(' ')[0] as Flavour;
}

function mustFail(broken: Break, file: string): Expectation {
  const [, test] = broken.fails.split(' ') as [Flavour, string];
  return { name: `broken: ${broken.name}`, file, flavour: flavourOf(broken), fails: test };
}

/** One run of the validator a flavour. */
async function resultsOf(expectations: readonly Expectation[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const flavour of FLAVOURS) {
    const own = expectations.filter((expectation) => expectation.flavour === flavour);
    const verdicts = await validate([...new Set(own.map(({ file }) => file))], flavour);
    results.push(...own.map((expectation) => judged(expectation, verdicts.get(expectation.file))));
  }
  return results;
}

function judged({ name, flavour, fails }: Expectation, verdict: Verdict | undefined): Result {
  const failures = verdict?.failures.map(({ clause, testNumber }) => `${clause}-${testNumber}`) ?? [];
  const right = fails === undefined ? verdict?.passed === true : failures.includes(fails);
  const heading = `${flavour.padEnd(4)} ${name}`;
  if (right) return { name: heading, right, found: fails === undefined ? 'passes' : `refused by ${fails}` };
  const wanted = fails === undefined ? '' : `not refused by ${fails}; `;
  const told = verdict?.failures.map(
    (failure) => `${failure.clause}-${failure.testNumber} ${failure.description}`,
  );
  return { name: heading, right, found: `${wanted}veraPDF: ${told?.join('; ') || 'passes'}` };
}

function report(results: readonly Result[], fileCount: number): void {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(
    ({ name, right, found }) => `${right ? 'ok  ' : 'FAIL'} ${name.padEnd(width)}  ${found}`,
  );
  const failed = results.filter(({ right }) => !right).length;
  const summary = `Finished PDFs: ${fileCount}. Ways to break one: ${BREAKS.length}.`;
  process.stdout.write(
    [...lines, summary, `${results.length - failed} passed, ${failed} failed`, ''].join('\n'),
  );
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
