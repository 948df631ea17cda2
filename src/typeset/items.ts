/** Preparing: segments as a row of pieces, which are boxes, spaces and places to break. */
import type { Faces } from './face.ts';
import { covered } from './fallback.ts';
import type { Hyphenate } from './hyphenation.ts';
import type { Segment } from './segments.ts';
import { FORBIDDEN, TO_EITHER, TO_NEXT, TO_PREVIOUS, Ties } from './ties.ts';
import { Piece, penaltyOf, wordsOf } from './words.ts';

/** A paragraph, or a line of it. */
export interface Row {
  readonly pieces: readonly Piece[];
  readonly segments: readonly Segment[];
  /** By segment, its first piece; one without pieces has that of the next. */
  readonly starts: readonly number[];
  /** Whether any word is in parts, which are set as one again where no line ends between them. */
  readonly parted: boolean;
}

/** The number of the segment that a piece belongs to, by where segments start. */
export function segmentAt(starts: readonly number[], piece: number): number {
  let at = 0;
  while (at + 1 < starts.length && (starts[at + 1] as number) <= piece) at++;
  return at;
}

/** Cuts and shapes a paragraph. What no line can hold is cut again, with hyphens where `hyphenate` allows it. */
export function prepare(
  segments: readonly Segment[],
  faces: Faces,
  measure: number,
  hyphenate?: Hyphenate,
): Row {
  const ties = new Ties(textOf(segments));
  return prepareRow(segments, faces, { measure, longest: measure, hyphenate, ties, isCovered: false });
}

/** The same for a line that may be of any length, and never ends at a space. */
export function prepareLine(segments: readonly Segment[], faces: Faces): Row {
  return prepareRow(segments, faces, UNCUT);
}

/** The same with every word parted where a hyphen may stand, for whoever asks how narrow a paragraph can be. */
export function prepareParted(segments: readonly Segment[], faces: Faces, hyphenate: Hyphenate): Row {
  return prepareRow(segments, faces, { ...UNCUT, longest: 0, hyphenate });
}

interface Cutting {
  readonly measure: number;
  /** What is longer than this between two places where a line may end is cut again. */
  readonly longest: number;
  readonly hyphenate: Hyphenate | undefined;
  /** None where no line will end at a space. */
  readonly ties: Ties | undefined;
  /** Whether each segment has the face that its characters are in, as far as any has them. */
  readonly isCovered: boolean;
}

const UNCUT: Cutting = {
  measure: Infinity,
  longest: Infinity,
  hyphenate: undefined,
  ties: undefined,
  isCovered: false,
};

/** A row that is being made. */
interface Growing extends Row {
  readonly pieces: Piece[];
  readonly starts: number[];
  parted: boolean;
}

/** Text of one segment, by its number, within a word. A word that changes its style has several. */
interface Fragment {
  readonly text: string;
  readonly of: number;
}

/** In place of the offset of a space: the last piece is none, or there is no piece yet. */
const NO_SPACE = -1;
const NOTHING = -2;

/** Most of the time of setting goes into these loops: what is asked of each word is asked in them. */
function prepareRow(segments: readonly Segment[], faces: Faces, cutting: Cutting): Row {
  const pieces: Piece[] = [];
  const starts: number[] = [];
  const row: Growing = { pieces, segments, starts, parted: false };
  const { longest, ties: tying, isCovered } = cutting;
  // The first piece after the last place where a line may end, and how wide they are from there.
  let first = 0;
  let width = 0;
  // Where the last piece stands if it is a space, and what the word before it may be tied to.
  let space = NOTHING;
  let before = 0;
  let offset = 0;
  const final = segments.length - 1;
  for (let of = 0; of <= final; of++) {
    const segment = segments[of] as Segment;
    const words = wordsOf(segment, faces);
    const texts = wordsIn(segment.text);
    const last = texts.length - 1;
    starts.push(pieces.length);
    for (let at = 0; at <= last; at++) {
      const text = texts[at] as string;
      if (text !== '') {
        const word = isCovered ? words.find(text) : words.findCovered(text);
        if (!word) return prepareRow(covered(segments, faces), faces, { ...cutting, isCovered: true });
        // Where two segments meet a word may go on from one to the other.
        const isOpen = (at === 0 && of > 0) || (at === last && of < final);
        const ties = isOpen ? TO_EITHER : word.ties;
        if (space >= 0 && tying && (before & TO_NEXT || ties & TO_PREVIOUS)) tie(pieces, tying.costAt(space));
        space = NO_SPACE;
        before = ties;
        if (word.parts === undefined) {
          pieces.push(word);
          width += word.width;
        } else {
          for (const part of word.parts) {
            if (part.kind === 'penalty' && width > longest) cutAgain(row, first, faces, cutting);
            pieces.push(part);
            width = part.kind === 'penalty' ? 0 : width + part.width;
            if (part.kind === 'penalty') first = pieces.length;
          }
          row.parted = true;
        }
      }
      offset += text.length;
      if (at === last) break;
      if (width > longest) cutAgain(row, first, faces, cutting);
      width = 0;
      // A space after a space, or at a paragraph's beginning, is one space typed twice.
      if (space === NO_SPACE) {
        pieces.push(words.space);
        first = pieces.length;
        space = offset;
      }
      offset++;
    }
  }
  if (width > longest) cutAgain(row, first, faces, cutting);
  if (space >= 0) pieces.pop();
  return row;
}

