/** Ragged paragraphs: an even edge, no forgotten last line, and how much better that is than filling line by line. */
import { describe, expect, it } from 'vitest';
import { readFaces } from '../../src/commands/faces.ts';
import { prepare } from '../../src/typeset/items.ts';
import type { Item } from '../../src/typeset/linebreak.ts';
import { setParagraph } from '../../src/typeset/lines.ts';
import { breakRagged } from '../../src/typeset/ragged.ts';
import {
  MEASURES,
  compare,
  firstFit,
  lineLengths,
  proseParagraphs,
  raggedness,
  segmentOf,
} from '../support/prose.ts';

/** Words by their widths, with spaces of 10 between; the em is 10. */
function lengthsOf(measure: number, ...widths: number[]): number[] {
  const items = widths.flatMap((width): Item[] => [
    { kind: 'glue', width: 10, cost: 0 },
    { kind: 'box', width },
  ]);
  return lineLengths(items.slice(1), breakRagged(items.slice(1), measure, 10));
}

describe('breakRagged', () => {
  it('prefers an even edge to full lines', () => {
    // Filled line by line these would be 90, 50 and 60.
    expect(lengthsOf(100, 60, 20, 50, 60)).toEqual([60, 80, 60]);
  });

  it('does not let the last line stand out beyond the others', () => {
    expect(lengthsOf(100, 60, 60, 60, 30, 60)).toEqual([60, 60, 100, 60]);
  });

  it('sets no more lines than first fit needs', () => {
    expect(lengthsOf(100, 45, 45, 45, 45)).toEqual([100, 100]);
  });

  it('leaves no short word on the last line', () => {
    expect(lengthsOf(100, 40, 40, 15)).toEqual([40, 65]);
  });

  it('asks less of the last line where the measure is narrow', () => {
    // A quarter of 100 is 25, though five and a half ems are 55.
    expect(lengthsOf(100, 40, 40, 30)).toEqual([90, 30]);
  });
});

describe('the corpus', () => {
  const faces = readFaces();
  const paragraphs = proseParagraphs();

  it('has enough to tell', () => {
    expect(paragraphs.length).toBeGreaterThan(40);
    expect(MEASURES).toHaveLength(4);
  });

  it.each(MEASURES)('is at %f points at least 35 % less ragged than first fit sets it', (measure) => {
    const prepared = paragraphs.map((text) => prepare([segmentOf(text)], faces, measure).pieces);
    const ours = prepared.map((items) => lineLengths(items, breakRagged(items, measure, 12)));
    const first = prepared.map((items) => lineLengths(items, firstFit(items, measure)));
    const comparison = compare(ours, first);
    expect(comparison.compared).toBeGreaterThanOrEqual(41);
    expect(comparison.ours / comparison.other).toBeLessThan(0.65);
    expect(Math.max(...first.flat())).toBeLessThanOrEqual(measure);
  });

  it.each(MEASURES)('has at %f points no line over the measure', (measure) => {
    const lines = paragraphs.flatMap((text) => setParagraph([segmentOf(text)], faces, measure));
    expect(lines.length).toBeGreaterThan(150);
    expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(measure + 1e-6);
  });
});

describe('the ruler', () => {
  it('counts squares of the deviation from the mean, the last line left out', () => {
    expect(raggedness([10, 14, 12, 3])).toBe(8);
  });

  it('fills line by line for first fit, whatever the lines end on', () => {
    const items: Item[] = [30, 30, 30, 30].flatMap((width): Item[] => [
      { kind: 'glue', width: 10, cost: 5000 },
      { kind: 'box', width },
    ]);
    expect(lineLengths(items.slice(1), firstFit(items.slice(1), 75))).toEqual([70, 70]);
  });
});
