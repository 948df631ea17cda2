/** Characters that no face can print: found before anything is set, and told at the editor's line. */
import type { Place, SourceFile } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import type { Document } from '../document/document.ts';
import { leavesOf } from '../document/leaves.ts';
import { FALLBACK, type Faces, TEXT_FACES } from './face.ts';

/** One problem for each character and place; `sources` are the files that the document's places speak of. */
export function missingGlyphs(document: Document, faces: Faces, sources: readonly SourceFile[]): Problem[] {
  const known = new Map<string, boolean>();
  const printable = (character: string): boolean => {
    const answer = known.get(character) ?? canPrint(character, faces);
    known.set(character, answer);
    return answer;
  };
  const problems = leavesOf(document).flatMap(({ id, value }) => {
    const place = document.places.get(id);
    if (!place) throw new Error(`leaf ${id} has no place`);
    const missing = [...new Set(value)].filter((character) => !printable(character));
    return missing.map((character) => problemOf(character, narrowed(character, place, sources)));
  });
  // The house's name stands in the masthead and in the colophon: said once.
  const told = new Set<string>();
  return problems.filter(({ place, message }) => {
    const key = `${place.file}:${place.start}:${message}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

function canPrint(character: string, faces: Faces): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return (
    /^[ \t\n\r]$/.test(character) ||
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
