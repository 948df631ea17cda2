/** Every block and inline in every nesting as a screen reader walks it: the specimen against a golden written by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildYaml } from '../support/build.ts';
import { openPdf } from '../support/pdf-objects.ts';
import {
  readLinks,
  readOutline,
  readTagFaults,
  readTags,
  readTagTree,
  type Bookmark,
  type TagNode,
} from '../support/tags.ts';

function beside(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

const { bytes } = buildYaml(beside('specimen.yaml'));

/** The tags without what only the layout decides: where pictures and headings stand, on how many lines a link. */
function withoutPlaces(tags: string): string {
  return tags
    .replace(/ BBox=\[[^\]]*\]/g, ' BBox=…')
    .replace(/ → page \d+ at \d+ /g, ' → page … at … ')
    .replace(/^( *Link .*) ×\d+$/gm, '$1');
}

function figuresIn(node: TagNode): readonly TagNode[] {
  const below = node.children.flatMap((child) => (typeof child === 'string' ? [] : figuresIn(child)));
  return node.role === 'Figure' ? [node, ...below] : below;
}

/** Titles as an outline, two spaces a level. */
function titlesOf(bookmarks: readonly Bookmark[], indent = ''): string {
  return bookmarks
    .map(({ title, children }) => `${indent}${title}\n${titlesOf(children, `${indent}  `)}`)
    .join('');
}

function flat(bookmarks: readonly Bookmark[]): readonly Bookmark[] {
  return bookmarks.flatMap((bookmark) => [bookmark, ...flat(bookmark.children)]);
}

describe('the specimen', () => {
  it('has the tags that were written by hand from the YAML', async () => {
    expect(withoutPlaces(await readTags(bytes))).toBe(beside('specimen.tags.txt'));
  });

  it('has tags that agree with its pages, each way', async () => {
    expect(await readTagFaults(bytes)).toEqual([]);
  });

  it('has an outline of every heading, in the order in which they stand', async () => {
    const outline = await readOutline(bytes);
    expect(titlesOf(outline)).toBe(`\
Specimen of a Policy Update
  Text and its marks
  Lists
  Waiting times
    The second level of a subsection
      A deeper one
        The deepest
          A course in the deepest subsection
          A callout in the deepest subsection
    Another subsection of the same level
  Quotations and links
  Tables
  Pictures
  Events and contacts
    Alcohol treatment: what works?
    A half-day course
    An event of which only the title is known
  Callouts
    The key message, in one line
      An event in a callout
  Action points
`);
    const landings = flat(outline).map(({ page = NaN, y = NaN }) => ({ page, y }));
    const inOrder = landings.toSorted((a, b) => a.page - b.page || a.y - b.y);
    expect(landings).toEqual(inOrder);
    expect(landings.every(({ page, y }) => page >= 0 && y >= 0)).toBe(true);
  });

  it('leads links to a heading to where the outline finds it', async () => {
    const headings = flat(await readOutline(bytes));
    const landed = (await readLinks(bytes)).flatMap(({ destination }) => (destination ? [destination] : []));
    const titles = landed.map(
      ({ page, y }) => headings.find((each) => each.page === page && each.y === y)?.title,
    );
    expect(new Set(titles)).toEqual(new Set(['Waiting times', 'Tables']));
  });

  it('says of each picture where on its page it stands', async () => {
    const [page] = (await openPdf(bytes)).getPages();
    const { width = 0, height = 0 } = page?.getSize() ?? {};
    const figures = figuresIn(await readTagTree(bytes));
    expect(figures).toHaveLength(4);
    for (const { attributes, alt } of figures) {
      const corners = (attributes['BBox'] ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
      const [left = NaN, bottom = NaN, right = NaN, top = NaN] = corners;
      const rising = [0, left, right, width, 0, bottom, top, height];
      expect(rising, alt).toEqual([
        ...[0, left, right, width].toSorted((a, b) => a - b),
        ...[0, bottom, top, height].toSorted((a, b) => a - b),
      ]);
      expect((right - left) * (top - bottom), alt).toBeGreaterThan(0);
    }
  });
});
