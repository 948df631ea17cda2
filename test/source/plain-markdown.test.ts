/** Text that needs no parser is read as the parser reads it, and what is not plainly so is left to it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceOf } from '../../src/source/align.ts';
import { parsedProse } from '../../src/source/inline.ts';
import { plainLine } from '../../src/source/plain-markdown.ts';

const placeOf: PlaceOf = (start, end) => ({ file: 'f', start, end });

const PIECES = [
  '*',
  '**',
  '***',
  'a',
  'be',
  ' ',
  '.',
  '& ',
  ':**',
  '!',
  '"',
  '(',
  '\u2019',
  '7',
  '\u00e9',
  '#',
  '-',
  '1. ',
  '+ ',
  '\u00a0',
  ':',
  '=',
  '~',
  '|',
  '\ud83d\ude00',
  '\u0301',
];

describe('plainLine', () => {
  it.each([
    ['FRANK is to continue.', ['text']],
    ['In terms of **supply**', ['text', 'strong']],
    ['*self* and **b c**, x**y**z.', ['emphasis', 'text', 'strong', 'text', 'strong', 'text']],
    ['2007. A good year', ['text']],
    ['Clinical & Policy', ['text']],
    ['See **a report:** on', ['text', 'strong', 'text']],
    ['# no heading', ['text']],
  ])('reads %s', (text, kinds) => {
    expect(plainLine(text, placeOf)?.map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    '2 * 3',
    '**a',
    '***a***',
    '*a **b** c*',
    '**a***',
    'a_b',
    '[x]',
    '&amp;',
    'a &',
    '**a:**b',
    'a\nb',
    ' a',
    'a ',
    '`x`',
    '<b>',
    'a\\*',
    '* **a**',
    '*\u201ca\u201d*',
    '',
  ])('leaves %j to the parser', (text) => {
    expect(plainLine(text, placeOf)).toBeUndefined();
  });

  it('gives what the parser gives, 3,000 times', () => {
    let plain = 0;
    const text = fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 20 })), (one) => {
        const line = plainLine(one, placeOf);
        if (!line) return;
        plain++;
        const tell = ({ message }: { readonly message: string }): never => {
          throw new Error(message);
        };
        expect([line]).toEqual(parsedProse(one, [], placeOf, tell));
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect(plain).toBeGreaterThan(800);
  });
});
