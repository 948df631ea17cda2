/** The front door: a YAML file to an Update or a House, or every problem that stands in its way. */
import { DEFAULT_EDITIONS } from '../base/edition.ts';
import type { SourceFile } from '../base/place.ts';
import type { Outcome } from '../base/problem.ts';
import { loadCarefully } from './careful.ts';
import type { Contents } from './careful.ts';
import { isEveryday } from './characters.ts';
import { countryOf, DEFAULT_ACCENT, DEFAULT_COUNTRY, DEFAULT_PAPER, readHouse } from './house-reader.ts';
import { fits } from './plain-shape.ts';
import { plainTree } from './plain-yaml.ts';
import { readUpdate } from './update-reader.ts';
import type { House, Update } from './update.ts';

/** Serves where no house file is: a single update builds on its own. */
export const DEFAULT_HOUSE: House = {
  country: DEFAULT_COUNTRY,
  accent: DEFAULT_ACCENT,
  paper: DEFAULT_PAPER,
  editions: DEFAULT_EDITIONS,
};

const HOUSE: Contents<House> = { shape: 'house', country: countryOf, read: readHouse };

/** Reads a house file (content model, House file). */
export function loadHouse(file: SourceFile): Outcome<House> {
  return load(file, HOUSE);
}

/** Reads an update; the house gives the country of its telephone numbers. */
export function loadUpdate(file: SourceFile, { country }: House): Outcome<Update> {
  return load(file, { shape: 'update', country: () => country, read: readUpdate });
}

function load<T>(file: SourceFile, contents: Contents<T>): Outcome<T> {
  return loadPlainly(file, contents) ?? loadCarefully(file, contents);
}

/** What everyday YAML says, if all is well with it; nothing where that is not plain to see. */
export function loadPlainly<T>(
  file: SourceFile,
  { shape, country, read }: Contents<T>,
): Outcome<T> | undefined {
  const everyday = isEveryday(file.text);
  const root = plainTree(file, everyday);
  if (!root || !fits(root, shape)) return undefined;
  let isWell = true;
  const tell = (): void => {
    isWell = false;
  };
  const value = read({ file, country: country(root), isEveryday: everyday, tell }, root);
  return isWell ? { ok: true, value } : undefined;
}
