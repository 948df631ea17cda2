/** Finalising: broken items as lines of glyph runs, each run in its place. */
import type { NodeId } from '../base/node-id.ts';
import type { Link } from '../document/document.ts';
import type { TypeStyle } from './design.ts';
import type { Face, FaceName, Faces, Glyph } from './face.ts';
import type { Hyphenate } from './hyphenation.ts';
import { type Piece, type Prepared, joinPieces, prepare, prepareParted } from './items.ts';
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
): Line[] {
  const [first] = segments;
  if (!first) return [];
  const prepared = prepare(segments, faces, measure, hyphenate);
  const lines = breakRagged(prepared.items, measure, first.style.size);
  return lines.map(({ end }, index) => lineOf(prepared, (lines[index - 1]?.end ?? -1) + 1, end, faces));
}

/** How wide text is, in points: its longest stretch that no line may break, and all of it on one line. */
export interface Extent {
  readonly least: number;
  readonly natural: number;
}

/** With `hyphenate` its words count as parted wherever they may be. */
export function extentOf(segments: readonly Segment[], faces: Faces, hyphenate?: Hyphenate): Extent {
  const prepared = hyphenate ? prepareParted(segments, faces, hyphenate) : prepare(segments, faces, Infinity);
  let least = 0;
  let stretch = 0;
  let natural = 0;
  for (const item of prepared.items) {
    if (item.kind !== 'penalty') natural += item.width;
    if (item.kind !== 'glue') least = Math.max(least, stretch + item.width);
    stretch = item.kind === 'box' ? stretch + item.width : 0;
  }
  return { least, natural };
}

/** Sets segments on a single line, however long it is: a label, a running head, a folio. */
export function setLine(segments: readonly Segment[], faces: Faces): Line {
  const prepared = prepare(segments, faces, Infinity);
  return lineOf(prepared, 0, prepared.items.length, faces);
}

/**
 * The space that ends a line is kept with it: words of neighbouring lines stay apart when the text is read. A hyphen is
 * set only where the line ends at it.
 */
function lineOf({ pieces }: Prepared, start: number, end: number, faces: Faces): Line {
  const within = pieces.slice(start, end + 1).flatMap((piece, index) => {
    return piece && (piece.kind !== 'hyphen' || start + index === end) ? [piece] : [];
  });
  const content = joinPieces(within, faces);
  const height = Math.max(...content.map((piece) => piece.segment.style.leading));
  const baseline = Math.max(...content.map(({ segment }) => baselineOf(segment.style, faces[segment.face])));
  const runs: Run[] = [];
  let x = 0;
  for (const group of groupPieces(content)) {
    runs.push(runOf(group, x, baseline));
    x += group.reduce((sum, piece) => sum + piece.width, 0);
  }
  const final = runs[runs.length - 1];
  return { runs, width: final ? final.x + final.width : 0, height };
}

/** The baseline below the top of a line: what the leading leaves beyond the letters is shared above and below. */
export function baselineOf({ size, leading }: TypeStyle, face: Face): number {
  const ascent = (face.ascent * size) / 1000;
  const descent = (-face.descent * size) / 1000;
  return (leading - ascent - descent) / 2 + ascent;
}

/** Neighbours of one leaf and style are one run. */
function groupPieces(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = groups[groups.length - 1];
    if (group?.[0]?.segment === piece.segment) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function runOf(group: readonly Piece[], x: number, baseline: number): Run {
  const [first] = group;
  if (!first) throw new Error('a run has no glyphs');
  const { leaf, style, face, link } = first.segment;
  const trailing = group[group.length - 1];
  const seen = trailing?.kind === 'space' ? group.slice(0, -1) : group;
  return {
    leaf,
    style,
    face,
    ...(link && { link }),
    glyphs: group.flatMap((piece) => piece.glyphs),
    x,
    baseline,
    width: seen.reduce((sum, piece) => sum + piece.width, 0),
  };
}
