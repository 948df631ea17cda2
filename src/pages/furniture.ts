/** Page furniture, at the same place on each page: the running head, and the folio at the right or the outer edge. */
import type { NodeId } from '../base/node-id.ts';
import type { Document } from '../document/document.ts';
import type { Setting } from '../typeset/galley.ts';
import { type Line, setLine } from '../typeset/lines.ts';
import { type Page, type PlacedRun, placeRun } from './page.ts';
import { type Paper, isVerso, leftEdgeOf, textBlockOf } from './paper.ts';

/** Furniture stands in no structure: it has no node. */
const NO_NODE = 0 as NodeId;

/** Which page it is: by the number that it bears, and among those of its document. */
export interface PageOrder {
  readonly number: number;
  readonly index: number;
  readonly count: number;
}

/** The folio of a page. A cover stands alone. */
export function setFolio(
  { meta, contents }: Document,
  { number, index, count }: PageOrder,
  setting: Setting,
  paper: Paper,
): PlacedRun[] {
  if (contents && index === 0) return [];
  const text = meta.folio.replace('{page}', String(number)).replace('{pages}', String(count));
  const folio = setText(text, setting);
  const left = leftEdgeOf(paper, number);
  const x = isVerso(paper, number) ? left : left + textBlockOf(paper).measure - folio.width;
  return place(folio, x, paper.height - paper.folio);
}

/** The running head of a document, which is set once, for the page of any number. */
export function runningHead(
  { meta }: Document,
  setting: Setting,
  paper: Paper,
): (page: number) => PlacedRun[] {
  const { measure } = textBlockOf(paper);
  const date = setText(meta.runningDate, setting);
  const title = fitting(meta.runningTitle, measure - date.width - HEAD_GAP, setting);
  return (page) => {
    const left = leftEdgeOf(paper, page);
    const right = left + measure - date.width;
    return [...place(title, left, paper.runningHead), ...place(date, right, paper.runningHead)];
  };
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
    return { ...page, number, footer: setFolio(document, order, setting, paper) };
  });
}

function setText(text: string, { design, faces }: Setting): Line {
  const style = design.furniture;
  return setLine([{ leaf: NO_NODE, text, style, face: style.face, address: false }], faces);
}

/** The least space between the two halves of the running head, in points. */
const HEAD_GAP = 24;

function place({ runs }: Line, x: number, top: number): PlacedRun[] {
  return runs.map((run) => placeRun(run, x, top));
}

/** A title too long for the running head is cut with an ellipsis: the whole stands on page one. */
function fitting(title: string, width: number, setting: Setting): Line {
  let line = setText(title, setting);
  for (let cut = title; cut.length > 1 && line.width > width; line = setText(`${cut}\u2026`, setting)) {
    const space = cut.lastIndexOf(' ');
    cut = cut.slice(0, space > 0 ? space : -1);
  }
  return line;
}
