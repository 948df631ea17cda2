/** What stays together though a picture is high, and where the list of addresses parts; read from finished files. */
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { EditionName } from '../../src/base/edition.ts';
import { build } from '../../src/build.ts';
import { hyphenationOf } from '../../src/commands/hyphenation.ts';
import { loadHouse } from '../../src/source/load.ts';
import { FACES } from '../support/build.ts';
import { readPageFaults } from '../support/page-faults.ts';

interface Section {
  readonly heading: string;
  readonly content: readonly unknown[];
}

const LONG =
  'What the inspectorate said of services in prisons and approved premises in the last year of the plan';
const PARAGRAPH = 'Some words about treatment that are said again and again.';

const POSTER = { image: 'poster.svg', alt: 'A poster with a bottle and a spoon.', caption: 'The poster' };
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 1400"><rect width="300" height="1400"/></svg>';

/** A house with a colophon of some lines, which is never alone on a page either. */
const HOUSE = loadHouse({
  name: 'house.yaml',
  text: stringify({
    organisation: 'The Network',
    contact: { name: 'Jane Doe', email: 'jane.doe@example.org', phone: '020 7946 0018', address: 'Anytown' },
  }),
});

/** Every picture is the poster. */
function built(edition: EditionName, ...sections: readonly Section[]): Uint8Array {
  const text = stringify({ title: 'Pages', date: '2007-11', sections });
  if (!HOUSE.ok) throw new Error(JSON.stringify(HOUSE));
  const outcome = build({
    source: { name: 'update.yaml', text },
    house: HOUSE.value,
    faces: FACES,
    hyphenationOf,
    name: 'update',
    editions: [edition],
    openPicture: () => ({ ok: true, value: new TextEncoder().encode(DRAWING) }),
  });
  const bytes = outcome.ok ? outcome.value[0]?.bytes : undefined;
  if (!bytes) throw new Error(JSON.stringify(outcome));
  return bytes;
}

/** Enough to stand on the last page with the colophon. */
const LAST = { heading: 'Last', content: Array.from({ length: 3 }, () => PARAGRAPH) };

describe('a picture as high as a page', () => {
  it.each([
    ['that opens the update', [{ heading: 'Posters', content: [POSTER] }]],
    [
      'below a heading of many lines',
      [
        { heading: 'First', content: [PARAGRAPH] },
        { heading: LONG, content: [POSTER] },
      ],
    ],
    [
      'below three headings and a lead-in',
      [
        { heading: 'First', content: [PARAGRAPH] },
        {
          heading: LONG,
          content: [{ heading: 'A', content: [{ heading: 'B', content: ['This is it:', POSTER] }] }],
        },
      ],
    ],
    ['in a callout', [{ heading: LONG, content: [{ callout: LONG, content: [POSTER] }] }]],
  ])('%s leaves room for what it may not part from', async (_where, sections) => {
    for (const edition of ['member', 'print', 'large-print'] as const) {
      const { faults, pages } = await readPageFaults(built(edition, ...sections, LAST));
      expect(pages).toBeLessThan(4);
      expect(faults.map(({ kind }) => kind)).toEqual([]);
    }
  });
});

describe('the list of addresses', () => {
  const link = (at: number): string =>
    `[Report ${at}](https://www.example.org/a/long/address/that/nobody/types/${at})`;

  it.each([2, 3, 4])('of %i has neither its first nor its last alone on a page', async (count) => {
    const links = Array.from({ length: count }, (_, at) => link(at)).join(', ');
    let parted = 0;
    for (let paragraphs = 6; paragraphs < 16; paragraphs++) {
      const content = [links, ...Array.from({ length: paragraphs }, () => PARAGRAPH)];
      const bytes = built('large-print', { heading: 'Reports', content });
      const { faults, pages } = await readPageFaults(bytes);
      expect(faults, `${paragraphs} paragraphs`).toEqual([]);
      if (pages > 1) parted++;
    }
    expect(parted).toBeGreaterThan(2);
  });
});
