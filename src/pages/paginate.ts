/** Galley to pages: every line in its final place, with running heads, folios and rules. Nothing moves after this. */
import type { NodeId } from '../base/node-id.ts';
import type { Document } from '../document/document.ts';
import type {
  Frame,
  Galley,
  GalleyLine,
  Head,
  NotesArea,
  Rule,
  SetPicture,
  Setting,
} from '../typeset/galley.ts';
import type { Run } from '../typeset/lines.ts';
import { runningHead, setFolio } from './furniture.ts';
import {
  type Page,
  type Placed,
  type PlacedPicture,
  type PlacedRule,
  type PlacedRun,
  placeRun,
} from './page.ts';
import { type PageCut, breakPages } from './pagebreak.ts';
import { type Paper, leftEdgeOf, textBlockOf } from './paper.ts';

/** Divides a galley into pages of a paper, at the best places; `first` is the number of the first of them. */
export function paginate(
  galley: Galley,
  document: Document,
  setting: Setting,
  paper: Paper,
  first = 1,
): Page[] {
  const cuts = breakPages(galley.lines, textBlockOf(paper).height);
  return placePages(galley, cuts, document, setting, paper, first);
}

/** Pages of a galley that is cut already. */
export function placePages(
  galley: Galley,
  cuts: readonly PageCut[],
  document: Document,
  setting: Setting,
  paper: Paper,
  first = 1,
): Page[] {
  const { height } = textBlockOf(paper);
  // A document's first page has its masthead instead.
  const runningHeadOf = cuts.length > 1 ? runningHead(document, setting, paper) : undefined;
  return cuts.map((cut, index) => {
    const number = first + index;
    const origin = { left: leftEdgeOf(paper, number), top: paper.margins.top };
    const lines = galley.lines.slice(cut.start, cut.end);
    const used = heightOf(lines, cut);
    const notes = index === cuts.length - 1 ? noteLines(galley.notes, height - used) : [];
    const placed = placeLines(notes.length > 0 ? [...lines, ...notes] : lines, cut, origin);
    return {
      number,
      width: paper.width,
      height: paper.height,
      full: Math.min(1, used / height),
      ...placed,
      header: (index > 0 && runningHeadOf?.(number)) || [],
      footer: setFolio(document, { number, index, count: cuts.length }, setting, paper),
    };
  });
}

const NO_HEAD: Head = { lines: [], below: 0 };

/** What is set again above the first line of a page. */
function headOf(lines: readonly GalleyLine[], { start }: PageCut): Head {
  return (start > 0 && lines[0]?.head) || NO_HEAD;
}

/** A page's first line loses its space; below a head set again it has the head's. */
function spaceAbove(line: GalleyLine, index: number, head: Head, { adjustment }: PageCut): number {
  if (index === head.lines.length) return head.below;
  return index > 0 ? line.space + line.give * adjustment : 0;
}

/** Fewer lines than this are no room for notes. */
const FEWEST_RULED = 3;

/** The notes that fill what a last page has left; none where that is too little. */
function noteLines(notes: NotesArea | undefined, left: number): GalleyLine[] {
  if (!notes) return [];
  const { space, heading, ruled } = notes;
  const head = heading.reduce((sum, line) => sum + line.height, space);
  const count = Math.floor((left - head) / ruled.height);
  if (count < FEWEST_RULED) return [];
  const spaced = heading.map((line, index) => (index === 0 ? { ...line, space, give: 0 } : line));
  return [...spaced, ...Array.from({ length: count }, () => ruled)];
}

/** A page's lines below what is set again above them. */
function below(head: Head, lines: readonly GalleyLine[]): readonly GalleyLine[] {
  return head.lines.length > 0 ? [...head.lines, ...lines] : lines;
}

/** How far down a page its lines reach. */
function heightOf(lines: readonly GalleyLine[], cut: PageCut): number {
  const head = headOf(lines, cut);
  const all = below(head, lines);
  let height = 0;
  for (let at = 0; at < all.length; at++) {
    const line = all[at] as GalleyLine;
    height = height + line.height + spaceAbove(line, at, head, cut);
  }
  return height;
}

/** Where the text block stands on its page. */
interface Origin {
  readonly left: number;
  readonly top: number;
}

type Body = Pick<Page, 'content' | 'rules' | 'decorations' | 'repeated'>;

function placeLines(lines: readonly GalleyLine[], cut: PageCut, origin: Origin): Body {
  const head = headOf(lines, cut);
  const all = below(head, lines);
  const content: Placed[] = [];
  const rules: PlacedRule[] = [];
  const decorations: PlacedPicture[] = [];
  const repeated: PlacedRun[] = [];
  const strokes: Strokes = new Map();
  let { top } = origin;
  for (let at = 0; at < all.length; at++) {
    const line = all[at] as GalleyLine;
    const x = origin.left + line.x;
    top += spaceAbove(line, at, head, cut);
    // What is set again from the page before is not part of the reading.
    const again = at < head.lines.length;
    const runs = again ? repeated : content;
    for (let run = 0; run < line.runs.length; run++) runs.push(placeRun(line.runs[run] as Run, x, top));
    for (let rule = 0; rule < line.rules.length; rule++) {
      rules.push(placeRule(line.rules[rule] as Rule, x, top));
    }
    if (!again && line.leader) repeated.push(placeRun(line.leader, x, top));
    const picture = !again && line.picture && placePicture(line.picture, x, top);
    if (picture && isRead(picture)) content.push(picture);
    else if (picture) decorations.push(picture);
    if (line.frame) draw(line.frame, origin.left, top, top + line.height, strokes);
    top += line.height;
  }
  rules.push(...strokes.values());
  return { content, rules, decorations, repeated };
}

function isRead(picture: PlacedPicture): picture is PlacedPicture & { readonly leaf: NodeId } {
  return picture.leaf !== undefined;
}

function placePicture(picture: SetPicture, x: number, y: number): PlacedPicture {
  return { kind: 'picture', ...picture, x, y };
}

function placeRule(rule: Rule, x: number, top: number): PlacedRule {
  return { x: x + rule.x, y: top + rule.y, width: rule.width, height: rule.thickness, ink: rule.ink };
}

/** By frame, the one stroke beside its lines, from the first to the last on this page. */
type Strokes = Map<NodeId, PlacedRule>;

/** Draws the stroke of a frame on beside a line, by its top and its foot. */
function draw({ id, x, width, ink }: Frame, left: number, top: number, foot: number, strokes: Strokes): void {
  const y = strokes.get(id)?.y ?? top;
  strokes.set(id, { x: left + x, y, width, height: foot - y, ink });
}
