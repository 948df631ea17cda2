/** Words that YAML would lose, and keys and values that the contract does not have: told once, with lines that are right. */
import { describe, expect, it } from 'vitest';
import { check, withHead } from './mending.ts';
import type { Slip } from './mending.ts';
import { problemsIn, problemsInHouse, withBlocks } from './updates.ts';
import { cpuTime } from '../support/cpu.ts';

const LOST = 'would be lost';

const LOSSES: readonly Slip[] = [
  {
    name: 'two numbers with "#" in one text',
    yaml: withBlocks('- Room #1 and #2'),
    problems: ['6:14 lost-comment'],
    message: '"#1 and #2"',
    mend: '      - "Room #1 and #2"',
  },
  {
    name: 'a quotation mark after "#"',
    yaml: withBlocks('- One #"x" and'),
    problems: ['6:13 lost-comment'],
    message: LOST,
    mend: `      - 'One #"x" and'`,
  },
  {
    name: '"#" in an item in brackets',
    yaml: withBlocks('- bullets: [Room #1, Two]'),
    problems: ['6:24 lost-comment'],
    message: LOST,
    mend: '      - bullets: ["Room #1", Two]',
  },
  {
    name: '"#" in a text of several lines',
    yaml: withBlocks('- Some text\n  and Room #1 is closed\n  and more'),
    problems: ['7:18 lost-comment'],
    message: LOST,
    mend: '      - "Some text\n        and Room #1 is closed\n        and more"',
  },
  {
    name: '"#" behind quotation marks',
    yaml: withBlocks('- "Room" #1 is closed'),
    problems: ['6:16 lost-comment'],
    message: LOST,
  },
  {
    name: '"#" where a list is expected',
    yaml: withBlocks('- bullets: #1\n    - One'),
    problems: ['6:18 lost-comment'],
    message: LOST,
  },
  {
    name: 'a comment without a space',
    yaml: withBlocks('- One\n#todo this\n- Two'),
    problems: ['7:7 lost-comment'],
    message: LOST,
    mend: '      # todo this',
  },
  {
    name: 'two items too far in',
    yaml: withBlocks('- bullets:\n    - One\n      - Two\n      - Three\n    - Four'),
    problems: ['8:13 lost-list'],
    message: LOST,
    mend: '          - Two\n          - Three',
  },
  {
    name: 'items too far in, with text that goes on',
    yaml: withBlocks('- One\n  - Two\n    goes on'),
    problems: ['7:9 lost-list'],
    message: LOST,
    mend: '      - Two\n        goes on',
  },
  {
    name: 'a dash at the beginning of a line in quotes',
    yaml: withBlocks('- "Some text\n  - more text"'),
    problems: ['7:9 lost-list'],
    message: LOST,
  },
  {
    name: 'a list in the text of its intro',
    yaml: withBlocks('- intro: These\n    - One\n    - Two'),
    problems: ['7:11 lost-list'],
    message: LOST,
  },
  {
    name: 'text below three dots',
    yaml: `${withBlocks('- a')}...\nlost text\n`,
    problems: ['7:1 yaml-feature'],
    message: 'A second document begins here',
  },
];

const CONTRACT: readonly Slip[] = [
  {
    name: 'a key twice, once empty',
    yaml: withBlocks('- intro: A\n  bullets:\n  bullets:\n    - One'),
    problems: ['8:9 duplicate-key'],
    message: 'the first is on line 7',
  },
  {
    name: 'an intro without a list',
    yaml: withBlocks('- intro: Hello'),
    problems: ['6:9 unknown-block'],
    message: 'This block has "intro"',
  },
  {
    name: 'a year as an item',
    yaml: withBlocks('- bullets:\n    - 2007'),
    problems: ['7:13 wrong-type'],
    message: 'An item of "bullets" must be text',
    mend: '          - "2007"',
  },
  {
    name: 'a colon in an item in brackets',
    yaml: withHead('keywords: [a: b, c]'),
    problems: ['3:12 needs-quotes'],
    message: 'Text with a colon',
    mend: 'keywords: ["a: b", c]',
  },
  {
    name: 'a list in a list',
    yaml: withBlocks('- - One\n  - Two'),
    problems: ['6:9 wrong-type'],
    message: 'a list stands here',
  },
  {
    name: 'a capital in the key of a list',
    yaml: withBlocks('- Bullets:\n    - One'),
    problems: ['6:9 unknown-key'],
    message: 'Did you mean "bullets"?',
    mend: '      - bullets:',
  },
  {
    name: 'a capital in the first key of two',
    yaml: withBlocks('- Event: Conference\n  venue: Hall'),
    problems: ['6:9 unknown-key'],
    message: 'Did you mean "event"?',
    mend: '      - event: Conference',
  },
  {
    name: 'a sentence whose first word is also a key',
    yaml: withBlocks('- Events: none'),
    problems: ['6:9 needs-quotes'],
    message: 'Text with a colon',
    mend: '      - "Events: none"',
  },
  {
    name: 'such a sentence between the marks of a quotation',
    yaml: withBlocks('- bullets:\n    - “Text: hello”'),
    problems: ['7:13 needs-quotes'],
    message: 'Text with a colon',
    mend: '          - "“Text: hello”"',
  },
  {
    name: 'a no-break space before a dash',
    yaml: withBlocks('- a').replace('  - heading', '\u00a0\u00a0- heading'),
    problems: ['4:1 yaml-syntax'],
    message: 'indented with a character that only looks like a space',
    mend: '  - heading: H',
  },
  {
    name: 'a no-break space after a colon',
    yaml: withBlocks('- a').replace('title: ', 'title:\u202f'),
    problems: ['1:7 yaml-syntax'],
    message: 'only looks like a space',
    mend: 'title: T',
  },
  {
    name: 'dashes that are longer than that of the keyboard',
    yaml: withBlocks('– One\n– Two'),
    problems: ['6:7 wrong-type'],
    message: 'begins with a sign other than "- "',
    mend: '      - One\n      - Two',
  },
  {
    name: 'a misspelt key in brackets',
    yaml: withBlocks('- event: E\n  contact: { nane: A }'),
    problems: ['7:20 unknown-key'],
    message: 'Did you mean "name"?',
    mend: '        contact: { name: A }',
  },
  {
    name: 'two addresses in one',
    yaml: withBlocks('- contact:\n    email: a@x.org, b@x.org'),
    problems: ['7:18 bad-email'],
    message: 'is not an email address',
  },
  {
    name: 'an address of another scheme',
    yaml: withBlocks('- link: data:text/html,x'),
    problems: ['6:15 bad-link'],
    message: '"data:text/html,x"',
  },
  {
    name: 'a heading by its words',
    yaml: withBlocks('- link: "#Heading One"'),
    problems: ['6:15 bad-link'],
    message: 'Did you mean "#heading-one"?',
    mend: '      - link: "#heading-one"',
  },
  {
    name: 'text that is turned around, and back',
    yaml: withBlocks('- A\u202eB\u202cC'),
    problems: ['6:10 bad-character', '6:12 bad-character'],
    message: 'U+202E',
  },
  {
    name: 'code behind a character of two halves',
    yaml: withBlocks('- \u{1f600} `x`'),
    problems: ['6:11 inline-code'],
    message: '`x`',
  },
];

