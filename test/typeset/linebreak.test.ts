/** Total fit is the cheapest of all ways to break a paragraph, and what the literature says it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BrokenLine, type Demerits, type Item, lineBreaker } from '../../src/typeset/linebreak.ts';

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

/** Squares of the empty ends; a line over the measure of 100 only where nothing else is left. */
const FULL: Demerits = (length) => (length > 100 ? (length - 100) * 1e6 : (100 - length) ** 2);

function lengths(lines: readonly BrokenLine[]): number[] {
  return lines.map(({ length }) => length);
}

/** The length of each line that these ends make, a hyphen at its end included. */
function lengthsOf(items: readonly Item[], ends: readonly number[]): number[] {
  return ends.map((end, index) => {
    const line = items.slice((ends[index - 1] ?? -1) + 1, end);
    const last = items[end];
    const hyphen = last?.kind === 'penalty' ? last.width : 0;
    return line.reduce((sum, item) => sum + (item.kind === 'penalty' ? 0 : item.width), hyphen);
  });
}

function sumOf(items: readonly Item[], ends: readonly number[], demerits: Demerits): number {
  return lengthsOf(items, ends).reduce((sum, length, index) => {
    const end = ends[index] ?? 0;
    const item = items[end];
    const cost = item === undefined || item.kind === 'box' ? 0 : item.cost;
    return sum + cost + demerits(length, (ends[index - 1] ?? -1) + 1, end);
  }, 0);
}

/** Every way to break, by trying all. */
function allWays(items: readonly Item[]): number[][] {
  const places = items.flatMap((item, index) => (item.kind === 'box' ? [] : [index]));
  return Array.from({ length: 2 ** places.length }, (_, mask) => [
    ...places.filter((_place, bit) => (mask >> bit) & 1),
    items.length,
  ]);
}

describe('lineBreaker', () => {
  it('sets a short paragraph on one line', () => {
    expect(lineBreaker(words(30, 30), 100)(FULL)).toEqual([{ end: 3, length: 70 }]);
  });

  it('sets nothing for nothing', () => {
    expect(lineBreaker([], 100)(FULL)).toEqual([]);
  });

  it('looks at the whole paragraph before it fills a line', () => {
    // First fit would fill line one (90 of 100) and leave line two at 50; total fit evens them out.
    expect(lengths(lineBreaker(words(60, 20, 50, 90), 100)(FULL))).toEqual([60, 80, 90]);
  });

  it('does not end a line where that is dear', () => {
    const items = words(40, 40, 40).map((item, index) => (index === 3 ? { ...item, cost: 9000 } : item));
    expect(lineBreaker(items, 100)(FULL).map(({ end }) => end)).toEqual([1, 5]);
  });

  it('counts a hyphen only in the line that ends at it', () => {
    const syllables: Item[] = [
      { kind: 'box', width: 40 },
      { kind: 'penalty', width: 5, cost: 0 },
      { kind: 'box', width: 40 },
      { kind: 'penalty', width: 5, cost: 0 },
      { kind: 'box', width: 60 },
    ];
    expect(lengths(lineBreaker(syllables, 100)(FULL))).toEqual([85, 60]);
    expect(lengths(lineBreaker(syllables, 84)((length) => (length > 84 ? 1e9 : 0)))).toEqual([45, 45, 60]);
  });

  it('lets a box that no line can hold stand over the edge, alone', () => {
    expect(lengths(lineBreaker(words(30, 150, 30), 100)(FULL))).toEqual([30, 150, 30]);
  });

  it('says so where the demerits allow no way', () => {
    expect(() => lineBreaker(words(30, 30), 100)(() => Infinity)).toThrow('no way to break');
  });

  it('finds the cheapest of all ways, for 300 paragraphs', () => {
    const box = fc.record({ kind: fc.constant('box' as const), width: fc.integer({ min: 1, max: 60 }) });
    const cost = fc.constantFrom(0, 0, 0, 600, 3000);
    const gap = fc.oneof(
      fc.record({ kind: fc.constant('glue' as const), width: fc.constant(10), cost }),
      fc.record({ kind: fc.constant('penalty' as const), width: fc.constantFrom(0, 6), cost }),
    );
    let tried = 0;
    fc.assert(
      fc.property(box, fc.array(fc.tuple(gap, box), { maxLength: 9 }), (first, rest) => {
        const items: Item[] = [first, ...rest.flat()];
        const ends = lineBreaker(items, 100)(FULL).map(({ end }) => end);
        const best = Math.min(...allWays(items).map((ways) => sumOf(items, ways, FULL)));
        expect(sumOf(items, ends, FULL)).toBeCloseTo(best, 6);
        // Told from where on lines only grow worse, it need not try them all.
        expect(lineBreaker(items, 100)(FULL, 100).map(({ end }) => end)).toEqual(ends);
        tried++;
      }),
      { numRuns: 300, seed: 1981 },
    );
    expect(tried).toBe(300);
  });
});

