/** What commands share: which sources are meant, with what house and editions, and a source through the pipeline. */
import { basename, sep } from 'node:path';
import { EDITION_NAMES, type EditionName } from '../base/edition.ts';
import { type Built, build } from '../build.ts';
import { EDITIONS } from '../editions.ts';
import type { SourceFile } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import { DEFAULT_HOUSE, loadHouse } from '../source/load.ts';
import type { House } from '../source/update.ts';
import type { EmbeddableFace, Faces } from '../typeset/face.ts';
import { EXIT, Failure } from './failure.ts';
import { readFaces } from './faces.ts';
import { hyphenationOf } from './hyphenation.ts';
import { pictureOpener } from './pictures.ts';
import { once } from './once.ts';
import { type Source, findHouse, findSources, outputFolder, projectFolder, readSource } from './sources.ts';

export interface RunOptions {
  readonly house?: string;
  readonly output?: string;
  readonly edition?: readonly EditionName[];
  readonly allEditions?: boolean;
  readonly marks?: boolean;
}

/** What came of a source. `outputs` are there where neither it nor its house has a problem. */
export interface Result<File> {
  readonly outputs: readonly File[];
  readonly problems: readonly Problem[];
  /** The files that the problems speak of. */
  readonly files: readonly SourceFile[];
}

/** One source after its run. */
export interface Ran extends Result<BuiltFile> {
  readonly source: Source;
  /** Where its PDF for members belongs. */
  readonly path: string;
  readonly house: OpenHouse;
}

/** An edition, and where it belongs. */
export interface BuiltFile extends Built {
  readonly path: string;
}

/** For what goes out with the PDF that members get: pages of the web and emails. */
export const FOR_MEMBERS = { edition: ['member'] } as const satisfies RunOptions;

/** Runs all sources here, one after the other, so that one result can be written before the next is made. */
export function* run(named: readonly string[], options: RunOptions): Generator<Ran> {
  const faces = once(readFaces);
  for (const { source, path, house, clash, job } of planned(named, options)) {
    yield { source, path, house, ...(clash ? clashed(clash) : runOne(job, faces)) };
  }
}

/** A source that is not built, for another would become the same file. */
export function clashed(clash: Problem): Result<never> {
  return { outputs: [], problems: [clash], files: [] };
}

/** An option that has nothing to do is a slip. */
function refuseUselessMarks(jobs: readonly SourceJob[]): void {
  if (jobs.some(({ editions }) => editions.some(({ name }) => EDITIONS[name].file === 'sheets'))) return;
  throw new Failure(
    '--marks prints marks for folding and cutting on a booklet, and no booklet is built. Add --edition booklet.',
    EXIT.usage,
  );
}

/** A source before its run. */
export interface Plan {
  readonly source: Source;
  /** Where its PDF for members belongs. */
  readonly path: string;
  readonly house: OpenHouse;
  /** That another source would become the same file: then neither is built. */
  readonly clash?: Problem;
  readonly job: SourceJob;
}

/** All that building a source needs to know: plain data, which can be handed to another thread. */
export interface SourceJob {
  readonly source: Source;
  readonly house: OpenHouse;
  readonly editions: readonly { readonly name: EditionName; readonly path: string }[];
  readonly date?: Date;
  readonly marks?: boolean;
}

/** The sources that are meant, in their order, and what is to be made of each. */
export function planned(named: readonly string[], options: RunOptions): readonly Plan[] {
  const date = sourceDate();
  const houseOf = houses(options.house);
  const jobs = findSources(named, options.house).map((source): SourceJob => {
    const house = houseOf(source);
    return {
      source,
      house,
      editions: editionPaths(source, house.house, options),
      ...(date && { date }),
      ...(options.marks && { marks: true }),
    };
  });
  if (options.marks) refuseUselessMarks(jobs);
  const makers = makersOf(jobs);
  return jobs.map((job) => {
    const { source, house } = job;
    const clash = clashOf(job, makers);
    return { source, path: pathOf(source, 'member', options), house, job, ...(clash && { clash }) };
  });
}

/** Each house is read once, however many updates stand beside it. */
function houses(named: string | undefined): (source: Source) => OpenHouse {
  const open = new Map<string | undefined, OpenHouse>();
  return (source) => {
    const path = findHouse(source, named);
    const house = open.get(path) ?? openHouse(path);
    open.set(path, house);
    return house;
  };
}

