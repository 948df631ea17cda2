/** Preparing: segments cut into boxes, spaces and places to break, each box shaped. */
import { type Face, type Faces, type Glyph, lengthOf } from './face.ts';
import { covered } from './fallback.ts';
import type { Hyphenate } from './hyphenation.ts';
import type { Item } from './linebreak.ts';
import type { Segment } from './segments.ts';
import { FORBIDDEN, tiesOf } from './ties.ts';

/** A shaped piece of one segment. */
export interface Piece {
  readonly segment: Segment;
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  readonly width: number;
  /** A word's own letters may stand in several pieces; a space or a hyphen is one by itself. */
  readonly kind: 'letters' | 'space' | 'hyphen';
}

/** Items for the line breaker, and beside each the piece that it stands for (a penalty has one if it is a hyphen). */
export interface Prepared {
  readonly items: readonly Item[];
  readonly pieces: readonly (Piece | undefined)[];
}

/** Cuts and shapes a paragraph. What no line can hold is cut again, with hyphens where `hyphenate` allows it. */
export function prepare(
  collected: readonly Segment[],
  faces: Faces,
  measure: number,
  hyphenate?: Hyphenate,
): Prepared {
  return prepareBy(new Preparer(faces, measure, hyphenate), collected, faces);
}

/** The same with every word parted where a hyphen may stand, for whoever asks how narrow a paragraph can be. */
export function prepareParted(collected: readonly Segment[], faces: Faces, hyphenate: Hyphenate): Prepared {
  return prepareBy(new Preparer(faces, Infinity, hyphenate, true), collected, faces);
}

function prepareBy(preparer: Preparer, collected: readonly Segment[], faces: Faces): Prepared {
  const segments = covered(collected, faces);
  const ties = tiesOf(segments.map((segment) => segment.text).join(''));
  let offset = 0;
  for (const segment of segments) {
    for (const [token] of segment.text.matchAll(/[ \t\n\r]+|[^ \t\n\r]+/g)) {
      if (/^[ \t\n\r]/.test(token)) preparer.space(segment, ties.get(offset) ?? 0);
      else preparer.letters({ text: token, segment });
      offset += token.length;
    }
  }
  return preparer.finish();
}

/** Text of one segment within a word. A word that changes its style has several. */
interface Fragment {
  readonly text: string;
  readonly segment: Segment;
}

/** Takes a paragraph's fragments and spaces in turn. */
class Preparer {
  readonly #items: Item[] = [];
  readonly #pieces: (Piece | undefined)[] = [];
  readonly #faces: Faces;
  readonly #measure: number;
  readonly #hyphenate: Hyphenate | undefined;
  /** Whether words are parted that a line can hold. */
  readonly #always: boolean;
  /** What has been read since the last place where a line may end. */
  #stretch: Fragment[] = [];

  constructor(faces: Faces, measure: number, hyphenate: Hyphenate | undefined, always = false) {
    this.#faces = faces;
    this.#measure = measure;
    this.#hyphenate = hyphenate;
    this.#always = always;
  }

  letters({ text, segment }: Fragment): void {
    for (const part of segment.address ? cutAddress(text) : cutWord(text)) {
      this.#stretch.push({ text: part.text, segment });
      if (part.cost === undefined) continue;
      this.#endStretch();
      this.#add({ kind: 'penalty', width: 0, cost: part.cost });
    }
  }

  /** A space after a space, or at a paragraph's beginning, is one space typed twice. */
  space(segment: Segment, cost: number): void {
    this.#endStretch();
    const last = this.#items.at(-1);
    if (last === undefined || last.kind === 'glue') return;
    const piece = this.#shape({ text: ' ', segment }, 'space');
    this.#add({ kind: 'glue', width: piece.width, cost }, piece);
  }

  finish(): Prepared {
    this.#endStretch();
    if (this.#items.at(-1)?.kind === 'glue') {
      this.#items.pop();
      this.#pieces.pop();
    }
    return { items: this.#items, pieces: this.#pieces };
  }

  #endStretch(): void {
    const pieces = this.#stretch.map((fragment) => this.#shape(fragment));
    if (this.#always || widthOf(pieces) > this.#measure) this.#addLong(this.#stretch);
    else this.#addBoxes(pieces);
    this.#stretch = [];
  }

  /** A stretch that no line can hold is hyphenated; an address, and what has no such places, is cut at any letter. */
  #addLong(stretch: readonly Fragment[]): void {
    const address = stretch.some(({ segment }) => segment.address);
    const offsets = address ? [] : (this.#hyphenate?.(textOf(stretch)) ?? []);
    const syllables = cutAt(stretch, offsets);
    syllables.forEach((syllable, index) => {
      const pieces = syllable.map((fragment) => this.#shape(fragment));
      const hyphen = index < syllables.length - 1 ? this.#hyphenAfter(syllable) : undefined;
      if (widthOf(pieces) + (hyphen?.width ?? 0) > this.#measure) this.#addLetters(syllable);
      else this.#addBoxes(pieces);
      if (hyphen) this.#add({ kind: 'penalty', width: hyphen.width, cost: HYPHEN }, hyphen);
    });
  }

  #addLetters(fragments: readonly Fragment[]): void {
    const letters = fragments.flatMap(({ text, segment }) =>
      [...text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)].map(([letter]) => this.#shape({ text: letter, segment })),
    );
    letters.forEach((letter, index) => {
      if (index > 0) this.#add({ kind: 'penalty', width: 0, cost: FORBIDDEN });
      this.#addBoxes([letter]);
    });
  }

  #addBoxes(pieces: readonly Piece[]): void {
    pieces.forEach((piece) => this.#add({ kind: 'box', width: piece.width }, piece));
  }

  #add(item: Item, piece?: Piece): void {
    this.#items.push(item);
    this.#pieces.push(piece);
  }

  #shape(fragment: Fragment, kind: Piece['kind'] = 'letters'): Piece {
    return shaped(fragment, kind, this.#faces[fragment.segment.face]);
  }

  /** Drawn as a hyphen and read as a soft one, so that whoever reads the text joins the word again. */
  #hyphenAfter(syllable: readonly Fragment[]): Piece | undefined {
    const last = syllable.at(-1);
    if (!last) return undefined;
    const drawn = this.#shape({ text: '-', segment: last.segment }, 'hyphen');
    const glyphs = drawn.glyphs.map((glyph) => ({ ...glyph, codePoints: [SOFT_HYPHEN] }));
    return { ...drawn, text: String.fromCodePoint(SOFT_HYPHEN), glyphs };
  }
}

