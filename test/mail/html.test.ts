/** The HTML body: nothing is fetched, everything is escaped, and every mail program can show it. */
import { readFileSync } from 'node:fs';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/base/colour.ts';
import { renderHtml } from '../../src/mail/html.ts';
import { buildYaml, realHouse } from '../support/build.ts';
import { simpleUpdate } from '../support/cli.ts';
import { type Tag, readPage, tagsIn, tagsNamed, textOf } from '../support/html.ts';

const FRAME = {
  preview: 'In short',
  attached: 'A PDF is attached.',
  unsubscribe: 'mailto:leave@example.org',
};
const ACCENT = '#1f4e79';

function bodyOf(yaml: string, frame = FRAME): string {
  return renderHtml(buildYaml(yaml, realHouse()).document, ACCENT, frame);
}

const SPECIMEN = bodyOf(readFileSync(new URL('../golden/specimen.yaml', import.meta.url), 'utf8'));

function attributesOf(tags: readonly Tag[], name: string): string[] {
  return tags.flatMap(({ attributes }) => attributes[name] ?? []);
}

describe('the HTML body', () => {
  it('has no errors of syntax', () => {
    const errors: string[] = [];
    parse(SPECIMEN, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
    expect(SPECIMEN.length).toBeGreaterThan(20_000);
  });

  it('fetches nothing', () => {
    const tags = tagsIn(readPage(SPECIMEN));
    const fetching = [
      'img',
      'link',
      'script',
      'iframe',
      'object',
      'video',
      'audio',
      'source',
      'base',
      'form',
    ];
    expect(tags.filter(({ name }) => fetching.includes(name))).toEqual([]);
    expect(attributesOf(tags, 'src').concat(attributesOf(tags, 'background'))).toEqual([]);
    expect(SPECIMEN).not.toMatch(/url\(|@import|expression\(/);
  });

  it('has its look on its elements, and in sheets only what is for dark and for narrow screens', () => {
    const root = readPage(SPECIMEN);
    const links = tagsNamed('a', root);
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter(({ attributes }) => !attributes['style']?.includes(ACCENT))).toEqual([]);
    expect(tagsNamed('style', root).map(textOf)).toEqual([
      expect.stringMatching(/^@media \(prefers-color-scheme: dark\)/),
      expect.stringMatching(/^@media \(max-width: 480px\)/),
    ]);
    const styled = new Set(attributesOf(tagsIn(root), 'class'));
    expect(styled).toEqual(new Set(['paper', 'fact']));
  });

  it('sets what a fact says below its label where a telephone has no room beside it', () => {
    const tags = tagsIn(readPage(SPECIMEN)).filter(({ attributes }) => attributes['class'] === 'fact');
    const labels = tags.filter(({ name }) => name === 'th').map(textOf);
    expect(labels).toContain('Email');
    expect(tags.filter(({ name }) => name === 'td')).toHaveLength(labels.length);
    expect(SPECIMEN).toMatch(/max-width: 480px\) {\n\.fact { display: block !important;/);
  });

  it('has room for the numbers of a list that goes far', () => {
    const roomFrom = (start: number): string[] => {
      const yaml = simpleUpdate(`{ numbers: [One, Two], start: ${start} }`);
      const [ol] = tagsNamed('ol', readPage(bodyOf(yaml)));
      return [
        ol?.attributes['start'] ?? '',
        /padding:0 0 0 (\d+px)/.exec(ol?.attributes['style'] ?? '')?.[1] ?? '',
      ];
    };
    expect([9, 98, 99, 9999].map(roomFrom)).toEqual([
      ['9', '28px'],
      ['98', '28px'],
      ['99', '38px'],
      ['9999', '58px'],
    ]);
  });

  it('has text in colours that can be read on white', () => {
    const colours = new Set(
      [...SPECIMEN.matchAll(/[;"]color:(#[0-9a-f]{6})/g)].map(([, colour = '']) => colour),
    );
    expect(colours.size).toBeGreaterThanOrEqual(3);
    for (const colour of colours) expect(contrast(colour, '#ffffff'), colour).toBeGreaterThanOrEqual(4.5);
  });

  it('leads links to headings to one heading each', () => {
    const tags = tagsIn(readPage(SPECIMEN));
    const ids = attributesOf(tags, 'id');
    const local = attributesOf(tags, 'href').filter((href) => href.startsWith('#'));
    expect(local).toHaveLength(2);
    expect(new Set(ids).size).toBe(ids.length);
    expect(local.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  });

  it('escapes what an editor types, wherever it goes', () => {
    const hostile = '\\<script>alert("x")\\</script> & \'more\'';
    const yaml = `title: '</title><b "&'\ndate: 2007-11\nsections:\n  - heading: ${JSON.stringify(hostile)}\n    content: [ ${JSON.stringify(hostile)} ]\n`;
    const root = readPage(bodyOf(yaml, { ...FRAME, preview: '"><script>', attached: '<b>' }));
    const names = new Set(tagsIn(root).map(({ name }) => name));
    expect([...names].filter((name) => ['script', 'b'].includes(name))).toEqual([]);
    expect(tagsNamed('p', root).map(textOf)).toContainEqual(expect.stringContaining('<script>alert('));
  });

  it('says in which language the program speaks where the update is in another', () => {
    const root = readPage(bodyOf(simpleUpdate('Gair.').replace('title:', 'language: cy\ntitle:')));
    expect(root.attributes['lang']).toBe('cy');
    const [article] = tagsIn(root).filter(({ attributes }) => attributes['role'] === 'article');
    expect(article?.attributes['lang']).toBe('cy');
    const english = tagsIn(root).filter(({ attributes }) => attributes['lang'] === 'en');
    expect(english.map(textOf)).toEqual(
      expect.arrayContaining([FRAME.attached, expect.stringContaining('leave@example.org'), 'November 2007']),
    );
  });

  it('has no way to leave where the house has none', () => {
    const { preview, attached } = FRAME;
    const { document } = buildYaml(simpleUpdate(), realHouse());
    expect(renderHtml(document, ACCENT, { preview, attached })).not.toContain('receiving');
  });
});
