/** Pages are broken where the whole document is cheapest, and what must not part does not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakPages } from '../../src/pages/pagebreak.ts';
import { BREAK, type GalleyLine } from '../../src/typeset/galley.ts';

/** A line of 10 points; `space` above it, `cost` to begin a page with it. */
function line(cost: number = BREAK.free, space = 0, give = 0): GalleyLine {
  return { space, give, breakCost: cost, height: 10, x: 0, runs: [], rules: [] };
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
    expect(cuts[0]?.squeeze).toBeCloseTo(0.75);
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
    const cost = fc.constantFrom(BREAK.free, BREAK.within, BREAK.widow, BREAK.keep, BREAK.loneItem);
    const galley = fc.array(fc.tuple(cost, fc.constantFrom(0, 0, 8, 20)), { minLength: 1, maxLength: 120 });
    let tried = 0;
    fc.assert(
      fc.property(galley, (pairs) => {
        const made = pairs.map(([breakCost, space]) => line(breakCost, space, space / 4));
        const cuts = breakPages(made, 100);
        expect(cuts.map((cut) => cut.start)).toEqual([0, ...cuts.map((cut) => cut.end).slice(0, -1)]);
        expect(cuts.at(-1)?.end).toBe(made.length);
        for (const { start, end, squeeze } of cuts) {
          const page = made.slice(start, end);
          const height = page.reduce(
            (sum, each, index) => sum + each.height + (index > 0 ? each.space - each.give * squeeze : 0),
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
});
