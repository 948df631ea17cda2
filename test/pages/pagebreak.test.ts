/** Pages are broken where the whole document is cheapest, and what must not part does not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../src/base/node-id.ts';
import { breakPages, COST, FEWEST_LAST_LINES } from '../../src/pages/pagebreak.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import { BREAK, type GalleyLine } from '../../src/typeset/galley.ts';
import type { Run } from '../../src/typeset/lines.ts';

const RUN: Run = {
  leaf: 1 as NodeId,
  style: MEMBER.body,
  face: 'regular',
  words: [],
  x: 0,
  baseline: 8,
  width: 0,
};

/** A line of 10 points; `space` above it, `cost` to begin a page with it. */
function line(cost: number = BREAK.free, space = 0, give = 0): GalleyLine {
  return { space, give, breakCost: cost, height: 10, x: 0, runs: [RUN], rules: [] };
}

function lines(count: number, cost: number = BREAK.within): GalleyLine[] {
  return Array.from({ length: count }, () => line(cost));
}

function ends(galley: readonly GalleyLine[], height: number): number[] {
  return breakPages(galley, height).map((cut) => cut.end);
}

describe('breakPages', () => {
  it('puts what fits on one page', () => {
    expect(ends(lines(10), 100)).toEqual([10]);
  });

  it('does not leave a heading behind', () => {
    const galley = [...lines(8), line(BREAK.free), line(BREAK.keep), line(BREAK.widow), ...lines(10)];
    expect(ends(galley, 100)[0]).toBe(8);
  });

  it('leaves no widow', () => {
    const galley = [...lines(9), line(BREAK.free), line(BREAK.widow), line(BREAK.widow), ...lines(9)];
    expect(ends(galley, 110)[0]).toBe(9);
  });

  it('drops the space above a line that begins a page', () => {
    const galley = [...lines(10), line(BREAK.free, 30), ...lines(9)];
    expect(ends(galley, 100)).toEqual([10, 20]);
  });

  it('takes a little from the spaces rather than strand a line', () => {
    const galley = [...lines(5), line(BREAK.free, 8, 4), ...lines(3), line(BREAK.widow)];
    const cuts = breakPages(galley, 105);
    expect(cuts).toHaveLength(1);
    expect(cuts[0]?.adjustment).toBeCloseTo(-0.75);
  });

  it('lengthens spaces a little where that brings the last line to the foot', () => {
    const galley = [...lines(5), line(BREAK.free, 8, 4), ...lines(3), line(BREAK.free, 30), ...lines(5)];
    const [first, last] = breakPages(galley, 100);
    expect(first).toEqual({ start: 0, end: 9, adjustment: 0.5 });
    expect(last?.adjustment).toBe(0);
  });

  it('leaves a foot empty rather than stretch spaces that cannot fill it', () => {
    const galley = [...lines(5), line(BREAK.free, 8, 4), ...lines(1), line(BREAK.free, 90), ...lines(5)];
    expect(breakPages(galley, 100)[0]).toEqual({ start: 0, end: 7, adjustment: 0 });
  });

  it('looks back over several pages to fill the last', () => {
    const whole = (count: number): GalleyLine[] => [line(), ...lines(count - 1, BREAK.keep)];
    const galley = [4, 6, 3, 7, 2].flatMap(whole);
    expect(ends(galley, 100)).toEqual([4, 13, 22]);
  });

  it('does not leave a few stray lines on the last page where it can be helped', () => {
    const last = ends(lines(22), 100);
    expect((last.at(-1) ?? 0) - (last.at(-2) ?? 0)).toBeGreaterThanOrEqual(4);
  });

  it('breaks what is longer than a page, though every break in it is dear', () => {
    const pages = breakPages(lines(45, BREAK.keep), 100);
    expect(pages).toHaveLength(5);
  });

  it('gives a line taller than the page a page of its own', () => {
    const galley = [line(), { ...line(), height: 500 }, line()];
    expect(breakPages(galley, 100).map(({ start, end }) => end - start)).toEqual([1, 1, 1]);
  });

  it('concatenates to the galley with no page empty or over-full, for 300 documents', () => {
    const cost = fc.constantFrom(BREAK.free, BREAK.within, BREAK.widow, BREAK.keep, BREAK.alone);
    const galley = fc.array(fc.tuple(cost, fc.constantFrom(0, 0, 8, 20)), { minLength: 1, maxLength: 120 });
    let tried = 0;
    fc.assert(
      fc.property(galley, (pairs) => {
        const made = pairs.map(([breakCost, space]) => line(breakCost, space, space / 4));
        const cuts = breakPages(made, 100);
        expect(cuts.map((cut) => cut.start)).toEqual([0, ...cuts.map((cut) => cut.end).slice(0, -1)]);
        expect(cuts.at(-1)?.end).toBe(made.length);
        for (const { start, end, adjustment } of cuts) {
          const page = made.slice(start, end);
          const height = page.reduce(
            (sum, each, index) => sum + each.height + (index > 0 ? each.space + each.give * adjustment : 0),
            0,
          );
          expect(end).toBeGreaterThan(start);
          expect(height).toBeLessThanOrEqual(100 + 1e-6);
        }
        tried++;
      }),
      { numRuns: 300, seed: 12 },
    );
    expect(tried).toBe(300);
  });

  it('ends a page where that is forced, however little it holds', () => {
    const galley = [...lines(2), line(BREAK.forced), ...lines(3), line(BREAK.forced), ...lines(12)];
    expect(breakPages(galley, 100).map(({ start }) => start)).toEqual([0, 2, 6, expect.any(Number)]);
  });

  it('breaks what is longer than a page beside forced breaks too, and makes no page over-full', () => {
    const galley = [...lines(2), line(BREAK.forced), ...lines(45, BREAK.keep), line(BREAK.forced)];
    const cuts = breakPages(galley, 100);
    expect(cuts.map(({ start }) => start)).toEqual(expect.arrayContaining([0, 2, 48]));
    expect(Math.max(...cuts.map(({ start, end }) => end - start))).toBeLessThanOrEqual(10);
  });

  it('makes no page of nothing', () => {
    expect(breakPages([], 100)).toEqual([]);
  });

  it('is as cheap as the cheapest of all ways to cut, for 300 small galleys', () => {
    let tried = 0;
    let deepest = 0;
    fc.assert(
      fc.property(smallGalley, (galley) => {
        const cuts = breakPages(galley, 60);
        const ours = costOf(
          galley,
          cuts.slice(1).map((cut) => cut.start),
        );
        const cheapest = Math.min(...waysToCut(galley.length).map((starts) => costOf(galley, starts)));
        expect(ours).toBeCloseTo(cheapest, 6);
        deepest = Math.max(deepest, cuts.length);
        tried++;
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(tried).toBe(300);
    expect(deepest).toBeGreaterThan(3);
  });

  it('parts what must not part only where it is higher than a page, for 500 galleys', () => {
    let tried = 0;
    let impossible = 0;
    fc.assert(
      fc.property(fc.array(aLine, { minLength: 1, maxLength: 90 }), (galley) => {
        for (const { start } of breakPages(galley, 100).slice(1)) {
          if ((galley[start]?.breakCost ?? 0) < BREAK.whole) continue;
          expect(heightAround(galley, start)).toBeGreaterThan(100);
          impossible++;
        }
        tried++;
      }),
      { numRuns: 500, seed: 3 },
    );
    expect(tried).toBe(500);
    expect(impossible).toBeGreaterThan(10);
  });
});

/** Forced breaks have a test of their own: among these they would leave no page long enough. */
const COSTS = Object.values(BREAK).filter((cost) => cost !== BREAK.forced);
const aLine = fc
  .tuple(fc.constantFrom(...COSTS, BREAK.free, BREAK.within), fc.constantFrom(0, 0, 8, 20), fc.boolean())
  .map(([cost, space, headed]): GalleyLine => {
    const made = line(cost, space, space / 4);
    return headed ? { ...made, head: { lines: [line()], below: 3 } } : made;
  });
const smallGalley = fc.array(aLine, { minLength: 1, maxLength: 13 });

/** Every set of lines that a page may begin with. */
function waysToCut(count: number): number[][] {
  return Array.from({ length: 2 ** (count - 1) }, (_, bits) =>
    Array.from({ length: count - 1 }, (__, at) => at + 1).filter((at) => (bits >> (at - 1)) & 1),
  );
}

/** What pages that begin with these lines cost together, summed line by line and in no other way like the program. */
function costOf(galley: readonly GalleyLine[], starts: readonly number[]): number {
  const bounds = [0, ...starts, galley.length];
  return bounds.slice(1).reduce((sum, end, index) => {
    const start = bounds[index] ?? 0;
    const page = galley.slice(start, end);
    const head = start > 0 && page[0]?.head ? 13 : 0;
    const natural = page.reduce((high, each, at) => high + 10 + (at > 0 ? each.space : 0), head);
    const give = page.slice(1).reduce((all, each) => all + each.give, 0);
    return (
      sum +
      pageCost(natural, give, end === galley.length, start > 0 && page.length < FEWEST_LAST_LINES) +
      (galley[end]?.breakCost ?? 0)
    );
  }, 0);
}

function pageCost(natural: number, give: number, last: boolean, few: boolean): number {
  const stray = last && few ? COST.strayLines : 0;
  const spare = 60 - natural;
  if (spare < -give) return COST.page + COST.over + stray + (give > 0 ? COST.squeeze : 0);
  if (spare < 0) return COST.page + COST.squeeze * (spare / give) ** 2 + stray;
  if (last) return COST.page + stray;
  return (
    COST.page +
    (spare <= give && give > 0 ? COST.stretch * (spare / give) ** 2 : COST.empty * (spare / 60) ** 2)
  );
}

/** The height of the lines around one that no page should begin with, spaces at their shortest and heads left out. */
function heightAround(galley: readonly GalleyLine[], at: number): number {
  const parts = (index: number): boolean => (galley[index]?.breakCost ?? 0) < BREAK.whole;
  let start = at;
  while (start > 0 && !parts(start)) start--;
  let end = at + 1;
  while (end < galley.length && !parts(end)) end++;
  const head = start > 0 && galley[start]?.head ? 13 : 0;
  return galley
    .slice(start, end)
    .reduce((sum, each, index) => sum + 10 + (index > 0 ? each.space - each.give : 0), head);
}
