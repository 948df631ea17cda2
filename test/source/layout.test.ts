/** Lines that stand wrong or lack a mark: one problem at its place, and lines that are right when they are copied. */
import { describe, expect, it } from 'vitest';
import { check, withHead } from './mending.ts';
import type { Slip } from './mending.ts';
import { problemsIn, withBlocks } from './updates.ts';

const COLUMN = 'This line begins in the wrong column';

const NBSP = '\u00a0';

const INDENTATION: readonly Slip[] = [
  {
    name: 'a tab before a key',
    yaml: withBlocks('- intro: A\n\tbullets:\n    - One'),
    problems: ['7:1 yaml-syntax'],
    message: 'indented with a tab',
    mend: '        bullets:',
  },
  {
    name: 'a tab before the first item of a list',
    yaml: withBlocks('- intro: A\n  bullets:\n\t- One'),
    problems: ['8:1 yaml-syntax'],
    message: 'indented with a tab',
    mend: '          - One',
  },
  {
    name: 'a tab before text that goes on',
    yaml: withBlocks('- Some text\n\tgoes on'),
    problems: ['7:1 yaml-syntax'],
    message: 'indented with a tab',
    mend: '        goes on',
  },
  {
    name: 'a no-break space before a key',
    yaml: withBlocks('- intro: A\n\u00a0 bullets: [x]'),
    problems: ['7:1 yaml-syntax'],
    message: 'only looks like a space',
    mend: '        bullets: [x]',
  },
  {
    name: 'a key too far in',
    yaml: withBlocks('- intro: A\n   bullets:\n    - One'),
    problems: ['7:10 yaml-syntax'],
    message: COLUMN,
    mend: '        bullets:',
  },
  {
    name: 'a key too far out, its list goes with it',
    yaml: withBlocks('- intro: A\n bullets:\n    - One'),
    problems: ['7:8 yaml-syntax'],
    message: COLUMN,
    mend: '        bullets:\n           - One',
  },
  {
    name: 'a key of the head too far in',
    yaml: withHead(' summary: S'),
    problems: ['3:2 yaml-syntax'],
    message: COLUMN,
    mend: 'summary: S',
  },
  {
    name: 'the first key too far in',
    yaml: `   ${withBlocks('- a')}`,
    problems: ['1:4 yaml-syntax'],
    message: COLUMN,
    mend: 'title: T',
  },
  {
    name: 'a block too far in',
    yaml: withBlocks('- bullets:\n    - One\n  - intro: A\n  bullets: [b]'),
    problems: ['8:9 yaml-syntax'],
    message: COLUMN,
    mend: '      - intro: A',
  },
  {
    name: 'an item too far out',
    yaml: withBlocks('- bullets:\n    - One\n   - Two'),
    problems: ['8:10 yaml-syntax'],
    message: COLUMN,
    mend: '          - Two',
  },
  {
    name: 'text too far out below a key',
    yaml: withBlocks('- intro: Some text\n  goes on here\n  bullets: [x]'),
    problems: ['7:9 yaml-syntax'],
    message: COLUMN,
    mend: '          goes on here',
  },
  {
    name: 'text too far out in quotes',
    yaml: withBlocks('- intro: "Some text\n  goes on here"\n  bullets: [x]'),
    problems: ['7:9 yaml-syntax'],
    message: COLUMN,
    mend: '          goes on here"',
  },
  {
    name: 'text too far out below a dash',
    yaml: withBlocks('- Some text\ngoes on here'),
    problems: ['7:7 yaml-syntax'],
    message: COLUMN,
    mend: '        goes on here',
  },
  {
    name: 'two slips far from one another',
    yaml: withBlocks('- intro: A\n   bullets: [a]\n- intro: B\n   bullets: [b]'),
    problems: ['7:10 yaml-syntax', '9:10 yaml-syntax'],
    message: COLUMN,
    mend: '        bullets: [a]',
  },
  {
    name: 'the same slip in four blocks',
    yaml: withBlocks(['A', 'B', 'C', 'D'].map((intro) => `- intro: ${intro}\n   bullets: [a]`).join('\n')),
    problems: ['7:10 yaml-syntax', '9:10 yaml-syntax', '11:10 yaml-syntax', '13:10 yaml-syntax'],
    message: COLUMN,
    mend: '        bullets: [a]',
  },
  {
    name: 'tabs in every line, as an editor sets them that shows them two wide',
    yaml: 'title: T\ndate: 2007-11\nsections:\n\t- heading: H\n\t  content:\n\t\t- x\n\t\t- intro: I\n\t\t  bullets: [a]\n',
    problems: [4, 5, 6, 7, 8].map((line) => `${String(line)}:1 yaml-syntax`),
    message: 'indented with a tab',
    mend: '  - heading: H',
    then: [5, 6, 7, 8].map((line) => `${String(line)}:1 yaml-syntax`),
  },
  {
    name: 'a tab before a key that would belong to the section in a nearer column',
    yaml: withBlocks('- intro: A\nbullets:\n    - One').replace('      bullets', '\tbullets'),
    problems: ['7:1 yaml-syntax'],
    message: 'indented with a tab',
    mend: '        bullets:',
  },
  {
    name: 'no-break spaces before a key, with which YAML finds no fault',
    yaml: withBlocks(`- intro: A\n${NBSP.repeat(8)}bullets:\n    - One`).replace(`      ${NBSP}`, NBSP),
    problems: ['7:1 yaml-syntax'],
    message: 'only looks like a space',
    mend: '        bullets:',
  },
  {
    name: 'asterisks for dashes',
    yaml: withBlocks('- bullets:\n    * One\n    * Two\n\n- b'),
    problems: ['7:11 yaml-syntax'],
    message: 'begin with an asterisk',
    mend: '          - One\n          - Two',
  },
  {
    name: 'asterisks for the dashes of blocks',
    yaml: withBlocks('* One\n* Two'),
    problems: ['6:7 yaml-syntax'],
    message: 'begin with an asterisk',
    mend: '      - One\n      - Two',
  },
  {
    name: 'an item above everything, which no move of all the rest can mend',
    yaml: `- words\n${withBlocks('- a')}`,
    problems: ['2:1 yaml-syntax'],
    message: 'does not fit',
  },
];

