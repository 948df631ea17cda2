/** Falling back: words with characters that a face lacks are set in the face beside it, the rest as they were. */
import { isBlank } from '../base/letters.ts';
import { FALLBACK, type Face, type FaceName, type Faces, uncommonIn } from './face.ts';
import type { Segment } from './segments.ts';

/**
 * The same segments, cut where the face changes: those that are left in a text face have all their characters there. A
 * whole word changes if it can, so that its letters match.
 */
export function covered(segments: readonly Segment[], faces: Faces): readonly Segment[] {
  return segments.flatMap((segment) => {
    if (covers(segment.face, segment.text, faces)) return [segment];
    return joined(
      segment,
      segment.text.match(/[ \t\n\r]+|[^ \t\n\r]+/g)?.flatMap((word) => facesOf(word, segment, faces)) ?? [],
    );
  });
}

/** Whether a text face has the uncommon characters of a text; most texts have none. */
export function hasUncommon(text: string, face: Face): boolean {
  return uncommonIn(text).every((character) => face.has(character.codePointAt(0) ?? 0));
}

interface Stretch {
  readonly text: string;
  readonly face: FaceName;
}

function facesOf(word: string, { face, style }: Segment, faces: Faces): Stretch[] {
  const beside = FALLBACK[style.face];
  if (covers(face, word, faces)) return [{ text: word, face }];
  if (covers(beside, word, faces)) return [{ text: word, face: beside }];
  // A letter keeps its marks.
  return [...word.matchAll(/\P{M}\p{M}*|\p{M}+/gu)].map(([letter]) => ({
    text: letter,
    face: covers(face, letter, faces) ? face : beside,
  }));
}

function covers(name: FaceName, text: string, faces: Faces): boolean {
  const face = faces[name];
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (!isBlank(codePoint) && !face.has(codePoint)) return false;
    if (codePoint > 0xffff) at++;
  }
  return true;
}

/** Neighbours of one face are one segment again. */
function joined(segment: Segment, stretches: readonly Stretch[]): Segment[] {
  const segments: Segment[] = [];
  for (const { text, face } of stretches) {
    const last = segments.at(-1);
    if (last?.face === face) segments[segments.length - 1] = { ...last, text: last.text + text };
    else segments.push({ ...segment, text, face });
  }
  return segments;
}
