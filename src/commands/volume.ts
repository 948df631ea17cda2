/** `volume`: many updates in one PDF, the newest first, with a cover and contents. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Problem } from '../base/problem.ts';
import { type Summary, newestFirst } from '../document/volume.ts';
import { Binding, inFascicles, inRows, linksWithin } from '../bind.ts';
import { MOST_OBJECTS, type Sink } from '../pdf/carrier.ts';
import type { Extent, Fascicle } from '../pdf/fascicle.ts';
import { type Crew, crewFor } from './crew.ts';
import { readFaces } from './faces.ts';
import { EXIT, Failure } from './failure.ts';
import { hyphenationOf } from './hyphenation.ts';
import { ELSEWHERE, openDraft } from './output.ts';
import { inOrder } from './in-order.ts';
import { once } from './once.ts';
import { jobsOption } from './options.ts';
import type { Hand } from './hand.ts';
import { figure, progressOf } from './progress.ts';
import type { Output } from './report.ts';
import { thrownBy } from './reply.ts';
import { type ReportOptions, type Reporting, reporting } from './reporting.ts';
import { type OpenHouse, openHouse, sourceDate } from './run.ts';
import { type Source, findHouse, findSources, outputFolder, shownPath } from './sources.ts';
import { type CheckedSource, type ReadTogether, openAgain } from './volume-tasks.ts';

interface VolumeOptions extends ReportOptions {
  readonly house?: string;
  readonly output?: string;
  readonly jobs?: number;
}

export function addVolume(program: Command): void {
  program
    .command('volume')
    .description('bind every update in content/, or those named, into one PDF with contents')
    .argument('[sources...]', 'the YAML files to bind')
    .option('--output <file>', "the PDF to write (default: volume.pdf in the project's output/)")
    .option('--house <file>', 'the house file (default: house.yaml beside the sources)')
    .addOption(jobsOption())
    .option('--json', 'report on stdout as one JSON document')
    .option('--quiet', 'say nothing but problems')
    .action(async (sources: string[], options: VolumeOptions) => {
      process.exitCode = await runVolume(sources, options);
    });
}

/** Which updates are bound, under which house, and where the volume belongs. */
interface Order {
  readonly sources: readonly Source[];
  readonly house: OpenHouse;
  readonly path: string;
}

/** The updates of an order, which are all well. */
interface Checked {
  readonly sources: readonly CheckedSource[];
  /** The newest first. */
  readonly summaries: readonly Summary[];
  /** Who read each and may have kept it, by its name. */
  readonly readers: ReadonlyMap<string, Hand | undefined>;
}

interface Found extends Omit<Order, 'sources'>, Checked {
  readonly date?: Date;
}

/** Each source is looked at twice: to find every problem, and to be set. Between the two only so many are kept. */
async function runVolume(named: readonly string[], options: VolumeOptions): Promise<number> {
  const order = orderOf(named, options);
  const date = sourceDate();
  const report = reporting(options);
  const isSilent = options.json || options.quiet;
  const crew = crewFor(order.sources.length, options.jobs);
  try {
    const checked = await checkAll(order, crew, report, isSilent);
    if (checked)
      report.wrote(await writeAll({ ...order, ...checked, ...(date && { date }) }, crew, isSilent));
  } finally {
    await crew.close();
  }
  return report.close('The volume was not written.');
}

function orderOf(named: readonly string[], options: VolumeOptions): Order {
  const sources = findSources(named, options.house);
  const house = openHouse(commonHouse(sources, options.house));
  return { sources, house, path: volumePath(sources, options.output) };
}

/** A volume has one cover and one paper, and so one house. */
function commonHouse(sources: readonly Source[], named: string | undefined): string | undefined {
  const houses = [...new Set(sources.map((source) => findHouse(source, named)))];
  if (houses.length > 1) {
    const shown = houses.map((path) => (path === undefined ? 'none' : `"${shownPath(path)}"`));
    throw new Failure(
      `A volume has one house file, and these updates have several: ${shown.join(', ')}. Say which with --house.`,
      EXIT.usage,
    );
  }
  return houses[0];
}

function volumePath(sources: readonly Source[], named: string | undefined): string {
  if (named !== undefined && !/\.pdf$/i.test(named)) {
    throw new Failure(
      `--output names the PDF to write, and "${named}" does not end in .pdf. Write, for example, ${join(named, 'volume.pdf')}.`,
      EXIT.usage,
    );
  }
  const [first] = sources;
  if (!first) throw new Error('there are no sources to bind');
  return named === undefined ? join(outputFolder(first, undefined), 'volume.pdf') : resolve(named);
}

/**
 * Updates that are read together: of four fascicles, so that a thread has kept most fascicles whole, whether files have
 * names in the order of the volume, in the opposite one, or begin in the middle of a fascicle.
 */
const READ_TOGETHER = 16;

/** Tells every problem of every update; the summaries where there is none. */
async function checkAll(
  order: Order,
  crew: Crew,
  report: Reporting,
  isSilent?: boolean,
): Promise<Checked | undefined> {
  const { sources, house } = order;
  const clashes = clashesIn(order);
  const progress = progressOf('updates read', sources.length, isSilent);
  const checked: CheckedSource[] = [];
  const summaries: Summary[] = [];
  const readers = new Map<string, Hand | undefined>();
  let isWell = house.problems.length === 0;
  const read = async (few: readonly Source[]): Promise<Read> => {
    const { value, by } = await crew.do({ kind: 'summarise', sources: few, house });
    return { few, value, by };
  };
  for await (const { few, value, by } of inOrder(inRows(sources, READ_TOGETHER), crew.ahead, read)) {
    few.slice(0, value.read.length).forEach((source, at) => {
      const { summary, digest, problems = [], files = [] } = value.read[at] ?? {};
      const all = [...house.problems, ...problems, ...(clashes.get(source) ?? [])];
      report.problems(all, files);
      isWell &&= all.length === 0;
      if (summary) summaries.push(summary);
      if (digest !== undefined) checked.push({ ...source, digest });
      readers.set(source.name, by);
    });
    if (value.refusal) throw thrownBy(value.refusal);
    progress.step(0, few.length);
  }
  progress.close();
  return isWell ? { sources: checked, summaries: newestFirst(summaries), readers } : undefined;
}

