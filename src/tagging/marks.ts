/** Marks: the runs of each page gathered into marked-content sequences, and the rectangles of its links. */
import type { NodeId } from '../base/node-id.ts';
import type { Link } from '../document/document.ts';
import type { Page, Placed, PlacedRun } from '../pages/page.ts';
import type { Annotation, Box, Mark } from './structure.ts';

/** Neighbouring runs of one leaf are one sequence, over as many lines of the page as they stand on. */
export function markPage(page: Page): Mark[] {
  const marks: Mark[] = [];
  let content: Placed[] = [];
  let leaf: NodeId | undefined;
  for (const placed of page.content) {
    if (placed.leaf === leaf) content.push(placed);
    else {
      leaf = placed.leaf;
      content = [placed];
      marks.push({ leaf, content });
    }
  }
  return marks;
}

/** One rectangle for each line that a link stands on, as wide as its words and as high as its type. */
export function linkRectangles(page: Page, index: number): Annotation[] {
  return linkLines(page.content).map(({ link, y, runs }) => {
    let [x, right, size] = [Infinity, -Infinity, 0];
    for (const run of runs) {
      x = Math.min(x, run.x);
      right = Math.max(right, run.x + run.width);
      size = Math.max(size, run.style.size);
    }
    return { link, page: index, x, y: y - size * ABOVE, width: right - x, height: size * (ABOVE + BELOW) };
  });
}

/** How far a link's rectangle reaches above and below the baseline, in ems: over ascenders and descenders. */
const ABOVE = 0.95;
const BELOW = 0.3;

interface LinkLine {
  readonly link: Link;
  readonly y: number;
  readonly runs: PlacedRun[];
}

/** A link's runs on one line stand side by side; anything else between them would be outside of the link. */
function linkLines(content: readonly Placed[]): LinkLine[] {
  const lines: LinkLine[] = [];
  let open: LinkLine | undefined;
  for (const run of content) {
    if (run.kind === 'picture' || !run.link) {
      open = undefined;
    } else if (open?.link === run.link && open.y === run.y) {
      open.runs.push(run);
    } else {
      open = { link: run.link, y: run.y, runs: [run] };
      lines.push(open);
    }
  }
  return lines;
}

/** Where the pictures stand that belong to the reading. */
export function pictureBoxes(pages: readonly Page[]): Map<NodeId, Box> {
  const boxes = new Map<NodeId, Box>();
  pages.forEach(({ content }, page) => {
    for (const placed of content) {
      if (placed.kind !== 'picture') continue;
      const { leaf, x, y, width, height } = placed;
      boxes.set(leaf, { page, x, y, width, height });
    }
  });
  return boxes;
}
