/** The parts of pdfkit that its published types do not name: objects, pages and what it does at the end. */
/** An indirect object. `end` writes it; its data may be added to until then. */
export interface Reference {
  readonly id: number;
  data: Record<string, unknown>;
  /** What was written to its stream; empty for an object that has none. */
  readonly buffer: readonly Uint8Array[];
  finalize(): void;
  write(chunk: string | Uint8Array): void;
  end(): void;
}

export interface KitPage {
  readonly dictionary: Reference;
  resources: Pick<Reference, 'data' | 'end'>;
}

/** pdfkit's document as we use it. */
export interface Kit {
  readonly page: KitPage;
  readonly _root: Reference;
  readonly _info: Reference;
  /** What the information dictionary will say. */
  readonly info: Record<string, unknown>;
  readonly _id: Uint8Array;
  readonly outline: { readonly dictionary: Reference };
  /** How many bytes are written. */
  readonly _offset: number;
  _write(chunk: string | Uint8Array): void;
  _finalize(): void;
  push(chunk: null): void;
  /** Called once for each object that is done with. */
  _refEnd(reference: Pick<Reference, 'data'>): void;
  ref(data: Record<string, unknown>): Reference;
  addPage(options: { size: readonly [number, number]; margin: number }): void;
  addContent(operators: string): void;
  getStructTreeRoot(): Reference;
  transform(): Kit;
  endSubset(): void;
  endMetadata(): void;
  end(): void;
  read(): Uint8Array | null;
}
