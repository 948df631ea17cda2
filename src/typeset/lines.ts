/** Finalising: broken items as lines of glyph runs, each run in its place. */
import type { NodeId } from '../base/node-id.ts';
import type { Link } from '../document/document.ts';
import type { TypeStyle } from './design.ts';
import type { Face, FaceName, Faces, Glyph } from './face.ts';
import type { Hyphenate } from './hyphenation.ts';
import { type Piece, joinPieces, prepare, prepareParted } from './items.ts';
import { Memory, contentKey } from './memory.ts';
import { breakRagged } from './ragged.ts';
import type { Segment } from './segments.ts';

/** Glyphs of one leaf in one style, side by side on one line. */
export interface Run {
  readonly leaf: NodeId;
  readonly style: TypeStyle;
  readonly face: FaceName;
  readonly link?: Link;
  readonly glyphs: readonly Glyph[];
  /** From the left edge of the line, and from its top to the baseline; points. */
  readonly x: number;
  readonly baseline: number;
  /** The length of what is seen: a space at the end is in `glyphs`, for whoever reads the text, and not counted. */
  readonly width: number;
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
  const key = `${measure} ${contentKey(segments)}`;
  const known = PARAGRAPHS.find(faces, key);
  if (known) return known.lines.map((line) => setAgain(line, known.segments, segments));
  let hyphenated = false;
  const pieces = prepare(segments, faces, measure, (word) => {
    hyphenated = true;
    return hyphenate?.(word) ?? [];
  });
  const lines = breakLines(pieces, faces, measure, first.style.size);
  // How words are parted depends on more than the content.
  if (!hyphenated) PARAGRAPHS.keep(faces, key, { lines, segments });
  return lines;
}

function breakLines(pieces: readonly Piece[], faces: Faces, measure: number, em: number): Line[] {
  let start = 0;
  return breakRagged(pieces, measure, em).map(({ end }) => {
    const line = lineOf(pieces, start, end, faces);
    start = end + 1;
    return line;
  });
}

/** What was set, and of which segments: its lines serve for other leaves of the same content. */
interface KnownParagraph {
  readonly lines: readonly Line[];
  readonly segments: readonly Segment[];
}

const PARAGRAPHS = new Memory<KnownParagraph>();

/** The same line with each run of the leaf, the style and the link that its segment has now. */
function setAgain({ runs, width, height }: Line, known: readonly Segment[], now: readonly Segment[]): Line {
  const again = runs.map(({ leaf: before, face, glyphs, x, baseline, width }) => {
    const { leaf, style, link } = now[known.findIndex((segment) => segment.leaf === before)] as Segment;
    return withLink(link, { leaf, style, face, glyphs, x, baseline, width });
  });
  return { runs: again, width, height };
}

function withLink(link: Link | undefined, run: Run): Run {
  return link ? { ...run, link } : run;
}

/** How wide text is, in points: its longest stretch that no line may break, and all of it on one line. */
export interface Extent {
  readonly least: number;
  readonly natural: number;
}

/** With `hyphenate` its words count as parted wherever they may be. */
export function extentOf(segments: readonly Segment[], faces: Faces, hyphenate?: Hyphenate): Extent {
  if (hyphenate) return extentOfPieces(prepareParted(segments, faces, hyphenate));
  const key = contentKey(segments);
  const known = EXTENTS.find(faces, key);
  if (known) return known;
  const extent = extentOfPieces(prepare(segments, faces, Infinity));
  EXTENTS.keep(faces, key, extent);
  return extent;
}

const EXTENTS = new Memory<Extent>();

function extentOfPieces(pieces: readonly Piece[]): Extent {
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
  const pieces = prepare(segments, faces, Infinity);
  return lineOf(pieces, 0, pieces.length, faces);
}

/** The line from one piece to another, at which it breaks. Neighbours of one segment are one run. */
function lineOf(pieces: readonly Piece[], start: number, end: number, faces: Faces): Line {
  const content = joinPieces(contentOf(pieces, start, end), faces);
  const { height, baseline } = heightsOf(content, faces);
  const runs: Run[] = [];
  let x = 0;
  for (let first = 0; first < content.length;) {
    const next = endOfRun(content, first);
    const run = runOf(content, first, next, x, baseline);
    runs.push(run);
    x += run.width + trailingSpace(content[next - 1]);
    first = next;
  }
  const last = runs.at(-1);
  return { runs, width: last ? last.x + last.width : 0, height };
}

/**
 * What is set of a line: the space that ends it is kept with it, so that words of neighbouring lines stay apart when the
 * text is read. A hyphen is set only where the line ends at it.
 */
function contentOf(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const content: Piece[] = [];
  const last = Math.min(end, pieces.length - 1);
  for (let at = start; at <= last; at++) {
    const piece = pieces[at] as Piece;
    if (piece.kind !== 'penalty' || (at === end && piece.glyphs.length > 0)) content.push(piece);
  }
  return content;
}

function endOfRun(content: readonly Piece[], first: number): number {
  const segment = content[first]?.segment;
  let next = first + 1;
  while (next < content.length && content[next]?.segment === segment) next++;
  return next;
}

function trailingSpace(last: Piece | undefined): number {
  return last?.kind === 'glue' ? last.width : 0;
}

/** The leading of a line, and where its baseline lies: both are the greatest of all that stands on it. */
function heightsOf(content: readonly Piece[], faces: Faces): Pick<Line, 'height'> & Pick<Run, 'baseline'> {
  let height = -Infinity;
  let baseline = -Infinity;
  let seen: Segment | undefined;
  for (let at = 0; at < content.length; at++) {
    const { segment } = content[at] as Piece;
    if (segment === seen) continue;
    seen = segment;
    height = Math.max(height, segment.style.leading);
    baseline = Math.max(baseline, baselineOf(segment.style, faces[segment.face]));
  }
  return { height, baseline };
}

/** The baseline below the top of a line: what the leading leaves beyond the letters is shared above and below. */
export function baselineOf({ size, leading }: TypeStyle, face: Face): number {
  const ascent = (face.ascent * size) / 1000;
  const descent = (-face.descent * size) / 1000;
  return (leading - ascent - descent) / 2 + ascent;
}

function runOf(content: readonly Piece[], first: number, next: number, x: number, baseline: number): Run {
  const { leaf, style, face, link } = (content[first] as Piece).segment;
  const glyphs: Glyph[] = [];
  let width = 0;
  for (let at = first; at < next; at++) {
    const piece = content[at] as Piece;
    for (let each = 0; each < piece.glyphs.length; each++) glyphs.push(piece.glyphs[each] as Glyph);
    if (at < next - 1 || piece.kind !== 'glue') width += piece.width;
  }
  return withLink(link, { leaf, style, face, glyphs, x, baseline, width });
}
