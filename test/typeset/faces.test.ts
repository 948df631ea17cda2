/** The faces in fonts/: what tables and licences need of them, and that they are the ones that fonts/README.md names. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { type Font, create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { lengthOf } from '../../src/typeset/face.ts';

import { openFace } from '../../src/typeset/parsed-face.ts';

const FOLDER = new URL('../../fonts/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.otf'));
const README = readFileSync(new URL('README.md', FOLDER), 'utf8');

const FIGURES = [...'0123456789'];
/** What stands among the figures of a table; each pair is as wide as its two signs, or the figures would not align. */
const SIGNS = [...FIGURES, ...'.,%£+−–-'];

/** The family and, where it says so, the cut: "Practice Sans More" is not to be mistaken for the source. */
const NAMES = ['familyName', 'subfamilyName', 'fullName', 'postscriptName'] as const;

it('has two families of four faces', () => {
  expect(FILES).toHaveLength(8);
});

it('has the same characters in all four cuts that text is set in', () => {
  const charactersOf = (file: string): readonly number[] =>
    [...(create(readFileSync(new URL(file, FOLDER))) as Font).characterSet].sort((a, b) => a - b);
  const cuts = FILES.filter((file) => file.startsWith('PracticeSans-'));
  expect(cuts).toHaveLength(4);
  for (const file of cuts) expect(charactersOf(file)).toEqual(charactersOf('PracticeSans-Regular.otf'));
});

describe.each(FILES)('%s', (file) => {
  const bytes = readFileSync(new URL(file, FOLDER));
  const face = openFace(bytes);
  const width = (text: string): number => lengthOf(face.shape(text), 1000);

  it('has figures of one width, which nothing beside them moves', () => {
    expect(new Set(FIGURES.map(width)).size).toBe(1);
    const moved = SIGNS.flatMap((first) => SIGNS.map((second) => [first, second] as const)).filter(
      ([first, second]) => width(first + second) !== width(first) + width(second),
    );
    expect(moved).toEqual([]);
  });

  it('has all of ASCII if text is set in it', () => {
    const ascii = Array.from({ length: 0x5f }, (_, at) => 0x20 + at);
    const missing = ascii.filter((codePoint) => !face.has(codePoint));
    expect(file.includes('More') ? [] : missing).toEqual([]);
    expect(ascii).toHaveLength(95);
  });

  it('bears no reserved name', () => {
    const font = create(bytes) as Font;
    for (const name of NAMES) expect(font[name]).toMatch(/^(?!.*source)/i);
    expect(font.familyName).toMatch(/^Practice Sans( More)?$/);
  });

  it('is the one that fonts/README.md names', () => {
    const sum = createHash('sha256').update(bytes).digest('hex');
    const size = bytes.length.toLocaleString('en-GB');
    expect(README).toContain(`| \`${file}\` | ${size} | \`${sum}\` |`);
  });
});
