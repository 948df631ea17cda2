/** Lines in their places on the pages: what is set again after a break stands where it first stood. */
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { GalleyLine } from '../../src/typeset/galley.ts';
import { realHouse } from '../support/build.ts';
import { buildCut, firstFit } from '../support/cut-pages.ts';
import { readMarks } from '../support/page-marks.ts';
import { openPdf } from '../support/pdf-objects.ts';

const table = {
  columns: ['Area', 'Weeks'],
  rows: Array.from({ length: 60 }, (_, at) => [`Area ${at}`, `${at}`]),
};

function update(...content: readonly unknown[]): string {
  return stringify({ title: 'Tables', date: '2007-11', sections: [{ heading: 'Long', content }] });
}

function galleyOf(text: string): readonly GalleyLine[] {
  let galley: readonly GalleyLine[] = [];
  buildCut(text, realHouse(), (lines, height) => {
    galley = lines;
    return firstFit(lines, height);
  });
  return galley;
}

describe('the head of a table', () => {
  it('is set again over its columns, also in a callout', () => {
    const inCallout = update({ callout: 'In a callout', content: [table] });
    for (const text of [update(table), inCallout]) {
      const rows = galleyOf(text).filter((line) => line.head);
      expect(rows).toHaveLength(60);
      expect(rows.every((row) => row.head?.lines.every((line) => line.x === row.x))).toBe(true);
    }
  });

  it('has the same space below it where it is set again', async () => {
    const pdf = await openPdf(buildCut(update(table), realHouse(), firstFit));
    const gaps = pdf.getPages().map((_, page) => {
      const marks = readMarks(pdf, page, new Map());
      const head =
        marks.findLast(({ text }) => text.includes('AreaWeeks') || text === 'Area')?.baselines[0] ?? NaN;
      const row = marks.find(({ text }) => /^Area \d/.test(text))?.baselines[0] ?? NaN;
      return Math.round(row - head);
    });
    expect(gaps.length).toBeGreaterThan(2);
    expect(new Set(gaps).size).toBe(1);
  });
});
