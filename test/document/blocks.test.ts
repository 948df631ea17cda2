/** Labels of lists, names of headings, printed dates. */
import { describe, expect, it } from 'vitest';
import { letters, roman } from '../../src/document/lists.ts';
import { slugs } from '../../src/document/slug.ts';
import { printedDate } from '../../src/base/date.ts';
import { printedRange } from '../../src/document/words.ts';

describe('labels', () => {
  it.each([
    [1, 'a'],
    [26, 'z'],
    [27, 'aa'],
    [52, 'az'],
    [703, 'aaa'],
  ])('letter %i is %s', (n, label) => {
    expect(letters(n)).toBe(label);
  });

  it.each([
    [1, 'i'],
    [4, 'iv'],
    [9, 'ix'],
    [14, 'xiv'],
    [1999, 'mcmxcix'],
  ])('roman %i is %s', (n, label) => {
    expect(roman(n)).toBe(label);
  });
});

describe('slugs', () => {
  it('are lower case with hyphens, and a repeat is numbered', () => {
    const slug = slugs();
    const headings = ['MISC', 'New Drug Strategy', 'Misc', "Don't & won't", 'Misc 2', 'Misc', '…'];
    expect(headings.map(slug)).toEqual([
      'misc',
      'new-drug-strategy',
      'misc-2',
      'don-t-won-t',
      'misc-2-2',
      'misc-3',
      'section',
    ]);
  });
});

describe('dates', () => {
  it('are printed as British readers expect', () => {
    expect(printedDate({ year: 2007, month: 11 })).toBe('November 2007');
    expect(printedDate({ year: 2007, month: 11, day: 2 })).toBe('2 November 2007');
    expect(printedRange({ year: 2007, month: 12, day: 11 }, { year: 2007, month: 12, day: 12 })).toBe(
      '11 December 2007 to 12 December 2007',
    );
  });
});
