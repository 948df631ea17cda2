/** Page furniture, at the same place on each page: the running head, and the folio at the right or the outer edge. */
import type { NodeId } from '../base/node-id.ts';
import type { Document } from '../document/document.ts';
import type { Setting } from '../typeset/galley.ts';
import { type Line, setLine } from '../typeset/lines.ts';
import type { Page, PlacedRun } from './page.ts';
import { type Paper, isVerso, leftEdgeOf, textBlockOf } from './paper.ts';

/** Furniture stands in no structure: it has no node. */
const NO_NODE = 0 as NodeId;

/** Which page it is: by the number that it bears, and among those of its document. */
export interface PageOrder {
  readonly number: number;
  readonly index: number;
  readonly count: number;
}

/** The furniture of a page. A document's first has its masthead instead of a running head; a cover stands alone. */
export function setFurniture(
  { meta, contents }: Document,
  { number, index, count }: PageOrder,
  { design, faces }: Setting,
  paper: Paper,
): Pick<Page, 'header' | 'footer'> {
  if (contents && index === 0) return { header: [], footer: [] };
  const line = (text: string): Line =>
    setLine(
      [{ leaf: NO_NODE, text, style: design.furniture, face: design.furniture.face, address: false }],
      faces,
    );
  const folio = line(meta.folio.replace('{page}', String(number)).replace('{pages}', String(count)));
  const left = leftEdgeOf(paper, number);
  const { measure } = textBlockOf(paper);
  const right = (set: Line): number => left + measure - set.width;
  const footer = place(folio, isVerso(paper, number) ? left : right(folio), paper.height - paper.folio);
  if (index === 0) return { header: [], footer };
  const date = line(meta.runningDate);
  const title = line(fitting(meta.runningTitle, measure - date.width - HEAD_GAP, line));
  const header = [...place(title, left, paper.runningHead), ...place(date, right(date), paper.runningHead)];
  return { header, footer };
}

/** The pages of a document under other numbers, from `first` on. Where that would move their text, it throws. */
export function renumbered(
  document: Document,
  pages: readonly Page[],
  first: number,
  setting: Setting,
  paper: Paper,
): Page[] {
  return pages.map((page, index) => {
    const number = first + index;
    if (leftEdgeOf(paper, number) !== leftEdgeOf(paper, page.number))
      throw new Error('a page of this paper cannot change its number and keep its place');
    const order = { number, index, count: pages.length };
    return { ...page, number, ...setFurniture(document, order, setting, paper) };
  });
}

/** The least space between the two halves of the running head, in points. */
const HEAD_GAP = 24;

function place(line: Line, x: number, top: number): PlacedRun[] {
  return line.runs.map(({ baseline, ...run }) => ({ kind: 'run', ...run, x: x + run.x, y: top + baseline }));
}

/** A title too long for the running head is cut with an ellipsis: the whole stands on page one. */
function fitting(title: string, width: number, line: (text: string) => Line): string {
  if (line(title).width <= width) return title;
  let cut = title;
  while (cut.length > 1 && line(`${cut}\u2026`).width > width) {
    const space = cut.lastIndexOf(' ');
    cut = cut.slice(0, space > 0 ? space : -1);
  }
  return `${cut}\u2026`;
}
