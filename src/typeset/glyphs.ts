/** Characters that no face can print: found before anything is set, and told at the editor's line. */
import type { Place, SourceFile } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import type { Document, Text } from '../document/document.ts';
import { leavesOf } from '../document/leaves.ts';
import { FALLBACK, type Faces, TEXT_FACES, uncommonIn } from './face.ts';

/** One problem for each character and place; `sources` are the files that the document's places speak of. */
export function missingGlyphs(document: Document, faces: Faces, sources: readonly SourceFile[]): Problem[] {
  const problems: Problem[] = [];
  // The house's name stands in the masthead and in the colophon: said once.
  const told = new Set<string>();
  for (const [{ id }, character] of missingIn(leavesOf(document), faces)) {
    const from = document.places[id];
    if (!from) throw new Error(`leaf ${id} has no place`);
    const place = narrowed(character, from, sources);
    const key = `${place.file}:${place.start}:${character}`;
    if (!told.has(key)) problems.push(problemOf(character, place));
    told.add(key);
  }
  return problems;
}

/** The characters of the leaves that no face can print, each beside its leaf. */
function missingIn(leaves: readonly Text[], faces: Faces): [leaf: Text, character: string][] {
  // Each is looked for once, in all leaves together; hardly ever is one missing.
  const uncommon = new Set(uncommonIn(leaves.map(({ value }) => value).join('\n')));
  const missing = [...uncommon].filter((character) => !canPrint(character.codePointAt(0) ?? 0, faces));
  if (missing.length === 0) return [];
  return leaves.flatMap((leaf) =>
    uncommonIn(leaf.value)
      .filter((character) => missing.includes(character))
      .map((character): [Text, string] => [leaf, character]),
  );
}

function canPrint(codePoint: number, faces: Faces): boolean {
  // The text faces have the same characters; to open all of them only to hear it again takes time.
  return (
    faces.regular.has(codePoint) ||
    TEXT_FACES.every((name) => faces[name].has(codePoint) || faces[FALLBACK[name]].has(codePoint))
  );
}

/** The character itself within its leaf's place; the whole place where it was written otherwise (an escape). */
function narrowed(character: string, place: Place, sources: readonly SourceFile[]): Place {
  const text = sources.find((source) => source.name === place.file)?.text ?? '';
  const at = text.slice(place.start, place.end).indexOf(character);
  if (at < 0) return place;
  return { file: place.file, start: place.start + at, end: place.start + at + character.length };
}

function problemOf(character: string, place: Place): Problem {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    code: 'missing-glyph',
    place,
    message: `The character "${character}" (U+${code}) cannot be printed: the typeface does not have it.`,
    hint: 'Write it in words, or use a similar character that is on the keyboard.',
  };
}
