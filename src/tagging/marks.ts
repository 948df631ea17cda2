/** Marks: the runs of each page gathered into marked-content sequences, and the rectangles of its links. */
import type { NodeId } from '../base/node-id.ts';
import type { Link } from '../document/document.ts';
import type { Page, PlacedRun } from '../pages/page.ts';
import type { Annotation, Mark } from './structure.ts';

/** Neighbouring runs of one leaf are one sequence, over as many lines of the page as they stand on. */
export function markPage(page: Page): Mark[] {
  const marks: { leaf: NodeId; runs: PlacedRun[] }[] = [];
  for (const run of page.runs) {
    const last = marks.at(-1);
    if (last?.leaf === run.leaf) last.runs.push(run);
    else marks.push({ leaf: run.leaf, runs: [run] });
  }
  return marks;
}

/** One rectangle for each line that a link stands on, as wide as its words and as high as its type. */
export function linkRectangles(page: Page, index: number): Annotation[] {
  return linkLines(page.runs).map(({ link, runs }) => {
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
function linkLines(runs: readonly PlacedRun[]): LinkLine[] {
  const lines: LinkLine[] = [];
  let open: LinkLine | undefined;
  for (const run of runs) {
    if (!run.link) {
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