const SOFT_HYPHEN = 0xad;

/** A hyphen of our own: dearer than a gap of some 14 ems, since the word is whole on a line where it can be. */
const HYPHEN = 200;

function shaped({ text, segment }: Fragment, kind: Piece['kind'], face: Face): Piece {
  const glyphs = face.shape(text);
  return { segment, text, glyphs, width: lengthOf(glyphs, segment.style.size), kind };
}

function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.width, 0);
}

function textOf(fragments: readonly { readonly text: string }[]): string {
  return fragments.map(({ text }) => text).join('');
}

/** Fragments cut at offsets of their whole text: a row of them for each part. */
function cutAt(fragments: readonly Fragment[], offsets: readonly number[]): Fragment[][] {
  const parts: Fragment[][] = [[]];
  let at = 0;
  for (const { text, segment } of fragments) {
    let from = 0;
    for (const offset of offsets) {
      const cut = offset - at;
      if (cut < 0 || cut >= text.length) continue;
      if (cut > from) parts.at(-1)?.push({ text: text.slice(from, cut), segment });
      parts.push([]);
      from = cut;
    }
    parts.at(-1)?.push({ text: text.slice(from), segment });
    at += text.length;
  }
  return parts;
}

/** Shapes neighbours of one segment anew as the one text that they are on their line, kerned across their cuts. */
export function joinPieces(pieces: readonly Piece[], faces: Faces): Piece[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last?.[0] && belongTogether(last[0], piece)) last.push(piece);
    else groups.push([piece]);
  }
  return groups.flatMap((group) => joined(group, faces));
}

function belongTogether(first: Piece, second: Piece): boolean {
  return first.segment === second.segment && first.kind === 'letters' && second.kind === 'letters';
}

/** As they were where kerning would make the line longer than it was measured. */
function joined(group: readonly Piece[], faces: Faces): readonly Piece[] {
  const [first] = group;
  if (!first || group.length === 1) return group;
  const { segment } = first;
  const whole = shaped({ text: textOf(group), segment }, 'letters', faces[segment.face]);
  return whole.width <= widthOf(group) ? [whole] : group;
}

/** Part of a word, and what it costs to end a line after it (undefined: it may not, or the word is over). */
export interface Part {
  readonly text: string;
  readonly cost: number | undefined;
}

/** Two letters at least stay on each side of a hyphen; a dash or slash between words may end a line. */
const WORD_BREAKS: readonly { readonly after: RegExp; readonly before: RegExp; readonly cost: number }[] = [
  { after: /\p{L}{2}-$/u, before: /^\p{L}{2}/u, cost: 10 },
  { after: /\p{L}{2}\/$/u, before: /^\p{L}{2}/u, cost: 10 },
  { after: /[^\s\u2013\u2014][\u2013\u2014]$/u, before: /^[\p{L}\p{N}]/u, cost: 3 },
];

/** Cuts a word after its hyphens, slashes and dashes. */
export function cutWord(word: string): Part[] {
  return cutWhere(word, /(?<=[-/\u2013\u2014])/u, (head, tail) => {
    return WORD_BREAKS.find(({ after, before }) => after.test(head) && before.test(tail))?.cost;
  });
}

/**
 * After which signs an address may end a line, and what it costs (New Hart's Rules, 4.2.5, breaks after a slash
 * first). A hyphen is never added; an email address stays whole unless no line can hold it.
 */
const ADDRESS_BREAKS: Readonly<Record<string, number>> = {
  '/': 40,
  '?': 45,
  '&': 45,
  '=': 70,
  '-': 70,
  _: 70,
  '.': 90,
  '@': FORBIDDEN,
};

/** An address starts on the line of its first words: breaking after "http:" or "http://" says nothing. */
const SCHEME = /^[a-z]+:\/{0,2}$/i;

/** Cuts an address after its punctuation. */
export function cutAddress(address: string): Part[] {
  const email = !address.includes('/') && address.includes('@');
  return cutWhere(address, /(?<=[/?&=\-_.@])(?![/?&=\-_.@])/u, (head, tail) => {
    if (SCHEME.test(head) || tail.length < SHORTEST_TAIL) return undefined;
    return email ? FORBIDDEN : ADDRESS_BREAKS[head.slice(-1)];
  });
}

/** Fewer letters than this are not taken to a new line. */
const SHORTEST_TAIL = 3;

/** Splits at a pattern and joins again where the cost says that no line may end. */
function cutWhere(
  word: string,
  pattern: RegExp,
  costOf: (head: string, tail: string) => number | undefined,
): Part[] {
  const parts: Part[] = [];
  let text = '';
  let head = '';
  for (const chunk of word.split(pattern)) {
    text += chunk;
    head += chunk;
    const tail = word.slice(head.length);
    const cost = tail === '' ? undefined : costOf(head, tail);
    if (cost === undefined && tail !== '') continue;
    parts.push({ text, cost });
    text = '';
  }
  return parts;
}
