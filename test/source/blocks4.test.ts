/** Tables, pictures, callouts and action points as they are read where all is well. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_HOUSE, loadHouse, loadUpdate } from '../../src/source/load.ts';
import { textOf } from '../../src/source/inline.ts';
import type { Alignment, Block, TableBlock, Update } from '../../src/source/update.ts';
import { cpuTime } from '../support/cpu.ts';

function read(text: string): Update {
  const outcome = loadUpdate({ name: 'update.yaml', text }, DEFAULT_HOUSE);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join(' '));
  return outcome.value;
}

/** The one block of an update. */
function readBlock(yaml: string): Block {
  const block = yaml.replaceAll(/^/gm, '      ');
  const update = read(`title: T\ndate: 2007-11\nsections:\n  - heading: H\n    content:\n${block}\n`);
  const [only] = update.sections[0]?.content ?? [];
  if (!only) throw new Error('there is no block');
  return only;
}

function table(yaml: string): TableBlock {
  const block = readBlock(yaml);
  if (block.kind !== 'table') throw new Error(`this is a ${block.kind}`);
  return block;
}

/** What is read without its places. */
function placeless(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, item: unknown) => (key === 'place' ? undefined : item)));
}

describe('a table', () => {
  it('keeps every cell exactly as it was typed', () => {
    const typed = ['6.80', '007', '0x1F', '1e3', '+5', '.5', '1_000', 'true', 'No', '2007-11-02', '.inf'];
    const { columns, rows } = table(
      `- columns: [A]\n  rows: [${typed.map((cell) => `[${cell}]`).join(', ')}]`,
    );
    expect(columns.map(({ text }) => textOf(text))).toEqual(['A']);
    expect(rows.map((row) => row.map(({ text }) => textOf(text)))).toEqual(typed.map((cell) => [cell]));
  });

  it.each(["''", '""', '~', "' '"])('takes %s for an empty cell', (empty) => {
    expect(table(`- columns: [A, B]\n  rows: [[x, ${empty}]]`).rows[0]?.[1]?.text).toEqual([]);
  });

  it('takes an empty item of a list of cells for an empty cell', () => {
    expect(table('- columns: [A, B]\n  rows:\n    - - x\n      -').rows[0]?.[1]?.text).toEqual([]);
  });

  it('reads Markdown in headings, cells and the caption', () => {
    const { columns, rows, caption } = table(
      '- columns: ["**A**", "*B*"]\n  rows: [["[x](#a)", "**y**"]]\n  caption: One *two*',
    );
    const kinds = [...columns, ...rows.flat()].map(({ text }) => text.map(({ kind }) => kind));
    expect(kinds).toEqual([['strong'], ['emphasis'], ['link'], ['strong']]);
    expect(caption?.map(({ kind }) => kind)).toEqual(['text', 'emphasis']);
  });

  it('knows the place of a cell and of the words in it', () => {
    const { rows } = table('- columns: [A, B]\n  rows: [[6.80, "**x**"]]');
    const [first, second] = rows[0] ?? [];
    expect([first?.place, second?.text[0]?.place]).toEqual([
      { file: 'update.yaml', start: 101, end: 105 },
      { file: 'update.yaml', start: 108, end: 113 },
    ]);
  });

  it.each([
    ['- columns: [A]\n  rows: [[x]]', false],
    ['- columns: [A]\n  rows: [[x]]\n  rowHeadings: true', true],
    ['- columns: [A]\n  rows: [[x]]\n  rowHeadings: false', false],
  ])('%j has row headings: %j', (yaml, expected) => {
    expect(table(yaml).rowHeadings).toBe(expected);
  });
});

describe('the alignment of a column', () => {
  const RIGHT: readonly (readonly string[])[] = [
    ['5'],
    ['6.80', '12'],
    ['1,200', '1,234,567.89', '12'],
    ['+0.4', '-1.2', '−3', '±2'],
    ['50%', '12.5 %'],
    ['£1,200', '-£3', '£-3', '$5', '€6.50'],
    ['3-5', '3–5', '3--5', '3 to 5', '£3–£5', '3%–5%'],
    ['5', '-', '–', '—', '--', ''],
    ['.5'],
    ['**5**', '*6*'],
  ];
  const LEFT: readonly (readonly string[])[] = [
    ['x'],
    ['5', 'x'],
    ['5 weeks'],
    ['', ''],
    ['-', '–'],
    ['2007-11-02'],
    ['020 7946 0018'],
    ['12,34'],
    ['9.30 to noon'],
    ['%'],
    ['£'],
    ['true'],
  ];
  const columnOf = (cells: readonly string[]): TableBlock =>
    table(`- columns: [A]\n  rows: [${cells.map((cell) => `["${cell}"]`).join(', ')}]`);

  it.each(RIGHT.map((cells) => [cells]))('is right for %j', (cells) => {
    expect(columnOf(cells).align).toEqual(['right']);
  });

  it.each(LEFT.map((cells) => [cells]))('is left for %j', (cells) => {
    expect(columnOf(cells).align).toEqual(['left']);
  });

  it('is what the editor says', () => {
    const said: Alignment[] = ['right', 'centre', 'left'];
    const yaml = `- columns: [A, B, C]\n  rows: [[x, 5, 5]]\n  align: [${said.join(', ')}]`;
    expect(table(yaml).align).toEqual(said);
  });

  it('is found in linear time', () => {
    const yaml = `- columns: [A]\n  rows: [["${'1'.repeat(40_000)}x"], ["${'1,111'.repeat(8000)}"]]`;
    const before = cpuTime();
    expect(table(yaml).align).toEqual(['left']);
    expect(cpuTime() - before).toBeLessThan(2000);
  });
});

