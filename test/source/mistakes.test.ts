/** The catalogue of mistakes: what an editor can get wrong, where that is told, in which words, and with which mend. */
import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../src/base/problem.ts';
import { problemsIn, problemsInHouse, told, withBlocks } from './updates.ts';

/** YAML, then the place, the code and a fragment of the message; and the mended line, where there is one. */
type Mistake = readonly [yaml: string, told: `${string} ${ProblemCode}`, message: string, mend?: string];

/** The parts of a mistake by name, for the titles of its tests. */
function named([yaml, expected, message, mend]: Mistake) {
  return { yaml, expected, message, mend };
}

const ENDING = 'sections:\n  - heading: H\n    content: [a]\n';

const UPDATES: readonly Mistake[] = [
  // the file
  ['', '1:1 empty-file', 'The file is empty'],
  ['# only a comment\n', '1:1 empty-file', 'The file is empty'],
  ['- a list\n', '1:1 wrong-type', 'A list stands here, where keys are expected: "title"'],
  ['words\n', '1:1 wrong-type', 'Text stands here'],

  // keys
  [`date: 2007-11\n${ENDING}`, '1:1 missing-key', '"title" is missing'],
  [`title: T\n${ENDING}`, '1:1 missing-key', '"date" is missing'],
  ['title: T\ndate: 2007-11\n', '1:1 missing-key', '"sections" is missing'],
  ['title: T\ndate: 2007-11\nsections:\n  - heading: H\n', '4:5 missing-key', '"content" is missing'],
  [`titel: T\ndate: 2007-11\n${ENDING}`, '1:1 unknown-key', 'Did you mean "title"?', 'title: T'],
  [
    `title: T\ndate: 2007-11\nauthor: [A]\n${ENDING}`,
    '3:1 unknown-key',
    'Did you mean "authors"?',
    'authors: [A]',
  ],
  [`“title”: T\ndate: 2007-11\n${ENDING}`, '1:1 unknown-key', 'Did you mean "title"?', 'title: T'],
  [`title: T\ndate: 2007-11\nprice: 5\n${ENDING}`, '3:1 unknown-key', 'Unknown key "price".'],
  [withBlocks('- text: a\n  text: b'), '7:9 duplicate-key', 'the first is on line 6'],

  // dates and languages
  [`title: T\ndate: 2007-13\n${ENDING}`, '2:7 bad-date', '"2007-13" is not a month'],
  [`title: T\ndate: 2007-02-30\n${ENDING}`, '2:7 bad-date', '"2007-02-30" is not'],
  [`title: T\ndate: 2007\n${ENDING}`, '2:7 bad-date', '"2007" is not'],
  [`title: T\ndate: November 2007\n${ENDING}`, '2:7 bad-date', '"November 2007" is not', 'date: 2007-11'],
  [
    `language: en_GB\ntitle: T\ndate: 2007-11\n${ENDING}`,
    '1:11 bad-language',
    'mean "en-GB"',
    'language: en-GB',
  ],
  [
    `language: english\ntitle: T\ndate: 2007-11\n${ENDING}`,
    '1:11 bad-language',
    '"english" is not a language',
  ],
  [withBlocks('- event: E\n  date: next week'), '7:15 bad-date', '"next week" is not a day'],
  [withBlocks('- event: E\n  date: 2007-12'), '7:15 bad-date', '"2007-12" is not a day'],
  [
    withBlocks('- event: E\n  date: 2007-12-13 to 2007-12-11'),
    '7:15 bad-date',
    'last day of this event is before',
  ],

  // text that is not text to YAML
  [`title: 2007\ndate: 2007-11\n${ENDING}`, '1:8 wrong-type', 'takes 2007 for a number', 'title: "2007"'],
  [withBlocks('- true'), '6:9 wrong-type', 'takes true for a yes-or-no value', '      - "true"'],
  [withBlocks('- bullets:\n    - ~'), '7:13 wrong-type', 'for nothing', '          - "~"'],
  [withBlocks('- 2007-12-11'), '6:9 wrong-type', 'for a date', '      - "2007-12-11"'],
  [withBlocks('- text:\n    - one'), '7:11 wrong-type', 'must be text, but a list stands here'],
  [withBlocks('- bullets: one'), '6:18 wrong-type', '"bullets" must be a list, but text stands here'],
  ['title: T\ndate: 2007-11\nsections:\n  - words\n', '4:5 wrong-type', 'where keys are expected: "heading"'],
  [withBlocks("- '  '"), '6:9 empty-text', 'There is no text'],
  [withBlocks('- intro:\n  bullets: [a]'), '6:9 empty-text', 'There is no text here for "intro"'],
  [withBlocks('- bullets:\n    -\n    - b'), '7:11 empty-text', 'There is no text'],
  [withBlocks('- bullets: []'), '6:18 empty-list', '"bullets" has nothing in it'],
  [withBlocks('- bullets:'), '6:9 empty-list', '"bullets" has nothing in it'],
  ['title: T\ndate: 2007-11\nsections: []\n', '3:11 empty-list', '"sections" has nothing in it'],

  // blocks
  [withBlocks('- bulets:\n    - a'), '6:9 unknown-key', 'Did you mean "bullets"?', '      - bullets:'],
  [withBlocks('- text: a\n  colour: red'), '7:9 unknown-key', 'Unknown key "colour".'],
  [withBlocks('- text: a\n  quote: b'), '7:9 two-kinds', 'both "text" and "quote"'],
  [withBlocks('- intro: a\n  start: 2'), '6:9 missing-key', 'The key "numbers" is missing here.'],
  [withBlocks('- table: a'), '6:9 unknown-key', 'Did you mean "columns"?'],
  [withBlocks('- numbers: [a]\n  start: 0'), '7:16 bad-value', 'a whole number from 1'],
  [withBlocks('- numbers: [a]\n  start: two'), '7:16 bad-value', 'a whole number from 1'],
  [
    withBlocks('- bullets:\n    - text: a\n      bullets: [b]\n      numbers: [c]'),
    '9:13 two-kinds',
    'one list at most',
  ],
  [withBlocks('- contact: {}'), '6:18 missing-key', 'nothing about how to reach'],
  [
    withBlocks(
      '- bullets:\n  - text: a\n    bullets:\n    - text: b\n      bullets:\n      - text: c\n        bullets: [d]',
    ),
    '12:15 too-deep',
    'three levels of list',
  ],
  [
    withBlocks(
      '- heading: a\n  content:\n  - heading: b\n    content:\n    - heading: c\n      content:\n      - heading: d\n        content: [e]',
    ),
    '12:24 too-deep',
    'heading level 6; the deepest is 5',
  ],

  // addresses
  [withBlocks('- link: javascript:alert(1)'), '6:15 bad-link', '"javascript:alert(1)" is not an address'],
  [withBlocks('- link: ftp://example.org/x'), '6:15 bad-link', '"ftp://example.org/x" is not'],
  [withBlocks('- link: report.pdf'), '6:15 bad-link', '"report.pdf" is not'],
  [withBlocks('- link: http://localhost/x'), '6:15 bad-link', 'is not an address'],
  [withBlocks('- link: http://www.a'), '6:15 bad-link', 'is not an address'],
  [withBlocks('- link: http://www.example.123'), '6:15 bad-link', 'is not an address'],
  [withBlocks('- link: http://www.-example.org'), '6:15 bad-link', 'is not an address'],
  [withBlocks(`- link: http://${'a'.repeat(64)}.org`), '6:15 bad-link', 'is not an address'],
  [
    withBlocks('- link: www.example.org'),
    '6:15 bad-link',
    'Did you mean "https://www.example.org"?',
    '      - link: https://www.example.org',
  ],
  [withBlocks('- See [this](javascript:x) now'), '6:13 bad-link', '"javascript:x" is not'],
  [withBlocks('- See [this](http://x.org "more") now'), '6:13 bad-link', 'The title "more"'],
  [withBlocks('- See [](http://x.org) now'), '6:13 empty-text', 'no words to show'],
  [withBlocks('- contact: { email: jane(at)x.org }'), '6:27 bad-email', '"jane(at)x.org" is not an email'],
  [withBlocks('- contact:\n    phone: 0161 77'), '7:18 bad-phone', '"0161 77" is not a telephone number'],
  [withBlocks('- contact:\n    website: example'), '7:20 bad-link', '"example" is not an address of the web'],

  // inline text and characters
  [withBlocks('- "Use `x` now"'), '6:14 inline-code', 'Text between backticks is code'],
  [withBlocks('- An ![x](y.png) here'), '6:12 inline-image', '![x](y.png)'],
  [withBlocks('- An <b>x</b> here'), '6:12 inline-html', 'HTML cannot be used here: <b>'],
  [
    withBlocks('- heading: |\n    a\n\n    b\n  content: [c]'),
    '9:11 one-paragraph',
    '"heading" must be one paragraph',
  ],
  [withBlocks('- a\u0007b'), '6:10 bad-character', 'a bell character (U+0007)'],
  [withBlocks('- "a\\u202eb"'), '6:11 bad-character', 'a bidirectional override (U+202E)'],
  [withBlocks('- a\u200bb'), '6:10 bad-character', 'a zero-width space (U+200B)'],
  [withBlocks('- a\u00adb'), '6:10 bad-character', 'a soft hyphen (U+00AD)'],
  [withBlocks('- a\u2028b'), '6:10 bad-character', 'a Unicode line separator (U+2028)'],
  [withBlocks('- "a\\ud800b"'), '6:11 bad-character', 'half of a character (U+D800)'],
  [withBlocks('- a&#x202e;b'), '6:9 bad-character', 'U+202E'],
  [withBlocks('- x \u05e9\u05dc\u05d5\u05dd y'), '6:11 right-to-left', 'written from right to left'],

  // everyday text that YAML trips over
  [
    withBlocks('- intro: Priorities should be:\n  bullets: [a]'),
    '6:16 needs-quotes',
    'colon',
    '      - intro: "Priorities should be:"',
  ],
  [
    withBlocks('- Final drafting: January 2008'),
    '6:9 needs-quotes',
    'colon',
    '      - "Final drafting: January 2008"',
  ],
  [withBlocks('- bullets:\n    - Due: soon'), '7:13 needs-quotes', 'colon', '          - "Due: soon"'],
  [
    withBlocks('- We saw that the\n  aims are: none'),
    '6:9 needs-quotes',
    'colon',
    '      - "We saw that the\n        aims are: none"',
  ],
  [`title: Tel: 0161\ndate: 2007-11\n${ENDING}`, '1:8 needs-quotes', 'colon', 'title: "Tel: 0161"'],
  [withBlocks('- **Bold** start'), '6:9 needs-quotes', 'begins with "*"', '      - "**Bold** start"'],
  [withBlocks("- 'wider use' should"), '6:9 needs-quotes', 'quotation mark', `      - "'wider use' should"`],
  [withBlocks('- "quoted" start'), '6:9 needs-quotes', 'quotation mark', `      - '"quoted" start'`],
  [withBlocks('- "open text\n- b'), '6:9 needs-quotes', 'never closed', '      - "open text"'],
  [withBlocks("- 'tis the season\n- b"), '6:9 needs-quotes', 'never closed', `      - "'tis the season"`],
  [withBlocks('- @name'), '6:9 needs-quotes', 'begins with "@"', '      - "@name"'],
  [withBlocks('- %x'), '6:9 needs-quotes', 'begins with "%"', '      - "%x"'],
  [withBlocks('- [a](b) and'), '6:9 needs-quotes', 'begins with "["', '      - "[a](b) and"'],
  [withBlocks('- {x} y'), '6:9 needs-quotes', 'begins with "{"', '      - "{x} y"'],
  [withBlocks('- [a]: b'), '6:9 needs-quotes', 'bracket', '      - "[a]: b"'],
  [withBlocks('- & more'), '6:9 needs-quotes', 'begins with "&"', '      - "& more"'],
  [withBlocks('- > more'), '6:9 needs-quotes', 'begins with ">"', '      - "> more"'],
  [withBlocks('- "a \\q b"'), '6:12 yaml-syntax', 'backslash', '      - "a \\\\q b"'],
  [`title:T\ndate: 2007-11\n${ENDING}`, '1:7 yaml-syntax', 'A space is missing', 'title: T'],
  [withBlocks('- heading: a\n\tcontent: [b]'), '7:1 yaml-syntax', 'tab'],
  [withBlocks('- bullets: [a, b'), '6:18 yaml-syntax', 'never closed', '      - bullets: [a, b]'],

  // what would be lost, and what YAML can do besides
  [withBlocks('- We want #1 spot'), '6:17 lost-comment', '"#1 spot"', '      - "We want #1 spot"'],
  [withBlocks('- bullets:\n    - a\n      - b'), '8:13 lost-list', 'the list would be lost', '          - b'],
  [withBlocks('- intro: a\n    - b\n  bullets: [c]'), '7:11 lost-list', 'the list would be lost'],
  [withBlocks('- &x a'), '6:9 yaml-feature', 'Anchors'],
  [withBlocks('- *x'), '6:9 yaml-feature', 'Aliases'],
  [withBlocks('- !!str a'), '6:9 yaml-feature', 'Tags'],
  [withBlocks('- text: a\n  <<: { quote: b }'), '7:9 yaml-feature', 'Merge keys'],
  [`%YAML 1.1\n---\n${withBlocks('- a')}`, '1:1 yaml-feature', 'instructions to YAML'],
  [`${withBlocks('- a')}---\ntitle: T\n`, '7:1 yaml-feature', 'A second document'],
];

