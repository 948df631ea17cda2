/** Finalising: broken items as lines of glyph runs, each run in its place. */
import type { NodeId } from '../base/node-id.ts';
import type { Link } from '../document/document.ts';
import type { TypeStyle } from './design.ts';
import type { Face, FaceName, Faces, Glyph } from './face.ts';
import type { Hyphenate } from './hyphenation.ts';
import { type Row, joinParts, prepare, prepareLine, prepareParted, segmentAt } from './items.ts';
import { Memory } from './memory.ts';
import { breakRagged } from './ragged.ts';
import type { Segment } from './segments.ts';
import type { Piece } from './words.ts';

/** Glyphs of one leaf in one style, side by side on one line. */
export class Run {
  constructor(
    readonly leaf: NodeId,
    readonly style: TypeStyle,
    readonly face: FaceName,
    /** The glyphs of its words and of the spaces between them, a row each: of a word, the same row wherever it stands. */
    readonly words: readonly (readonly Glyph[])[],
    /** From the left edge of the line, and from its top to the baseline; points. */
    readonly x: number,
    readonly baseline: number,
    /** The length of what is seen: a space at the end is in `words`, for whoever reads the text, and not counted. */
    readonly width: number,
    readonly link?: Link,
  ) {}
}

/** The same run elsewhere on its line. */
export function runAt({ leaf, style, face, words, width, link }: Run, x: number, baseline: number): Run {
  return new Run(leaf, style, face, words, x, baseline, width, link);
}

/** One line of text; `height` is its leading. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
  readonly height: number;
}

/** Sets segments as the lines of a paragraph of the given measure (points). */
export function setParagraph(
  segments: readonly Segment[],
  faces: Faces,
  measure: number,
  hyphenate?: Hyphenate,
): readonly Line[] {
  const [first] = segments;
  if (!first) return [];
  const known = PARAGRAPHS.find(faces, segments, measure);
  if (known) return known.value.map((line) => setAgain(line, known.segments, segments));
  let hyphenated = false;
  const row = prepare(segments, faces, measure, (word) => {
    hyphenated = true;
    return hyphenate?.(word) ?? [];
  });
  const lines = breakLines(row, faces, measure, first.style.size);
  // How words are parted depends on more than the content.
  if (!hyphenated) PARAGRAPHS.keep(faces, segments, measure, lines);
  return lines;
}

function breakLines(row: Row, faces: Faces, measure: number, em: number): Line[] {
  let start = 0;
  return breakRagged(row.pieces, measure, em).map((end) => {
    const line = lineOf(row, start, end, faces);
    start = end + 1;
    return line;
  });
}

/** Lines that were set serve for other leaves of the same content. */
const PARAGRAPHS = new Memory<readonly Line[]>();

/** The same line with each run of the leaf, the style and the link that its segment has now. */
function setAgain({ runs, width, height }: Line, known: readonly Segment[], now: readonly Segment[]): Line {
  const again = runs.map(({ leaf: before, face, words, x, baseline, width }) => {
    const { leaf, style, link } = now[known.findIndex((segment) => segment.leaf === before)] as Segment;
    return new Run(leaf, style, face, words, x, baseline, width, link);
  });
  return { runs: again, width, height };
}

/** How wide text is, in points: its longest stretch that no line may break, and all of it on one line. */
export interface Extent {
  readonly least: number;
  readonly natural: number;
}

/** With `hyphenate` its words count as parted wherever they may be. */
export function extentOf(segments: readonly Segment[], faces: Faces, hyphenate?: Hyphenate): Extent {
  if (hyphenate) return extentOfRow(prepareParted(segments, faces, hyphenate));
  const known = EXTENTS.find(faces, segments, Infinity);
  if (known) return known.value;
  const extent = extentOfRow(prepareLine(segments, faces));
  EXTENTS.keep(faces, segments, Infinity, extent);
  return extent;
}

const EXTENTS = new Memory<Extent>();

function extentOfRow({ pieces }: Row): Extent {
  let least = 0;
  let stretch = 0;
  let natural = 0;
  for (const { kind, width } of pieces) {
    if (kind !== 'penalty') natural += width;
    if (kind !== 'glue') least = Math.max(least, stretch + width);
    stretch = kind === 'box' ? stretch + width : 0;
  }
  return { least, natural };
}

/** Sets segments on a single line, however long it is: a label, a running head, a folio. */
export function setLine(segments: readonly Segment[], faces: Faces): Line {
  const row = prepareLine(segments, faces);
  return lineOf(row, 0, row.pieces.length, faces);
}

/**
 * The line from one piece to another, at which it breaks. The space that ends it is kept with it, so that words of
 * neighbouring lines stay apart when the text is read.
 */
function lineOf(row: Row, start: number, end: number, faces: Faces): Line {
  const after = Math.min(end + 1, row.pieces.length);
  if (!row.parted || !hasPenalty(row.pieces, start, after)) return lineOfPieces(row, start, after, faces);
  const content = joinParts(row, start, after, faces);
  return lineOfPieces(content, 0, content.pieces.length, faces);
}

function hasPenalty(pieces: readonly Piece[], start: number, after: number): boolean {
  for (let at = start; at < after; at++) if ((pieces[at] as Piece).kind === 'penalty') return true;
  return false;
}

/** The line of a row's pieces from `start` on to before `after`: a run for each segment. */
function lineOfPieces({ pieces, segments, starts }: Row, start: number, after: number, faces: Faces): Line {
  const first = segmentAt(starts, start);
  // The leading and the baseline are the greatest of all that stands on the line.
  let height = -Infinity;
  let baseline = -Infinity;
  for (let of = first; of < segments.length && (of === first || (starts[of] as number) < after); of++) {
    if (starts[of] === starts[of + 1]) continue;
    const { style, face } = segments[of] as Segment;
    height = Math.max(height, style.leading);
    baseline = Math.max(baseline, baselineOf(style, faces[face]));
  }
  const runs: Run[] = [];
  let x = 0;
  let width = 0;
  for (let of = first, from = start; from < after; of++) {
    const next = Math.min(starts[of + 1] ?? after, after);
    if (next === from) continue;
    const run = runOf(pieces, from, next, segments[of] as Segment, x, baseline);
    runs.push(run);
    width = x + run.width;
    x += run.width + trailingSpace(pieces[next - 1] as Piece);
    from = next;
  }
  return { runs, width, height };
}

function trailingSpace(last: Piece): number {
  return last.kind === 'glue' ? last.width : 0;
}

/** The baseline below the top of a line: what the leading leaves beyond the letters is shared above and below. */
export function baselineOf({ size, leading }: TypeStyle, face: Face): number {
  const ascent = (face.ascent * size) / 1000;
  const descent = (-face.descent * size) / 1000;
  return (leading - ascent - descent) / 2 + ascent;
}

function runOf(
  pieces: readonly Piece[],
  first: number,
  next: number,
  { leaf, style, face, link }: Segment,
  x: number,
  baseline: number,
): Run {
  const words = new Array<readonly Glyph[]>(next - first);
  let width = 0;
  for (let at = first; at < next; at++) {
    const piece = pieces[at] as Piece;
    words[at - first] = piece.glyphs;
    if (at < next - 1 || piece.kind !== 'glue') width += piece.width;
  }
  return new Run(leaf, style, face, words, x, baseline, width, link);
}
