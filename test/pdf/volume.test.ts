/** Volumes of many updates, read back from the finished files. */
import { readFileSync } from 'node:fs';
import { PDFName } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { Section } from '../../src/pdf/section.ts';
import { readContent } from '../support/build.ts';
import { asDict, openPdf, textEntry } from '../support/pdf-objects.ts';
import {
  readLinks,
  readOutline,
  readPages,
  readTagFaults,
  readTagTree,
  type TagNode,
} from '../support/tags.ts';
import { extentOf, writeFascicle } from '../../src/pdf/fascicle.ts';
import { Volume } from '../../src/pdf/volume.ts';
import { PRESS, gather, sectionOf } from '../support/volumes.ts';

const specimen = readFileSync(new URL('../golden/specimen.yaml', import.meta.url), 'utf8');
const real = readContent('2007-11-policy-update.yaml');

/** A short update that leads to others. */
function short(number: number, links = '', language = 'en-GB'): string {
  return `title: Update ${number}
date: 2008-${String((number % 12) + 1).padStart(2, '0')}
language: ${language}
sections:
  - heading: Guidance ${number}
    content:
      - text: Words of update ${number}. ${links}
  - heading: Research ${number}
    content:
      - text: More words.
`;
}

const FRONT = `title: All updates
date: 2010-01
sections:
  - heading: Contents
    content:
      - text: "[Update 2](https://volume.test/two) and [the real one](https://volume.test/real#guidance-1)."
`;

function three(): { readonly front: Section; readonly sections: readonly Section[] } {
  const sections = [
    sectionOf('one', short(1, 'See [research of 2](https://volume.test/two#research-2).'), ['guidance-1']),
    sectionOf('two', short(2, 'See [update 1](https://volume.test/one).'), ['research-2']),
    sectionOf('real', real),
  ];
  const front = sectionOf('front', FRONT.replace('real#guidance-1', 'one#guidance-1'));
  return { front, sections };
}

/** The sizes of all image objects of a file. */
async function imagesIn(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await openPdf(bytes);
  const dictionaries = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => asDict(object) ?? []);
  const images = dictionaries.filter((dictionary) => textEntry(pdf, dictionary, 'Subtype') === 'Image');
  return images.map((image) => `${image.get(PDFName.of('Width'))} ${image.get(PDFName.of('Length'))}`);
}

function elements({ children }: TagNode): TagNode[] {
  return children.flatMap((child) => (typeof child === 'string' ? [] : [child]));
}

describe('a volume of three updates and a front', () => {
  const { front, sections } = three();
  const bytes = gather(sections, { front });

  it('has the pages of the front first, then each update from a page of its own', async () => {
    const pages = await readPages(bytes);
    expect(pages).toHaveLength(1 + 1 + 1 + 3);
    const starts = ['and the real one', 'Words of update 1.', 'Words of update 2.', 'burning'];
    expect(starts.map((title) => pages.findIndex((text) => text.includes(title)))).toEqual([0, 1, 2, 3]);
  });

  it('has a bookmark of each update, with those of its headings below', async () => {
    const outline = await readOutline(bytes);
    expect(outline.map(({ title, page }) => [title, page])).toEqual([
      ['All updates', 0],
      ['Update 1', 1],
      ['Update 2', 2],
      [expect.stringContaining('Policy Update'), 3],
    ]);
    const below = outline.map(({ children }) => children.map(({ title }) => title));
    expect(below.slice(0, 3)).toEqual([
      ['Contents'],
      ['Guidance 1', 'Research 1'],
      ['Guidance 2', 'Research 2'],
    ]);
    expect(below[3]?.length).toBeGreaterThan(1);
  });

  it('has one tree of tags: what the front holds, then a Part of each update', async () => {
    const tree = await readTagTree(bytes);
    expect(tree.role).toBe('Document');
    const roles = elements(tree).map(({ role }) => role);
    expect(roles.slice(-3)).toEqual(['Part', 'Part', 'Part']);
    expect(roles.slice(0, -3)).toContain('H1');
    expect(roles.slice(0, -3)).not.toContain('Part');
    const titles = elements(tree)
      .slice(-3)
      .map((part) => elements(part).find(({ role }) => role === 'H1')?.children[0]);
    expect(titles).toEqual(['Update 1', 'Update 2', expect.stringContaining('Policy Update')]);
    expect(await readTagFaults(bytes)).toEqual([]);
  });

  it('leads by names to updates and to their headings, also to those that come later', async () => {
    const links = (await readLinks(bytes)).filter(({ destination }) => destination);
    const outline = await readOutline(bytes);
    const research = outline[2]?.children[1];
    const guidance = outline[1]?.children[0];
    expect(links.map(({ page, destination }) => [page, destination])).toEqual([
      [0, { page: 2, y: expect.closeTo(0, 0) as number }],
      [0, { page: 1, y: guidance?.y }],
      [1, { page: 2, y: research?.y }],
      [2, { page: 1, y: expect.closeTo(0, 0) as number }],
    ]);
  });

  it('has the same bytes in whatever order its fascicles are written', () => {
    const backwards = gather(sections, {
      front,
      write: (tasks) => tasks.toReversed().map((task) => task()),
    });
    expect(Buffer.compare(backwards, bytes)).toBe(0);
  });
});

