/** Leads from a character of a scalar's value back to the characters of the file that say it. */
import type { Place, SourceFile } from '../base/place.ts';
import type { Scalar, ScalarStyle } from './tree.ts';

/** The place in the file of a stretch of a text's value, given as UTF-16 offsets, `to` exclusive. */
export type PlaceOf = (from: number, to: number) => Place;

/**
 * How the source of each style falls into pieces (YAML 1.2.2, 7.3): white space, which may fold, and what
 * stands for a character. `gap` is white space, `none` stands for nothing, `char` for itself or, escaped, for one, `run` for as many as it has.
 */
const PIECES: Readonly<Record<ScalarStyle, RegExp>> = {
  plain: /(?<gap>[ \t\r\n]+)|(?<run>[^ \t\r\n]+)/y,
  block: /(?<gap>[ \t\r\n]+)|(?<run>[^ \t\r\n]+)/y,
  single: /(?<gap>[ \t\r\n]+)|(?<char>'')|(?<run>[^' \t\r\n]+)/y,
  double:
    /(?<none>\\\r?\n[ \t]*)|(?<astral>\\U(?!0000)[\da-fA-F]{8})|(?<char>\\x..|\\u....|\\U.{8}|\\[^]|[^ \t\r\n])|(?<gap>[ \t\r\n]+)/y,
};

/** How many characters of the value a stretch of white space stands for. */
function widthOfGap(gap: string, style: ScalarStyle, value: string, at: number): number {
  if (style === 'block') return /^[ \t\n]*/.exec(value.slice(at, at + gap.length))?.[0].length ?? 0;
  const breaks = gap.split('\n').length - 1;
  return breaks === 0 ? gap.length : Math.max(1, breaks - 1);
}

interface Spans {
  readonly starts: number[];
  readonly ends: number[];
}

/** One stretch of source that stands for `width` characters: the last of them takes what is left over. */
function span(spans: Spans, start: number, end: number, width: number): void {
  for (let k = 0; k < width; k++) {
    const from = Math.min(start + k, end - 1);
    spans.starts.push(from);
    spans.ends.push(k === width - 1 ? end : from + 1);
  }
}

function alignPieces(body: string, offset: number, value: string, style: ScalarStyle): Spans {
  const spans: Spans = { starts: [], ends: [] };
  const pieces = new RegExp(PIECES[style]);
  for (let piece = pieces.exec(body); piece; piece = pieces.exec(body)) {
    const start = offset + piece.index;
    const end = start + piece[0].length;
    const { gap, none, astral, run } = piece.groups ?? {};
    if (gap !== undefined) span(spans, start, end, widthOfGap(gap, style, value, spans.starts.length));
    else if (run !== undefined) span(spans, start, end, run.length);
    else if (astral !== undefined) {
      spans.starts.push(start, start);
      spans.ends.push(end, end);
    } else if (none === undefined) {
      spans.starts.push(start);
      spans.ends.push(end);
    }
  }
  return spans;
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
  let spans: Spans | undefined;
  return (from, to) => {
    spans ??= spansOf(file, scalar);
    const end = to > from ? spans.ends[to - 1] : spans.starts[from];
    const start = spans.starts[from] ?? scalar.place.end;
    return { file: file.name, start, end: end ?? start };
  };
}

function spansOf(file: SourceFile, scalar: Scalar): Spans {
  const source = file.text.slice(scalar.place.start, scalar.place.end);
  const { from, to } = bodyOf(source, scalar.style);
  const spans = alignPieces(source.slice(from, to), scalar.place.start + from, scalar.text, scalar.style);
  // A block's last line ends are outside its place.
  const unplaced = scalar.text.slice(spans.starts.length);
  if (/\S/.test(unplaced) || spans.starts.length > scalar.text.length) {
    throw new Error(
      `The text at offset ${String(scalar.place.start)} of ${file.name} does not match its source.`,
    );
  }
  return spans;
}
