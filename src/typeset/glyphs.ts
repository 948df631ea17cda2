/** Characters that no face can print: found before anything is set, and told at the editor's line. */
import type { Place, SourceFile } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import type { Document, Text } from '../document/document.ts';
import { leavesOf } from '../document/leaves.ts';
import { FALLBACK, type Faces, TEXT_FACES } from './face.ts';
import { isBlank, isPlainText } from './letters.ts';

/** One problem for each character and place; `sources` are the files that the document's places speak of. */
export function missingGlyphs(document: Document, faces: Faces, sources: readonly SourceFile[]): Problem[] {
  const found = missingIn(leavesOf(document), faces);
  const problems = found.flatMap(({ leaf: { id }, characters }) => {
    const place = document.places.get(id);
    if (!place) throw new Error(`leaf ${id} has no place`);
    return characters.map((character) => problemOf(character, narrowed(character, place, sources)));
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

/** Letters of Latin and Greek, dashes and quotation marks: each is looked for once. */
const COMMON = 0x2100;

/** The leaves that have characters no face can print, and those characters, each once. */
function missingIn(
  leaves: readonly Text[],
  faces: Faces,
): { readonly leaf: Text; readonly characters: readonly string[] }[] {
  const printable = new Uint8Array(COMMON);
  return leaves.flatMap((leaf) => {
    if (isPlainText(leaf.value)) return [];
    const missing = new Set<string>();
    for (let at = 0; at < leaf.value.length; at++) {
      const codePoint = leaf.value.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at++;
      if (printable[codePoint] === 1) continue;
      if (canPrint(codePoint, faces)) printable[codePoint] = 1;
      else missing.add(String.fromCodePoint(codePoint));
    }
    return missing.size > 0 ? [{ leaf, characters: [...missing] }] : [];
  });
}

function canPrint(codePoint: number, faces: Faces): boolean {
  // The text faces have the same characters; to open all of them only to hear it again takes time.
  return (
    isBlank(codePoint) ||
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
