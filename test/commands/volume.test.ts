/** What `volume` refuses that no test could make: it takes 40,000 updates. */
import { describe, expect, it } from 'vitest';
import { EXIT, Failure } from '../../src/commands/failure.ts';
import { refuseTooLarge } from '../../src/commands/volume.ts';

/** ISO 19005-2, 6.1.13. */
const MOST = 8_388_607;

/** What is said, and with which status; nothing where it is not refused. */
function refusal(updates: number, objects: number, all: number): readonly [string, number] | undefined {
  try {
    refuseTooLarge({ updates, objects }, all);
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [error.message, error.status];
  }
}

describe('a volume of more objects than PDF/A allows', () => {
  it('is refused as soon as it has one too many, with the number of updates that are sure to fit', () => {
    expect(refusal(40_000, MOST, 50_000)).toBeUndefined();
    expect(refusal(40_000, MOST + 1, 50_000)).toEqual([
      'A PDF/A file holds 8,388,607 objects at the most, and these 50,000 updates have more. Bind them in several ' +
        'volumes of no more than 35,999 updates each: name the files of each volume, and its PDF with --output.',
      EXIT.usage,
    ]);
  });
});
