/** Builds the real update, or any YAML, through the pipeline as a reader of the output would get it. */
import { readFileSync } from 'node:fs';
import type { EditionName } from '../../src/base/edition.ts';
import type { Outcome, Problem } from '../../src/base/problem.ts';
import { type Built, build, print } from '../../src/build.ts';
import { readFaces } from '../../src/commands/faces.ts';
import { hyphenationOf } from '../../src/commands/hyphenation.ts';
import type { Document } from '../../src/document/document.ts';
import { DEFAULT_HOUSE, loadHouse } from '../../src/source/load.ts';
import type { House, Plain } from '../../src/source/update.ts';

export const FACES = readFaces();

export function readContent(name: string): string {
  return readFileSync(new URL(`../../content/${name}`, import.meta.url), 'utf8');
}

export function realHouse(): House {
  const house = loadHouse({ name: 'house.yaml', text: readContent('house.yaml') });
  if (!house.ok) throw new Error(`the real house file has problems: ${messages(house.problems)}`);
  return house.value;
}

export function realUpdate(edition: EditionName = 'member'): Built {
  return buildYaml(readContent('2007-11-policy-update.yaml'), realHouse(), edition);
}

/** Pictures are those of test/golden/, whatever file names them. */
export function openPicture(path: Plain): Outcome<Uint8Array> {
  return { ok: true, value: readFileSync(new URL(`../golden/${path.value}`, import.meta.url)) };
}

function buildText(text: string, house: House, edition: EditionName): Outcome<readonly Built[]> {
  const source = { name: 'update.yaml', text };
  return build({
    source,
    house,
    faces: FACES,
    hyphenationOf,
    name: 'update',
    editions: [edition],
    openPicture,
  });
}

/** Builds an edition of a YAML text; throws where it has problems. */
export function buildYaml(
  text: string,
  house: House = DEFAULT_HOUSE,
  edition: EditionName = 'member',
): Built {
  const outcome = buildText(text, house, edition);
  if (!outcome.ok) throw new Error(`the update has problems: ${messages(outcome.problems)}`);
  const [built] = outcome.value;
  if (!built) throw new Error('nothing was built');
  return built;
}

/** Sets a document as it is, whatever it was made of. */
export function printDocument(document: Document, house: House): Uint8Array {
  return print(document, 'member', { house, faces: FACES, hyphenationOf }).bytes;
}

/** Builds a YAML text that should not build, and gives its problems. */
export function problemsOf(
  text: string,
  house: House = DEFAULT_HOUSE,
  edition: EditionName = 'member',
): readonly Problem[] {
  const outcome = buildText(text, house, edition);
  return outcome.ok ? [] : outcome.problems;
}

function messages(problems: readonly Problem[]): string {
  return problems.map((problem) => `${problem.code} ${problem.message}`).join('; ');
}
