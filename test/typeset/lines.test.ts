/** Lines of runs: what is set is what was written, in its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../src/base/node-id.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import { type Line, setLine, setParagraph } from '../../src/typeset/lines.ts';
import type { Segment } from '../../src/typeset/segments.ts';
import { PLAIN_FACES } from '../support/plain-face.ts';

const BODY = MEMBER.body;

function segment(text: string, leaf = 1, style = BODY): Segment {
  return { leaf: leaf as NodeId, text, style, face: style.face, address: false };
}

function textOf(lines: readonly Line[]): string {
  return lines
    .flatMap((line) => line.runs.flatMap((run) => run.glyphs.flatMap((glyph) => glyph.codePoints)))
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join('');
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

  it('loses and doubles no character, for 300 paragraphs', () => {
    let tried = 0;
    const word = fc.string({
      unit: fc.constantFrom(...'abcXYZ-/.,1\u00E9\u2014'),
      minLength: 1,
      maxLength: 14,
    });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 40, max: 300 }),
        (words, measure) => {
          const lines = setParagraph([segment(words.join(' '))], PLAIN_FACES, measure);
          expect(textOf(lines)).toBe(words.join(' '));
          expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(measure + 1e-6);
          tried++;
        },
      ),
      { numRuns: 300, seed: 7 },
    );
    expect(tried).toBe(300);
  });
});

describe('setLine', () => {
  it('sets two spaces as one', () => {
    expect(textOf([setLine([segment('a  b ')], PLAIN_FACES)])).toBe('a b');
  });
});
