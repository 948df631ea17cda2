/** Preparing: segments cut into boxes, spaces and places to break, each box shaped. */
import { type Faces, type Glyph, lengthOf } from './face.ts';
import { covered } from './fallback.ts';
import type { Hyphenate } from './hyphenation.ts';
import { codePointAt, codePointBefore, isLetter, isLetterOrNumber, startBefore, unitsOf } from './letters.ts';
import type { Item } from './linebreak.ts';
import type { Segment } from './segments.ts';
import { FORBIDDEN, tiesOf } from './ties.ts';

/**
 * What the line breaker sees as an item, and what is set for it: a box is a word or a part of one, shaped; a glue is a
 * space; a penalty has glyphs if it is a hyphen.
 */
export interface Piece {
  readonly kind: Item['kind'];
  /** Points. */
  readonly width: number;
  /** What it costs to end a line here; nothing is asked of a box. */
  readonly cost: number;
  readonly segment: Segment;
  readonly text: string;
  readonly glyphs: readonly Glyph[];
}

/** Cuts and shapes a paragraph. What no line can hold is cut again, with hyphens where `hyphenate` allows it. */
export function prepare(
  collected: readonly Segment[],
  faces: Faces,
  measure: number,
  hyphenate?: Hyphenate,
): readonly Piece[] {
  return prepareBy(new Preparer(faces, measure, hyphenate), collected, faces);
}

/** The same with every word parted where a hyphen may stand, for whoever asks how narrow a paragraph can be. */
export function prepareParted(
  collected: readonly Segment[],
  faces: Faces,
  hyphenate: Hyphenate,
): readonly Piece[] {
  return prepareBy(new Preparer(faces, Infinity, hyphenate, true), collected, faces);
}

function prepareBy(preparer: Preparer, collected: readonly Segment[], faces: Faces): readonly Piece[] {
  const segments = covered(collected, faces);
  const ties = tiesOf(textOf(segments));
  let offset = 0;
  for (const segment of segments) {
    prepareSegment(preparer, segment, ties, offset);
    offset += segment.text.length;
  }
  return preparer.finish();
}

/** Takes the words and spaces of a segment that begins at an offset of its paragraph. */
function prepareSegment(preparer: Preparer, segment: Segment, ties: Ties, offset: number): void {
  const { text } = segment;
  // A tab and the end of a line are spaces. Other white space is fixed, and part of its word.
  const spaced = OTHER_BLANKS.test(text) ? text.replaceAll(/[\t\n\r]/g, ' ') : text;
  const isCut = segment.address || WORD_SIGNS.test(text);
  for (let start = 0; start < text.length;) {
    const space = spaced.indexOf(' ', start);
    const end = space < 0 ? text.length : space;
    if (end > start && isCut) preparer.letters(text.slice(start, end), segment);
    else if (end > start) preparer.word(text.slice(start, end), segment);
    if (space >= 0) preparer.space(segment, ties.get(offset + space) ?? 0);
    start = end + 1;
  }
}

const OTHER_BLANKS = /[\t\n\r]/;
type Ties = ReadonlyMap<number, number>;

/** Text of one segment within a word. A word that changes its style has several. */
type Fragment = Pick<Piece, 'text' | 'segment'>;

/** Takes a paragraph's words and spaces in turn. */
class Preparer {
  readonly #pieces: Piece[] = [];
  readonly #faces: Faces;
  readonly #measure: number;
  readonly #hyphenate: Hyphenate | undefined;
  /** Whether words are parted that a line can hold. */
  readonly #always: boolean;
  /** The first piece after the last place where a line may end, and how wide they are from there. */
  #first = 0;
  #width = 0;
  /** A space of the segment that is read, where a line may end at no cost. */
  #space: Piece | undefined;

  constructor(faces: Faces, measure: number, hyphenate: Hyphenate | undefined, always = false) {
    this.#faces = faces;
    this.#measure = measure;
    this.#hyphenate = hyphenate;
    this.#always = always;
  }