const HOUSES: readonly Mistake[] = [
  ['series: S\n', '1:1 missing-key', '"organisation" is missing'],
  ['organisation: O\ncolours: { accent: blue }\n', '2:20 bad-colour', '"blue" is not a colour'],
  ['organisation: O\ncolours: { accent: "#ff0000" }\n', '2:20 low-contrast', '3.99 : 1'],
  [
    'organisation: O\ncolours: { accent: #1f4e79 }\n',
    '2:20 lost-comment',
    'for a comment',
    'colours: { accent: "#1f4e79" }',
  ],
  ['organisation: O\neditions: [member, braille]\n', '2:20 bad-value', '"braille" is not an edition.'],
  ['organisation: O\neditions: [membr]\n', '2:12 bad-value', 'Did you mean "member"?'],
  ['organisation: O\npaper: A3\n', '2:8 bad-value', '"A3" is not a value of "paper"'],
  ['organisation: O\ncountry: UK\n', '2:10 bad-value', 'Did you mean "GB"?', 'country: GB'],
  ['organisation: O\nemail: { from: nobody }\n', '2:16 bad-email', '"nobody" is not an email address'],
  [
    'organisation: O\nwebsite: www.x.org\n',
    '2:10 bad-link',
    'Did you mean "https://www.x.org"?',
    'website: https://www.x.org',
  ],
];

