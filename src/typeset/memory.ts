/**
 * What was set before, remembered by its content: little is new in an update that is built again while it is written.
 * Nobody can tell what is remembered from what is set anew but by the time that it takes.
 */
import type { Faces } from './face.ts';
import type { Segment } from './segments.ts';

/** So many paragraphs are remembered for each family of faces, some megabytes, before all are forgotten. */
const MOST = 1000;

export class Memory<T> {
  readonly #byFaces = new WeakMap<Faces, Map<string, T>>();

  find(faces: Faces, key: string): T | undefined {
    return this.#byFaces.get(faces)?.get(key);
  }

  keep(faces: Faces, key: string, value: T): void {
    let known = this.#byFaces.get(faces);
    if (!known) this.#byFaces.set(faces, (known = new Map<string, T>()));
    if (known.size >= MOST) known.clear();
    known.set(key, value);
  }
}

/** All that decides how segments are set but the faces and the measure. The length says where a text ends. */
export function contentKey(segments: readonly Segment[]): string {
  let key = '';
  for (const { text, face, address, style } of segments) {
    key += `${face} ${style.size} ${style.leading} ${address} ${text.length} ${text}`;
  }
  return key;
}
