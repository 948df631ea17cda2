/** What is bound is what was checked, though files change while a volume is made. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouse } from '../../src/commands/run.ts';
import type { Source } from '../../src/commands/sources.ts';
import {
  type CheckedSource,
  beginVolume,
  layFascicle,
  openAgain,
  summarise,
} from '../../src/commands/volume-tasks.ts';
import { type Folder, newFolder, simpleUpdate } from '../support/cli.ts';

const HOUSE = openHouse(undefined);
const PLAN = { house: HOUSE, links: { addresses: new Map(), wanted: new Map(), apart: new Map() } };

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  folder.remove();
});

/** Writes an update, and reads it as `volume` does first. */
function checked(name: string, text: string): CheckedSource {
  folder.write(`${name}.yaml`, text);
  const source: Source = { path: join(folder.path, `${name}.yaml`), shown: `${name}.yaml`, name };
  const { digest } = summarise([source], HOUSE).read[0] ?? {};
  if (digest === undefined) throw new Error('the update is not well');
  return { ...source, digest };
}

describe('an update that was changed after it was checked', () => {
  const long = Array.from({ length: 40 }, () => '      - Many words.\n').join('');

  it('is bound as it was checked where it was kept', () => {
    const source = checked('a', simpleUpdate());
    beginVolume(PLAN);
    folder.write('a.yaml', simpleUpdate() + long);
    expect(layFascicle(0, [source]).map(({ pages }) => pages)).toEqual([1]);
  });

  it('is refused where it is read again, though it is well', () => {
    const source = checked('a', simpleUpdate());
    expect(openAgain(source, HOUSE).meta.runningTitle).toBe('Test update');
    folder.write('a.yaml', simpleUpdate() + long);
    expect(() => openAgain(source, HOUSE)).toThrow(
      '"a.yaml", or a picture of it, was changed while the volume was made. Run the command again.',
    );
  });

  it('is refused where a picture is gone', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>';
    folder.write('sign.svg', svg);
    const source = checked('a', `${simpleUpdate()}      - image: sign.svg\n        decorative: true\n`);
    beginVolume(PLAN);
    expect(layFascicle(0, [source])).toHaveLength(1);
    folder.write('sign.svg', 'not a picture');
    expect(() => layFascicle(1, [source])).toThrow('"a.yaml", or a picture of it, was changed');
  });
});
