/** Operators that show glyphs: short, and exact to a thousandth of the size. */
import { describe, expect, it } from 'vitest';
import { ContentStream } from '../../src/pdf/content.ts';
import { type GlyphTable, glyphTable } from '../../src/pdf/glyph-table.ts';
import { type Coded, coded, spellBy } from '../../src/pdf/showing.ts';
import type { NodeId } from '../../src/base/node-id.ts';
import type { PlacedRun } from '../../src/pages/page.ts';
import type { Glyph } from '../../src/typeset/face.ts';

/** Glyphs from 300 on are in a second font. */
const encode = glyphTable((_, { id }) => coded(id < 300 ? 1 : 2, id % 300, 500));

function glyph(id: number, advance = 500, dx = 0, dy = 0): Glyph {
  return { id, advance, dx, dy, codePoints: [id] };
}

const style = { size: 10, leading: 12, ink: 'text' } as PlacedRun['style'];

function runOf(words: readonly (readonly Glyph[])[], x = 1): PlacedRun {
  return { kind: 'run', leaf: 0 as NodeId, style, face: 'regular', words, x, y: 90, width: 0 };
}

function shown(words: readonly (readonly Glyph[])[], codes: GlyphTable<Coded> = encode): string {
  const content = new ContentStream(100, spellBy(codes), { text: '', muted: '', accent: '' });
  content.run(runOf(words));
  return content.finish();
}

describe('an operator', () => {
  const show = (...words: readonly (readonly Glyph[])[]): string => operatorIn(shown(words));
  const operatorIn = (stream: string): string => stream.replace(/^BT 1 10 Td\/F1 10 Tf(.*)ET $/, '$1');

  it('puts glyphs of plain advance in one string', () => {
    expect(show([glyph(65), glyph(66)])).toBe('(AB)Tj ');
  });

  it('puts words in one string', () => {
    const word = [glyph(65), glyph(66)];
    expect(show(word, [], [glyph(32)], word)).toBe('(AB AB)Tj ');
  });

  it('moves back for a kern', () => {
    expect(show([glyph(65, 480), glyph(66)])).toBe('[(A)20(B)]TJ ');
    expect(show([glyph(65, 480)], [glyph(66)])).toBe('[(A)20(B)]TJ ');
  });

  it('has no bracket but where a word is kerned', () => {
    expect(show([glyph(67)], [glyph(65, 480), glyph(66)], [glyph(67)])).toBe('[(CA)20(BC)]TJ ');
    expect(show([glyph(65), glyph(66, 480)])).toBe('(AB)Tj ');
  });

  it.each([5, -5, 20, -20, 123, -4567])('writes a move of %d', (move) => {
    expect(show([glyph(65, 500 - move), glyph(66), glyph(67, 500 - move)])).toBe(`[(A)${move}(BC)]TJ `);
  });

  it('begins with the move of a glyph that is set off', () => {
    expect(show([glyph(65, 500, -40), glyph(66)])).toBe('[40(A)-40(B)]TJ ');
    expect(show([glyph(66)], [glyph(65, 500, -40), glyph(66)])).toBe('[(B)40(A)-40(B)]TJ ');
  });

  it('escapes what would end a string', () => {
    expect(show([glyph(0x28), glyph(0x5c), glyph(0x29), glyph(0x0d)])).toBe('(\\(\\\\\\)\\r)Tj ');
  });

  it('tells one glyph for two texts apart', () => {
    const codes = glyphTable((_, { codePoints }) => coded(1, codePoints.length === 1 ? 65 : 66, 500));
    const texts = [[1], [1, 2], [1], [1, 3], [1, 2]].map((codePoints) => ({ ...glyph(7), codePoints }));
    expect(operatorIn(shown([texts], codes))).toBe('(ABABB)Tj ');
  });

  it('shows a line of any length', () => {
    const long = Array.from({ length: 5000 }, (_, at) => glyph(65, at % 2 === 0 ? 400 : 500));
    expect(show(long)).toBe(`[${'(A)100(A)'.repeat(2500).replaceAll(')(', '')}]TJ `);
  });
});

describe('a run', () => {
  it('names its font and size', () => {
    expect(shown([[glyph(65), glyph(66)]])).toBe('BT 1 10 Td/F1 10 Tf(AB)Tj ET ');
  });

  it('goes from font to font', () => {
    const stream = 'BT 1 10 Td/F1 10 Tf(A)Tj /F2 10 Tf(B)Tj /F1 10 Tf(C)Tj ET ';
    expect(shown([[glyph(65), glyph(366), glyph(67)]])).toBe(stream);
    expect(shown([[glyph(65)], [glyph(366)], [glyph(67)]])).toBe(stream);
  });

  it('raises a mark and comes back down', () => {
    expect(shown([[glyph(65), glyph(66, 0, -500, 100)]])).toBe(
      'BT 1 10 Td/F1 10 Tf(A)Tj 1 Ts [500(B)]TJ 0 Ts ET ',
    );
  });

  it('takes the move after a glyph over to another height, and to another font', () => {
    expect(shown([[glyph(65), glyph(66, 0, -400, 100), glyph(67)]])).toBe(
      'BT 1 10 Td/F1 10 Tf(A)Tj 1 Ts [400(B)]TJ 0 Ts [100(C)]TJ ET ',
    );
    expect(shown([[glyph(65, 480), glyph(366)]])).toBe('BT 1 10 Td/F1 10 Tf(A)Tj /F2 10 Tf[20(B)]TJ ET ');
  });

  it('comes down before the next font', () => {
    expect(shown([[glyph(65, 500, 0, 100), glyph(366)]])).toBe(
      'BT 1 10 Td/F1 10 Tf 1 Ts (A)Tj 0 Ts /F2 10 Tf(B)Tj ET ',
    );
  });

  it('goes on where the pen is, without a move', () => {
    const content = new ContentStream(100, spellBy(encode), { text: '', muted: '', accent: '' });
    content.run(runOf([[glyph(65), glyph(66, 480)]]));
    content.run(runOf([[glyph(67)]], 11));
    expect(content.finish()).toBe('BT 1 10 Td/F1 10 Tf(AB)Tj (C)Tj ET ');
  });
});
