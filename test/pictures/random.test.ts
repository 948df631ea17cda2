/** Pictures cut short and changed at random: always an answer, never an exception, and soon. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPicture } from '../../src/pictures/read.ts';
import { chunk, bytesOf, exif, jpeg, png, svg } from './files.ts';
import { cpuTime } from '../support/cpu.ts';

const RUNS = 200;
const SEED = 39;
/** Each of these files is read in about a millisecond; a busy machine may take its time. */
const SOON = 1000;

const FILES: readonly (readonly [string, Uint8Array])[] = [
  ['a PNG', png({ type: 3, transparency: [7], extra: [chunk('tEXt', bytesOf('Title\0A'))] })],
  ['a JPEG', jpeg({ extra: [exif(6, true)] })],
  [
    'an SVG',
    svg(
      '<g transform="translate(1 2) rotate(30)" style="fill:#abc;stroke:red"><rect width="50%" height="4" rx="1"/>' +
        '<path d="M0 0a1 1 0 01 2 0Q3 0 3 3T6 6z" stroke-width="2"/><polygon points="0 0 1 0 1 1"/></g>',
      'viewBox="0 0 9 9" width="20mm"',
    ),
  ],
];

const change = fc.record({ at: fc.nat({ max: 999_999 }), byte: fc.nat({ max: 255 }) });

function answered(bytes: Uint8Array): void {
  const start = cpuTime();
  const outcome = readPicture(bytes);
  expect(cpuTime() - start).toBeLessThan(SOON);
  if (!outcome.ok)
    expect([outcome.message, outcome.hint].every((text) => /^[A-Z"].*\.$/s.test(text))).toBe(true);
}

describe.each(FILES)('%s', (_, file) => {
  it('is taken as it is', () => {
    expect(readPicture(file).ok).toBe(true);
  });

  it('is refused wherever it is cut', () => {
    fc.assert(
      fc.property(fc.nat({ max: file.length - 1 }), (length) => {
        answered(file.subarray(0, length));
        expect(readPicture(file.subarray(0, length)).ok).toBe(false);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('is answered whichever bytes are changed', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const changed = Uint8Array.from(file);
        for (const { at, byte } of changes) changed[at % file.length] = byte;
        answered(changed);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('is answered whichever bytes are added after its beginning', () => {
    fc.assert(
      fc.property(fc.nat({ max: file.length }), fc.uint8Array({ maxLength: 64 }), (length, added) => {
        answered(Uint8Array.from([...file.subarray(0, length), ...added]));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
