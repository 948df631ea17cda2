/** Documents that were read and will be laid: as many as the memory of a long run bears, those that were read last. */
import type { Document } from '../document/document.ts';

/** Characters of their sources in all. A document takes eight times as much: 16 MB in each thread, of 300 usual updates. */
const ROOM = 2_000_000;

interface Kept {
  readonly document: Document;
  readonly size: number;
}

export class Shelf {
  readonly #kept = new Map<string, Kept>();
  #left: number;

  constructor(room = ROOM) {
    this.#left = room;
  }

  /** `size` is the length of the document's source, which is at `path`. */
  put(path: string, document: Document, size: number): void {
    this.#kept.set(path, { document, size });
    this.#left -= size;
    for (const oldest of this.#kept.keys()) {
      if (this.#left >= 0) return;
      this.take(oldest);
    }
  }

  /** The document, which then is the caller's alone; none where it was never kept, or is no longer. */
  take(path: string): Document | undefined {
    const kept = this.#kept.get(path);
    if (!kept) return undefined;
    this.#kept.delete(path);
    this.#left += kept.size;
    return kept.document;
  }
}
