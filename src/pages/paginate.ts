/** Galley to pages: every line in its final place, with running heads, folios and rules. Nothing moves after this. */
import type { NodeId } from '../base/node-id.ts';
import type { Document } from '../document/document.ts';
import type { Galley, GalleyLine, Head, Setting } from '../typeset/galley.ts';
import { setFurniture } from './furniture.ts';
import type { Page, PlacedPicture, PlacedRule, PlacedRun } from './page.ts';
import { type PageCut, breakPages } from './pagebreak.ts';
import { type Paper, textBlockOf } from './paper.ts';

/** Divides a galley into pages of a paper, at the best places. */
export function paginate(galley: Galley, document: Document, setting: Setting, paper: Paper): Page[] {
  return placePages(galley, breakPages(galley.lines, textBlockOf(paper).height), document, setting, paper);
}

/** Pages of a galley that is cut already. */
export function placePages(
  galley: Galley,
  cuts: readonly PageCut[],
  { meta }: Document,
  setting: Setting,
  paper: Paper,
): Page[] {
  return cuts.map((cut, index) => {
    const placed = placeLines(galley.lines.slice(cut.start, cut.end), cut, paper);
    const furniture = setFurniture(meta, index + 1, cuts.length, setting, paper);
    return { number: index + 1, width: paper.width, height: paper.height, ...placed, ...furniture };
  });
}

interface PlacedLine {
  readonly line: GalleyLine;
  readonly x: number;
  readonly top: number;
  /** Set again from the page before: not part of the reading. */
  readonly again: boolean;
}

const NO_HEAD: Head = { lines: [], below: 0 };

type Body = Pick<Page, 'content' | 'rules' | 'decorations' | 'repeated'>;

function placeLines(lines: readonly GalleyLine[], cut: PageCut, { margins }: Paper): Body {
  const [first] = lines;
  const { lines: head, below } = (cut.start > 0 && first?.head) || NO_HEAD;
  let top = margins.top;
  const placed = [...head, ...lines].map((line, index): PlacedLine => {
    // A page's first line loses its space; below a head set again it has the head's.
    if (index === head.length) top += below;
    else if (index > 0) top += line.space + line.give * cut.adjustment;
    const at = { line, x: margins.left + line.x, top, again: index < head.length };
    top += line.height;
    return at;
  });
  const body = placed.filter((line) => !line.again);
  const pictures = body.flatMap(placePicture);
  return {
    content: body.flatMap((line) => [...placeRuns(line), ...placePicture(line).filter(isRead)]),
    rules: [...placed.flatMap(placeRules), ...placeFrames(placed, margins.left)],
    decorations: pictures.filter((picture) => !isRead(picture)),
    repeated: placed.filter((line) => line.again).flatMap(placeRuns),
  };
}

function isRead(picture: PlacedPicture): picture is PlacedPicture & { readonly leaf: NodeId } {
  return picture.leaf !== undefined;
}

function placePicture({ line, x, top }: PlacedLine): PlacedPicture[] {
  return line.picture ? [{ kind: 'picture', ...line.picture, x, y: top }] : [];
}

function placeRuns({ line, x, top }: PlacedLine): PlacedRun[] {
  return line.runs.map(({ baseline, ...run }) => ({ kind: 'run', ...run, x: x + run.x, y: top + baseline }));
}

function placeRules({ line, x, top }: PlacedLine): PlacedRule[] {
  return line.rules.map((rule) => ({
    x: x + rule.x,
    y: top + rule.y,
    width: rule.width,
    height: rule.thickness,
    ink: rule.ink,
  }));
}

/** One stroke beside the lines of each frame, from the first to the last on this page. */
function placeFrames(placed: readonly PlacedLine[], left: number): PlacedRule[] {
  const strokes = new Map<number, PlacedRule>();
  for (const { line, top } of placed) {
    const { frame } = line;
    if (!frame) continue;
    const begun = strokes.get(frame.id);
    const y = begun?.y ?? top;
    strokes.set(frame.id, {
      x: left + frame.x,
      y,
      width: frame.width,
      height: top + line.height - y,
      ink: frame.ink,
    });
  }
  return [...strokes.values()];
}
