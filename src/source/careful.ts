/** Reads whatever an editor may write, with the library and the schemas, and tells every problem of it. */
import { type Place, type SourceFile, lineFinder } from '../base/place.ts';
import { inReadingOrder } from '../base/problem.ts';
import type { Outcome, Problem, ProblemCode } from '../base/problem.ts';
import { respelt } from './respelt.ts';
import type { Reading } from './text.ts';
import type { Node } from './tree.ts';
import { readYaml } from './yaml.ts';

/** What a file holds: its shape, the country whose telephone numbers are in it, and how its tree is read. */
export interface Contents<T> {
  readonly shape: 'update' | 'house';
  readonly country: (root: Node) => string;
  readonly read: (reading: Reading, root: Node) => T;
}

export function loadCarefully<T>(typed: SourceFile, { shape: name, country, read }: Contents<T>): Outcome<T> {
  // A carriage return alone ends a line too, which YAML's parser does not know; offsets stay as they are.
  const file = { name: typed.name, text: typed.text.replaceAll(/\r(?!\n)/g, '\n') };
  const { root: tree, problems: fromYaml, spoilt } = readYaml(file);
  if (!tree) return { ok: false, problems: inReadingOrder(fromYaml) };
  const { root, problems: shape } = respelt(file, tree, name);
  const problems: Problem[] = [...shape];
  const tell = (problem: Problem): void => void problems.push(problem);
  // A character may come of an escape.
  const reading = { file, country: country(root), isEveryday: false, tell };
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
