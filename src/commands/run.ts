/** What `build` and `check` share: every source through the pipeline, with the problems of all of them together. */
import { basename, join } from 'node:path';
import { type Built, build } from '../build.ts';
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
}

/** One source after its run. `built` is there where neither it nor its house has a problem. */
export interface Ran {
  readonly source: Source;
  /** Where its PDF belongs. */
  readonly path: string;
  readonly house: OpenHouse;
  readonly built?: Built;
  readonly problems: readonly Problem[];
  /** The files that the problems speak of. */
  readonly files: readonly SourceFile[];
}

/** Runs all sources, one after the other, so that one result can be written before the next is made. */
export function* run(named: readonly string[], options: RunOptions): Generator<Ran> {
  const sources = findSources(named, options.house);
  const paths = sources.map((source) => join(outputFolder(source, options.output), `${source.name}.pdf`));
  const faces = once(readFaces);
  const houses = new Map<string | undefined, OpenHouse>();
  const date = sourceDate();
  for (const [index, source] of sources.entries()) {
    const path = paths[index] ?? '';
    const housePath = findHouse(source, options.house);
    const house = houses.get(housePath) ?? openHouse(housePath);
    houses.set(housePath, house);
    const twin = sources.find((other, at) => other !== source && paths[at] === path);
    if (twin) yield { source, path, house, problems: [sameOutput(source, twin, path)], files: [] };
    else yield { source, path, house, ...runOne(source, house, faces, date) };
  }
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
  source: Source,
  { house, file: houseFile, problems }: OpenHouse,
  faces: () => Faces<EmbeddableFace>,
  date: Date | undefined,
): Pick<Ran, 'built' | 'problems' | 'files'> {
  const file = readSource(source.path);
  const houseFiles = houseFile ? [houseFile] : [];
  if ('code' in file) return { problems: [...problems, file], files: houseFiles };
  const outcome = build({
    source: file,
    house,
    faces: faces(),
    hyphenationOf,
    name: source.name,
    openPicture: pictureOpener(projectFolder(source)),
    ...(houseFile && { houseFile }),
    ...(date && { date }),
  });
  const files = [file, ...houseFiles];
  if (!outcome.ok) return { problems: [...problems, ...outcome.problems], files };
  return problems.length > 0 ? { problems, files } : { built: outcome.value, problems: [], files };
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
