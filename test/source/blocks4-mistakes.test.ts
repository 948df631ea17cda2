/** Mistakes in tables, pictures, callouts, action points and the logo: code, line, column, words and mend. */
import { describe, expect, it } from 'vitest';
import { positionAt } from '../../src/base/place.ts';
import { type Problem, problemsIn } from '../../src/base/problem.ts';
import { DEFAULT_HOUSE, loadHouse, loadUpdate } from '../../src/source/load.ts';

/** Line and column with the code, part of the message, and the mended line where there is one. */
type Told = readonly [where: string, message: string, mend?: string];
type Case = readonly [yaml: string, ...told: Told[]];

function told(text: string, problems: readonly Problem[]): string[][] {
  return problems.map(({ code, place, message, mend }) => {
    const { line, column } = positionAt(text, place.start);
    return [`${line}:${column} ${code}`, message, ...(mend === undefined ? [] : [mend])];
  });
}

function expectTold(text: string, problems: readonly Problem[], expected: readonly Told[]): void {
  const said = expected.map(([where, message, mend]) => [
    where,
    expect.stringContaining(message) as string,
    ...(mend === undefined ? [] : [mend]),
  ]);
  expect(told(text, problems)).toEqual(said);
  problems.forEach(({ hint }) => expect(hint).toMatch(/^\S.+[.\]]$/s));
}

/** Five lines before the blocks, which begin in column 7. */
const HEAD = 'title: T\ndate: 2007-11\nsections:\n  - heading: H\n    content:\n';

function testBlocks(cases: readonly Case[]): void {
  it.each(cases.map(([yaml, ...expected]) => ({ yaml, expected })))('$yaml', ({ yaml, expected }) => {
    const text = `${HEAD}${yaml.replaceAll(/^/gm, '      ')}\n`;
    expectTold(text, problemsIn(loadUpdate({ name: 'f', text }, DEFAULT_HOUSE)), expected);
  });
}

describe('a table', () => {
  const NO_LIST = 'must be a list, but text stands here.';
  testBlocks([
    [
      '- columns: [Area, Wait]\n  rows: [[1], [1, 2, 3], []]',
      ['7:16 bad-value', 'This row has 1 cell, but the table has 2 columns: there is nothing for "Wait".'],
      ['7:21 bad-value', 'This row has 3 cells, but the table has 2 columns.'],
      [
        '7:32 bad-value',
        'This row has 0 cells, but the table has 2 columns: there is nothing for "Area", "Wait".',
      ],
    ],
    [
      '- columns: [Area]\n  rows:\n    - - Anytown\n      - 1,200',
      ['8:13 bad-value', 'This row has 2 cells, but the table has 1 column.'],
    ],
    ['- columns: []\n  rows: []', ['6:18 empty-list', '"columns"'], ['7:15 empty-list', '"rows"']],
    ['- columns:\n  rows:', ['6:9 empty-list', '"columns"'], ['7:9 empty-list', '"rows"']],
    [
      '- columns: A, B\n  rows: [[1]]\n  align: right',
      ['6:18 wrong-type', NO_LIST],
      ['8:16 wrong-type', NO_LIST],
    ],
    ['- columns: [A]', ['6:9 missing-key', 'The key "rows" is missing here.']],
    ['- rows: [[1]]', ['6:9 missing-key', 'The key "columns" is missing here.']],
    ['- rows: [[1]]\n  caption: Waits', ['6:9 missing-key', 'The key "columns" is missing here.']],
    [
      "- columns: ['', ~, true]\n  rows: [[1, 2, 3]]",
      ['6:19 empty-text', '"columns"'],
      ['6:23 empty-text', '"columns"'],
      ['6:26 wrong-type', 'YAML takes true for a yes-or-no value', `      - columns: ['', ~, "true"]`],
    ],
    [
      '- columns: [A]\n  rows:\n    - Anytown\n    - A: 5\n    -',
      ['8:13 wrong-type', 'A row must be a list of cells, but text stands here.'],
      ['9:13 wrong-type', 'A row must be a list of cells, but a set of keys stands here.'],
      ['10:11 wrong-type', 'A row must be a list of cells, but nothing stands here.'],
    ],
    [
      '- columns: [A, B]\n  rows: [[1, 2]]\n  align: [center, rihgt]\n  rowHeadings: yes',
      ['8:17 bad-value', 'Did you mean "centre"?', '        align: [centre, rihgt]'],
      ['8:25 bad-value', 'Did you mean "right"?', '        align: [center, right]'],
      ['9:22 bad-value', '"rowHeadings" must be true or false.', '        rowHeadings: true'],
    ],
    [
      '- columns: [A]\n  rows: [[1]]\n  rowHeadings: "true"',
      ['8:22 bad-value', '"rowHeadings" must be true or false, without quotes.', '        rowHeadings: true'],
    ],
    [
      '- columns: [A]\n  rows: [[1]]\n  rowHeadings: 1',
      ['8:22 bad-value', '"rowHeadings" must be true or false.'],
    ],
    [
      '- columns: [A, B]\n  rows: [[1, 2]]\n  align: [left]',
      ['8:16 bad-value', '"align" has 1 value, but the table has 2 columns.'],
    ],
    [
      '- columns: [A]\n  rows: [[1]]\n  align: [left, right]',
      ['8:16 bad-value', '"align" has 2 values, but the table has 1 column.'],
    ],
    [
      '- columns: [A]\n  rows: [[1]]\n  captoin: x',
      ['8:9 unknown-key', 'Did you mean "caption"?', '        caption: x'],
    ],
    ['- table: Waits\n  rows: [[1]]', ['6:9 unknown-key', 'Did you mean "columns"?']],
    ["- columns: ''\n  rows: ''", ['6:18 empty-list', '"columns"'], ['7:15 empty-list', '"rows"']],
    [
      '- columns: [A]\n  bullets: [x]\n  rows: [[1]]',
      ['7:9 two-kinds', 'This block has both "columns" and "bullets"'],
    ],
    [
      '- columns: [A, B]\n  rows: [["`x`", "<b>x</b>"], ["[x](y)", "a\n\n\n\n          b"]]',
      ['7:18 inline-code', '`x`'],
      ['7:25 inline-html', '<b>'],
      ['7:39 bad-link', '"y"'],
      ['11:17 one-paragraph', 'A cell must be one paragraph'],
    ],
  ]);
});

