/** The instant that `--date` names. */
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../src/commands/instant.ts';

describe('a date on the command line', () => {
  it.each([
    ['2007-12-03', '2007-12-03T00:00:00.000Z'],
    ['3 December 2007', '2007-12-03T00:00:00.000Z'],
    ['2008-02-29', '2008-02-29T00:00:00.000Z'],
    ['2007-12-03T09:30Z', '2007-12-03T09:30:00.000Z'],
    ['2007-12-03 09:30:15+05:45', '2007-12-03T03:45:15.000Z'],
    ['2007-12-03t23:59:59-08:00', '2007-12-04T07:59:59.000Z'],
  ])('can be %s', (typed, expected) => {
    expect(instantOf(typed).toISOString()).toBe(expected);
  });

  it.each([
    'tomorrow',
    '2007-02-29',
    '2007-13-01',
    '2007-12',
    '2007',
    '2007-12-03T25:00Z',
    '2007-12-03T09:30',
    '2007-12-03T09:30+1:00',
    '03/12/2007',
    '2007-12-03\nBcc: x',
    '',
  ])('cannot be "%s"', (typed) => {
    expect(() => instantOf(typed)).toThrow('which is not a date. Write a day, e.g. 2007-11-02');
  });
});
