/** Sources: which YAML files are meant, their house file, and their text as read from disk. */
import { isUtf8 } from 'node:buffer';
import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { SourceFile } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import { EXIT, Failure, outsideFailure } from './failure.ts';

/** One update to be built. */
export interface Source {
  readonly path: string;
  /** As messages name it: relative to where the command was given. */
  readonly shown: string;
  /** The output's name without its ending. */
  readonly name: string;
}

export const HOUSE_FILE = 'house.yaml';
const CONTENT = 'content';
const YAML = /\.ya?ml$/i;

/** A full path as messages name it: relative to where the command was given. */
export function shownPath(path: string): string {
  const here = `${process.cwd()}${sep}`;
  return path.startsWith(here) ? path.slice(here.length) : relative(here, path) || path;
}

/** The sources that the command line names, or every update in content/. */
export function findSources(named: readonly string[], house: string | undefined): Source[] {
  const paths = named.length > 0 ? named.map((path) => namedSource(path)) : contentSources(house);
  // One file named twice is one source.
  const unique = new Map(paths.map((path) => [realPath(path), path]));
  return [...unique.values()].map((path) => ({
    path,
    shown: shownPath(path),
    name: basename(path).replace(YAML, ''),
  }));
}

/** Where a file is, links followed. One that leads nowhere is itself: that it cannot be read is told in its turn. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function namedSource(path: string): string {
  const full = resolve(path);
  if (!existsSync(full))
    throw new Failure(`There is no file "${path}". Check its spelling and its folder.`, EXIT.usage);
  if (statSync(full).isDirectory()) {
    throw new Failure(`"${path}" is a folder. Name the .yaml files in it that you want.`, EXIT.usage);
  }
  return full;
}

function contentSources(house: string | undefined): string[] {
  const folder = resolve(CONTENT);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Failure(
      `There is no folder "${CONTENT}" here. Go to the project's folder, or name the update's file.`,
      EXIT.usage,
    );
  }
  const found = updatesIn(folder, house);
  if (found.length === 0)
    throw new Failure(`The folder "${CONTENT}" has no updates (.yaml files) yet.`, EXIT.usage);
  return found;
}

function updatesIn(folder: string, house: string | undefined): string[] {
  const named = house === undefined ? undefined : resolve(house);
  return readdirSync(folder)
    .filter((name) => YAML.test(name) && name !== HOUSE_FILE && name !== 'house.yml')
    .map((name) => `${folder}${sep}${name}`)
    .filter((path) => path !== named && !lstatSync(path).isDirectory())
    .sort();
}

/** The paths of the other updates of each content/ that has some of these. */
export function updatesBeside(sources: readonly Source[], house: string | undefined): string[] {
  const these = new Set(sources.map(({ path }) => path));
  const folders = new Set(
    sources.map(({ path }) => dirname(path)).filter((path) => basename(path) === CONTENT),
  );
  return [...folders].flatMap((folder) => updatesIn(folder, house)).filter((path) => !these.has(path));
}

/** The house file of a source: the one named, else `house.yaml` beside it, else none. */
export function findHouse(source: Source, named: string | undefined): string | undefined {
  if (named !== undefined) {
    if (!existsSync(resolve(named))) throw new Failure(`There is no house file "${named}".`, EXIT.usage);
    return resolve(named);
  }
  const beside = `${dirname(source.path)}${sep}${HOUSE_FILE}`;
  // A link that leads nowhere is a house that cannot be read, and not none.
  return lstatSync(beside, { throwIfNoEntry: false }) ? beside : undefined;
}

/** The project: the parent of the folder named content/, else the source's own folder. */
export function projectFolder(source: Source): string {
  const folder = dirname(source.path);
  return basename(folder) === CONTENT ? dirname(folder) : folder;
}

/** Where the PDFs go: `--output`, else `output` in the project. */
export function outputFolder(source: Source, named: string | undefined): string {
  return named === undefined ? `${projectFolder(source)}${sep}output` : resolve(named);
}

/** A file's text, or the problem that it is not UTF-8. */
export function readSource(path: string): SourceFile | Problem {
  const name = shownPath(path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw outsideFailure(`"${name}" cannot be read`, error);
  }
  if (isUtf8(bytes)) return { name, text: bytes.toString('utf8') };
  return {
    code: 'not-utf8',
    place: { file: name, start: 0, end: 0 },
    message: 'The file is not written in UTF-8, so its letters cannot be told for certain.',
    hint: 'Open it in your editor and save it again with the encoding "UTF-8".',
  };
}