describe('a picture', () => {
  it.each([
    [
      '- image: pictures/chart.png\n  alt: |\n    Waits fell\n    to 3 weeks.\n  width: 12.5',
      { path: 'pictures/chart.png', alt: 'Waits fell to 3 weeks.', width: 12.5 },
    ],
    ['- image: ../chart\n  decorative: true\n  width: 100', { path: '../chart', width: 100 }],
    [
      '- image: my chart.svg\n  alt: A chart of waits\n  width: 1',
      { path: 'my chart.svg', alt: 'A chart of waits', width: 1 },
    ],
    [
      '- image: chart.png\n  alt: chart.png shows how waits fell',
      { path: 'chart.png', alt: 'chart.png shows how waits fell' },
    ],
  ])('%j', (yaml, expected) => {
    const block = readBlock(yaml);
    if (block.kind !== 'image') throw new Error(`this is a ${block.kind}`);
    const { path, alt, width } = block;
    expect({
      path: path.value,
      ...(alt && { alt: alt.value }),
      ...(width !== undefined && { width }),
    }).toEqual(expected);
  });

  it('reads Markdown in its caption', () => {
    expect(placeless(readBlock('- image: a.png\n  decorative: true\n  caption: By *us*'))).toEqual({
      kind: 'image',
      path: { value: 'a.png' },
      caption: [
        { kind: 'text', value: 'By ' },
        { kind: 'emphasis', children: [{ kind: 'text', value: 'us' }] },
      ],
    });
  });
});

describe('a callout', () => {
  it('holds every block but callouts and subsections', () => {
    const block = readBlock(
      [
        '- callout: Key **message**',
        '  content:',
        '    - Words',
        '    - bullets: [x]',
        '    - quote: q',
        '    - link: https://www.example.org',
        '    - columns: [A]',
        '      rows: [[1]]',
        '    - image: a.png',
        '      decorative: true',
        '    - event: e',
        '    - contact: { name: n }',
        '    - actions: [a]',
      ].join('\n'),
    );
    if (block.kind !== 'callout') throw new Error(`this is a ${block.kind}`);
    expect(textOf(block.title)).toBe('Key message');
    expect(block.content.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'list',
      'quote',
      'link',
      'table',
      'image',
      'event',
      'contact',
      'actions',
    ]);
  });
});

describe('action points', () => {
  it.each([
    ['2007-12-11', { value: '2007-12-11', date: { year: 2007, month: 12, day: 11 } }],
    ['11 December 2007', { value: '11 December 2007', date: { year: 2007, month: 12, day: 11 } }],
    ['next meeting', { value: 'next meeting' }],
    ['December 2007', { value: 'December 2007' }],
    ['2007-12', { value: '2007-12' }],
    ['2008', { value: '2008' }],
    ['"11/12/2007"', { value: '11/12/2007' }],
  ])('are due %s', (due, expected) => {
    const block = readBlock(
      `- intro: We agreed\n  actions:\n    - Do **it**\n    - text: x\n      owner: Chair\n      due: ${due}`,
    );
    expect(placeless(block)).toEqual({
      kind: 'actions',
      intro: [{ kind: 'text', value: 'We agreed' }],
      items: [
        {
          text: [
            [
              { kind: 'text', value: 'Do ' },
              { kind: 'strong', children: [{ kind: 'text', value: 'it' }] },
            ],
          ],
        },
        { text: [[{ kind: 'text', value: 'x' }]], owner: { value: 'Chair' }, due: expected },
      ],
    });
  });
});

describe('the house', () => {
  it('has a logo', () => {
    const text = 'organisation: O\nlogo: { image: ../assets/smmgp.svg, alt: SMMGP }\n';
    const outcome = loadHouse({ name: 'house.yaml', text });
    expect(outcome.ok && placeless(outcome.value.logo)).toEqual({
      path: { value: '../assets/smmgp.svg' },
      alt: { value: 'SMMGP' },
    });
  });
});

describe('the specimen', () => {
  it('is read without a problem and has every kind of block', () => {
    const update = read(readFileSync(new URL('../golden/specimen.yaml', import.meta.url), 'utf8'));
    const kinds = new Set<string>();
    const note = (block: Block): void => {
      kinds.add(block.kind);
      if (block.kind === 'subsection' || block.kind === 'callout') block.content.forEach(note);
    };
    update.sections.forEach(({ content }) => content.forEach(note));
    expect([...kinds].sort()).toEqual(
      [
        'actions',
        'callout',
        'contact',
        'event',
        'image',
        'link',
        'list',
        'paragraph',
        'quote',
        'subsection',
        'table',
      ].sort(),
    );
  });
});
