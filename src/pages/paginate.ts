/** Galley to pages: every line in its final place, with running heads, folios and rules. Nothing moves after this. */
import type { NodeId } from '../base/node-id.ts';
import type { Document } from '../document/document.ts';
import type { Galley, GalleyLine, Head, NotesArea, Rule, SetPicture, Setting } from '../typeset/galley.ts';
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
    const placed = placeLines([...lines, ...notes], cut, origin);
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

interface PlacedLine {
  readonly line: GalleyLine;
  readonly x: number;
  readonly top: number;
  /** Set again from the page before: not part of the reading. */
  readonly again: boolean;
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

/** How far down a page its lines reach. */
function heightOf(lines: readonly GalleyLine[], cut: PageCut): number {
  const head = headOf(lines, cut);
  const all = head.lines.length > 0 ? [...head.lines, ...lines] : lines;
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
  let { top } = origin;
  const placed = [...head.lines, ...lines].map((line, index): PlacedLine => {
    top += spaceAbove(line, index, head, cut);
    const at = { line, x: origin.left + line.x, top, again: index < head.lines.length };
    top += line.height;
    return at;
  });
  const content: Placed[] = [];
  const rules: PlacedRule[] = [];
  const decorations: PlacedPicture[] = [];
  const repeated: PlacedRun[] = [];
  for (const { line, x, top, again } of placed) {
    const runs = again ? repeated : content;
    for (const run of line.runs) runs.push(placeRun(run, x, top));
    for (const rule of line.rules) rules.push(placeRule(rule, x, top));
    if (again) continue;
    if (line.leader) repeated.push(placeRun(line.leader, x, top));
    const picture = line.picture && placePicture(line.picture, x, top);
    if (picture && isRead(picture)) content.push(picture);
    else if (picture) decorations.push(picture);
  }
  rules.push(...placeFrames(placed, origin.left));
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