const MISSING: readonly Slip[] = [
  {
    name: 'an item without its dash',
    yaml: withBlocks('- bullets:\n    - One\n    Two'),
    problems: ['8:11 yaml-syntax'],
    message: 'A dash is missing',
    mend: '          - Two',
  },
  {
    name: 'no space after a dash',
    yaml: withBlocks('- One\n-Two'),
    problems: ['7:8 yaml-syntax'],
    message: 'A space is missing after the dash',
    mend: '      - Two',
  },
  {
    name: 'no space after a colon',
    yaml: withBlocks('- intro:Priorities\n  bullets: [a]'),
    problems: ['6:15 yaml-syntax'],
    message: 'A space is missing after the colon',
    mend: '      - intro: Priorities',
  },
  {
    name: 'no colon after a key',
    yaml: withBlocks('- heading A\n  content: [b]'),
    problems: ['6:16 yaml-syntax'],
    message: 'A colon is missing',
    mend: '      - heading: A',
  },
  {
    name: 'no colon after a key with nothing behind it',
    yaml: withBlocks('- intro: A\n  bullets\n    - One'),
    problems: ['7:16 yaml-syntax'],
    message: 'A colon is missing',
    mend: '        bullets:',
  },
  {
    name: 'a list without its key',
    yaml: withBlocks('- intro: These\n  - One\n  - Two'),
    problems: ['7:9 yaml-syntax'],
    message: 'no key says what kind of list',
  },
  {
    name: 'a list of the head that is not closed',
    yaml: withHead('keywords: [a, b'),
    problems: ['3:11 yaml-syntax'],
    message: 'The bracket "[" is never closed',
    mend: 'keywords: [a, b]',
  },
  {
    name: 'keys in brackets that are not closed',
    yaml: withBlocks('- contact: { name: A\n- b'),
    problems: ['6:18 yaml-syntax'],
    message: 'The bracket "{" is never closed',
    mend: '      - contact: { name: A }',
  },
  {
    name: 'three brackets that are not closed',
    yaml: withBlocks('- bullets: [{ text: A, bullets: [B, C'),
    problems: ['6:18 yaml-syntax'],
    message: 'is never closed',
    mend: '      - bullets: [{ text: A, bullets: [B, C ] } ]',
  },
  {
    name: 'a single quotation mark that is not closed',
    yaml: withBlocks("- 'never closed\n- more"),
    problems: ['6:9 needs-quotes'],
    message: 'never closed',
    mend: '      - "never closed"',
  },
  {
    name: 'a comma too many',
    yaml: withBlocks('- bullets: [One,, Two]'),
    problems: ['6:23 yaml-syntax'],
    message: 'a mark or a word too many',
  },
  {
    name: 'a bracket too many',
    yaml: withBlocks('- bullets: [One, Two]]'),
    problems: ['6:28 yaml-syntax'],
    message: 'a mark or a word too many',
  },
];

const QUOTES: readonly Slip[] = ['! x', '| x', '? x', '`x`', ', x', '] x'].map((text) => ({
  name: `a text that begins with "${text.charAt(0)}"`,
  yaml: withBlocks(`- ${text}`),
  problems: ['6:9 needs-quotes'],
  message: `begins with "${text.charAt(0)}"`,
  mend: `      - "${text}"`,
  then: text === '`x`' ? ['6:10 inline-code'] : [],
}));

const KINDS = { INDENTATION, MISSING, QUOTES };

describe.each(Object.entries(KINDS))('%s', (_kind, slips) => {
  it.each(slips)('$name', (slip) => check(slip, problemsIn));
});

describe('the catalogue', () => {
  it('is of some length', () => {
    expect(Object.values(KINDS).flat().length).toBeGreaterThan(30);
  });
});
