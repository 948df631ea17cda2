/** Total fit is the cheapest of all ways to break a paragraph, and no line is longer than the measure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Demerits, type Item, breakLines, demeritsFor } from '../../src/typeset/linebreak.ts';

const DEMERITS: Demerits = { em: 10, line: 20, shortLast: 100, shortest: 20, over: 1e6 };

/** Words by their widths, with spaces of 10 between. */
function words(...widths: number[]): Item[] {
  return widths.flatMap((width, index): Item[] =>
    index > 0
      ? [
          { kind: 'glue', width: 10, cost: 0 },
          { kind: 'box', width },
        ]
      : [{ kind: 'box', width }],
  );
}

/** The lengths of the lines that breaks make. */
function lengths(items: readonly Item[], breaks: readonly number[]): number[] {
  return breaks.map((end, index) => {
    const line = items.slice((breaks[index - 1] ?? -1) + 1, end);
    return line.reduce((sum, item) => sum + (item.kind === 'penalty' ? 0 : item.width), 0);
  });
}

function demeritsOf(items: readonly Item[], breaks: readonly number[], measure: number): number {
  return lengths(items, breaks).reduce((sum, length, index) => {
    const item = items[breaks[index] ?? 0];
    const cost = item === undefined || item.kind === 'box' ? 0 : item.cost;
    const slack = (measure - length) / DEMERITS.em;
    const last = item === undefined;
    const edge = last ? (length < DEMERITS.shortest ? DEMERITS.shortLast : 0) : slack ** 2;
    return sum + cost + DEMERITS.line + edge;
  }, 0);
}

/** Every way to break, by trying all. */
function allWays(items: readonly Item[], measure: number): number[][] {
  const places = items.flatMap((item, index) => (item.kind === 'box' ? [] : [index]));
  return Array.from({ length: 2 ** places.length }, (_, mask) => [
    ...places.filter((_place, bit) => (mask >> bit) & 1),
    items.length,
  ]).filter((breaks) => lengths(items, breaks).every((length) => length <= measure));
}

describe('breakLines', () => {
  it('sets a short paragraph on one line', () => {
    expect(breakLines(words(30, 30), 100, DEMERITS)).toEqual([3]);
  });

  it('sets nothing for nothing', () => {
    expect(breakLines([], 100, DEMERITS)).toEqual([]);
  });

  it('prefers an even edge to a full first line', () => {
    // First fit would fill line one (90 of 100) and leave line two at 50; total fit evens them out: 60, 80.
    const items = words(60, 20, 50, 60);
    expect(lengths(items, breakLines(items, 100, DEMERITS))).toEqual([60, 80, 60]);
  });

  it('does not end a line where a tie makes it dear', () => {
    const items: Item[] = [
      { kind: 'box', width: 40 },
      { kind: 'glue', width: 10, cost: 0 },
      { kind: 'box', width: 40 },
      { kind: 'glue', width: 10, cost: 300 },
      { kind: 'box', width: 40 },
    ];
    expect(breakLines(items, 100, DEMERITS)).toEqual([1, 5]);
  });

  it('avoids a last line of one short word', () => {
    const items = words(40, 40, 15);
    expect(lengths(items, breakLines(items, 100, DEMERITS))).toEqual([40, 65]);
  });

  it('lets a box that no line can hold stand over the edge, alone', () => {
    const items = words(30, 150, 30);
    expect(lengths(items, breakLines(items, 100, DEMERITS))).toEqual([30, 150, 30]);
  });

  it('finds the cheapest of all ways, for 300 paragraphs', () => {
    const word = fc.integer({ min: 1, max: 60 });
    const gap = fc.constantFrom(0, 0, 0, 60, 300);
    let tried = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 9 }), (pairs) => {
        const items = pairs.flatMap(([width, cost], index): Item[] =>
          index > 0
            ? [
                { kind: 'glue', width: 10, cost },
                { kind: 'box', width },
              ]
            : [{ kind: 'box', width }],
        );
        const breaks = breakLines(items, 100, DEMERITS);
        const best = Math.min(...allWays(items, 100).map((ways) => demeritsOf(items, ways, 100)));
        expect(demeritsOf(items, breaks, 100)).toBeCloseTo(best, 6);
        tried++;
      }),
      { numRuns: 300, seed: 1981 },
    );
    expect(tried).toBe(300);
  });
});

describe('demeritsFor', () => {
  it('asks less of the last line where the measure is narrow', () => {
    expect(demeritsFor(12, 400).shortest).toBe(84);
    expect(demeritsFor(12, 200).shortest).toBe(50);
  });
});
