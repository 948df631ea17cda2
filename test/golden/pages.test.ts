/**
 * The pages as a reader sees them: every page of the real update and of the specimen against a picture in pages/.
 *
 * Whoever changes how pages look writes the pictures anew and looks at each before it is kept:
 *
 *     UPDATE_GOLDENS=1 npm test -- test/golden/pages.test.ts
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditionName } from '../../src/base/edition.ts';
import type { Built } from '../../src/build.ts';
import { DEFAULT_HOUSE } from '../../src/source/load.ts';
import type { House } from '../../src/source/update.ts';
import { buildYaml, readContent, realHouse, realUpdate } from '../support/build.ts';
import { updatesGoldens } from '../support/goldens.ts';
import { type PagePicture, asPng, differenceOf, fromPng, paintPages } from '../support/page-pictures.ts';

const FOLDER = fileURLToPath(new URL('pages/', import.meta.url));
/** Of pictures: two pages at the least of each document. */
const FEWEST = 4;

function specimen(edition?: EditionName): Built {
  return buildYaml(readFileSync(new URL('specimen.yaml', import.meta.url), 'utf8'), DEFAULT_HOUSE, edition);
}

/** Every document of which the pages are kept, by the name that their pictures begin with. */
const DOCUMENTS = {
  '2007-11-policy-update': realUpdate(),
  '2007-11-policy-update.print': realUpdate('print'),
  '2007-11-policy-update.large-print': realUpdate('large-print'),
  '2007-11-policy-update.booklet': realUpdate('booklet'),
  specimen: specimen(),
  'specimen.print': specimen('print'),
  'specimen.large-print': specimen('large-print'),
  'specimen.booklet': specimen('booklet'),
} as const;
type Name = keyof typeof DOCUMENTS;
const NAMES = Object.keys(DOCUMENTS) as Name[];

function fileOf(name: Name, page: number): string {
  return `${name}-${page}.png`;
}

/** Of a booklet, both sides of each sheet are seen. */
function seenOf({ pages, sheets }: Built): number {
  return sheets === undefined ? pages : 2 * sheets;
}

const files = NAMES.flatMap((name) =>
  Array.from({ length: seenOf(DOCUMENTS[name]) }, (_, index) => fileOf(name, index + 1)),
);

function goldenPages(name: Name): PagePicture[] {
  const kept = readdirSync(FOLDER).filter((file) => file.startsWith(`${name}-`));
  return kept.map((_, index) => fromPng(readFileSync(join(FOLDER, fileOf(name, index + 1)))));
}

/** A sentence for each page that differs, with the place of a picture that shows where; pictures go to `folder`. */
function differences(golden: readonly PagePicture[], painted: readonly PagePicture[], folder: string): string[] {
  return painted.flatMap((page, index) => {
    const kept = golden[index];
    if (!kept) return [`page ${index + 1} has no golden picture`];
    const difference = differenceOf(kept, page);
    if (!difference) return [];
    const said = `page ${index + 1}: ${difference.said}`;
    if (!difference.picture) return [said];
    const file = join(folder, `page-${index + 1}.png`);
    writeFileSync(file, asPng(difference.picture));
    return [`${said}; see ${file}`];
  });
}

/** A folder that stays only where something is written to it, for a person to look at. */
function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pages-that-differ-'));
  const result = use(folder);
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
  return result;
}

async function updatePictures(): Promise<void> {
  for (const file of readdirSync(FOLDER)) rmSync(join(FOLDER, file));
  for (const name of NAMES) {
    const pages = await paintPages(DOCUMENTS[name].bytes);
    pages.forEach((page, index) => {
      writeFileSync(join(FOLDER, fileOf(name, index + 1)), asPng(page));
    });
  }
}

if (updatesGoldens()) {
  describe('the pictures of pages', () => {
    it('are painted anew', updatePictures);
  });
} else {
  describe('the pictures of pages', () => {
    it('are one a page, and no others', () => {
      expect(files.length).toBeGreaterThanOrEqual(FEWEST);
      expect(readdirSync(FOLDER).toSorted()).toEqual(files.toSorted());
    });

    it.each(NAMES)('are what is seen of %s', async (name) => {
      const pages = await paintPages(DOCUMENTS[name].bytes);
      expect(pages).toHaveLength(seenOf(DOCUMENTS[name]));
      expect(inFolder((folder) => differences(goldenPages(name), pages, folder))).toEqual([]);
    });
  });

  describe('a comparison', () => {
    const source = readContent('2007-11-policy-update.yaml');
    const folder = mkdtempSync(join(tmpdir(), 'pages-changed-'));
    let pages: readonly PagePicture[] = [];

    beforeAll(async () => {
      pages = await paintPages(DOCUMENTS['2007-11-policy-update'].bytes);
    });

    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    async function compared(text: string, house: House = realHouse()): Promise<string[]> {
      return differences(pages, await paintPages(buildYaml(text, house).bytes), folder);
    }

    it('sees nothing where the same update is painted again', async () => {
      expect(await compared(source)).toEqual([]);
    });

    it('sees that one full stop is gone, says where it stood, and shows it', async () => {
      const [said = '', ...others] = await compared(source.replace('FRANK is to continue.', 'FRANK is to continue'));
      expect(others).toEqual([]);
      expect(said).toMatch(/^page \d: [1-9] of \d+ pixels differ, \d+ to \d+ from the left and \d+ to \d+ from/);
      const { data } = fromPng(readFileSync(said.replace(/^.*; see /, '')));
      const reds = data.filter((byte, at) => at % 4 === 0 && byte === 255 && data[at + 1] === 0);
      expect(said).toContain(`: ${reds.length} of `);
    });

    it('sees another colour on every page', async () => {
      expect(await compared(source, { ...realHouse(), accent: '#255279' })).toHaveLength(pages.length);
    });

    it('sees another paper', async () => {
      const [first] = await compared(source, { ...realHouse(), paper: 'Letter' });
      expect(first).toBe('page 1: is 612 × 792 pixels and was 595 × 841');
    });

    it('sees a page more', async () => {
      const more = `${source}\n      - ${'A paragraph more. '.repeat(300)}\n`;
      expect((await compared(more)).at(-1)).toMatch(/^page \d has no golden picture$/);
    });
  });
}
