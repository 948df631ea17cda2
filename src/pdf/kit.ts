/** The parts of pdfkit that its published types do not name: objects, resources and what it does at the end. */
import type { EmbeddableFace } from '../typeset/face.ts';

type Font = EmbeddableFace['font'];

/** An indirect object. `end` writes it; its data may be added to until then. */
export interface Reference {
  readonly id: number;
  data: Record<string, unknown>;
  /** What was written to its stream; empty for an object that has none. */
  readonly buffer: readonly unknown[];
  finalize(): void;
  write(chunk: string | Uint8Array): void;
  end(): void;
  compress: boolean;
}

/** A face that is being embedded: the glyphs used so far, their advances and what text they stand for. */
export interface EmbeddedFont {
  readonly id: string;
  readonly font: Font;
  readonly scale: number;
  /** `glyphs` are the glyphs of the font by their code; a glyph put there again is embedded again. */
  readonly subset: { includeGlyph(id: number): number; readonly glyphs: number[] };
  /** By glyph of the subset, in thousandths of the size. */
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  ref(): Reference;
}

export interface KitPage {
  readonly dictionary: Reference;
  readonly height: number;
  readonly fonts: Record<string, Reference>;
  readonly xobjects: Record<string, Reference>;
}

/** pdfkit's document as we use it. */
export interface Kit {
  readonly page: KitPage;
  readonly _root: Reference;
  readonly _info: Reference;
  readonly _id: Uint8Array;
  /** How many bytes are written. */
  readonly _offset: number;
  _write(chunk: string | Uint8Array): void;
  _finalize(): void;
  push(chunk: null): void;
  _font: EmbeddedFont;
  ref(data: Record<string, unknown>): Reference;
  font(font: Font): void;
  addPage(options: { size: readonly [number, number]; margin: number }): void;
  addContent(operators: string): void;
  getStructTreeRoot(): Reference;
  _addColorOutputIntent(): void;
  endSubset(): void;
  endMetadata(): void;
  end(): void;
  read(): Uint8Array | null;
}
