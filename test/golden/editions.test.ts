/** What editions for paper say to a screen reader that the member edition does not: goldens written by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildYaml } from '../support/build.ts';
import { readArtifacts, readLinks, readOutline, readTagFaults, readTags } from '../support/tags.ts';

function beside(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** The tags without what only the layout decides: where pictures and headings stand, on how many lines a link. */
function withoutPlaces(tags: string): string {
  return tags
    .replace(/ BBox=\[[^\]]*\]/g, ' BBox=…')
    .replace(/ → page \d+ at \d+ /g, ' → page … at … ')
    .replace(/^( *Link .*) ×\d+$/gm, '$1')
    .replaceAll('\u00A0[', ' [');
}

describe.each(['print', 'large-print'] as const)('the %s edition', (edition) => {
  const { bytes } = buildYaml(beside('editions.yaml'), undefined, edition);

  it('has the tags that were written by hand from the YAML', async () => {
    expect(withoutPlaces(await readTags(bytes))).toBe(beside(`editions.${edition}.tags.txt`));
  });

  it('has tags that agree with its pages, each way', async () => {
    expect(await readTagFaults(bytes)).toEqual([]);
  });

  it('leads from its outline to the list of addresses', async () => {
    const [title] = await readOutline(bytes);
    expect(title?.children.map((entry) => entry.title)).toEqual([
      'Addresses',
      'For the meeting',
      'Web addresses',
      ...(edition === 'print' ? ['Notes'] : []),
    ]);
  });

  it('keeps every link of the member edition to be clicked on', async () => {
    const targets = async (pdf: Uint8Array): Promise<Set<string | undefined>> =>
      new Set((await readLinks(pdf)).map(({ uri }) => uri));
    const member = await targets(buildYaml(beside('editions.yaml')).bytes);
    expect(member.size).toBe(9);
    expect(await targets(bytes)).toEqual(member);
  });
});

describe('notes', () => {
  const paragraph = '      - Some words about treatment that are said again and again.\n';
  const head = 'title: T\ndate: 2007-11\nsections:\n  - heading: H\n    content:\n';
  const build = (count: number) => buildYaml(head + paragraph.repeat(count), undefined, 'print');

  it('fill what the last page leaves, and are left out where that is too little', async () => {
    const seen = { with: 0, without: 0 };
    for (let count = 16; count <= 30; count++) {
      const { bytes, lastPageFull } = build(count);
      expect(lastPageFull).toBeGreaterThan(0);
      expect(lastPageFull).toBeLessThanOrEqual(1);
      const noted = (await readTags(bytes)).includes('H2 "Notes"');
      // A heading, the space above it and three lines take a fifth of a page.
      expect(noted, `${count} paragraphs`).toBe(lastPageFull < 0.82);
      expect(await readTagFaults(bytes)).toEqual([]);
      seen[noted ? 'with' : 'without']++;
    }
    expect(seen.with).toBeGreaterThan(2);
    expect(seen.without).toBeGreaterThan(2);
  });

  it('have lines that are no part of the reading', async () => {
    const artifacts = await readArtifacts(build(3).bytes);
    expect(artifacts.some(({ type }) => type === 'Layout')).toBe(true);
  });
});
