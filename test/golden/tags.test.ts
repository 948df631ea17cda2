/** The real update as a screen reader walks it: the tags of the finished file against a golden written by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realUpdate } from '../support/build.ts';
import { lostWords } from '../support/original.ts';
import { readArtifacts, readLinks, readOutline, readTagTree, readTags, type TagNode } from '../support/tags.ts';

const { bytes, pages } = realUpdate();

function golden(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

const INLINE = new Set(['Strong', 'Em', 'Link']);

/** All text of an element; only what is inline stands in its parent's line. */
function textOf(node: TagNode): string {
  const inner = node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
  return INLINE.has(node.role) ? inner : ` ${inner} `;
}

describe('the November 2007 update', () => {
  it('has two or three pages and less than the original file', () => {
    expect([2, 3]).toContain(pages);
    expect(bytes.length).toBeLessThan(42_000);
  });

  it('has the tags that were written by hand from the YAML', async () => {
    expect(await readTags(bytes)).toBe(golden('2007-11-policy-update.tags.txt'));
  });

  it('holds every word of the original, in order', async () => {
    expect(lostWords(textOf(await readTagTree(bytes)))).toEqual([]);
  });

  it('has its five links and the house’s own', async () => {
    const links = await readLinks(bytes);
    expect([...new Set(links.map((link) => link.uri))]).toEqual([
      'http://drugs.homeoffice.gov.uk/publication-search/acmd/acmdconsultresponse.pdf?view=Binary',
      'http://www.jrf.org.uk/knowledge/findings/socialpolicy/pdf/2161.pdf',
      'http://www.nta.nhs.uk/publications/documents/nta_nothing_about_us_without_us_irha2007.pdf',
      'mailto:Helen.Macklin@bstmht.nhs.uk',
      'tel:+441617723782',
      'http://www.smmgp.org.uk',
    ]);
    expect(links.every((link) => link.contents)).toBe(true);
  });

  it('has an outline of its headings, each leading to where it stands', async () => {
    const outline = await readOutline(bytes);
    expect(outline.map((entry) => [entry.title, entry.page])).toEqual([['SMMGP Policy Update', 0]]);
    expect(outline[0]?.children.map((entry) => [entry.title, entry.page])).toEqual([
      ['New Drug Strategy Consultation Feedback', 0],
      ['MISC', 2],
    ]);
  });

  it('has running heads and folios that a screen reader passes over', async () => {
    const artifacts = (await readArtifacts(bytes)).filter((artifact) => artifact.type === 'Pagination');
    expect(artifacts.map(({ page, subtype, text }) => [page, subtype, text])).toEqual([
      [0, 'Footer', 'Page 1 of 3'],
      [1, 'Header', 'SMMGP Policy Update November 2007'],
      [1, 'Footer', 'Page 2 of 3'],
      [2, 'Header', 'SMMGP Policy Update November 2007'],
      [2, 'Footer', 'Page 3 of 3'],
    ]);
  });

  it('is the same file, byte for byte, when it is built again', () => {
    expect(Buffer.compare(Buffer.from(realUpdate().bytes), Buffer.from(bytes))).toBe(0);
  });
});
