/** Lines of runs: what is set is what was written, in its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../src/base/node-id.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import type { Face } from '../../src/typeset/face.ts';
import { type Hyphenate, hyphenator } from '../../src/typeset/hyphenation.ts';
import { type Line, setLine, setParagraph } from '../../src/typeset/lines.ts';
import type { Segment } from '../../src/typeset/segments.ts';
import { PLAIN_FACES } from '../support/plain-face.ts';

const BODY = MEMBER.body;

function segment(text: string, leaf = 1, style = BODY): Segment {
  return { leaf: leaf as NodeId, text, style, face: style.face, address: false };
}

function textOf(lines: readonly Line[]): string {
  return lines
    .flatMap((line) => line.runs.flatMap((run) => run.words.flat().flatMap((glyph) => glyph.codePoints)))
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join('');
}

/** The same lines on leaves of other numbers. */
function moved(lines: readonly Line[], by: number): Line[] {
  return lines.map((line) => ({
    ...line,
    runs: line.runs.map((run) => ({ ...run, leaf: (run.leaf + by) as NodeId })),
  }));
}

describe('setParagraph', () => {
  it('keeps the space that ends a line for whoever reads the text, and does not count it', () => {
    // At 12 points a letter is 6 wide and a space 3: "aaaa bbbb" is 51.
    const lines = setParagraph([segment('aaaa bbbb cccc')], PLAIN_FACES, 52);
    expect(lines.map((line) => textOf([line]))).toEqual(['aaaa bbbb ', 'cccc']);
    expect(lines.map((line) => line.width)).toEqual([51, 24]);
  });

  it('sets neighbours of two styles side by side, each a run of its own', () => {
    const bold = { ...BODY, face: 'bold' } as const;
    const [line] = setParagraph(
      [segment('In '), segment('bold', 2, bold), segment('.', 3)],
      PLAIN_FACES,
      400,
    );
    expect(line?.runs.map((run) => [run.leaf, run.x, run.width])).toEqual([
      [1, 0, 12],
      [2, 15, 24],
      [3, 39, 6],
    ]);
  });

  it('does not part what no space parts, though its styles differ', () => {
    const lines = setParagraph([segment('aa bb'), segment('cc', 2)], PLAIN_FACES, 30);
    expect(lines.map((line) => textOf([line]))).toEqual(['aa ', 'bbcc']);
  });

  it('takes a no-break space for a letter, wherever it stands', () => {
    const lines = setParagraph([segment('\u202Faa'), segment('\u00A0bb', 2)], PLAIN_FACES, 30);
    expect(textOf(lines)).toBe('\u202Faa\u00A0bb');
  });

  it('cuts a word that no line can hold', () => {
    const lines = setParagraph([segment('aaaaaaaaaa')], PLAIN_FACES, 30);
    expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(30);
    expect(textOf(lines)).toBe('aaaaaaaaaa');
  });

  it('hyphenates a word that no line can hold, and nothing else', () => {
    const hyphenate: Hyphenate = (text) => (text === 'aaabbbccc' ? [3, 6] : []);
    const lines = setParagraph([segment('dd aaabbbccc ddd')], PLAIN_FACES, 45, hyphenate);
    // A line holds seven letters of 6; the hyphen is one of them. It reads as a soft hyphen, which joins the word again.
    expect(lines.map((line) => textOf([line]))).toEqual(['dd aaa\u00AD', 'bbbccc ', 'ddd']);
    expect(lines.map((line) => line.width)).toEqual([39, 36, 18]);
    expect(lines[0]?.runs[0]?.words.at(-1)?.at(-1)?.id).toBe('-'.charCodeAt(0));
    expect(setParagraph([segment('aaabbbccc')], PLAIN_FACES, 54, hyphenate)).toHaveLength(1);
  });

  it('hyphenates a word whose style changes within it', () => {
    const hyphenate: Hyphenate = (text) => (text === 'aaabbbccc' ? [3, 6] : []);
    const lines = setParagraph([segment('aaab'), segment('bbccc', 2)], PLAIN_FACES, 45, hyphenate);
    expect(lines.map((line) => textOf([line]))).toEqual(['aaabbb\u00AD', 'ccc']);
    expect(lines.map((line) => line.runs.map((run) => run.leaf))).toEqual([[1, 2], [2]]);
  });

  it('hyphenates anew what was set without hyphens before', () => {
    const text = 'eee aaabbbccc eee';
    expect(textOf(setParagraph([segment(text)], PLAIN_FACES, 45))).toBe(text);
    const lines = setParagraph([segment(text)], PLAIN_FACES, 45, (word) => (word.length === 9 ? [3, 6] : []));
    expect(textOf(lines)).toContain('\u00AD');
  });

  it('never hyphenates an address', () => {
    const everywhere: Hyphenate = (text) => [...text].map((_, at) => at).slice(1);
    const address = { ...segment('http://a.example/aaabbbcccdddeee'), address: true };
    const lines = setParagraph([address], PLAIN_FACES, 45, everywhere);
    expect(textOf(lines)).toBe('http://a.example/aaabbbcccdddeee');
  });

  it('shapes a word that is cut as one word again where it was not broken', () => {
    const shaped: string[] = [];
    const watched = { ...PLAIN_FACES, regular: watching(PLAIN_FACES.regular, shaped) };
    setParagraph([segment('aaaaaaaaa')], watched, 30);
    expect(shaped.slice(-2)).toEqual(['aaaaa', 'aaaa']);
  });

  it('loses and doubles no character, for 500 paragraphs', () => {
    let tried = 0;
    const letters = fc.string({
      unit: fc.constantFrom(...'abcfilXYZ-/.,(1@\u00E9\u0301\u0323\u2014\u2019\u20AC\uFB01'),
      minLength: 1,
      maxLength: 14,
    });
    const long = fc.string({ unit: fc.constantFrom(...'abcdefil'), minLength: 15, maxLength: 120 });
    const address = fc.webUrl({ withQueryParameters: true });
    const word = fc.oneof(
      { weight: 8, arbitrary: letters.map((text) => ({ text, address: false })) },
      { weight: 1, arbitrary: long.map((text) => ({ text, address: false })) },
      { weight: 1, arbitrary: address.map((text) => ({ text, address: true })) },
    );
    // Words of several styles with spaces of several kinds between, or with none.
    const piece = fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '', '\n', '  '), fc.boolean());
    const hyphenate = hyphenator((text) => text.match(/.{1,3}/g) ?? []);
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 40, max: 300 }),
        (row, measure) => {
          const segments = row.map(([{ text, address }, space, bold], index) => {
            const style = bold ? ({ ...BODY, face: 'bold' } as const) : BODY;
            return { ...segment(text + space, index + 1, style), address };
          });
          const written = segments.map(({ text }) => text).join('');
          const lines = setParagraph(segments, PLAIN_FACES, measure, hyphenate);
          expect(textOf(lines).replaceAll('\u00AD', '')).toBe(written.replace(/\s+/g, ' ').trimEnd());
          expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(measure + 1e-6);
          // What is remembered is set as what is new, on its own leaves.
          const others = segments.map((each) => ({ ...each, leaf: (each.leaf + 1000) as NodeId }));
          expect(setParagraph(others, PLAIN_FACES, measure, hyphenate)).toEqual(moved(lines, 1000));
          tried++;
        },
      ),
      { numRuns: 500, seed: 7 },
    );
    expect(tried).toBe(500);
  });
});

/** The same face, which notes what it is asked to shape. */
function watching(face: Face, shaped: string[]): Face {
  return {
    ...face,
    shape: (text) => {
      shaped.push(text);
      return face.shape(text);
    },
  };
}

describe('setLine', () => {
  it('sets two spaces as one', () => {
    expect(textOf([setLine([segment('a  b ')], PLAIN_FACES)])).toBe('a b');
  });
});