/** Updates that were read together, and by whom. */
interface Read {
  readonly few: readonly Source[];
  readonly value: ReadTogether;
  readonly by: Hand | undefined;
}

/** Links lead to an update by its name, and its own PDF may stand where the volume would. */
function clashesIn({ sources, path }: Order): ReadonlyMap<Source, readonly Problem[]> {
  const byName = new Map<string, Source[]>();
  for (const source of sources) byName.set(source.name, [...(byName.get(source.name) ?? []), source]);
  return new Map(
    sources.map((source) => {
      const twin = byName.get(source.name)?.find((other) => other !== source);
      const own = join(outputFolder(source, undefined), `${source.name}.pdf`);
      return [
        source,
        [...(twin ? [sameName(source, twin)] : []), ...(own === path ? [sameOutput(source)] : [])],
      ];
    }),
  );
}

function sameName(source: Source, twin: Source): Problem {
  return {
    code: 'same-name',
    place: { file: source.shown, start: 0, end: 0 },
    message: `This file and "${twin.shown}" have one name, by which the volume tells its updates apart.`,
    hint: 'Rename one of them.',
  };
}

function sameOutput(source: Source): Problem {
  return {
    code: 'same-output',
    place: { file: source.shown, start: 0, end: 0 },
    message: `The PDF of this file alone would be ${source.name}.pdf, and the volume would replace it.`,
    hint: 'Give the file another name, such as 2007-11-policy-update.yaml, or the volume another with --output.',
  };
}

/** Writes the volume to its place. */
async function writeAll(found: Found, crew: Crew, isSilent?: boolean): Promise<Output> {
  const { path } = found;
  const draft = openDraft(path, ELSEWHERE);
  try {
    let bytes = 0;
    const pages = await bind(found, crew, isSilent, (chunk) => {
      bytes += chunk.length;
      draft.write(chunk);
    });
    draft.keep();
    return { edition: 'volume', file: shownPath(path), pages, bytes };
  } finally {
    draft.drop();
  }
}

/** Has the updates laid a few at a time, gives each few their place, and has them written; gives the number of pages. */
async function bind(
  { sources, house, summaries, readers, date }: Found,
  crew: Crew,
  isSilent: boolean | undefined,
  sink: Sink,
): Promise<number> {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const ordered = summaries.flatMap(({ name }) => byName.get(name) ?? []);
  const [newest] = ordered;
  if (!newest) throw new Error('a volume of no updates');
  const dated = date && { date };
  const job = { house: house.house, faces: readFaces(), hyphenationOf, summaries, ...dated };
  // The front is set when the first updates are laid, and again when the last are written: threads are busy meanwhile.
  const binding = once(() => new Binding(job, openAgain(newest, house), sink));
  crew.doAll({ kind: 'begin-volume', plan: { house, links: linksWithin(job), ...dated } });
  const progress = progressOf('updates set', ordered.length, isSilent);
  const lay = async (few: readonly CheckedSource[], order: number): Promise<Laid> => ({
    ...(await crew.do({ kind: 'lay', order, sources: few }, { rather: readerOf(few, readers) })),
    order,
  });
  const fascicles = inFascicles(ordered);
  const write = async ({ value, by, order }: Laid): Promise<Written> => {
    const place = binding().admit(value);
    refuseTooLarge(binding().admitted, ordered.length);
    const written = crew.do({ kind: 'write', order, place }, { at: by });
    if (order === fascicles.length - 1) binding().layFront();
    return { fascicle: (await written).value, updates: value.length };
  };
  const laid = inOrder(fascicles, crew.ahead, lay);
  for await (const { fascicle, updates } of inOrder(laid, crew.ahead, write)) {
    binding().append(fascicle);
    progress.step(fascicle.pages, updates);
  }
  progress.close();
  const pages = binding().finish();
  refuseTooLarge(binding().admitted, ordered.length);
  return pages;
}

/** The contents have objects too, which come last: so much of a full file is left to the updates, at the least. */
const OF_THE_UPDATES = 0.9;

/** A volume that grows beyond what a PDF/A may hold is given up as soon as it does. `all`: how many updates it has. */
export function refuseTooLarge({ updates, objects }: Binding['admitted'], all: number): void {
  if (objects <= MOST_OBJECTS) return;
  const fitting = Math.floor((OF_THE_UPDATES * updates * MOST_OBJECTS) / objects);
  throw new Failure(
    `A PDF/A file holds ${figure(MOST_OBJECTS)} objects at the most, and these ${figure(all)} updates have more. Bind them in several volumes of no more than ${figure(fitting)} updates each: name the files of each volume, and its PDF with --output.`,
    EXIT.usage,
  );
}

/** Whoever read all of these. */
function readerOf(few: readonly Source[], readers: Found['readers']): Hand | undefined {
  const [first] = few;
  const reader = first && readers.get(first.name);
  return few.every(({ name }) => readers.get(name) === reader) ? reader : undefined;
}

interface Written {
  readonly fascicle: Fascicle;
  readonly updates: number;
}

/** What the updates of a fascicle will take, and who holds them. */
interface Laid {
  readonly order: number;
  readonly value: readonly Extent[];
  readonly by?: Hand;
}
