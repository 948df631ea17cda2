/** The published JSON Schema: current, explained key by key, and of one mind with `check` about the shape of a file. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { problemsIn } from '../../src/base/problem.ts';
import { type SchemaName, SCHEMA_NAMES, jsonSchema } from '../../src/source/json-schema.ts';
import { DEFAULT_HOUSE, loadHouse, loadUpdate } from '../../src/source/load.ts';

// A cell is of several types, and what a picture requires stands beside its properties: both are meant.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
const validate = { update: ajv.compile(jsonSchema('update')), house: ajv.compile(jsonSchema('house')) };

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

function isAccepted(name: SchemaName, text: string): boolean {
  return validate[name](parse(text));
}

function isChecked(name: SchemaName, text: string): boolean {
  const file = { name: 'f', text };
  return problemsIn(name === 'house' ? loadHouse(file) : loadUpdate(file, DEFAULT_HOUSE)).length === 0;
}

describe.each(SCHEMA_NAMES)('the schema of the %s', (name) => {
  const path = `content/schema/${name}.schema.json`;

  it('is published as it is now', () => {
    const message = `${path} is out of date. Write it anew: npx policy-update schema ${name} > ${path}`;
    expect(read(path), message).toBe(`${JSON.stringify(jsonSchema(name), null, 2)}\n`);
  });

  it('is of draft 2020-12 and has a title', () => {
    expect(jsonSchema(name)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: expect.any(String),
    });
  });

  it('explains every key in a sentence', () => {
    const unexplained: string[] = [];
    JSON.stringify(jsonSchema(name), (key, value: unknown) => {
      if (key === 'properties' && typeof value === 'object' && value !== null) {
        for (const [name, { description }] of Object.entries(
          value as Record<string, { description?: string }>,
        ))
          if (!description || !/^(?:[A-Z]|true ).*[.\]]$/s.test(description)) unexplained.push(name);
      }
      return value;
    });
    expect(unexplained).toEqual([]);
  });
});

describe('the schemas accept', () => {
  it.each([
    ['update', 'content/2007-11-policy-update.yaml'],
    ['update', 'test/golden/specimen.yaml'],
    ['house', 'content/house.yaml'],
  ] as const)('%s: %s', (name, path) => {
    expect(isAccepted(name, read(path)), JSON.stringify(validate[name].errors)).toBe(true);
  });

  it('a house with everything', () => {
    const house = [
      'organisation: O',
      'abbreviation: O',
      'strapline: s',
      'series: s',
      'website: https://www.example.org',
      'publicUrl: https://www.example.org/updates/',
      'country: GB',
      'logo: { image: ../assets/logo.svg, alt: The O }',
      'colours: { accent: "#1f4e79" }',
      'paper: A5',
      'editions: [member, print, large-print, booklet]',
      'contact: { phone: 020 7946 0018 }',
      'email: { from: O <o@example.org>, replyTo: o@example.org, subject: s, unsubscribe: https://www.example.org }',
    ].join('\n');
    expect([isAccepted('house', house), isChecked('house', house)]).toEqual([true, true]);
  });
});

/** Each is a mistake of shape: of keys, of kinds, of lists, of what YAML takes a value for. */
const BAD_BLOCKS = [
  '- 5',
  '- true',
  '-',
  "- ' '",
  '- []',
  '- {}',
  '- words: x',
  '- bulets: [x]',
  '- rows: [[1]]',
  '- { text: x, link: https://www.example.org }',
  '- { text: x, note: y }',
  '- { text: 5 }',
  '- { bullets: x }',
  '- { bullets: [] }',
  '- { bullets: [5] }',
  '- { bullets: [[x]] }',
  '- { bullets: [{ bullets: [x] }] }',
  '- { bullets: [{ text: x, bullets: [y], numbers: [z] }] }',
  '- { bullets: [{ text: x, start: 3 }] }',
  '- { bullets: [x], start: 3 }',
  '- { numbers: [x], start: 0 }',
  '- { numbers: [x], start: 1.5 }',
  '- { numbers: [x], start: "3" }',
  '- { heading: x }',
  '- { heading: x, content: [] }',
  '- { heading: x, content: [5] }',
  '- { quote: x, sauce: y }',
  '- { link: https://www.example.org, label: 5 }',
  '- { columns: [A] }',
  '- { columns: [], rows: [[1]] }',
  '- { columns: [""], rows: [[1]] }',
  '- { columns: [~], rows: [[1]] }',
  '- { columns: [A], rows: [] }',
  '- { columns: [A], rows: [1] }',
  '- { columns: [A], rows: [{ A: 1 }] }',
  '- { columns: [A], rows: [[[1]]] }',
  '- { columns: [A], rows: [[1]], align: left }',
  '- { columns: [A], rows: [[1]], align: [center] }',
  '- { columns: [A], rows: [[1]], rowHeadings: yes }',
  '- { image: a.png }',
  '- { image: a.png, alt: "" }',
  '- { image: a.png, alt: A chart of waits, decorative: true }',
  '- { image: a.png, decorative: false }',
  '- { image: a.png, decorative: true, width: 0 }',
  '- { image: a.png, decorative: true, width: 101 }',
  '- { image: a.png, decorative: true, width: 50% }',
  '- { event: x, topics: [] }',
  '- { event: x, contact: Jane }',
  '- { event: x, contact: { name: Jane, fax: 5 } }',
  '- { contact: {} }',
  '- { contact: { name: 5 } }',
  '- { callout: x }',
  '- { callout: x, content: [{ callout: y, content: [z] }] }',
  '- { callout: x, content: [{ heading: y, content: [z] }] }',
  '- { actions: [] }',
  '- { actions: [5] }',
  '- { actions: [{ owner: x }] }',
  '- { actions: [{ text: x, bullets: [y] }] }',
  '- { actions: [{ text: x, due: [y] }] }',
];

