/** Random updates: whatever an editor writes is on the pages once, in order, and tagged as it was meant. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { buildYaml } from '../support/build.ts';
import { readTagFaults, readTagTree, type TagNode } from '../support/tags.ts';

const RUNS = 40;
const SEED = 39;

const word = fc.constantFrom(
  'treatment',
  'a',
  'I',
  'prison',
  'naloxone',
  '60',
  'mg',
  're-establishing',
  'and',
  'Wales',
);
const plain = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
const marked = fc.tuple(plain, fc.constantFrom('**', '*', ''), plain).map(([before, mark, within]) => {
  return `${before} ${mark}${within}${mark} [${before}](http://example.org/${within.replaceAll(' ', '_')}) end`;
});
const prose = fc.oneof(plain, marked);

const deepest = fc.oneof(prose, fc.record({ text: prose }));
const nested = fc.oneof(
  prose,
  fc.record({ text: prose, numbers: fc.array(deepest, { minLength: 1, maxLength: 4 }) }),
);
const item = fc.oneof(
  prose,
  fc.record({ text: prose, bullets: fc.array(nested, { minLength: 1, maxLength: 4 }) }),
);
const items = fc.array(item, { minLength: 1, maxLength: 9 });

const block = fc.oneof(
  { weight: 4, arbitrary: prose },
  { weight: 3, arbitrary: fc.record({ intro: prose, bullets: items }) },
  fc.record({ numbers: items }),
  fc.record({ quote: prose, source: plain }),
  fc.record({
    link: fc.constant('https://example.org/a/long/address/that/wraps/over/the/line/of/the/page.html'),
  }),
  fc.record({ event: prose, venue: plain, details: prose }),
  fc.record({ heading: plain, content: fc.array(prose, { minLength: 1, maxLength: 3 }) }),
);
const section = fc.record({ heading: plain, content: fc.array(block, { minLength: 1, maxLength: 12 }) });
const update = fc.record({
  title: plain,
  date: fc.constant('2007-11'),
  sections: fc.array(section, { minLength: 1, maxLength: 3 }),
});

/** The words that a YAML value holds, its keys and addresses left out. */
function typedWords(value: unknown): string[] {
  if (typeof value === 'string') {
    const text = value.replaceAll(/\]\([^)]*\)/g, '').replaceAll(/\*|\[/g, '');
    return /^https?:/.test(value) ? [value] : text.split(/\s+/).filter((each) => each !== '');
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(typedWords) : [];
}

const INLINE = new Set(['Strong', 'Em', 'Link']);
/** What the program adds before and after an editor's words. */
const ADDED = /^(?:\u2022|\u25E6|\u25AA|\w{1,4}\.|Where|November|2007)$/;

function readWords(node: TagNode): string {
  if (node.role === 'Lbl') return '';
  const inner = node.children.map((child) => (typeof child === 'string' ? child : readWords(child))).join('');
  return INLINE.has(node.role) ? inner : ` ${inner} `;
}

describe('a random update', () => {
  it(`is on its pages whole and in order, ${RUNS} times`, async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(update, async (content) => {
        const { bytes } = buildYaml(stringify(content));
        const read = readWords(await readTagTree(bytes)).split(/\s+/);
        const found = read.filter((each) => each !== '' && !ADDED.test(each));
        expect(found).toEqual(typedWords({ ...content, date: '' }));
        expect(await readTagFaults(bytes)).toEqual([]);
        tried++;
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    expect(tried).toBe(RUNS);
  });
});
