/**
 * What was set before, remembered by its content: little is new in an update that is built again while it is written.
 * Nobody can tell what is remembered from what is set anew but by the time that it takes.
 */
import type { Faces } from './face.ts';
import type { Segment } from './segments.ts';

/** So many paragraphs are remembered for each family of faces, some megabytes, before all are forgotten. */
const MOST = 1000;

/** What segments were set as, to a measure in points. */
export interface Kept<T> {
  readonly segments: readonly Segment[];
  readonly measure: number;
  readonly value: T;
  /** What was kept before it, and begins with the same text. */
  readonly earlier: Kept<T> | undefined;
}

interface Shelf<T> {
  /** By the text of the first segment, which is hardly ever the same in two paragraphs. */
  readonly byText: Map<string, Kept<T>>;
  count: number;
}

export class Memory<T> {
  readonly #byFaces = new WeakMap<Faces, Shelf<T>>();

  find(faces: Faces, segments: readonly Segment[], measure: number): Kept<T> | undefined {
    let kept = this.#byFaces.get(faces)?.byText.get(firstText(segments));
    while (kept && !(kept.measure === measure && isSame(kept.segments, segments))) kept = kept.earlier;
    return kept;
  }

  keep(faces: Faces, segments: readonly Segment[], measure: number, value: T): void {
    let shelf = this.#byFaces.get(faces);
    if (!shelf || shelf.count >= MOST) {
      this.#byFaces.set(faces, (shelf = { byText: new Map<string, Kept<T>>(), count: 0 }));
    }
    const text = firstText(segments);
    shelf.byText.set(text, { segments, measure, value, earlier: shelf.byText.get(text) });
    shelf.count++;
  }
}

function firstText(segments: readonly Segment[]): string {
  return segments[0]?.text ?? '';
}

/** Whether all is the same that decides how segments are set, but for the faces and the measure. */
function isSame(known: readonly Segment[], segments: readonly Segment[]): boolean {
  return (
    known.length === segments.length &&
    known.every(({ text, face, address, style }, at) => {
      const other = segments[at] as Segment;
      return (
        text === other.text &&
        face === other.face &&
        address === other.address &&
        style.size === other.style.size &&
        style.leading === other.style.leading
      );
    })
  );
}
