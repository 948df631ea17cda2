/** Where words and addresses may be cut, and which spaces are tied. */
import { describe, expect, it } from 'vitest';
import { cutAddress, cutWord } from '../../src/typeset/items.ts';
import { tiesOf } from '../../src/typeset/ties.ts';

function pieces(parts: readonly { readonly text: string }[]): string[] {
  return parts.map((part) => part.text);
}

describe('cutWord', () => {
  it.each([
    ['word', ['word']],
    ['re-establishing', ['re-', 'establishing']],
    ['offenders/dealers', ['offenders/', 'dealers']],
    ['treatment\u2014or', ['treatment\u2014', 'or']],
    ['A-class', ['A-class']],
    ['2007-11', ['2007-11']],
    ['-', ['-']],
    ['take-home-naloxone', ['take-', 'home-', 'naloxone']],
  ])('%s', (word, expected) => {
    expect(pieces(cutWord(word))).toEqual(expected);
  });
});

describe('cutAddress', () => {
  it('breaks after its own punctuation and never after the scheme', () => {
    expect(pieces(cutAddress('http://www.jrf.org.uk/knowledge/2161.pdf?view=Binary'))).toEqual([
      'http://www.',
      'jrf.',
      'org.',
      'uk/',
      'knowledge/',
      '2161.',
      'pdf?',
      'view=',
      'Binary',
    ]);
  });

  it('breaks after a slash more gladly than after a full stop', () => {
    const costs = new Map(cutAddress('http://a.example/one/two.html').map(({ text, cost }) => [text, cost]));
    expect(costs.get('one/')).toBeLessThan(costs.get('two.') ?? 0);
  });

  it('keeps an email address whole unless no line can hold it', () => {
    const costs = cutAddress('jane.smith@example.org').map(({ cost }) => cost ?? 0);
    expect(costs.slice(0, -1).every((cost) => cost >= 5000)).toBe(true);
  });

  it('loses no letter', () => {
    const address = 'https://example.org//a/b?c=d&e=f_g-h.i#j';
    expect(pieces(cutAddress(address)).join('')).toBe(address);
  });
});

describe('tiesOf', () => {
  it.each([
    ['on 11 December 2007 in', ['11_December', 'December_2007']],
    ['tel 0161 772 3782 or', ['0161_772', '772_3782']],
    ['give 60 mg now', ['60_mg']],
    ['see Dr Smith there', ['Dr_Smith']],
    ['by J. K. Smith', ['J._K.', 'K._Smith']],
    ['for a thing I like', ['a_thing', 'I_like']],
    ['a class A drug', ['a_class', 'class_A', 'A_drug']],
    ['diagnosis & interventions', ['&_interventions']],
    ['see the noun', ['the_noun']],
    ['no tie here', []],
  ])('%s', (text, expected) => {
    const tied = [...tiesOf(text).keys()]
      .sort((a, b) => a - b)
      .map((at) => {
        const before = text.slice(0, at).split(' ').at(-1) ?? '';
        const after = text.slice(at + 1).split(' ')[0] ?? '';
        return `${before}_${after}`;
      });
    expect(tied).toEqual(expected);
  });
});
