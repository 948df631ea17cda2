/** Preparing: segments cut into boxes, spaces and places to break, each box shaped. */
import { type Face, type Faces, type Glyph, lengthOf } from './face.ts';
import { covered } from './fallback.ts';
import type { Item } from './linebreak.ts';
import type { Segment } from './segments.ts';
import { FORBIDDEN, tiesOf } from './ties.ts';

/** A shaped piece of one segment. */
export interface Piece {
  readonly segment: Segment;
  readonly glyphs: readonly Glyph[];
  readonly width: number;
  readonly space: boolean;
}

/** Items for the line breaker, and beside each the piece that it stands for (a penalty has none). */
export interface Prepared {
  readonly items: readonly Item[];
  readonly pieces: readonly (Piece | undefined)[];
}

/** Cuts and shapes a paragraph. A piece longer than the measure is cut again, so that it can be set at all. */
export function prepare(collected: readonly Segment[], faces: Faces, measure: number): Prepared {
  const segments = covered(collected, faces);
  const items: Item[] = [];
  const pieces: (Piece | undefined)[] = [];
  const add = (item: Item, piece?: Piece): void => {
    items.push(item);
    pieces.push(piece);
  };
  const whole = segments.map((segment) => segment.text).join('');
  const ties = tiesOf(whole);
  let offset = 0;
  for (const segment of segments) {
    const face = faces[segment.face];
    for (const [token] of segment.text.matchAll(/[ \t\n\r]+|[^ \t\n\r]+/g)) {
      if (/^[ \t\n\r]/.test(token)) {
        addSpace(shape(' ', segment, face, true), ties.get(offset) ?? 0, items, add);
      } else {
        addWord(token, segment, face, measure, add);
      }
      offset += token.length;
    }
  }
  while (items[items.length - 1]?.kind === 'glue') {
    items.pop();
    pieces.pop();
  }
  return { items, pieces };
}

type Add = (item: Item, piece?: Piece) => void;

function shape(text: string, segment: Segment, face: Face, space = false): Piece {
  const glyphs = face.shape(text);
  return { segment, glyphs, width: lengthOf(glyphs, segment.style.size), space };
}

/** A space after a space, or at a paragraph's beginning, is one space typed twice. */
function addSpace(piece: Piece, cost: number, items: readonly Item[], add: Add): void {
  const last = items[items.length - 1];
  if (last === undefined || last.kind === 'glue') return;
  add({ kind: 'glue', width: piece.width, cost }, piece);
}

function addWord(word: string, segment: Segment, face: Face, measure: number, add: Add): void {
  const parts = segment.address ? cutAddress(word) : cutWord(word);
  parts.forEach(({ text, cost }) => {
    const piece = shape(text, segment, face);
    if (piece.width > measure) addLetters(text, segment, face, add);
    else add({ kind: 'box', width: piece.width }, piece);
    if (cost !== undefined) add({ kind: 'penalty', cost });
  });
}

/** A stretch that no line can hold is cut at any letter, as dearly as a break can be. */
function addLetters(text: string, segment: Segment, face: Face, add: Add): void {
  [...text.normalize('NFC').matchAll(/\P{M}\p{M}*/gu)].forEach(([letter], index) => {
    if (index > 0) add({ kind: 'penalty', cost: FORBIDDEN });
    const piece = shape(letter, segment, face);
    add({ kind: 'box', width: piece.width }, piece);
  });
}

/** Part of a word, and what it costs to end a line after it (undefined: it may not, or the word is over). */
export interface Part {
  readonly text: string;
  readonly cost: number | undefined;
}

/** Two letters at least stay on each side of a hyphen; a dash or slash between words may end a line. */
const WORD_BREAKS: readonly { readonly after: RegExp; readonly before: RegExp; readonly cost: number }[] = [
  { after: /\p{L}{2}-$/u, before: /^\p{L}{2}/u, cost: 25 },
  { after: /\p{L}{2}\/$/u, before: /^\p{L}{2}/u, cost: 25 },
  { after: /[^\s\u2013\u2014][\u2013\u2014]$/u, before: /^[\p{L}\p{N}]/u, cost: 10 },
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
