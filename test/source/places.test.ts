/** Every node leads back to the characters that the editor typed, however YAML writes the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import type { Scalar as YamlScalar } from 'yaml';
import { placesOf } from '../../src/source/align.ts';
import type { Scalar, ScalarStyle } from '../../src/source/tree.ts';
import { allNodes, blockOf, load, withBlocks } from './updates.ts';

/** Each inline node of the one paragraph, by its kind and what stands at its place. */
function typed(block: string): readonly string[] {
  const text = withBlocks(block);
  const [first] = load(text).sections[0]?.content ?? [];
  const nodes = first?.kind === 'paragraph' ? first.text.flatMap(allNodes) : [];
  return nodes.map(({ kind, place }) => `${kind}: ${text.slice(place.start, place.end)}`);
}

const NODES = [
  'text: One ',
  'strong: **two**',
  'text: two',
  'text:  ',
  'link: [three](http://x.org)',
  'text: three',
];

describe('places of inline nodes', () => {
  it.each([
    ['plain', '- One **two** [three](http://x.org)'],
    ['single quotes', "- 'One **two** [three](http://x.org)'"],
    ['double quotes', '- "One **two** [three](http://x.org)"'],
    ['literal', '- |\n  One **two** [three](http://x.org)'],
    ['folded', '- >\n  One **two** [three](http://x.org)'],
    ['stripped', '- >-\n  One **two** [three](http://x.org)'],
    ['indented', '- |2\n  One **two** [three](http://x.org)'],
  ])('%s', (_style, block) => {
    expect(typed(block)).toEqual(NODES);
  });

  it('after folding', () => {
    expect(typed('- One\n  more **two**\n  and *three*')).toEqual([
      'text: One\n        more ',
      'strong: **two**',
      'text: two',
      'text: \n        and ',
      'emphasis: *three*',
      'text: three',
    ]);
  });

  it('after escapes', () => {
    expect(typed('- "\\u00e9 \\"a\\" \\\n  b **c**"')).toContain('strong: **c**');
    expect(typed("- 'it''s **c** isn''t'")).toEqual([
      "text: it''s ",
      'strong: **c**',
      'text: c',
      "text:  isn''t",
    ]);
  });

  it('in a second paragraph', () => {
    expect(typed('- "One\n\n  two **three**"')).toContain('strong: **three**');
    expect(typed('- |\n  One\n\n  two **three**')).toContain('strong: **three**');
  });

  it('of bare addresses', () => {
    expect(typed('- See\n  http://x.org/a_b_c now')).toContain('link: http://x.org/a_b_c');
  });

  it('after CR LF and a byte order mark', () => {
    const text = `\ufeff${withBlocks('- One\n  **two**')}`.replaceAll('\n', '\r\n');
    const [first] = load(text).sections[0]?.content ?? [];
    const nodes = first?.kind === 'paragraph' ? first.text.flatMap(allNodes) : [];
    expect(nodes.map(({ place }) => text.slice(place.start, place.end))).toContain('**two**');
  });

  it('of blocks and their parts', () => {
    const yaml = '- link: http://x.org\n  label: a';
    const text = withBlocks(yaml);
    const link = blockOf('link', yaml);
    expect(text.slice(link.place.start, link.place.end)).toBe('link: http://x.org\n        label: a');
    expect(text.slice(link.address.place.start, link.address.place.end)).toBe('http://x.org');
  });
});

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
};

/** A document with the text as its one value, written in a style and folded to short lines. */
function written(value: string, style: string): { readonly text: string; readonly scalar: Scalar } {
  const options = {
    defaultStringType: style,
    lineWidth: 20,
    minContentWidth: 0,
    blockQuote: 'folded',
  } as never;
  const text = stringify({ key: value }, options);
  const node = parseDocument(text).get('key', true) as YamlScalar<string>;
  const [start = 0, end = 0] = node.range ?? [];
  const place = { file: 'f', start, end };
  return {
    text,
    scalar: {
      kind: 'scalar',
      place,
      type: 'string',
      text: node.value,
      style: STYLES[node.type ?? ''] ?? 'plain',
    },
  };
}

const RUNS = 1000;
const SEED = 2007;

describe('the way from a value to its file', () => {
  it(`finds every letter, ${String(RUNS)} times`, () => {
    const letters = fc.array(fc.constantFrom(...'abc\u00e9\u{1f600}\'"\\ :#\n-\t'), {
      minLength: 1,
      maxLength: 60,
    });
    const style = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL');
    let letter = 0;
    const property = fc.property(letters, style, (characters, wanted) => {
      const { text, scalar } = written(characters.join(''), wanted);
      const placeOf = placesOf({ name: 'f', text }, scalar);
      const { length } = scalar.text;
      const { start } = placeOf(0, 1);
      const { end } = placeOf(length - 1, length);
      if (length > 0) expect(placeOf(0, length)).toEqual({ file: 'f', start, end });
      for (let at = 0; at < scalar.text.length; at++) {
        const { start, end } = placeOf(at, at + 1);
        expect(start).toBeGreaterThanOrEqual(scalar.place.start);
        if (!/[abc]/.test(scalar.text.charAt(at))) continue;
        expect(text.slice(start, end)).toBe(scalar.text.charAt(at));
        letter++;
      }
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
    expect(letter).toBeGreaterThan(RUNS);
  });
});
