/** Dates as people write them: mended where they mean one date, told where they may mean two, and never guessed. */
import { describe, expect, it } from 'vitest';
import { problemsIn, withBlocks } from './updates.ts';

function told(text: string): { readonly message: string; readonly mend: string | undefined } {
  const [problem, second] = problemsIn(text);
  expect([problem?.code, second]).toEqual(['bad-date', undefined]);
  return { message: problem?.message ?? '', mend: problem?.mend };
}

const ofUpdate = (date: string): ReturnType<typeof told> => told(withBlocks('- a').replace('2007-11', date));

const ofEvent = (date: string): ReturnType<typeof told> => told(withBlocks(`- event: E\n  date: ${date}`));

describe('the date of an update', () => {
  it.each([
    ['November 2007', '2007-11'],
    ['nov. 2007', '2007-11'],
    ['2007 November', '2007-11'],
    ['11/2007', '2007-11'],
    ['2007/11', '2007-11'],
    ['2007-1', '2007-01'],
    ['2007\u201311', '2007-11'],
    ['2nd November 2007', '2007-11-02'],
    ['Friday, 2nd of November 2007', '2007-11-02'],
    ['November 2, 2007', '2007-11-02'],
    ['2-Nov-2007', '2007-11-02'],
    ['2007/11/2', '2007-11-02'],
    ['25/12/2007', '2007-12-25'],
    ['12/25/2007', '2007-12-25'],
    ['11.11.2007', '2007-11-11'],
    ['"2 November 2007"', '2007-11-02'],
    ['November 2007 # a note', '2007-11 # a note'],
  ])('%j is %s', (typed, meant) => {
    expect(ofUpdate(typed).mend).toBe(`date: ${meant}`);
  });

  it.each([
    ['07/11/2007', '7 November 2007 or 11 July 2007'],
    ['2.3.2007', '2 March 2007 or 3 February 2007'],
  ])('%j can mean %s', (typed, both) => {
    expect(ofUpdate(typed)).toEqual({ message: `"${typed}" can mean ${both}.`, mend: undefined });
  });

  it.each(['Monday 2 November 2007', '2.11.07', 'Nov 07', '31/11/2007', '2007-31-12', 'Novmber 2007'])(
    '%j is left to the editor',
    (typed) => {
      expect(ofUpdate(typed)).toEqual({
        message: `"${typed}" is not a month or a day that the calendar has.`,
        mend: undefined,
      });
    },
  );

  it('over two lines is told without a mend, which would leave the second', () => {
    expect(ofUpdate('November\n  2007').mend).toBeUndefined();
  });
});

describe('the date of an event', () => {
  it.each([
    ['11th December 2007', '2007-12-11'],
    ['Tuesday 11 December 2007', '2007-12-11'],
    ['11\u201313 December 2007', '2007-12-11 to 2007-12-13'],
    ['11th - 13th Dec 2007', '2007-12-11 to 2007-12-13'],
    ['from 11 to 13 December 2007', '2007-12-11 to 2007-12-13'],
    ['December 11-13, 2007', '2007-12-11 to 2007-12-13'],
    ['11 and 12 December 2007', '2007-12-11 to 2007-12-12'],
    ['28 November \u2013 2 December 2007', '2007-11-28 to 2007-12-02'],
    ['28 Nov 2007 - 2 Jan 2008', '2007-11-28 to 2008-01-02'],
    ['2007-12-11 until 2007-12-13', '2007-12-11 to 2007-12-13'],
    ['Tuesday 11 to Thursday 13 December 2007', '2007-12-11 to 2007-12-13'],
  ])('%j is %s', (typed, meant) => {
    expect(ofEvent(typed).mend).toBe(`        date: ${meant}`);
  });

  it('that can mean two days is told', () => {
    const message = '"11/12/2007" can mean 11 December 2007 or 12 November 2007.';
    expect(ofEvent('11/12/2007')).toEqual({ message, mend: undefined });
  });

  it.each([
    'December 2007',
    '11 December',
    '11 and 13 December 2007',
    '13-11 December 2007',
    '28 December - 2 January 2008',
    'Tuesday 11 to Friday 14th of December 2008',
    '11 December 2007, 10am',
  ])('%j is left to the editor', (typed) => {
    const { message, mend } = ofEvent(typed);
    expect(message).toContain('is not a day that the calendar has');
    expect(mend).toBeUndefined();
  });
});