const FEWEST_KINDS = 40;

describe('every mistake is told once, at its place, in plain words', () => {
  it('is a catalogue of some length', () => {
    expect(UPDATES.length + HOUSES.length).toBeGreaterThanOrEqual(FEWEST_KINDS);
  });

  it.each(UPDATES.map(named))('$yaml', ({ yaml, expected, message, mend }) => {
    const problems = problemsIn(yaml);
    expect(problems.map((problem) => told(yaml, problem))).toEqual([expected]);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.hint).toMatch(/[.!]$/);
    if (mend !== undefined) expect(problems[0]?.mend).toBe(mend);
  });

  it.each(HOUSES.map(named))('house: $yaml', ({ yaml, expected, message, mend }) => {
    const problems = problemsInHouse(yaml);
    expect(problems.map((problem) => told(yaml, problem))).toEqual([expected]);
    expect(problems[0]?.message).toContain(message);
    if (mend !== undefined) expect(problems[0]?.mend).toBe(mend);
  });
});

/** Words of YAML's trade that an editor need not know. */
const JARGON =
  /\b(?:scalar|implicit|compact|node|token|flow|sequence|indicator|null|boolean|string|regex|invalid input)\b/i;

describe('the words of a report', () => {
  it.each([...UPDATES, ...HOUSES].map(named))('are no jargon: $yaml', ({ yaml }) => {
    for (const { message, hint } of [...problemsIn(yaml), ...problemsInHouse(yaml)]) {
      expect(`${message} ${hint}`).not.toMatch(JARGON);
    }
  });
});

