/** A volume of a hundred updates: what its contents, bookmarks, names and folios say is compared with its pages. */
import { describe, expect, it } from 'vitest';
import { loadHouse } from '../../src/source/load.ts';
import { novemberUpdates, randomUpdates } from '../support/corpora.ts';
import { type LaidElement, type LaidOut, readLayout } from '../support/page-lines.ts';
import { readArtifacts, readLinks, readOutline } from '../support/tags.ts';
import { bindUpdates, shortUpdate } from '../support/volume.ts';

const COUNT = 100;

/** Short updates, random ones and some like the real one, a month each from January 2000, each leading to the next. */
function corpus(): ReadonlyMap<string, string> {
  const long = [...novemberUpdates(10), ...randomUpdates(20, 7)];
  const short = Array.from({ length: COUNT - long.length }, () =>
    shortUpdate('SMMGP Policy Update', '2007-11'),
  );
  const updates = [...short, ...long];
  return new Map(
    updates.map((yaml, index) => {
      const next = `- heading: Next\n    content:\n      - See [the next](https://example.org/${nameOf(index + 1)}.html#next).\n`;
      const dated = yaml
        .replace(/^date: .*$/m, `date: ${nameOf(index)}`)
        .replace(/^sections:\n/m, `sections:\n  ${next}`);
      return [nameOf(index), dated];
    }),
  );
}

/** 2000-01, 2000-02 … and from the last one back to the first. */
function nameOf(index: number): string {
  const month = index % COUNT;
  return `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The pages of headings of one level, counted from 1, in reading order. */
function headingPages({ root, lines }: LaidOut, role: string): number[] {
  return elements(root, role).map(({ first }) => (lines[first]?.page ?? NaN) + 1);
}

function elements(element: LaidElement, role: string): LaidElement[] {
  return [
    ...(element.role === role ? [element] : []),
    ...element.children.flatMap((child) => elements(child, role)),
  ];
}

const house = loadHouse({ name: 'house.yaml', text: 'organisation: O\npublicUrl: https://example.org\n' });
if (!house.ok) throw new Error('the house has problems');
const bytes = bindUpdates(corpus(), house.value);
const laid = await readLayout(bytes);
const links = await readLinks(bytes);
const outline = await readOutline(bytes);
const artifacts = await readArtifacts(bytes);

describe('a volume of a hundred', () => {
  it('has each update on pages of its own, the newest first', () => {
    const titles = headingPages(laid, 'H1').slice(1);
    expect(titles).toHaveLength(COUNT);
    expect(new Set(titles).size).toBe(COUNT);
    const parts = elements(laid.root, 'Part');
    expect(parts).toHaveLength(COUNT);
    const pagesOf = ({ first, end }: LaidElement) => laid.lines.slice(first, end).map(({ page }) => page);
    const pages = parts.map((part) => [Math.min(...pagesOf(part)), Math.max(...pagesOf(part))] as const);
    pages.slice(1).forEach(([first], index) => expect(first).toBe((pages[index]?.[1] ?? NaN) + 1));
    const dates = parts.map(
      ({ children }) => children.find(({ text }) => /^[A-Z][a-z]+ 20\d\d$/.test(text))?.text,
    );
    expect([dates[0], dates.at(-1)]).toEqual(['April 2008', 'January 2000']);
  });

  it('has contents whose numbers are those of the pages that the titles stand on', () => {
    const entries = elements(laid.root, 'Reference');
    expect(entries).toHaveLength(COUNT);
    const numbers = entries.map(({ text }) => Number(/\d+$/.exec(text)?.[0]));
    expect(numbers).toEqual(headingPages(laid, 'H1').slice(1));
  });

  it('has contents that lead where they say', () => {
    const front = Math.min(...headingPages(laid, 'H1').slice(1)) - 1;
    const led = links
      .filter(({ page }) => page < front)
      .map(({ destination }) => (destination?.page ?? NaN) + 1);
    expect(led).toHaveLength(COUNT);
    expect(led).toEqual(headingPages(laid, 'H1').slice(1));
  });

  it('has bookmarks of every update and of all below, on their pages', () => {
    const pages = outline.map(({ page }) => (page ?? NaN) + 1);
    expect(pages).toEqual(headingPages(laid, 'H1'));
    const sections = outline.flatMap(({ children }) => children.map(({ page }) => (page ?? NaN) + 1));
    expect(sections.length).toBeGreaterThan(2 * COUNT);
    expect(sections).toEqual(headingPages(laid, 'H2'));
  });

  it('has links from update to update, to the very heading', () => {
    const from = links.filter(({ contents }) => contents?.startsWith('Go to'));
    const inside = from.slice(COUNT);
    expect(inside).toHaveLength(COUNT);
    expect(links.filter(({ uri }) => uri?.includes('#next'))).toEqual([]);
    const next = elements(laid.root, 'H2').filter(({ text }) => text === 'Next');
    const places = next.map(({ first }) => laid.lines[first]);
    // The newest leads to the oldest, each other one to the one before it.
    const meant = [places.at(-1), ...places.slice(0, -1)];
    inside.forEach(({ destination }, index) => {
      expect(destination?.page).toBe(meant[index]?.page);
      const above = (meant[index]?.bottom ?? NaN) - (destination?.y ?? NaN);
      expect(above).toBeGreaterThan(10);
      expect(above).toBeLessThan(40);
    });
  });

  it('has a folio on every page but the cover, that is the number of the page', () => {
    const folios = artifacts.filter(({ subtype }) => subtype === 'Footer');
    expect(folios.map(({ page, text }) => `${page + 1} ${text}`)).toEqual(
      Array.from({ length: laid.pages.length - 1 }, (_, index) => `${index + 2} Page ${index + 2}`),
    );
    expect(laid.pages.length).toBeGreaterThan(1.5 * COUNT);
  });

  it('has the running head of each update on all of its pages but the first', () => {
    const headed = new Set(
      artifacts.filter(({ subtype }) => subtype === 'Header').map(({ page }) => page + 1),
    );
    const without = laid.pages.map((_, index) => index + 1).filter((page) => !headed.has(page));
    expect(without).toEqual(headingPages(laid, 'H1'));
  });
});
