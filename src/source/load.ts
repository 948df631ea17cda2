/** The front door: a YAML file to an Update or a House, or every problem that stands in its way. */
import type { z } from 'zod';
import { DEFAULT_EDITIONS } from '../base/edition.ts';
import { type Place, type SourceFile, lineFinder } from '../base/place.ts';
import { inReadingOrder } from '../base/problem.ts';
import type { Outcome, Problem, ProblemCode } from '../base/problem.ts';
import { HOUSE } from './house-schema.ts';
import { countryOf, DEFAULT_ACCENT, DEFAULT_COUNTRY, DEFAULT_PAPER, readHouse } from './house-reader.ts';
import { shapeProblems } from './issues.ts';
import { UPDATE } from './schema.ts';
import type { Reading } from './text.ts';
import type { Node } from './tree.ts';
import { readUpdate } from './update-reader.ts';
import type { House, Update } from './update.ts';
import { readYaml } from './yaml.ts';

/** Serves where no house file is: a single update builds on its own. */
export const DEFAULT_HOUSE: House = {
  country: DEFAULT_COUNTRY,
  accent: DEFAULT_ACCENT,
  paper: DEFAULT_PAPER,
  editions: DEFAULT_EDITIONS,
};

/** Reads a house file (content model, House file). */
export function loadHouse(file: SourceFile): Outcome<House> {
  return load(file, HOUSE, countryOf, readHouse);
}

/** Reads an update; the house gives the country of its telephone numbers. */
export function loadUpdate(file: SourceFile, house: House): Outcome<Update> {
  return load(file, UPDATE, () => house.country, readUpdate);
}

function load<T>(
  typed: SourceFile,
  schema: z.ZodType,
  country: (root: Node) => string,
  read: (reading: Reading, root: Node) => T,
): Outcome<T> {
  // A carriage return alone ends a line too, which YAML's parser does not know; offsets stay as they are.
  const file = { name: typed.name, text: typed.text.replaceAll(/\r(?!\n)/g, '\n') };
  const { root, problems: fromYaml, spoilt } = readYaml(file);
  if (!root) return { ok: false, problems: inReadingOrder(fromYaml) };
  const shape = shapeProblems(file, root, schema);
  const problems: Problem[] = [...shape];
  const reading = { file, country: country(root), tell: (problem: Problem) => problems.push(problem) };
  const value = read(reading, root);
  const all = [...fromYaml, ...withoutConsequences(file, spoilt, problems)];
  if (all.length === 0) return { ok: true, value };
  const whole = fromYaml.length + shape.length === 0 && !problems.some(({ code }) => LOSES_BLOCKS.has(code));
  return { ok: false, problems: inReadingOrder(all), ...(whole && { partial: value }) };
}

/** After these a heading may be missing from what was read, and links to it would be told as mistakes too. */
const LOSES_BLOCKS: ReadonlySet<ProblemCode> = new Set(['too-deep', 'too-many-blocks', 'text-too-long']);

/** What stands on a line that YAML already got wrong is a consequence, not a second mistake. */
function withoutConsequences(
  file: SourceFile,
  spoilt: readonly Place[],
  problems: readonly Problem[],
): Problem[] {
  if (spoilt.length === 0) return [...problems];
  const lineOf = lineFinder(file.text);
  const lines = new Set<number>();
  for (const { start, end } of spoilt) {
    for (let line = lineOf(start); line <= lineOf(Math.max(start, end - 1)); line++) lines.add(line);
  }
  return problems.filter(({ place }) => !lines.has(lineOf(place.start)));
}