/**
 * The example that Knuth and Plass set all through their paper (pp. 1120-1130; Digital Typography, pp. 75-82): widths in
 * units of 1/18 em, spaces that stretch and shrink by what stands before them, optional hyphens at a penalty of 50. The
 * same data and breakpoints are in the tests of the public programs paragraph-breaker (Rust) and tex-linebreak
 * (TypeScript).
 */
describe('the frog king', () => {
  const TEXT =
    'In olden times when wish|ing still helped one, there lived a king whose daugh|ters were all beau|ti|ful; and the ' +
    'young|est was so beau|ti|ful that the sun it|self, which has seen so much, was aston|ished when|ever it shone in ' +
    'her face. Close by the king’s castle lay a great dark for|est, and un|der an old lime-tree in the for|est was a ' +
    'well, and when the day was very warm, the king’s child went out into the for|est and sat down by the side of the ' +
    'cool foun|tain; and when she was bored she took a golden ball, and threw it up on high and caught it; and this ' +
    'ball was her favor|ite play|thing.';
  const WIDTHS = new Map(
    [
      [5, 'il,.;’'],
      [6, 'fjI-'],
      [7, 'rst'],
      [8, 'cez'],
      [9, 'agov'],
      [10, 'bdhknpquxy'],
      [13, 'wC'],
      [15, 'm'],
    ].flatMap(([width, letters]) => [...String(letters)].map((letter) => [letter, Number(width)] as const)),
  );
  /** Width, stretch and shrink of a space, by the sign before it. */
  const SPACES: Readonly<Record<string, readonly [number, number, number]>> = {
    ',': [6, 4, 2],
    ';': [6, 4, 1],
    '.': [8, 6, 1],
  };
  const HYPHEN = 6;
  const HYPHEN_PENALTY = 50;
  const INDENT = 18;

  interface Stretched {
    readonly item: Item;
    readonly text: string;
    readonly stretch: number;
    readonly shrink: number;
  }

  /** Items of their least widths, since that is what a line can be shrunk to. */
  function paragraph(): Stretched[] {
    const rigid = { stretch: 0, shrink: 0 };
    const indent: Stretched = { item: { kind: 'box', width: INDENT }, text: '', ...rigid };
    const rest = [...TEXT.matchAll(/[^ |-]+|[ |-]/gu)].flatMap(({ 0: token, index }): Stretched[] => {
      const penalty = (width: number): Stretched => ({
        item: { kind: 'penalty', width, cost: 0 },
        text: width > 0 ? '-' : '',
        ...rigid,
      });
      if (token === '|') return [penalty(HYPHEN)];
      if (token === ' ') {
        const [width, stretch, shrink] = SPACES[TEXT.charAt(index - 1)] ?? [6, 3, 2];
        return [{ item: { kind: 'glue', width: width - shrink, cost: 0 }, text: ' ', stretch, shrink }];
      }
      const width = [...token].reduce((sum, letter) => sum + (WIDTHS.get(letter) ?? NaN), 0);
      const word: Stretched = { item: { kind: 'box', width }, text: token, ...rigid };
      return token === '-' ? [word, penalty(0)] : [word];
    });
    return [indent, ...rest];
  }

  function ratioOf(
    row: readonly Stretched[],
    start: number,
    end: number,
    length: number,
    measure: number,
  ): number {
    const spaces = row.slice(start, end);
    const shrink = spaces.reduce((sum, space) => sum + space.shrink, 0);
    const stretch = spaces.reduce((sum, space) => sum + space.stretch, 0);
    const slack = measure - (length + shrink);
    return slack < 0 ? slack / shrink : slack / stretch;
  }

  /** The demerits of justified lines (p. 1128), with a tolerance of 1; the last line's end may stretch to any length. */
  function justified(row: readonly Stretched[], measure: number): Demerits {
    return (length, start, end) => {
      const ratio = ratioOf(row, start, end, length, measure);
      if (end === row.length) return ratio < -1 ? Infinity : 1;
      if (ratio < -1 || ratio > 1) return Infinity;
      const penalty = row[end]?.item.kind === 'penalty' ? HYPHEN_PENALTY : 0;
      return (1 + 100 * Math.abs(ratio) ** 3 + penalty) ** 2;
    };
  }

  function broken(measure: number): { readonly lines: string[]; readonly ratios: number[] } {
    const row = paragraph();
    const lines = lineBreaker(
      row.map(({ item }) => item),
      measure,
    )(justified(row, measure));
    const starts = lines.map((_, index) => (lines[index - 1]?.end ?? -1) + 1);
    return {
      lines: lines.map(({ end }, index) => {
        const inner = row.slice(starts[index], end).filter(({ item }) => item.kind !== 'penalty');
        const last = row[end]?.item.kind === 'penalty' ? row[end].text : '';
        return inner.map(({ text }) => text).join('') + last;
      }),
      ratios: lines.map(({ end, length }, index) => {
        return Math.round(1000 * ratioOf(row, starts[index] ?? 0, end, length, measure)) / 1000;
      }),
    };
  }

  it('breaks at 390 units as the paper does', () => {
    const { lines, ratios } = broken(390);
    expect(lines).toEqual([
      'In olden times when wishing still helped one,',
      'there lived a king whose daughters were all beau-',
      'tiful; and the youngest was so beautiful that the',
      'sun itself, which has seen so much, was aston-',
      'ished whenever it shone in her face. Close by the',
      'king’s castle lay a great dark forest, and under an',
      'old lime-tree in the forest was a well, and when',
      'the day was very warm, the king’s child went out',
      'into the forest and sat down by the side of the',
      'cool fountain; and when she was bored she took a',
      'golden ball, and threw it up on high and caught',
      'it; and this ball was her favorite plaything.',
    ]);
    expect(ratios.slice(0, -1)).toEqual([
      0.857, 0, 0.28, 1, 0.067, -0.278, 0.536, -0.167, 0.7, -0.176, 0.357,
    ]);
  });

  it('breaks at 500 units as the paper does', () => {
    const { lines, ratios } = broken(500);
    expect(lines).toEqual([
      'In olden times when wishing still helped one, there lived a',
      'king whose daughters were all beautiful; and the youngest was',
      'so beautiful that the sun itself, which has seen so much, was',
      'astonished whenever it shone in her face. Close by the king’s',
      'castle lay a great dark forest, and under an old lime-tree in the',
      'forest was a well, and when the day was very warm, the king’s',
      'child went out into the forest and sat down by the side of the',
      'cool fountain; and when she was bored she took a golden ball,',
      'and threw it up on high and caught it; and this ball was her',
      'favorite plaything.',
    ]);
    expect(ratios.slice(0, -1)).toEqual([0.774, 0.179, 0.629, 0.545, 0, 0.079, 0.282, 0.294, 0.575]);
  });
});
