/** Words as a face sets them at a size: shaped, measured, cut where a line may end within them, and remembered. */
import { NO_PARTS, type Part, cutAddress, cutWord } from './cuts.ts';
import { type Face, type Faces, type Glyph, lengthOf } from './face.ts';
import { hasUncommon } from './fallback.ts';
import type { Item } from './linebreak.ts';
import type { Segment } from './segments.ts';
import { tiesOf } from './ties.ts';

/**
 * What the line breaker sees as an item, and what is set for it: a box is a word or a part of one, shaped; a glue is a
 * space; a penalty has glyphs if it is a hyphen. A piece belongs to no text: it is the same wherever its word stands.
 */
export class Piece {
  // A class, as Run and PlacedRun are: of a literal of more than six fields the engine copies a model, each time.
  constructor(
    readonly kind: Item['kind'],
    readonly text: string,
    readonly glyphs: readonly Glyph[],
    /** Points. */
    readonly width: number,
    /** What it costs to end a line here; nothing is asked of a box. */
    readonly cost: number,
    /** The neighbours that a word may be tied to (ties.ts). */
    readonly ties: number = 0,
    /** Where a line may end within a word: its boxes, and the penalties between them. */
    readonly parts: readonly Piece[] | undefined = undefined,
  ) {}
}

/** Words come again and again: so many are remembered, a megabyte or two, before all are forgotten. More take longer to find. */
const MOST_WORDS = 4000;

/** What is known of the words of one face at one size. */
export class Words {
  /** A space where a line may end at no cost. */
  readonly space: Piece;
  readonly #face: Face;
  readonly #size: number;
  readonly #cut: (text: string) => readonly Part[];
  readonly #known = new Map<string, Piece>();

  constructor(face: Face, size: number, cut: (text: string) => readonly Part[]) {
    this.#face = face;
    this.#size = size;
    this.#cut = cut;
    const glyphs = face.shape(' ');
    this.space = new Piece('glue', ' ', glyphs, lengthOf(glyphs, size), 0);
  }

  /** A word, or what else no space parts, as one box. */
  find(text: string): Piece {
    return this.#known.get(text) ?? this.#learn(text, this.#cut(text));
  }

  /** The same, but nothing where the face lacks a character of it: each word is looked through but once. */
  findCovered(text: string): Piece | undefined {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    return hasUncommon(text, this.#face) ? this.#learn(text, this.#cut(text)) : undefined;
  }

  #learn(text: string, parts: readonly Part[]): Piece {
    const glyphs = this.#face.shape(text);
    const pieces = parts.length > 1 ? this.#piecesOf(parts) : undefined;
    const word = new Piece('box', text, glyphs, lengthOf(glyphs, this.#size), 0, tiesOf(text), pieces);
    if (this.#known.size >= MOST_WORDS) this.#known.clear();
    this.#known.set(text, word);
    return word;
  }

  #piecesOf(parts: readonly Part[]): Piece[] {
    const pieces: Piece[] = [];
    for (let at = 0; at < parts.length; at++) {
      const { text, cost } = parts[at] as Part;
      // What was cut is not cut again.
      pieces.push(this.#known.get(text) ?? this.#learn(text, NO_PARTS));
      if (cost !== undefined) pieces.push(penaltyOf(cost));
    }
    return pieces;
  }
}

const NO_GLYPHS: readonly Glyph[] = [];

/** A place within a word where a line may end as it is, without a hyphen. */
export function penaltyOf(cost: number): Piece {
  return new Piece('penalty', '', NO_GLYPHS, 0, cost);
}

/** The words of a face by their size; those of addresses are others, for they are cut otherwise. */
interface Sizes {
  readonly running: Map<number, Words>;
  readonly addresses: Map<number, Words>;
}

const BY_FACE = new WeakMap<Face, Sizes>();

/** The words that a segment is set in. */
export function wordsOf({ face: name, style, address }: Segment, faces: Faces): Words {
  const face = faces[name];
  let sizes = BY_FACE.get(face);
  if (!sizes) BY_FACE.set(face, (sizes = { running: new Map(), addresses: new Map() }));
  const known = address ? sizes.addresses : sizes.running;
  let words = known.get(style.size);
  if (!words) known.set(style.size, (words = new Words(face, style.size, address ? cutAddress : cutWord)));
  return words;
}
