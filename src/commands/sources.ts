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
/** What the house file is called by mistake; without a word the update would be nobody's. */
const ALMOST_NAMES = ['house.yml', 'House.yaml', 'House.yml'];
const HOUSE_NAMES = [HOUSE_FILE, ...ALMOST_NAMES];
const YAML = /\.ya?ml$/i;

/** A full path as messages name it: relative to where the command was given. */
export function shownPath(path: string): string {
  const here = `${process.cwd()}${sep}`;
  return path.startsWith(here) ? path.slice(here.length) : relative(here, path) || path;
}

/** The sources that the command line names, or every update in content/. */
export function findSources(named: readonly string[], house: string | undefined): Source[] {
  const paths = named.length > 0 ? namedSources(named) : contentSources(house);
  // One file named twice is one source. That a link leads nowhere is told when it is read.
  const unique = new Map(paths.map((path) => [realPath(path) ?? path, path]));
  return [...unique.values()].map((path) => ({
    path,
    shown: shownPath(path),
    name: basename(path).replace(YAML, ''),
  }));
}

/** The place that a path leads to when every symbolic link is followed; undefined where nothing is there. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** `content/*.yaml` names the house file too, which is read and checked with each update beside it. */
function namedSources(named: readonly string[]): string[] {
  const updates = named.map((path) => namedSource(path)).filter((path) => basename(path) !== HOUSE_FILE);
  if (updates.length === 0) {
    throw new Failure(
      `"${named[0] ?? ''}" is the house file, which is read and checked with every update beside it. Name an update.`,
      EXIT.usage,
    );
  }
  return updates;
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

/** A name that begins with a dot is a note of another program to itself: `.#x.yaml` of Emacs, `._x.yaml` of macOS. */
function updatesIn(folder: string, house: string | undefined): string[] {
  const named = house === undefined ? undefined : resolve(house);
  return readdirSync(folder)
    .filter((name) => YAML.test(name) && !name.startsWith('.') && !HOUSE_NAMES.includes(name))
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
  if (lstatSync(beside, { throwIfNoEntry: false })) return beside;
  const misnamed = ALMOST_NAMES.map((name) => `${dirname(source.path)}${sep}${name}`).find(existsSync);
  if (misnamed === undefined) return undefined;
  throw new Failure(
    `"${shownPath(misnamed)}" must be called "${HOUSE_FILE}", in small letters, to be the house file. Rename it, or name it with --house.`,
    EXIT.usage,
  );
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

function readWhole(path: string, doing: string): Buffer {
  try {
    const kind = statSync(path);
    if (kind.isFile() || kind.isDirectory()) return readFileSync(path);
  } catch (error) {
    throw outsideFailure(doing, error);
  }
  // To open a pipe is to wait for whoever writes to it, perhaps for ever; some devices never end.
  throw new Failure(
    `${doing}: it is a pipe, a socket or a device, not a file. Remove it, or copy what it gives into a file.`,
    EXIT.outside,
  );
}

/** A file's text, or the problem that it is not UTF-8. */
export function readSource(path: string): SourceFile | Problem {
  const name = shownPath(path);
  const bytes = readWhole(path, `"${name}" cannot be read`);
  // No text of ours begins with a byte of nothing; one in UTF-16 without its mark does, within two.
  if (isUtf8(bytes) && !bytes.subarray(0, 2).includes(0)) return { name, text: bytes.toString('utf8') };
  return {
    code: 'not-utf8',
    place: { file: name, start: 0, end: 0 },
    message: 'The file is not written in UTF-8, so its letters cannot be told for certain.',
    hint: 'Open it in your editor and save it again with the encoding "UTF-8".',
  };
}
