/** The fixed corpus of prose that line breaking is measured on: the real update's running text, and other prose. */
import { readFileSync } from 'node:fs';
import { readable } from '../../src/base/problem.ts';
import type { NodeId } from '../../src/base/node-id.ts';
import type { PaperName } from '../../src/base/paper.ts';
import { compose } from '../../src/document/compose.ts';
import { leavesOf } from '../../src/document/leaves.ts';
import { PAPERS, textBlockOf } from '../../src/pages/paper.ts';
import { loadUpdate } from '../../src/source/load.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import type { Item } from '../../src/typeset/linebreak.ts';
import type { Segment } from '../../src/typeset/segments.ts';
import { readContent, realHouse } from './build.ts';

/** Shorter text is set in two lines, and has no edge to compare. */
const SHORTEST = 150;

/** The measures at which the corpus is set, in points: of A4 and A5, a quotation, a table's cell. */
export const MEASURES = [measureOf('A4'), measureOf('A5'), 240, 180] as const;

/** To a tenth of a point. */
function measureOf(paper: PaperName): number {
  return Math.round(textBlockOf(PAPERS[paper]).measure * 10) / 10;
}

/** Every paragraph of the corpus, as plain words. */
export function proseParagraphs(): string[] {
  const prose = readFileSync(new URL('../bench/prose.txt', import.meta.url), 'utf8');
  return [...realParagraphs(), ...prose.trim().split(/\n\n/)];
}

function realParagraphs(): string[] {
  const house = realHouse();
  const text = readContent('2007-11-policy-update.yaml');
  const content = readable(loadUpdate({ name: 'update.yaml', text }, house));
  const document = content && readable(compose(content, house, 'update', new Map()));
  if (!document) throw new Error('the real update cannot be read');
  return leavesOf(document)
    .map(({ value }) => value.trim())
    .filter((value) => value.length >= SHORTEST);
}

/** A paragraph in the body's style, as the typesetter takes it. */
export function segmentOf(text: string): Segment {
  return { leaf: 1 as NodeId, text, style: MEMBER.body, face: MEMBER.body.face, address: false };
}

/** Squared deviation from the mean length, of all lines but the last. */
export function raggedness(lengths: readonly number[]): number {
  const edge = lengths.slice(0, -1);
  const mean = edge.reduce((sum, length) => sum + length, 0) / edge.length;
  return edge.reduce((sum, length) => sum + (length - mean) ** 2, 0);
}

/** The lengths of the lines that breaks make, in points. */
export function lineLengths(items: readonly Item[], ends: readonly number[]): number[] {
  return ends.map((end, index) => {
    const line = items.slice((ends[index - 1] ?? -1) + 1, end);
    return line.reduce((sum, item) => sum + (item.kind === 'penalty' ? 0 : item.width), 0);
  });
}

/** Breaks by first fit: each line takes all that it can hold, whatever it ends on. */
export function firstFit(items: readonly Item[], measure: number): number[] {
  const ends: number[] = [];
  let length = 0;
  let lastBreak = -1;
  let sinceBreak = 0;
  items.forEach((item, at) => {
    if (item.kind !== 'box') {
      lastBreak = at;
      sinceBreak = 0;
    }
    if (item.kind === 'penalty') return;
    length += item.width;
    if (item.kind === 'box') sinceBreak += item.width;
    if (item.kind === 'box' && length > measure && lastBreak > (ends.at(-1) ?? -1)) {
      ends.push(lastBreak);
      length = sinceBreak;
    }
  });
  return items.length > 0 ? [...ends, items.length] : [];
}

/** Ours and another's raggedness over all paragraphs that both set in the same number of lines. */
export interface Comparison {
  readonly compared: number;
  readonly ours: number;
  readonly other: number;
}

export function compare(
  ours: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
): Comparison {
  const pairs = ours.flatMap((lengths, index) => {
    const others = other[index] ?? [];
    return lengths.length === others.length && lengths.length > 2 ? [{ lengths, others }] : [];
  });
  return {
    compared: pairs.length,
    ours: pairs.reduce((sum, { lengths }) => sum + raggedness(lengths), 0),
    other: pairs.reduce((sum, { others }) => sum + raggedness(others), 0),
  };
}