describe('a row as YAML takes it', () => {
  const COLUMNS = '- columns: [Area, Wait]\n  rows:\n';
  testBlocks([
    [
      `${COLUMNS}    - [Anytown, **5**]\n    - [*Otherham*, **6**]`,
      ['8:23 needs-quotes', 'begins with "*"', '          - [Anytown, "**5**"]'],
      ['9:14 needs-quotes', 'begins with "*"', '          - ["*Otherham*", "**6**"]'],
    ],
    [
      `${COLUMNS}    - [Waiting time: 3 weeks, 5]`,
      ['8:14 needs-quotes', 'Text with a colon', '          - ["Waiting time: 3 weeks", 5]'],
    ],
    [
      `${COLUMNS}    - [a, [b]]\n    - [{b: c}, d]`,
      ['8:17 needs-quotes', 'begins with "["', '          - [a, "[b]"]'],
      ['9:14 needs-quotes', 'begins with "{"', '          - ["{b: c}", d]'],
    ],
    [`${COLUMNS}    - [Anytown, -]`, ['8:23 needs-quotes', '"-"', '          - [Anytown, "-"]']],
    [`${COLUMNS}    - [@home, %5]`, ['8:14 needs-quotes', 'begins with "@"', '          - ["@home", "%5"]']],
    [
      `${COLUMNS}    - ["one" or two, 5]`,
      ['8:14 needs-quotes', 'The text begins with a quotation mark', `          - ['"one" or two', 5]`],
    ],
    [
      `${COLUMNS}    - [a, 'tis]\n    - [it's, 5]`,
      ['8:17 needs-quotes', 'The text begins with a quotation mark', `          - [a, "'tis"]`],
    ],
    [
      `${COLUMNS}    - [[Report](https://www.example.org), 5]`,
      ['8:14 needs-quotes', 'begins with "["', '          - ["[Report](https://www.example.org)", 5]'],
    ],
    [`${COLUMNS}    - [Room #4, 5]`, ['8:14 lost-comment', '"#4, 5]"', '          - ["Room #4", 5]']],
    [
      `${COLUMNS}    - ['it''s: x', "a: b"]\n    - ["a: b", *y*]\n    - ["it's", 'tis "x"]`,
      ['9:22 needs-quotes', 'begins with "*"', '          - ["a: b", "*y*"]'],
      ['10:22 needs-quotes', 'The text begins with a quotation mark', `          - ["it's", "'tis \\"x\\""]`],
    ],
    [
      `${COLUMNS}    - [a, b # a note\n    - [c, {d]`,
      ['8:13 yaml-syntax', 'never closed', '          - [a, b] # a note'],
      ['9:17 needs-quotes', 'begins with "{"', '          - [c, "{d"]'],
    ],
    [`${COLUMNS}    - [a, b\n    - [c, d]`, ['8:13 yaml-syntax', 'never closed', '          - [a, b]']],
    [
      '- columns: [**Area**, Wait]\n  rows: [[`x`, 5]]',
      ['6:19 needs-quotes', 'begins with "*"', '      - columns: ["**Area**", Wait]'],
      ['7:17 needs-quotes', 'begins with "`"', '        rows: [["`x`", 5]]'],
    ],
    [
      '- [**Bold** link](https://www.example.org) outside of a table',
      [
        '6:9 needs-quotes',
        'begins with "["',
        '      - "[**Bold** link](https://www.example.org) outside of a table"',
      ],
    ],
  ]);
});