/** Gives the space that is the last piece what its tie costs. */
function tie(pieces: Piece[], cost: number): void {
  if (cost === 0) return;
  const last = pieces.length - 1;
  const { kind, text, glyphs, width } = pieces[last] as Piece;
  pieces[last] = new Piece(kind, text, glyphs, width, cost);
}

/**
 * Cuts the pieces from `first` on, which no line can hold: with hyphens, or, an address and what has no place for them,
 * at any letter.
 */
function cutAgain(row: Growing, first: number, faces: Faces, { measure, hyphenate }: Cutting): void {
  const begun = row.starts.length;
  const stretch = takeFrom(row, first);
  const isAddress = stretch.some(({ of }) => row.segments[of]?.address);
  const offsets = isAddress ? [] : (hyphenate?.(textOf(stretch)) ?? []);
  const boxOf = ({ text, of }: Fragment): Piece => wordsOf(row.segments[of] as Segment, faces).find(text);
  const syllables = cutAt(stretch, offsets);
  syllables.forEach((syllable, index) => {
    const boxes = syllable.map(boxOf);
    const last = index < syllables.length - 1 ? syllable.at(-1) : undefined;
    const hyphen = last && hyphenOf(boxOf({ ...last, text: '-' }));
    if (widthOf(boxes) + (hyphen?.width ?? 0) > measure) {
      lettersOf(syllable).forEach((letter, at) => {
        if (at > 0) add(row, penaltyOf(FORBIDDEN), letter.of);
        add(row, boxOf(letter), letter.of);
      });
    } else boxes.forEach((box, at) => add(row, box, syllable[at]?.of ?? 0));
    if (last && hyphen) add(row, hyphen, last.of);
  });
  while (row.starts.length < begun) row.starts.push(row.pieces.length);
  row.parted = true;
}

/** Takes pieces away again, and all segments that begin after the first of them. */
function takeFrom({ pieces, starts }: Growing, first: number): Fragment[] {
  const taken = pieces
    .slice(first)
    .map(({ text }, at): Fragment => ({ text, of: segmentAt(starts, first + at) }));
  pieces.length = first;
  while ((starts.at(-1) ?? 0) > first) starts.pop();
  return taken;
}

/** Each letter with its marks. */
function lettersOf(fragments: readonly Fragment[]): Fragment[] {
  return fragments.flatMap(({ text, of }) =>
    [...text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)].map(([letter]): Fragment => ({ text: letter, of })),
  );
}

function add({ pieces, starts }: Growing, piece: Piece, of: number): void {
  while (starts.length <= of) starts.push(pieces.length);
  pieces.push(piece);
}

/** The texts between spaces. A tab and the end of a line are spaces; other white space is fixed, and part of its word. */
function wordsIn(text: string): string[] {
  const isPlain = !text.includes('\n') && !text.includes('\t') && !text.includes('\r');
  return isPlain ? text.split(' ') : text.split(/[ \n\t\r]/);
}

const SOFT_HYPHEN = 0xad;

/** A hyphen of our own: dearer than a gap of some 14 ems, since the word is whole on a line where it can be. */
const HYPHEN = 200;

/** Drawn as a hyphen and read as a soft one, so that whoever reads the text joins the word again. */
function hyphenOf(drawn: Piece): Piece {
  const glyphs = drawn.glyphs.map((glyph) => ({ ...glyph, codePoints: [SOFT_HYPHEN] }));
  return new Piece('penalty', String.fromCodePoint(SOFT_HYPHEN), glyphs, drawn.width, HYPHEN);
}

function widthOf(pieces: readonly Piece[]): number {
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
  for (const { text, of } of fragments) {
    let from = 0;
    for (const offset of offsets) {
      const cut = offset - at;
      if (cut < 0 || cut >= text.length) continue;
      if (cut > from) parts.at(-1)?.push({ text: text.slice(from, cut), of });
      parts.push([]);
      from = cut;
    }
    parts.at(-1)?.push({ text: text.slice(from), of });
    at += text.length;
  }
  return parts;
}

/**
 * A line of a row that has words in parts, from a piece on to before another. A hyphen is set only where the line ends at
 * it. The boxes of a segment that no space parts are shaped as the one text that they are, kerned across their cuts; they
 * stay as they were where that would make the line longer than it was measured.
 */
export function joinParts(row: Row, start: number, after: number, faces: Faces): Row {
  const joined = { pieces: [] as Piece[], segments: [] as Segment[], starts: [] as number[], parted: true };
  for (let of = segmentAt(row.starts, start), at = start; at < after; of++) {
    const segment = row.segments[of] as Segment;
    const end = Math.min(row.starts[of + 1] ?? after, after);
    joined.segments.push(segment);
    joined.starts.push(joined.pieces.length);
    let boxes: Piece[] = [];
    for (; at < end; at++) {
      const piece = row.pieces[at] as Piece;
      if (piece.kind === 'box') boxes.push(piece);
      else if (piece.kind === 'glue' || (at === after - 1 && piece.glyphs.length > 0)) {
        joined.pieces.push(...asOne(boxes, segment, faces), piece);
        boxes = [];
      }
    }
    joined.pieces.push(...asOne(boxes, segment, faces));
  }
  return joined;
}

function asOne(boxes: readonly Piece[], segment: Segment, faces: Faces): readonly Piece[] {
  if (boxes.length < 2) return boxes;
  const whole = wordsOf(segment, faces).find(textOf(boxes));
  return whole.width <= widthOf(boxes) ? [whole] : boxes;
}
