/** The ready tables say what the font files say: measures, glyphs, kerning and outlines. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFace } from '../../src/typeset/parsed-face.ts';
import { readyFace } from '../../src/typeset/ready-face.ts';
import { PARSED, packTable, unpackTable } from '../../src/typeset/ready-table.ts';

const CUTS = ['Regular', 'Bold', 'Italic', 'BoldItalic'];

function read(name: string): Buffer {
  return readFileSync(new URL(`../../fonts/PracticeSans-${name}`, import.meta.url));
}

function refuse(): never {
  throw new Error('the parser was asked');
}

describe.each(CUTS)('the ready table of %s', (cut) => {
  const bytes = read(`${cut}.ready`);
  const table = unpackTable(bytes);
  const parsed = openFace(read(`${cut}.otf`));
  const ready = readyFace(bytes, refuse);
  const simple = [...table.characters].filter((_, at) => (table.glyphs[at] ?? PARSED) < PARSED);

  it('was made from the font file that stands beside it', () => {
    const sum = createHash('sha256')
      .update(read(`${cut}.otf`))
      .digest('hex');
    expect(table.header.source, 'run: node --import tsx fonts/ready.ts').toBe(sum);
  });

  it('has the measures of the font', () => {
    const { ascent, descent, capHeight, xHeight } = parsed;
    expect(ready).toMatchObject({ ascent, descent, capHeight, xHeight });
    expect(ready.program).toMatchObject({
      postscriptName: parsed.program.postscriptName,
      italicAngle: parsed.program.italicAngle,
      box: parsed.program.box,
      nominalWidth: parsed.program.nominalWidth,
      defaultWidth: parsed.program.defaultWidth,
    });
  });

  it('has every character, width and outline of the font', () => {
    expect(table.characters).toHaveLength(694);
    expect([...table.characters].every((codePoint) => parsed.has(codePoint) && ready.has(codePoint))).toBe(
      true,
    );
    expect([0x2612, 0x1f600, 0x5d0].some((codePoint) => ready.has(codePoint))).toBe(false);
    for (let glyph = 0; glyph < table.header.glyphs; glyph++) {
      expect(ready.program.widthOf(glyph)).toBe(parsed.program.widthOf(glyph));
      expect(Buffer.from(ready.program.outlineOf(glyph))).toEqual(
        Buffer.from(parsed.program.outlineOf(glyph)),
      );
    }
  });

  it('shapes any text of simple characters as the parser does, without asking it', () => {
    expect(simple.length).toBeGreaterThan(650);
    const letter = fc.oneof(
      fc.constantFrom(...simple),
      fc.constantFrom(...[...'AVToffftyr.,-f'].map(codeOf)),
    );
    const text = fc
      .array(letter, { minLength: 1, maxLength: 12 })
      .map((codes) => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(text, (word) => {
        const place = ({ id, advance, dx, dy }: ReturnType<typeof ready.shape>[number]) => ({
          id,
          advance,
          dx,
          dy,
        });
        expect(ready.shape(word).map(place)).toEqual(parsed.shape(word).map(place));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('knows what each glyph stands for', () => {
    const glyphs = ready.shape('\u00b5\u03bc ffto\ufb00'.slice(0, -1));
    expect(glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints))).toEqual([
      '\u00b5',
      '\u03bc',
      ' ',
      'fft',
      'o',
    ]);
  });

  it('asks the parser for marks', () => {
    const asked = readyFace(bytes, () => parsed);
    expect(asked.shape('x\u0301')).toEqual(parsed.shape('x\u0301'));
    expect(() => ready.shape('x\u0301')).toThrow('the parser was asked');
  });

  it('is the same after a round trip, wherever its bytes lie', () => {
    const askew = new Uint8Array(bytes.length + 1);
    askew.set(bytes, 1);
    expect(Buffer.from(packTable(unpackTable(askew.subarray(1))))).toEqual(bytes);
  });
});

function codeOf(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}