describe('a picture', () => {
  const ALT = '\n  alt: How waits fell.';
  const ADDRESS = 'is an address, and nothing is fetched from elsewhere.';
  const ELSEWHERE = 'is a place on one computer';
  const WIDTH = '"width" must be a number from 1 to 100';
  testBlocks([
    ['- image: a.png', ['6:9 missing-key', 'The key "alt" is missing here: what the picture shows']],
    ['- caption: x\n  image: a.png', ['7:9 missing-key', 'The key "alt" is missing here']],
    ["- image: a.png\n  alt: ''", ['7:14 empty-text', '"alt"']],
    ['- image: a.png\n  alt:', ['7:9 empty-text', '"alt"']],
    [`- image: a.png${ALT}\n  decorative: true`, ['8:9 two-kinds', 'both "alt" and "decorative"']],
    ['- image: a.png\n  decorative: false', ['7:21 bad-value', '"decorative" must be true.']],
    [`- image: a.png${ALT}\n  decorative: false`, ['8:21 bad-value', '"decorative" must be true.']],
    [
      '- image: a.png\n  decorative: yes',
      ['7:21 bad-value', '"decorative" must be true.', '        decorative: true'],
    ],
    ['- image: chart.png\n  alt: picture.png', ['7:14 bad-value', '"picture.png" does not say']],
    [
      '- image: p/waiting-times.png\n  alt: Waiting times',
      ['7:14 bad-value', '"Waiting times" does not say'],
    ],
    ['- image: p/waits.png\n  alt: waits.png', ['7:14 bad-value', '"waits.png" does not say']],
    ['- image: waits.png\n  alt: A picture', ['7:14 bad-value', '"A picture" does not say']],
    [
      '- image: waits.png\n  alt: 2007',
      ['7:14 wrong-type', 'YAML takes 2007 for a number', '        alt: "2007"'],
    ],
    [`- image: https://www.example.org/a.png${ALT}`, ['6:16 bad-value', ADDRESS]],
    [`- image: www.example.org/a.png${ALT}`, ['6:16 bad-value', ADDRESS]],
    [`- image: FILE:///a.png${ALT}`, ['6:16 bad-value', ADDRESS]],
    [`- image: "data:image/png;base64,AA=="${ALT}`, ['6:16 bad-value', ADDRESS]],
    [`- image: /home/a.png${ALT}`, ['6:16 bad-value', ELSEWHERE]],
    [`- image: ~/a.png${ALT}`, ['6:16 bad-value', ELSEWHERE]],
    [`- image: C:\\a.png${ALT}`, ['6:16 bad-value', ELSEWHERE]],
    [`- image: \\\\server\\a.png${ALT}`, ['6:16 bad-value', ELSEWHERE]],
    [`- image: p\\q\\a.png${ALT}`, ['6:16 bad-value', 'has a backslash in it', '      - image: p/q/a.png']],
    [`- image: a.png${ALT}\n  width: 50%`, ['8:16 bad-value', WIDTH, '        width: 50']],
    [`- image: a.png${ALT}\n  width: "12.5 %"`, ['8:16 bad-value', WIDTH, '        width: 12.5']],
    [`- image: a.png${ALT}\n  width: 150%`, ['8:16 bad-value', WIDTH]],
    [`- image: a.png${ALT}\n  width: 0`, ['8:16 bad-value', WIDTH]],
    [`- image: a.png${ALT}\n  width: 0.5`, ['8:16 bad-value', WIDTH]],
    [`- image: a.png${ALT}\n  width: 101`, ['8:16 bad-value', WIDTH]],
    [`- image: a.png${ALT}\n  width: .inf`, ['8:16 bad-value', WIDTH]],
    [`- image: a.png${ALT}\n  width: full`, ['8:16 bad-value', WIDTH]],
    [`- picture: a.png${ALT}`, ['6:9 unknown-key', 'Did you mean "image"?', '      - image: a.png']],
    [`- imgae: a.png${ALT}`, ['6:9 unknown-key', 'Did you mean "image"?', '      - image: a.png']],
  ]);
});

