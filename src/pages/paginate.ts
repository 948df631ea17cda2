/** Galley to pages: every line in its final place, with running heads, folios and rules. Nothing moves after this. */
import type { Document } from '../document/document.ts';
import type { Design } from '../typeset/design.ts';
import type { Faces } from '../typeset/face.ts';
import type { Galley, GalleyLine } from '../typeset/galley.ts';
import { setFurniture } from './furniture.ts';
import type { Page, PlacedRule, PlacedRun } from './page.ts';
import { type PageCut, breakPages } from './pagebreak.ts';
import { type Paper, textHeightOf } from './paper.ts';

/** Divides a galley into pages of a paper. */
export function paginate(
  galley: Galley,
  document: Document,
  design: Design,
  faces: Faces,
  paper: Paper,
): Page[] {
  const cuts = breakPages(galley.lines, textHeightOf(paper));
  return cuts.map((cut, index) => {
    const placed = placeLines(galley.lines.slice(cut.start, cut.end), cut, paper);
    const furniture = setFurniture(document.meta, index + 1, cuts.length, design, faces, paper);
    return { number: index + 1, width: paper.width, height: paper.height, ...placed, ...furniture };
  });
}

interface PlacedLine {
  readonly line: GalleyLine;
  readonly x: number;
  readonly top: number;
}

function placeLines(
  lines: readonly GalleyLine[],
  cut: PageCut,
  { margins }: Paper,
): Pick<Page, 'runs' | 'rules'> {
  let top = margins.top;
  const placed = lines.map((line, index): PlacedLine => {
    if (index > 0) top += line.space - line.give * cut.squeeze;
    const at = { line, x: margins.left + line.x, top };
    top += line.height;
    return at;
  });
  return {
    runs: placed.flatMap(placeRuns),
    rules: [...placed.flatMap(placeRules), ...placeFrames(placed, margins.left)],
  };
}

function placeRuns({ line, x, top }: PlacedLine): PlacedRun[] {
  return line.runs.map(({ baseline, ...run }) => ({ ...run, x: x + run.x, y: top + baseline }));
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
