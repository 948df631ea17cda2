/** What `build` and `check` share: every source through the pipeline, with the problems of all of them together. */
import { basename, join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
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

/** `--edition`, which may be given several times, and `--all-editions`. */
export function addEditionOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--edition <name>', 'an edition to build; may be given again (default: those of the house)')
        .choices(EDITION_NAMES)
        .argParser(anotherEdition),
    )
    .addOption(new Option('--all-editions', 'every edition').conflicts('edition'));
}

function anotherEdition(typed: string, before: readonly EditionName[] | undefined): readonly EditionName[] {
  const name = EDITION_NAMES.find((each) => each === typed);
  if (name === undefined) throw new InvalidArgumentError(`Allowed choices are ${EDITION_NAMES.join(', ')}.`);
  return [...new Set([...(before ?? []), name])];
}

/** One source after its run. `outputs` are there where neither it nor its house has a problem. */
export interface Ran {
  readonly source: Source;
  /** Where its PDF for members belongs. */
  readonly path: string;
  readonly house: OpenHouse;
  readonly outputs: readonly BuiltFile[];
  readonly problems: readonly Problem[];
  /** The files that the problems speak of. */
  readonly files: readonly SourceFile[];
}

/** An edition, and where it belongs. */
export interface BuiltFile extends Built {
  readonly path: string;
}

/** For what goes out with the PDF that members get: pages of the web and emails. */
export const FOR_MEMBERS = { edition: ['member'] } as const satisfies RunOptions;

/** Runs all sources, one after the other, so that one result can be written before the next is made. */
export function* run(named: readonly string[], options: RunOptions): Generator<Ran> {
  const plans = planned(findSources(named, options.house), options);
  if (options.marks) refuseUselessMarks(plans);
  const faces = once(readFaces);
  const date = sourceDate();
  for (const plan of plans) {
    const { source, path, house } = plan;
    const clash = clashOf(plan, plans);
    yield clash
      ? { source, path, house, outputs: [], problems: [clash], files: [] }
      : { source, path, house, ...runOne(plan, faces, date, options) };
  }
}

/** An option that has nothing to do is a slip. */
function refuseUselessMarks(plans: readonly Plan[]): void {
  const editions = plans.flatMap((plan) => [...plan.editions.values()]);
  if (editions.some((name) => EDITIONS[name].file === 'sheets')) return;
  throw new Failure(
    '--marks prints marks for folding and cutting on a booklet, and no booklet is built. Add --edition booklet.',
    EXIT.usage,
  );
}

/** A source with its house, and the editions to make of it by the paths where they belong. */
interface Plan {
  readonly source: Source;
  /** Where its PDF for members belongs. */
  readonly path: string;
  readonly house: OpenHouse;
  readonly editions: ReadonlyMap<string, EditionName>;
}

function planned(sources: readonly Source[], options: RunOptions): readonly Plan[] {
  const houses = new Map<string | undefined, OpenHouse>();
  return sources.map((source) => {
    const housePath = findHouse(source, options.house);
    const house = houses.get(housePath) ?? openHouse(housePath);
    houses.set(housePath, house);
    const folder = outputFolder(source, options.output);
    const editions = (options.allEditions ? EDITION_NAMES : options.edition) ?? house.house.editions;
    const paths = editions.map((name) => join(folder, `${source.name}${EDITIONS[name].suffix}.pdf`));
    const path = join(folder, `${source.name}.pdf`);
    return { source, path, house, editions: new Map(editions.map((name, at) => [paths[at] ?? '', name])) };
  });
}

/** An output that another source would make too. */
function clashOf({ source, editions }: Plan, plans: readonly Plan[]): Problem | undefined {
  for (const path of editions.keys()) {
    const twin = plans.find((other) => other.source !== source && other.editions.has(path));
    if (twin) return sameOutput(source, twin.source, path);
  }
  return undefined;
}

/** A house as it was read: the defaults where there is no file, or where it has problems. */
export interface OpenHouse {
  readonly house: House;
  readonly file?: SourceFile;
  readonly problems: readonly Problem[];
}

function openHouse(path: string | undefined): OpenHouse {
  if (path === undefined) return { house: DEFAULT_HOUSE, problems: [] };
  const file = readSource(path);
  if ('code' in file) return { house: DEFAULT_HOUSE, problems: [file] };
  const loaded = loadHouse(file);
  if (!loaded.ok) return { house: DEFAULT_HOUSE, file, problems: loaded.problems };
  return { house: loaded.value, file, problems: [] };
}

/** A house that has problems is replaced by the defaults while its updates are checked: all problems show at once. */
function runOne(
  { source, house: { house, file: houseFile, problems }, editions }: Plan,
  faces: () => Faces<EmbeddableFace>,
  date: Date | undefined,
  { marks }: RunOptions,
): Omit<Ran, 'source' | 'path' | 'house'> {
  const file = readSource(source.path);
  const houseFiles = houseFile ? [houseFile] : [];
  if ('code' in file) return { outputs: [], problems: [...problems, file], files: houseFiles };
  const outcome = build({
    source: file,
    house,
    faces: faces(),
    hyphenationOf,
    name: source.name,
    editions: [...editions.values()],
    openPicture: pictureOpener(projectFolder(source)),
    ...(houseFile && { houseFile }),
    ...(marks && { marks }),
    ...(date && { date }),
  });
  const files = [file, ...houseFiles];
  if (!outcome.ok) return { outputs: [], problems: [...problems, ...outcome.problems], files };
  if (problems.length > 0) return { outputs: [], problems, files };
  const paths = [...editions.keys()];
  return {
    outputs: outcome.value.map((built, at) => ({ ...built, path: paths[at] ?? '' })),
    problems,
    files,
  };
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
function sourceDate(): Date | undefined {
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
