/** Marks: the runs of each page gathered into marked-content sequences, and the rectangles of its links. */
import type { NodeId } from '../base/node-id.ts';
import type { Link } from '../document/document.ts';
import type { Page, Placed } from '../pages/page.ts';
import { Annotation, type Box, Mark } from './structure.ts';

/** Neighbouring runs of one leaf are one sequence, over as many lines of the page as they stand on. */
export function markPage({ content }: Page): Mark[] {
  const marks: Mark[] = [];
  for (let from = 0; from < content.length;) {
    const to = endOfLeaf(content, from);
    const first = content[from];
    if (first) marks.push(new Mark(first.leaf, content.slice(from, to)));
    from = to;
  }
  return marks;
}

function endOfLeaf(content: readonly Placed[], from: number): number {
  const leaf = content[from]?.leaf;
  let to = from + 1;
  while (to < content.length && content[to]?.leaf === leaf) to++;
  return to;
}

/** One rectangle for each line that a link stands on, as wide as its words and as high as its type. */
export function linkRectangles({ content }: Page, page: number): Annotation[] {
  const rectangles: Annotation[] = [];
  for (let from = 0; from < content.length; from++) {
    const placed = content[from];
    if (placed?.kind !== 'run' || !placed.link) continue;
    const to = endOfLine(content, from, placed.link);
    rectangles.push(rectangleOf(content.slice(from, to), placed.link, placed.y, page));
    from = to - 1;
  }
  return rectangles;
}

/** A link's runs on one line stand side by side; anything else between them would be outside of the link. */
function endOfLine(content: readonly Placed[], from: number, link: Link): number {
  const y = content[from]?.y;
  let to = from + 1;
  for (let next = content[to]; next?.kind === 'run' && next.link === link && next.y === y;)
    next = content[++to];
  return to;
}

function rectangleOf(runs: readonly Placed[], link: Link, y: number, page: number): Annotation {
  let left = Infinity;
  let right = -Infinity;
  let size = 0;
  for (const run of runs) {
    if (run.kind === 'picture') continue;
    left = Math.min(left, run.x);
    right = Math.max(right, run.x + run.width);
    size = Math.max(size, run.style.size);
  }
  return new Annotation(link, page, left, y - size * ABOVE, right - left, size * (ABOVE + BELOW));
}

/** How far a link's rectangle reaches above and below the baseline, in ems: over ascenders and descenders. */
const ABOVE = 0.95;
const BELOW = 0.3;

/** Where the pictures stand that belong to the reading. */
export function pictureBoxes(pages: readonly Page[]): Map<NodeId, Box> {
  const boxes = new Map<NodeId, Box>();
  pages.forEach(({ content }, page) => {
    content.forEach((placed) => {
      if (placed.kind !== 'picture') return;
      const { leaf, x, y, width, height } = placed;
      boxes.set(leaf, { page, x, y, width, height });
    });
  });
  return boxes;
}
