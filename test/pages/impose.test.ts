/** Imposition, tried by folding: the pages come in order, and nothing moves out of reach. */
import { describe, expect, it } from 'vitest';
import { millimetres } from '../../src/base/length.ts';
import type { NodeId } from '../../src/base/node-id.ts';
import type { Link } from '../../src/document/document.ts';
import { type Sheet, type Side, impose } from '../../src/pages/impose.ts';
import type { Page, PlacedRule, PlacedRun } from '../../src/pages/page.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import { leafThrough } from '../support/folding.ts';

const MOST_PAGES = 40;
const [WIDTH, HEIGHT] = [420, 595];
/** Where the block of text stands on each page. */
const TEXT = { x: 50, y: 60, width: 310, height: 480, ink: 'text' } as const;

/** Pages with one rule each, from which one reads how far the page has moved. */
function pagesOf(count: number): Page[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ number: index + 1, width: WIDTH, height: HEIGHT, full: 1 },
    ...{ content: [], rules: [TEXT], decorations: [], repeated: [], header: [], footer: [] },
  }));
}

const COUNTS = Array.from({ length: MOST_PAGES }, (_, index) => index + 1);

/** How far each page of a side has moved towards the fold from where its half begins. */
function creepsOf({ left, right }: Side): number[] {
  const [onLeft] = left?.rules ?? [];
  const [onRight] = right?.rules ?? [];
  return [...(onLeft ? [onLeft.x - TEXT.x] : []), ...(onRight ? [WIDTH + TEXT.x - onRight.x] : [])];
}

function sidesOf({ front, back }: Sheet): Side[] {
  return [front, back];
}

describe(`booklets of 1 to ${MOST_PAGES} pages`, () => {
  it('are as many as were meant', () => expect(COUNTS).toHaveLength(40));

  it.each(COUNTS)(
    'of %i: folded, have every page once and in order, and blanks at the end alone',
    (count) => {
      const sheets = impose(pagesOf(count), false);
      expect(sheets).toHaveLength(Math.ceil(count / 4));
      const read = leafThrough(sheets).map((page) => page?.number ?? 'blank');
      const blanks = read.length - count;
      expect(blanks).toBeLessThan(4);
      const numbers = Array.from({ length: count }, (_, index) => index + 1);
      expect(read).toEqual([...numbers, ...Array<string>(blanks).fill('blank')]);
    },
  );

  it.each(COUNTS)('of %i: creep towards the fold, the inner sheets more, and never far', (count) => {
    const creeps = impose(pagesOf(count), false).map((sheet) => sidesOf(sheet).flatMap(creepsOf));
    expect(creeps.flat()).toHaveLength(count);
    const [outermost = []] = creeps;
    outermost.forEach((creep) => expect(creep).toBe(0));
    const bySheet = creeps.map((same) => {
      same.forEach((creep) => expect(creep).toBeCloseTo(same[0] ?? NaN, 6));
      return same[0] ?? NaN;
    });
    bySheet.slice(1).forEach((creep, index) => {
      const step = creep - (bySheet[index] ?? NaN);
      expect(step).toBeGreaterThan(millimetres(0.05));
      expect(step).toBeLessThan(millimetres(0.2));
    });
  });
});

describe('folding', () => {
  it('shows where sheets were turned about the wrong edge: each back is then the other way round', () => {
    const turned = impose(pagesOf(8), false).map(({ front, back: { left, right } }) => ({
      front,
      back: { left: right, right: left },
    }));
    expect(leafThrough(turned).map((page) => page?.number)).toEqual([1, 7, 3, 5, 4, 6, 2, 8]);
  });
});

describe('impose', () => {
  it('makes no sheets of no pages', () => expect(impose([], false)).toEqual([]));

  it('stops creeping before a page is drawn into the fold', () => {
    const creeps = impose(pagesOf(800), false).flatMap((sheet) => sidesOf(sheet).flatMap(creepsOf));
    expect(creeps).toHaveLength(800);
    expect(Math.max(...creeps)).toBeLessThanOrEqual(millimetres(3) + 1e-6);
  });

  it('moves all that is on a page alike, keeps the text as text, and leaves links behind', () => {
    const style = MEMBER.body;
    const leaf = 1 as NodeId;
    const run: PlacedRun = { kind: 'run', leaf, style, face: 'regular', words: [], x: 70, y: 80, width: 0 };
    const [page] = pagesOf(1);
    if (!page) throw new Error('there is no page');
    const destination = { kind: 'address', href: 'http://example.org/' } as const;
    const link: Link = { kind: 'link', id: leaf, children: [], destination, description: '', address: false };
    const full = { ...page, content: [{ ...run, link }], repeated: [run], header: [run], footer: [run] };
    const [sheet] = impose([full], false);
    const { content, repeated, header, footer } = sheet?.front.right ?? full;
    for (const [moved] of [content, repeated, header, footer]) {
      expect(moved).toEqual({ ...run, x: WIDTH + 70 });
    }
  });

  it('marks the fold and the trim where asked, on every side, and nowhere near the text', () => {
    const sheets = impose(pagesOf(12), true);
    const sides = sheets.flatMap(sidesOf);
    expect(sides).toHaveLength(6);
    for (const { marks } of sides) {
      expect(marks).toHaveLength(6);
      expect(marks.filter((mark) => mark.x + mark.width / 2 === WIDTH)).toHaveLength(2);
      for (const mark of marks) expect(isClear(mark), JSON.stringify(mark)).toBe(true);
    }
  });
});

/** Whether a mark is on the sheet, and above or below all text. */
function isClear({ x, y, width, height }: PlacedRule): boolean {
  const onSheet = x >= 0 && x + width <= 2 * WIDTH && y >= 0 && y + height <= HEIGHT;
  return onSheet && (y + height < TEXT.y || y > TEXT.y + TEXT.height);
}