describe('a mended line', () => {
  const mended = UPDATES.map(named).filter(({ mend }) => mend !== undefined && !mend.includes('\n'));

  it.each(mended)('mends what it says it mends: $yaml', ({ yaml, expected, mend = '' }) => {
    const line = Number(expected.split(':')[0]);
    const text = yaml
      .split('\n')
      .toSpliced(line - 1, 1, mend)
      .join('\n');
    expect(problemsIn(text).map((problem) => told(text, problem))).not.toContain(expected);
  });
});

describe('several mistakes', () => {
  it('are all told, in the order of the file', () => {
    const yaml = withBlocks('- bulets: [a]\n- link: nowhere\n- [b]\n- text: c\n  quote: d\n- numbers: []');
    expect(problemsIn(yaml).map((problem) => told(yaml, problem))).toEqual([
      '6:9 unknown-key',
      '7:15 bad-link',
      '8:9 needs-quotes',
      '10:9 two-kinds',
      '11:18 empty-list',
    ]);
  });

  it('of syntax are all told, none twice, and content waits until they are mended', () => {
    const yaml = withBlocks('- **a** b\n- "c" d\n- bulets: [e]\n- intro: f: g\n  bullets: [h]');
    expect(problemsIn(yaml).map((problem) => told(yaml, problem))).toEqual([
      '6:9 needs-quotes',
      '7:9 needs-quotes',
      '9:16 needs-quotes',
    ]);
  });

  it('in one text are all told', () => {
    const yaml = withBlocks('- See [x](ftp://x) and <b>y</b> and \u200b.');
    expect(problemsIn(yaml).map(({ code }) => code)).toContain('bad-character');
  });
});

describe('under a misspelt key', () => {
  it('what else is wrong is told at once, at every depth', () => {
    const text =
      'Title: T\ndate: 2007-13\nSections:\n  - Heading: H\n    contnet:\n      - bulets: [1]\n      - Event: E\n        Date: next\n';
    expect(problemsIn(text).map((problem) => told(text, problem))).toEqual([
      '1:1 unknown-key',
      '2:7 bad-date',
      '3:1 unknown-key',
      '4:5 unknown-key',
      '5:5 unknown-key',
      '6:9 unknown-key',
      '6:18 wrong-type',
      '7:9 unknown-key',
      '8:9 unknown-key',
      '8:15 bad-date',
    ]);
  });

  it('that stands beside the right one nothing is read', () => {
    const text = withBlocks('- bulets: [1]\n  bullets: [a]');
    expect(problemsIn(text).map((problem) => told(text, problem))).toEqual(['6:9 unknown-key']);
  });

  it('no block is taken for a text, whatever is wrong in it', () => {
    const text = withBlocks('- bulets: [a]\n  Intro: **b');
    expect(problemsIn(text).map(({ mend }) => mend)).toEqual([undefined]);
  });
});
