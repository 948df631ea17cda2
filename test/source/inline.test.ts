/** Inline text: CommonMark's inline rules, none of its block rules, and addresses that need no marks. */
import { describe, expect, it } from 'vitest';
import { blockOf, markedProse, problemsIn, withBlocks } from './updates.ts';

/** The paragraphs of a text, put in double quotes whatever is in it. */
function read(text: string): readonly string[] {
  return markedProse(blockOf('paragraph', `- ${JSON.stringify(text)}`).text);
}

function codes(text: string): readonly string[] {
  return problemsIn(withBlocks(`- ${JSON.stringify(text)}`)).map(({ code }) => code);
}

describe('marks', () => {
  it.each([
    ['a **b** c', 'a **b** c'],
    ['a *b* _c_ d', 'a *b* *c* d'],
    ['__b__', '**b**'],
    ['**a *b* c**', '**a *b* c**'],
    ['snake_case_word', 'snake_case_word'],
    ['\\*a\\* \\[b\\] \\_c\\_', '*a* [b] _c_'],
    ['a &amp; b &eacute;', 'a & b \u00e9'],
    ['5 * 3 * 2', '5 * 3 * 2'],
    ['a * b', 'a * b'],
    ['**open', '**open'],
    ['[open', '[open'],
    ['[x][y] and [z]', '[x][y] and [z]'],
    ['a < b > c <3', 'a < b > c <3'],
    ['AT&T', 'AT&T'],
    ['a ![ b', 'a ![ b'],
  ])('%j', (text, marks) => {
    expect(read(text)).toEqual([marks]);
  });

  it.each([
    '2007. A good year',
    '1) x',
    '# x',
    '- x',
    '+ x',
    '> x',
    '===',
    '---',
    '[a]: b',
    '| a | b |',
    '~~~',
  ])('begin no block: %j', (text) => {
    expect(read(text)).toEqual([text]);
    expect(read(`a\n${text}\nb`)).toEqual([`a ${text} b`]);
  });

  it('of a block are text within a paragraph', () => {
    expect(read('    x')).toEqual(['x']);
    expect(read('a\n===\n\n# b')).toEqual(['a ===', '# b']);
  });

  it('a line end is a space, however it is written', () => {
    expect(read('a\nb  \nc\\\nd')).toEqual(['a b c d']);
  });
});

describe('links', () => {
  it.each([
    ['[a *b*](http://x.org/c)', '[a *b*](http://x.org/c)'],
    ['[a](#misc)', '[a](#misc)'],
    ['[a](mailto:b@x.org)', '[a](mailto:b@x.org)'],
    ['<http://x.org/a_b_c>', '<http://x.org/a_b_c|http://x.org/a_b_c>'],
    ['<b@x.org>', '<b@x.org|mailto:b@x.org>'],
    ['[see http://x.org/a now](http://y.org)', '[see http://x.org/a now](http://y.org)'],
    ['[http://x.org](http://x.org)', '<http://x.org|http://x.org>'],
    ['[a [b](http://x.org) c](http://y.org)', '[a [b](http://x.org) c](<http://y.org|http://y.org>)'],
  ])('%j', (text, marks) => {
    expect(read(text)).toEqual([marks]);
  });

  it.each(['[a](javascript:b)', '[a](b.pdf)', '[a]()', '[a](#B_C)', '[a](//x.org)', '<ftp://x.org>'])(
    'may not lead to %j',
    (text) => {
      expect(codes(text)).toEqual(['bad-link']);
    },
  );
});

describe('bare addresses', () => {
  it.each([
    ['see http://x.org.', 'see <http://x.org|http://x.org>.'],
    ['(http://x.org/a)', '(<http://x.org/a|http://x.org/a>)'],
    ['http://x.org/a_(b)', '<http://x.org/a_(b)|http://x.org/a_(b)>'],
    ['http://x.org/_a_/*b*/', '<http://x.org/_a_/*b*/|http://x.org/_a_/*b*/>'],
    ['**http://x.org**', '**<http://x.org|http://x.org>**'],
    ['*see http://x.org/a*, or', '*see <http://x.org/a|http://x.org/a>*, or'],
    ['www.x.org, and', '<www.x.org|https://www.x.org>, and'],
    ['WWW.X.org?', '<WWW.X.org|https://WWW.X.org>?'],
    ["jane.o'neill@x.org", "<jane.o'neill@x.org|mailto:jane.o'neill@x.org>"],
    ["'jane@x.org'", "'<jane@x.org|mailto:jane@x.org>'"],
    ['_jane@x.org_', '*<jane@x.org|mailto:jane@x.org>*'],
    ['a_b@x.org and c_d@x.org', '<a_b@x.org|mailto:a_b@x.org> and <c_d@x.org|mailto:c_d@x.org>'],
    ['jane@x.org.', '<jane@x.org|mailto:jane@x.org>.'],
    ['http://x.org/@a.b', '<http://x.org/@a.b|http://x.org/@a.b>'],
    ['http://localhost and www.', 'http://localhost and www.'],
    ['jos\u00e9.b@x.org', 'jos\u00e9.b@x.org'],
    ['xhttp://x.org', 'xhttp://x.org'],
    ['a @ b, @name', 'a @ b, @name'],
  ])('%j', (text, marks) => {
    expect(read(text)).toEqual([marks]);
  });
});

describe('what cannot be set', () => {
  it.each([
    ['a `b` c', ['inline-code']],
    ['a ``b`` c', ['inline-code']],
    ['![a](b.png)', ['inline-image']],
    ['<b>a</b>', ['inline-html']],
    ['a<br>b', ['inline-html']],
    ['a <!-- b -->', ['inline-html']],
    ['<b>a</b> and `c`', ['inline-html', 'inline-code']],
    ['a</b>', ['inline-html']],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});