describe('a callout', () => {
  testBlocks([
    [
      '- callout: K\n  content:\n    - heading: x\n      content: [a]\n    - content: [a]\n      callout: y',
      ['8:13 too-deep', 'A callout cannot hold a subsection.'],
      ['11:13 too-deep', 'A callout cannot hold another.'],
    ],
    [
      '- callout: K\n  content:\n    - heading: x\n      callout: y\n    - bulets: [x]\n    - 5',
      ['9:13 two-kinds', 'both "heading" and "callout"'],
      ['10:13 unknown-key', 'Did you mean "bullets"?', '          - bullets: [x]'],
      ['11:13 wrong-type', 'YAML takes 5 for a number', '          - "5"'],
    ],
    ['- callout: K', ['6:9 missing-key', '"content"']],
    ['- callout: K\n  content: []', ['7:18 empty-list', '"content"']],
    ["- callout: ''\n  content: [a]", ['6:18 empty-text', '"callout"']],
    ['- callout: K\n  text: a', ['7:9 two-kinds', 'both "callout" and "text"']],
    ['- callout: K\n  content: a', ['7:18 wrong-type', '"content" must be a list']],
    ['- callout: |\n    a\n\n    b\n  content: [a]', ['9:11 one-paragraph', '"callout"']],
  ]);
});

describe('action points', () => {
  const NO_DAY = 'is not a day that the calendar has.';
  testBlocks([
    ['- actions: []', ['6:18 empty-list', '"actions"']],
    ['- actions: Do it', ['6:18 wrong-type', '"actions" must be a list']],
    [
      '- actions:\n    - Soon: write to them\n    - owner: Chair\n    - txt: a\n      due: soon',
      ['7:13 needs-quotes', 'Text with a colon', '          - "Soon: write to them"'],
      ['8:13 missing-key', '"text"'],
      ['9:13 unknown-key', 'Did you mean "text"?', '          - text: a'],
    ],
    [
      '- actions:\n    - text: a\n      owner: 5\n      due: 31 November 2007\n    - text: a\n      bullets: [x]',
      ['8:20 wrong-type', 'YAML takes 5 for a number', '            owner: "5"'],
      ['9:18 bad-date', `"31 November 2007" ${NO_DAY}`],
      ['11:13 unknown-key', 'Unknown key "bullets".'],
    ],
    ['- actions:\n    - text: a\n      due: 2007-02-30', ['8:18 bad-date', `"2007-02-30" ${NO_DAY}`]],
    ['- actions:\n    - text: a\n      due: 2007-2-3', ['8:18 bad-date', `"2007-2-3" ${NO_DAY}`]],
    ["- actions:\n    - text: a\n      due: ''", ['8:18 empty-text', '"due"']],
    ['- actions: [a]\n  start: 3', ['7:9 unknown-key', 'Unknown key "start".']],
    [
      '- actions: [5, [a]]',
      ['6:19 wrong-type', '5', '      - actions: ["5", [a]]'],
      ['6:22 needs-quotes', '"["', '      - actions: [5, "[a]"]'],
    ],
  ]);
});

describe('the logo', () => {
  const cases: readonly Case[] = [
    ['logo: logo.svg', ['2:7 wrong-type', 'Text stands here, where keys are expected: "image", "alt".']],
    ['logo: { image: a.svg }', ['2:9 missing-key', '"alt"']],
    ['logo: { alt: SMMGP }', ['2:9 missing-key', '"image"']],
    ['logo: { image: a.svg, alt: a.svg }', ['2:28 bad-value', '"a.svg" does not say']],
    ['logo: { image: /a.svg, alt: SMMGP }', ['2:16 bad-value', 'is a place on one computer']],
    ['logo: { image: a.svg, alt: SMMGP, width: 5 }', ['2:35 unknown-key', '"width"']],
    ['editions: [member, braille]', ['2:20 bad-value', '"braille" is not an edition']],
    ['paper: a4', ['2:8 bad-value', 'Did you mean "A4"?', 'paper: A4']],
  ];
  it.each(cases.map(([yaml, ...expected]) => ({ yaml, expected })))('$yaml', ({ yaml, expected }) => {
    const text = `organisation: O\n${yaml}\n`;
    expectTold(text, problemsIn(loadHouse({ name: 'f', text })), expected);
  });
});

describe('after a mistake', () => {
  it('a table is still as wide in each row as in its head', () => {
    const text = `${HEAD}      - columns: [A, B]\n        rows: [[1], [1, 2, 3]]\n        align: [left]\n`;
    const outcome = loadUpdate({ name: 'f', text }, DEFAULT_HOUSE);
    const [block] = (!outcome.ok && outcome.partial?.sections[0]?.content) || [];
    expect(block?.kind === 'table' && [block.align.length, ...block.rows.map((row) => row.length)]).toEqual([
      2, 2, 2,
    ]);
  });
});