describe('a volume', () => {
  it('says the language of an update that is not its own', async () => {
    const sections = [sectionOf('one', short(1)), sectionOf('two', short(2, '', 'cy'))];
    const parts = elements(await readTagTree(gather(sections)));
    expect(parts.map(({ lang }) => lang)).toEqual([undefined, 'cy']);
  });

  it('holds a picture once, however often it was read and shown', async () => {
    const once = await imagesIn(gather([sectionOf('one', specimen)]));
    const thrice = await imagesIn(gather(['one', 'two', 'three'].map((name) => sectionOf(name, specimen))));
    expect(once.length).toBeGreaterThan(0);
    expect(thrice).toEqual(once);
  });

  it('of a hundred has every update where its bookmark leads, and tags that agree with its pages', async () => {
    const sections = Array.from({ length: 100 }, (_, number) => sectionOf(`update-${number}`, short(number)));
    const bytes = gather(sections, { perFascicle: 7 });
    const pages = await readPages(bytes);
    const outline = await readOutline(bytes);
    expect(outline).toHaveLength(100);
    outline.forEach(({ title, page }, number) => {
      expect(title).toBe(`Update ${number}`);
      expect(pages[page ?? -1]).toContain(`Words of update ${number}.`);
    });
    expect(elements(await readTagTree(bytes))).toHaveLength(100);
    expect(await readTagFaults(bytes)).toEqual([]);
  });

  it('refuses what would make it wrong', () => {
    const { front, sections } = three();
    expect(() => gather(sections.slice(0, 1))).toThrow('a link leads to two#research-2');
    expect(() => gather([...sections, ...sections], { front })).toThrow(
      'two places of the volume have one name',
    );
  });
});

describe('a volume that grows', () => {
  it('knows of how many objects the file is, before it is written', async () => {
    const { sections } = three();
    const [first] = sections;
    if (!first) throw new Error('no sections');
    const chunks: Uint8Array[] = [];
    const plan = { meta: first.document.meta, sections: sections.length, front: false };
    const volume = new Volume(plan, PRESS, (bytes) => chunks.push(bytes));
    const counts = [volume.objects];
    for (const section of sections) {
      const start = volume.admit([extentOf(section)]);
      counts.push(volume.objects);
      volume.append(writeFascicle([section], start, PRESS));
    }
    volume.finish();
    counts.push(volume.objects);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(new Set(counts).size).toBe(sections.length + 2);
    const { context } = await openPdf(Buffer.concat(chunks));
    // The cross-reference stream itself is the last.
    expect(volume.objects).toBe(context.largestObjectNumber);
  });
});
