/** Leads from a character of a scalar's value back to the characters of the file that say it. */
import { Place, type SourceFile } from '../base/place.ts';
import type { Scalar, ScalarStyle } from './tree.ts';

/** The place in the file of a stretch of a text's value, given as UTF-16 offsets, `to` exclusive. */
export type PlaceOf = (from: number, to: number) => Place;

/** The sign with which what stands for another character begins (YAML 1.2.2, 7.3). */
const ESCAPE_SIGNS: Readonly<Record<ScalarStyle, string>> = {
  plain: '',
  block: '',
  single: "'",
  double: '\\',
};

/** `none` stands for nothing, `astral` for a character of two halves, all else for one. */
const ESCAPE = /''|\\(?:(?<none>\r?\n[ \t]*)|(?<astral>U(?!0000)[\da-fA-F]{8})|x..|u....|U.{8}|[^])/y;

/** How many characters of the value a stretch of white space stands for. */
function widthOfGap(gap: string, style: ScalarStyle, value: string, at: number): number {
  if (style === 'block') return /^[ \t\n]*/.exec(value.slice(at, at + gap.length))?.[0].length ?? 0;
  let breaks = 0;
  for (let at = gap.indexOf('\n'); at !== -1; at = gap.indexOf('\n', at + 1)) breaks++;
  return breaks === 0 ? gap.length : Math.max(1, breaks - 1);
}

/** A stretch of source that stands for characters of the value, from one of them up to the next stretch's first. */
class Stretch {
  constructor(
    /** Its first character in the value. */
    readonly first: number,
    readonly width: number,
    readonly start: number,
    readonly end: number,
    /** Two halves of one character, each of which stands for the whole. */
    readonly isAstral: boolean,
  ) {}
}

/**
 * The source as white space about line ends, which may fold, as escapes, and as parts of lines in which each character
 * stands for itself.
 */
function alignPieces(body: string, offset: number, value: string, style: ScalarStyle): Stretch[] {
  const stretches: Stretch[] = [];
  const sign = ESCAPE_SIGNS[style];
  let first = 0;
  let at = 0;
  const add = (end: number, width: number, isAstral = false): void => {
    if (width > 0) stretches.push(new Stretch(first, width, offset + at, offset + end, isAstral));
    first += width;
    at = end;
  };
  while (at < body.length) {
    const end = endOfWhite(body, at);
    if (end > at) {
      add(end, widthOfGap(body.slice(at, end), style, value, first));
    } else if (sign !== '' && body.startsWith(sign, at)) {
      ESCAPE.lastIndex = at;
      const { none, astral } = ESCAPE.exec(body)?.groups ?? {};
      if (ESCAPE.lastIndex === 0) break;
      add(ESCAPE.lastIndex, none !== undefined ? 0 : astral !== undefined ? 2 : 1, astral !== undefined);
    } else {
      const to = endOfRun(body, at, sign);
      add(to, to - at);
    }
  }
  return stretches;
}

function isWhite(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

function endOfWhite(body: string, from: number): number {
  let at = from;
  while (isWhite(body.charCodeAt(at))) at++;
  return at;
}

/** Words of one line, with the spaces between them, up to an escape. */
function endOfRun(body: string, from: number, sign: string): number {
  const newline = body.indexOf('\n', from);
  let end = newline === -1 ? body.length : newline;
  const escape = sign === '' ? -1 : body.slice(from, end).indexOf(sign);
  if (escape !== -1) return from + escape;
  while (isWhite(body.charCodeAt(end - 1))) end--;
  return end;
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

/** The part of a scalar's source that carries text: without quotation marks and without a block's header. */
interface Body {
  readonly from: number;
  readonly to: number;
}

function bodyOf(source: string, style: ScalarStyle): Body {
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

/** True where the first sign says the first character, and the last one the last: most texts are asked for whole. */
function isSolid(source: string, { from, to }: Body): boolean {
  const first = source.charCodeAt(from);
  return to > from && first !== BACKSLASH && !isWhite(first) && !isWhite(source.charCodeAt(to - 1));
}
const BACKSLASH = 0x5c;

/** Built when first asked, because most texts are well and nobody asks. */
export function placesOf(file: SourceFile, scalar: Scalar): PlaceOf {
  const source = file.text.slice(scalar.place.start, scalar.place.end);
  const body = bodyOf(source, scalar.style);
  // Text that stands in the file as it is needs no alignment.
  if (body.to - body.from === scalar.text.length && source.startsWith(scalar.text, body.from)) {
    const first = scalar.place.start + body.from;
    return (from, to) => new Place(file.name, first + from, first + Math.max(from, to));
  }
  const length = scalar.text.length;
  let stretches: readonly Stretch[] | undefined;
  return (from, to) => {
    if (from === 0 && to === length && isSolid(source, body)) {
      return new Place(file.name, scalar.place.start + body.from, scalar.place.start + body.to);
    }
    stretches ??= stretchesOf(file, scalar);
    const here = spanOf(stretches, from);
    const end = to > from ? spanOf(stretches, to - 1)?.[1] : here?.[0];
    const start = here?.[0] ?? scalar.place.end;
    return new Place(file.name, start, end ?? start);
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