describe('the schema and check both refuse', () => {
  it.each(BAD_BLOCKS)('%s', (block) => {
    const text = `title: T\ndate: 2007-11\nsections:\n  - heading: H\n    content:\n      ${block}\n`;
    expect([isAccepted('update', text), isChecked('update', text)]).toEqual([false, false]);
  });

  it.each([
    ['update', 'title: T\ndate: 2007-11'],
    ['update', 'title: T\ndate: 2007-11\nsections: []'],
    ['update', 'title: T\ndate: 2007-11\nsections: [x]'],
    ['update', 'title: T\ndate: 2007-11\nsections: [{ heading: H }]'],
    ['update', 'title: T\nsections: [{ heading: H, content: [x] }]'],
    ['update', 'title: 2007\ndate: 2007-11\nsections: [{ heading: H, content: [x] }]'],
    ['update', 'title: T\ndate: ~\nsections: [{ heading: H, content: [x] }]'],
    ['update', 'title: T\ndate: 2007-11\nauthors: Jane\nsections: [{ heading: H, content: [x] }]'],
    ['update', 'title: T\ndate: 2007-11\nauthor: Jane\nsections: [{ heading: H, content: [x] }]'],
    ['house', 'abbreviation: O'],
    ['house', 'organisation: O\norganization: O'],
    ['house', 'organisation: O\npaper: A3'],
    ['house', 'organisation: O\nlogo: logo.svg'],
    ['house', 'organisation: O\nlogo: { image: logo.svg }'],
    ['house', 'organisation: O\neditions: [braille]'],
    ['house', 'organisation: O\ncolours: { accent: blue }'],
    ['house', 'organisation: O\nemail: { password: x }'],
  ] as const)('%s: %j', (name, text) => {
    expect([isAccepted(name, text), isChecked(name, text)]).toEqual([false, false]);
  });
});

/** Mistakes of shape, which a schema can see; the others need counting, reading or looking beside the file. */
const STRUCTURAL = new Set([
  'unknown-key',
  'missing-key',
  'wrong-type',
  'unknown-block',
  'two-kinds',
  'empty-list',
  'empty-text',
]);
const ENTRY =
  /^### (.+)\n\n(?:[^`#\n].*\n\n)?```yaml( house)?\n((?:.*\n)*?)```\n\n```text\n((?:.*\n)*?)```$/gm;
const CODE = /^\w+\.yaml:\d+:\d+ {2}error {2}([a-z-]+) /gm;
const FEWEST = 20;
/** To a schema these are text: the one is a date to YAML 1.1 only, the other a fault of its Markdown. */
const TEXT_TO_A_SCHEMA = new Set(['A date alone', 'A link without words']);

/** The catalogue's entries whose every mistake is one of shape. */
const mistakes = [...read('test/golden/mistakes.md').matchAll(ENTRY)].flatMap(
  ([, title = '', house, yaml = '', report = '']) => {
    const codes = [...report.matchAll(CODE)].map(([, code = '']) => code);
    const name: SchemaName = house ? 'house' : 'update';
    const isShape = codes.length > 0 && codes.every((code) => STRUCTURAL.has(code));
    return isShape && !TEXT_TO_A_SCHEMA.has(title) ? [{ title, name, yaml }] : [];
  },
);

describe('the schemas refuse what the catalogue of mistakes says of the shape', () => {
  it(`of at least ${FEWEST} kinds`, () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(FEWEST);
  });

  it.each(mistakes)('$title', ({ name, yaml }) => {
    expect(isAccepted(name, yaml)).toBe(false);
  });
});
