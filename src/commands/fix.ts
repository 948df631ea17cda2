/** `check --fix`: sure mends are written back, and shown as a diff. */
import { FILE_HEADERS_ONLY, createTwoFilesPatch } from 'diff';
import type { SourceFile } from '../base/place.ts';
import type { Outcome } from '../base/problem.ts';
import { fixed } from '../source/fix.ts';
import { DEFAULT_HOUSE, loadHouse, loadUpdate } from '../source/load.ts';
import { signalsHeard, writeWhole } from './output.ts';
import { findHouse, findSources, readSource } from './sources.ts';

/** Mends the sources and their house files in place; gives the diff of each that changed as soon as it has. */
export async function* fixSources(
  named: readonly string[],
  house: string | undefined,
): AsyncGenerator<string> {
  const sources = findSources(named, house);
  const houses = new Set(sources.flatMap((source) => findHouse(source, house) ?? []));
  for (const path of houses) yield* fixFile(path, loadHouse);
  for (const { path } of sources) yield* fixFile(path, (file) => loadUpdate(file, DEFAULT_HOUSE));
}

/** A file that is not UTF-8 is left alone: checking it tells so. */
async function* fixFile(path: string, load: (file: SourceFile) => Outcome<unknown>): AsyncGenerator<string> {
  const file = readSource(path);
  if ('code' in file) return;
  const text = fixed(file, load);
  if (text === file.text) return;
  writeWhole(path, Buffer.from(text, 'utf8'));
  yield createTwoFilesPatch(file.name, file.name, file.text, text, 'before', 'after', {
    context: 1,
    headerOptions: FILE_HEADERS_ONLY,
  });
  await signalsHeard();
}