  /** A word in which no line may end. */
  word(text: string, segment: Segment): void {
    this.#addBox({ text, segment });
  }

  letters(text: string, segment: Segment): void {
    if (!segment.address && !WORD_SIGNS.test(text)) {
      this.word(text, segment);
      return;
    }
    for (const part of segment.address ? cutAddress(text) : cutWord(text)) {
      this.#addBox({ text: part.text, segment });
      if (part.cost === undefined) continue;
      this.#endStretch();
      this.#addPenalty(part.cost, segment);
    }
  }

  /** A space after a space, or at a paragraph's beginning, is one space typed twice. */
  space(segment: Segment, cost: number): void {
    this.#endStretch();
    const count = this.#pieces.length;
    if (count === 0 || this.#pieces[count - 1]?.kind === 'glue') return;
    if (this.#space?.segment !== segment) this.#space = shaped('glue', { text: ' ', segment }, this.#faces);
    // Most spaces are as free and as wide as the one before.
    this.#add(cost === 0 ? this.#space : { ...this.#space, cost });
  }

  finish(): readonly Piece[] {
    this.#endStretch();
    if (this.#pieces.at(-1)?.kind === 'glue') this.#pieces.pop();
    return this.#pieces;
  }

  /** What has been read since the last place where a line may end is cut again where it is too long. */
  #endStretch(): void {
    const isLong = this.#always || this.#width > this.#measure;
    if (isLong && this.#first < this.#pieces.length) this.#addLong(this.#pieces.splice(this.#first));
    this.#first = this.#pieces.length;
    this.#width = 0;
  }

  /** A stretch that no line can hold is hyphenated; an address, and what has no such places, is cut at any letter. */
  #addLong(stretch: readonly Fragment[]): void {
    const address = stretch.some(({ segment }) => segment.address);
    const offsets = address ? [] : (this.#hyphenate?.(textOf(stretch)) ?? []);
    const syllables = cutAt(stretch, offsets);
    syllables.forEach((syllable, index) => {
      const pieces = syllable.map((fragment) => shaped('box', fragment, this.#faces));
      const hyphen = index < syllables.length - 1 ? this.#hyphenAfter(syllable) : undefined;
      if (widthOf(pieces) + (hyphen?.width ?? 0) > this.#measure) this.#addLetters(syllable);
      else this.#pieces.push(...pieces);
      if (hyphen) this.#add(hyphen);
    });
  }

  #addLetters(fragments: readonly Fragment[]): void {
    const letters = fragments.flatMap(({ text, segment }) =>
      [...text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)].map(([letter]) => ({ text: letter, segment })),
    );
    letters.forEach((letter, index) => {
      if (index > 0) this.#addPenalty(FORBIDDEN, letter.segment);
      this.#addBox(letter);
    });
  }

  #addBox(fragment: Fragment): void {
    const piece = shaped('box', fragment, this.#faces);
    this.#width += piece.width;
    this.#add(piece);
  }

  #addPenalty(cost: number, segment: Segment): void {
    this.#add({ kind: 'penalty', width: 0, cost, segment, text: '', glyphs: NO_GLYPHS });
  }

  #add(piece: Piece): void {
    this.#pieces.push(piece);
    // A line may end at all but boxes.
    if (piece.kind !== 'box') this.#first = this.#pieces.length;
  }

  /** Drawn as a hyphen and read as a soft one, so that whoever reads the text joins the word again. */
  #hyphenAfter(syllable: readonly Fragment[]): Piece | undefined {
    const last = syllable.at(-1);
    if (!last) return undefined;
    const drawn = shaped('penalty', { text: '-', segment: last.segment }, this.#faces, HYPHEN);
    const glyphs = drawn.glyphs.map((glyph) => ({ ...glyph, codePoints: [SOFT_HYPHEN] }));
    return { ...drawn, text: String.fromCodePoint(SOFT_HYPHEN), glyphs };
  }
}

const NO_GLYPHS: readonly Glyph[] = [];

const SOFT_HYPHEN = 0xad;

/** A hyphen of our own: dearer than a gap of some 14 ems, since the word is whole on a line where it can be. */
const HYPHEN = 200;

function shaped(kind: Piece['kind'], fragment: Fragment, faces: Faces, cost = 0): Piece {
  const { text, segment } = fragment;
  const glyphs = faces[segment.face].shape(text);
  return { kind, width: lengthOf(glyphs, segment.style.size), cost, segment, text, glyphs };
}

export function widthOf(pieces: readonly Piece[]): number {
  let width = 0;
  for (let at = 0; at < pieces.length; at++) width += (pieces[at] as Piece).width;
  return width;
}

function textOf(fragments: readonly { readonly text: string }[]): string {
  let whole = '';
  for (const { text } of fragments) whole += text;
  return whole;
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

/**
 * Shapes neighbours of one segment anew as the one text that they are on their line, kerned across their cuts; they stay
 * as they were where that kerning would make the line longer than it was measured.
 */
export function joinPieces(pieces: readonly Piece[], faces: Faces): readonly Piece[] {
  if (!hasCut(pieces)) return pieces;
  const row: Piece[] = [];
  for (let start = 0, end = 1; start < pieces.length; start = end++) {
    while (belongTogether(pieces[end - 1], pieces[end])) end++;
    row.push(...joined(pieces.slice(start, end), faces));
  }
  return row;
}

/** Whether any two neighbours are parts of one word. */
function hasCut(pieces: readonly Piece[]): boolean {
  for (let at = 1; at < pieces.length; at++) if (belongTogether(pieces[at - 1], pieces[at])) return true;
  return false;
}

function belongTogether(first: Piece | undefined, second: Piece | undefined): boolean {
  return first?.kind === 'box' && second?.kind === 'box' && first.segment === second.segment;
}

function joined(group: readonly Piece[], faces: Faces): readonly Piece[] {
  const [first] = group;
  if (!first || group.length === 1) return group;
  const whole = shaped('box', { text: textOf(group), segment: first.segment }, faces);
  return whole.width <= widthOf(group) ? [whole] : group;
}

/** Part of a word, and what it costs to end a line after it (undefined: it may not, or the word is over). */
export interface Part {
  readonly text: string;
  readonly cost: number | undefined;
}

/** After these a word may be cut. */
const WORD_SIGNS = /[-/\u2013\u2014]/;
const HYPHEN_OR_SLASH = 10;
const DASH = 3;

/** Cuts a word after its hyphens, slashes and dashes. */
export function cutWord(word: string): Part[] {
  return cutWhere(word, /(?<=[-/\u2013\u2014])/u, (head, tail) => {
    const sign = head.charAt(head.length - 1);
    const before = head.length - 1;
    if (sign === '-' || sign === '/') {
      return endsOnTwoLetters(head, before) && beginsWithTwoLetters(tail) ? HYPHEN_OR_SLASH : undefined;
    }
    const isBetween = before > 0 && !FREE_DASH.test(head) && isLetterOrNumber(codePointAt(tail, 0));
    return isBetween ? DASH : undefined;
  });
}

/** A dash after white space or another dash stands for itself: a line may not end on it. */
const FREE_DASH = /[\s\u2013\u2014][\u2013\u2014]$/;

/** Two letters at least stay on each side of a hyphen or a slash. */
function endsOnTwoLetters(text: string, end: number): boolean {
  return isLetter(codePointBefore(text, end)) && isLetter(codePointBefore(text, startBefore(text, end)));
}

function beginsWithTwoLetters(text: string): boolean {
  const first = codePointAt(text, 0);
  return isLetter(first) && isLetter(codePointAt(text, unitsOf(first)));
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
