/** Leads from a character of a scalar's value back to the characters of the file that say it. */
import type { Place, SourceFile } from '../base/place.ts';
import type { Scalar, ScalarStyle } from './tree.ts';

/** The place in the file of a stretch of a text's value, given as UTF-16 offsets, `to` exclusive. */
export type PlaceOf = (from: number, to: number) => Place;

/**
 * How the source of each style falls into pieces (YAML 1.2.2, 7.3): white space, which may fold, and what
 * stands for a character. `gap` is white space, `none` stands for nothing, `char` for itself or, escaped, for one, `run`
 * for as many as it has: words of one line, with the spaces between them.
 */
const PIECES: Readonly<Record<ScalarStyle, RegExp>> = {
  plain: /(?<gap>[ \t\r\n]+)|(?<run>[^ \t\r\n]+(?:[ \t]+[^ \t\r\n]+)*)/y,
  block: /(?<gap>[ \t\r\n]+)|(?<run>[^ \t\r\n]+(?:[ \t]+[^ \t\r\n]+)*)/y,
  single: /(?<gap>[ \t\r\n]+)|(?<char>'')|(?<run>[^' \t\r\n]+(?:[ \t]+[^' \t\r\n]+)*)/y,
  double:
    /(?<none>\\\r?\n[ \t]*)|(?<astral>\\U(?!0000)[\da-fA-F]{8})|(?<char>\\x..|\\u....|\\U.{8}|\\[^])|(?<run>[^\\ \t\r\n]+(?:[ \t]+[^\\ \t\r\n]+)*)|(?<gap>[ \t\r\n]+)/y,
};

/** How many characters of the value a stretch of white space stands for. */
function widthOfGap(gap: string, style: ScalarStyle, value: string, at: number): number {
  if (style === 'block') return /^[ \t\n]*/.exec(value.slice(at, at + gap.length))?.[0].length ?? 0;
  const breaks = gap.split('\n').length - 1;
  return breaks === 0 ? gap.length : Math.max(1, breaks - 1);
}

/** A stretch of source that stands for characters of the value, from one of them up to the next stretch's first. */
interface Stretch {
  /** Its first character in the value. */
  readonly first: number;
  readonly width: number;
  readonly start: number;
  readonly end: number;
  /** Two halves of one character, each of which stands for the whole. */
  readonly isAstral: boolean;
}

function alignPieces(body: string, offset: number, value: string, style: ScalarStyle): Stretch[] {
  const stretches: Stretch[] = [];
  const pieces = new RegExp(PIECES[style]);
  let first = 0;
  for (let piece = pieces.exec(body); piece; piece = pieces.exec(body)) {
    const start = offset + piece.index;
    const { gap, none, astral, run } = piece.groups ?? {};
    const single = none === undefined ? 1 : 0;
    const width =
      gap !== undefined
        ? widthOfGap(gap, style, value, first)
        : astral !== undefined
          ? 2
          : (run?.length ?? single);
    if (width === 0) continue;
    stretches.push({ first, width, start, end: start + piece[0].length, isAstral: astral !== undefined });
    first += width;
  }
  return stretches;
}

/** Where one character of the value stands: the last of a stretch takes what is left over of it. */
function spanOf(
  stretches: readonly Stretch[],
  at: number,
): readonly [start: number, end: number] | undefined {
  const stretch = stretches.findLast(({ first }) => first <= at);
  if (!stretch || at < 0 || at >= stretch.first + stretch.width) return undefined;
  const { first, width, start, end, isAstral } = stretch;
  if (isAstral) return [start, end];
  const from = Math.min(start + at - first, end - 1);
  return [from, at - first === width - 1 ? end : from + 1];
}

/** The part of the scalar's source that carries text: without quotation marks and without a block's header. */
function bodyOf(source: string, style: ScalarStyle): { readonly from: number; readonly to: number } {
  switch (style) {
    case 'plain':
      return { from: 0, to: source.length };
    case 'single':
    case 'double':
      return { from: 1, to: source.length - 1 };
    case 'block':
      return { from: source.search(/\n|$/), to: source.length };
  }
}

/** Built when first asked, because most texts are well and nobody asks. */
export function placesOf(file: SourceFile, scalar: Scalar): PlaceOf {
  const source = file.text.slice(scalar.place.start, scalar.place.end);
  const body = bodyOf(source, scalar.style);
  // Text that stands in the file as it is needs no alignment.
  if (source.slice(body.from, body.to) === scalar.text) {
    const first = scalar.place.start + body.from;
    return (from, to) => ({ file: file.name, start: first + from, end: first + Math.max(from, to) });
  }
  let stretches: readonly Stretch[] | undefined;
  return (from, to) => {
    stretches ??= stretchesOf(file, scalar);
    const here = spanOf(stretches, from);
    const end = to > from ? spanOf(stretches, to - 1)?.[1] : here?.[0];
    const start = here?.[0] ?? scalar.place.end;
    return { file: file.name, start, end: end ?? start };
  };
}

function stretchesOf(file: SourceFile, scalar: Scalar): readonly Stretch[] {
  const source = file.text.slice(scalar.place.start, scalar.place.end);
  const { from, to } = bodyOf(source, scalar.style);
  const stretches = alignPieces(source.slice(from, to), scalar.place.start + from, scalar.text, scalar.style);
  const last = stretches.at(-1);
  const placed = last ? last.first + last.width : 0;
  // A block's last line ends are outside its place.
  if (/\S/.test(scalar.text.slice(placed)) || placed > scalar.text.length) {
    throw new Error(
      `The text at offset ${String(scalar.place.start)} of ${file.name} does not match its source.`,
    );
  }
  return stretches;
}
