/** The parts of pdfkit that its published types do not name: objects, and what it does at the end. */

/** An indirect object. `end` writes it; its data may be added to until then. */
export interface Reference {
  readonly id: number;
  data: Record<string, unknown>;
  /** What was written to its stream; empty for an object that has none. */
  readonly buffer: readonly Uint8Array[];
  finalize(): void;
  end(): void;
}

/** pdfkit's document as we use it. */
export interface Kit {
  readonly _root: Reference;
  readonly _info: Reference;
  /** What the information dictionary will say. */
  readonly info: Record<string, unknown>;
  readonly _id: Uint8Array;
  readonly outline: { readonly dictionary: Reference };
  /** One place for each number that is taken. */
  readonly _offsets: { length: number };
  _finalize(): void;
  /** Called once for each object that is done with. */
  _refEnd(reference: Pick<Reference, 'data'>): void;
  ref(data: Record<string, unknown>): Reference;
  getStructTreeRoot(): Reference;
  endSubset(): void;
  endMetadata(): void;
  end(): void;
}
