/** Whatever an editor writes is text on the page: the same text, and never an element, an attribute or a style. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { renderFeed } from '../../src/web/feed.ts';
import { renderIndex } from '../../src/web/index-page.ts';
import { renderPage } from '../../src/web/render.ts';
import { bodyText, readPage, type Tag, tagsIn, tagsNamed } from '../support/html.ts';
import { SITE, specimenEntry } from '../support/site.ts';
import { readXml } from '../support/xml.ts';

const RUNS = 60;
const SEED = 9;

const specimen = specimenEntry();

const MARKUP = [
  '<script>alert(1)</script>',
  '</style><b>',
  '</title>',
  '<!-- ',
  ' -->',
  '<![CDATA[',
  ']]>',
  '&amp;',
  '&lt;b&gt;',
  '&copy',
  '"onload="x',
  "' x='",
  '>',
  '<',
  '\u00A0',
  '\u2028',
];
/** What no parser gives back as it was, and what the loader refuses: NUL and carriage returns. */
const sayable = (text: string): boolean => !/[\0\r]/.test(text);
const text = fc
  .array(
    fc.oneof(fc.constantFrom(...MARKUP), fc.string({ unit: 'grapheme', maxLength: 8 }).filter(sayable)),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));

interface Changed {
  readonly document: Document;
  /** The texts of the body and the alternative texts, in reading order. */
  readonly texts: readonly string[];
  readonly alts: readonly string[];
}

/** The specimen's document with other words in all places; a list's labels are the browser's own. */
function withTexts(words: readonly string[]): Changed {
  const texts: string[] = [];
  const alts: string[] = [];
  let next = 0;
  const word = (): string => words[next++ % words.length] ?? '';
  const noted = (list: string[]): string => {
    const chosen = word();
    list.push(chosen);
    return chosen;
  };
  const changed = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((each) => changed(each));
    if (typeof value !== 'object' || value === null || key === 'picture' || value instanceof Date)
      return value;
    if ('kind' in value && value.kind === 'text') return { ...value, value: noted(texts) };
    const isBullet = 'kind' in value && value.kind === 'item' && !('fact' in value);
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        if (name === 'alt' && inner !== undefined) return [name, noted(alts)];
        // Who does it and by when is said in words below an action point; the same again is for forms on paper.
        if (name === 'action') return [name, inner];
        return [name, isBullet && name === 'label' ? inner : changed(inner, name)];
      }),
    );
  };
  const { meta, masthead, body, colophon, places } = specimen.document;
  const said = { title: word(), runningTitle: word(), subject: word(), publisher: word() };
  const people = { authors: [word(), word()], keywords: [word()] };
  const tree = changed({ masthead, body, colophon }) as Pick<Document, 'masthead' | 'body' | 'colophon'>;
  return { document: { meta: { ...meta, ...said, ...people }, places, ...tree }, texts, alts };
}

/** Names of elements and attributes, in order; where an address may break depends on its letters. */
function skeleton(root: Tag): string[] {
  return tagsIn(root)
    .filter(({ name }) => name !== 'wbr')
    .map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(' ')}`);
}

const asItWas = skeleton(
  readPage(renderPage({ ...specimen, document: withTexts(['words']).document }, SITE)),
);

describe('any text', () => {
  it('is the same text on the page, which has the same elements as with any other', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.array(text, { minLength: 20, maxLength: 40 }), (words) => {
        const { document, texts, alts } = withTexts(words);
        const html = renderPage({ ...specimen, document }, SITE);
        const root = readPage(html);
        expect(skeleton(root)).toEqual(asItWas);
        const shown = bodyText(html);
        let at = 0;
        for (const each of texts) {
          const found = shown.indexOf(each, at);
          expect(found, each).toBeGreaterThanOrEqual(at);
          at = found + each.length;
          seen++;
        }
        const described = tagsNamed('img', root).map(({ attributes }) => attributes['alt']);
        expect(described.filter((alt) => alt !== '')).toEqual(alts.filter((alt) => alt !== ''));
        const [title] = tagsNamed('title', root);
        expect(title?.children.join('')).toBe(document.meta.title);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(seen).toBeGreaterThan(RUNS * 100);
  });

  it('is the same text in the index and the feed, which is well-formed', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.array(text.filter(isXml), { minLength: 5, maxLength: 9 }), (words) => {
        const { document } = withTexts(words);
        const entries = [{ ...specimen, document }];
        expect(bodyText(renderIndex(entries, SITE))).toContain(document.meta.title);
        const feed = readXml(renderFeed(entries, SITE.publicUrl ?? ''));
        const [entry] = feed.children.filter(({ name }) => name === 'entry');
        expect(entry?.children.find(({ name }) => name === 'title')?.text).toBe(document.meta.title);
        seen++;
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(seen).toBe(RUNS);
  });
});

/** XML has no way to write control characters; the loader refuses them. */
function isXml(value: string): boolean {
  return !/[\u0001-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(value);
}
