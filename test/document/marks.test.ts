/** Typographer's marks, as a printer sets them and an editor types them. */
import { describe, expect, it } from 'vitest';
import { setMarks } from '../../src/document/marks.ts';

function set(text: string): string {
  return setMarks([{ value: text, literal: false }]).join('');
}

describe('setMarks', () => {
  it.each([
    [`the 'wider use' should`, 'the ‘wider use’ should'],
    [`"Stop," she said`, '“Stop,” she said'],
    [`childrens' services`, 'childrens’ services'],
    [`don't`, 'don’t'],
    [`the '90s and 'tis`, 'the ’90s and ’tis'],
    [`rock 'n' roll`, 'rock ’n’ roll'],
    [`('grip')`, '(‘grip’)'],
    [`"'Yes,' he said"`, '“‘Yes,’ he said”'],
    ['2007--08', '2007–08'],
    ['a --- b', 'a — b'],
    ['and so on...', 'and so on…'],
    ['a-b', 'a-b'],
  ])('%s', (typed, expected) => {
    expect(set(typed)).toBe(expected);
  });

  it('looks across pieces: a quote before emphasis opens, one after it closes', () => {
    const pieces = [
      { value: "it '", literal: false },
      { value: 'self congratulatory', literal: false },
      { value: "' as", literal: false },
    ];
    expect(setMarks(pieces)).toEqual(['it ‘', 'self congratulatory', '’ as']);
  });

  it('never changes a literal piece', () => {
    const address = { value: "http://example.org/a--b...'c'", literal: true };
    expect(setMarks([address])).toEqual([address.value]);
  });

  it('takes time in proportion to the text', () => {
    const long = `"a" `.repeat(25_000);
    expect(set(long).startsWith('“a” “a”')).toBe(true);
  });
});