const HOUSES: readonly Slip[] = [
  {
    name: 'a paper in small letters',
    yaml: 'organisation: O\npaper: a4\n',
    problems: ['2:8 bad-value'],
    message: 'Did you mean "A4"?',
    mend: 'paper: A4',
  },
  {
    name: 'a misspelt key is not missing as well',
    yaml: 'orgnisation: O\n',
    problems: ['1:1 unknown-key'],
    message: 'Did you mean "organisation"?',
    mend: 'organisation: O',
  },
  {
    name: 'a name with a colon',
    yaml: 'organisation: SMMGP: Good\n',
    problems: ['1:15 needs-quotes'],
    message: 'Text with a colon',
    mend: 'organisation: "SMMGP: Good"',
  },
];

const KINDS = { LOSSES, CONTRACT };

describe.each(Object.entries(KINDS))('%s', (_kind, slips) => {
  it.each(slips)('$name', (slip) => check(slip, problemsIn));
});

describe('HOUSES', () => {
  it.each(HOUSES)('$name', (slip) => check(slip, problemsInHouse));
});

describe('the catalogue', () => {
  it('is of some length', () => {
    expect([...Object.values(KINDS), HOUSES].flat().length).toBeGreaterThan(25);
  });
});

describe('several lost words', () => {
  it('are each shown with the line that is right, beside one that has none', () => {
    const rooms = ['- Room #1', '- bullets: #2\n    - One', '- Room #3'];
    const yaml = withBlocks(rooms.join('\n'));
    expect(problemsIn(yaml).map(({ code, mend }) => [code, mend])).toEqual([
      ['lost-comment', '      - "Room #1"'],
      ['lost-comment', undefined],
      ['lost-comment', '      - "Room #3"'],
    ]);
  });
});

describe('what is no mistake', () => {
  it.each([
    ['a comment', '- One # a comment'],
    ['a comment with two marks', '- One ## a comment'],
    ['a row of marks', '- One\n#------\n- Two'],
    ['a dash in print', '- Some text\n  -- with more of it'],
    ['a space before a colon', '- intro : A\n  bullets: [b]'],
    ['a tab behind a colon', '- intro:\tA\n  bullets: [b]'],
    ['a key in quotes', '- "intro": A\n  bullets: [b]'],
    ['a no-break space in text', '- intro: 5\u00a0mg\n  bullets:\n    - \u00a0b'],
    ['a no-break space where a line of text begins', '- |\n  A\n  \u00a0b'],
  ])('%s', (_name, yaml) => {
    expect(problemsIn(withBlocks(yaml))).toEqual([]);
  });
});

describe('thousands of mistakes', () => {
  const MANY = 5000;
  /** In milliseconds. */
  const LONGEST = 5000;

  it.each([
    ['lost words', withBlocks('- Room #1\n'.repeat(MANY).trimEnd()), MANY],
    ['doubled keys', `title: T\n${'title: T\n'.repeat(MANY)}`, MANY],
  ])('are all told in time: %s', (_name, yaml, least) => {
    const started = cpuTime();
    expect(problemsIn(yaml).length).toBeGreaterThanOrEqual(least);
    expect(cpuTime() - started).toBeLessThan(LONGEST);
  });
});
