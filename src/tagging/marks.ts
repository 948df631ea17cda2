/** Marks: the runs of each page gathered into marked-content sequences, and the rectangles of its links. */
import type { NodeId } from '../base/node-id.ts';
import type { Link } from '../document/document.ts';
import type { Page, Placed, PlacedRun } from '../pages/page.ts';
import type { Annotation, Box, Mark } from './structure.ts';

/** Neighbouring runs of one leaf are one sequence, over as many lines of the page as they stand on. */
export function markPage(page: Page): Mark[] {
  const marks: { leaf: NodeId; content: Placed[] }[] = [];
  for (const placed of page.content) {
    const last = marks.at(-1);
    if (last?.leaf === placed.leaf) last.content.push(placed);
    else marks.push({ leaf: placed.leaf, content: [placed] });
  }
  return marks;
}

/** One rectangle for each line that a link stands on, as wide as its words and as high as its type. */
export function linkRectangles(page: Page, index: number): Annotation[] {
  return linkLines(page.content).map(({ link, runs }) => {
    const x = Math.min(...runs.map((run) => run.x));
    const right = Math.max(...runs.map((run) => run.x + run.width));
    const size = Math.max(...runs.map((run) => run.style.size));
    const [baseline = 0] = runs.map((run) => run.y);
    return {
      link,
      page: index,
      x,
      y: baseline - size * ABOVE,
      width: right - x,
      height: size * (ABOVE + BELOW),
    };
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
  const pictures = pages.flatMap(({ content }, page) =>
    content.flatMap((placed) => (placed.kind === 'picture' ? [{ page, placed }] : [])),
  );
  return new Map(
    pictures.map(({ page, placed: { leaf, x, y, width, height } }) => [leaf, { page, x, y, width, height }]),
  );
}