function editionPaths(source: Source, house: House, options: RunOptions): SourceJob['editions'] {
  const names = (options.allEditions ? EDITION_NAMES : options.edition) ?? house.editions;
  return names.map((name) => ({ name, path: pathOf(source, name, options) }));
}

function pathOf(source: Source, edition: EditionName, { output }: RunOptions): string {
  return `${outputFolder(source, output)}${sep}${source.name}${EDITIONS[edition].suffix}.pdf`;
}

/** The sources that would make each file, by its path. */
type Makers = ReadonlyMap<string, readonly Source[]>;

function makersOf(jobs: readonly SourceJob[]): Makers {
  const makers = new Map<string, Source[]>();
  for (const { source, editions } of jobs) {
    for (const { path } of editions) makers.set(path, [...(makers.get(path) ?? []), source]);
  }
  return makers;
}

/** An output that another source would make too. */
function clashOf({ source, editions }: SourceJob, makers: Makers): Problem | undefined {
  for (const { path } of editions) {
    const twin = makers.get(path)?.find((other) => other !== source);
    if (twin) return sameOutput(source, twin, path);
  }
  return undefined;
}

/** A house as it was read: the defaults where there is no file, or where it has problems. */
export interface OpenHouse {
  readonly house: House;
  readonly file?: SourceFile;
  readonly problems: readonly Problem[];
}

export function openHouse(path: string | undefined): OpenHouse {
  if (path === undefined) return { house: DEFAULT_HOUSE, problems: [] };
  const file = readSource(path);
  if ('code' in file) return { house: DEFAULT_HOUSE, problems: [file] };
  const loaded = loadHouse(file);
  if (!loaded.ok) return { house: DEFAULT_HOUSE, file, problems: loaded.problems };
  return { house: loaded.value, file, problems: [] };
}

/** A house that has problems is replaced by the defaults while its updates are checked: all problems show at once. */
export function runOne(job: SourceJob, faces: () => Faces<EmbeddableFace>): Result<BuiltFile> {
  const { source, editions, date, marks } = job;
  const { house, file: houseFile, problems } = job.house;
  const file = readSource(source.path);
  const houseFiles = houseFile ? [houseFile] : [];
  if ('code' in file) return { outputs: [], problems: [...problems, file], files: houseFiles };
  const outcome = build({
    source: file,
    house,
    faces: faces(),
    hyphenationOf,
    name: source.name,
    editions: editions.map(({ name }) => name),
    openPicture: pictureOpener(projectFolder(source)),
    ...(houseFile && { houseFile }),
    ...(marks && { marks }),
    ...(date && { date }),
  });
  const files = [file, ...houseFiles];
  if (!outcome.ok) return { outputs: [], problems: [...problems, ...outcome.problems], files };
  if (problems.length > 0) return { outputs: [], problems, files };
  const outputs = outcome.value.map((built, at) => ({ ...built, path: editions[at]?.path ?? '' }));
  return { outputs, problems, files };
}

function sameOutput(source: Source, twin: Source, path: string): Problem {
  return {
    code: 'same-output',
    place: { file: source.shown, start: 0, end: 0 },
    message: `This file and "${twin.shown}" would both become ${basename(path)}, and one would replace the other.`,
    hint: 'Rename one of them, or build them one at a time with different --output folders.',
  };
}

/** SOURCE_DATE_EPOCH: seconds since 1970, for builds that must name another instant (reproducible-builds.org). */
export function sourceDate(): Date | undefined {
  const seconds = process.env['SOURCE_DATE_EPOCH'];
  if (seconds === undefined || seconds === '') return undefined;
  const date = new Date(Number(seconds) * 1000);
  if (!/^\d+$/.test(seconds) || Number.isNaN(date.getTime()) || date.getUTCFullYear() > LAST_YEAR) {
    throw new Failure(
      `SOURCE_DATE_EPOCH is "${seconds}", which is not a number of seconds since 1970. Unset it, or mend it.`,
      EXIT.usage,
    );
  }
  return date;
}

/** A PDF date has four digits for the year (ISO 32000-1, 7.9.4). */
const LAST_YEAR = 9999;
