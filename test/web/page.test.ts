/** The page of an update: valid, complete, and what a reader, a search and a telephone make of it. */
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { renderIndex } from '../../src/web/index-page.ts';
import { renderPage } from '../../src/web/render.ts';
import { bodyText, readPage, type Tag, tagsIn, tagsNamed, textOf } from '../support/html.ts';
import { lostWords } from '../support/original.ts';
import { entryOf, realEntry, SITE, specimenEntry } from '../support/site.ts';

const real = realEntry();
const specimen = specimenEntry();
const pages = {
  'the real update': renderPage(real, SITE),
  'the specimen': renderPage(specimen, SITE),
  'an update in Welsh': renderPage(entryOf(welsh(), 'cymraeg'), SITE),
  'a list that goes far': renderPage(entryOf(numbered(), 'numbers'), SITE),
  'the index': renderIndex([real, specimen], SITE),
};

function welsh(): string {
  return 'title: Diweddariad\ndate: 2008-01\nlanguage: cy\nsections:\n  - heading: Triniaeth\n    content: [Geiriau]\n';
}

function numbered(): string {
  const lists = [8, 98, 99, 998, 9999].map((start) => `{ numbers: [One, Two], start: ${start} }`);
  return `title: Numbers\ndate: 2008-01\nsections:\n  - heading: Lists\n    content: [${lists.join(', ')}]\n`;
}

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    rules: {
      // A fieldset is for forms; a table that scrolls is a group of cells.
      'prefer-native-element': ['error', { exclude: ['group'] }],
      // A picture's width and a list's numbers are the editor's own; the sheet decides what becomes of them.
      'no-inline-style': ['error', { allowedProperties: ['--width', '--figures'] }],
    },
  }),
);

function only(name: string, html: string): Tag {
  const [found, ...others] = tagsNamed(name, readPage(html));
  if (!found || others.length > 0) throw new Error(`${others.length + 1} elements ${name}`);
  return found;
}

function meta(html: string): Record<string, string> {
  const tags = tagsNamed('meta', only('head', html));
  return Object.fromEntries(
    tags.map(({ attributes: { name, property, content } }) => [name ?? property ?? '', content ?? '']),
  );
}

function sheetOf(html: string): string {
  return textOf(only('style', html));
}

function withClass(style: string, html: string): Tag[] {
  return tagsIn(readPage(html)).filter(({ attributes }) => attributes['class'] === style);
}

/** What microdata a page has, as `Type: property=value`. */
function microdata(tag: Tag): string[] {
  return tagsIn(tag).flatMap((each) => {
    const { itemtype, itemprop, content, href } = each.attributes;
    const value = itemtype?.replace('https://schema.org/', '{') ?? content ?? href ?? textOf(each);
    return itemprop === undefined && itemtype === undefined ? [] : [`${itemprop ?? ''}=${value}`];
  });
}

describe('a page', () => {
  it.each(Object.entries(pages))('of %s is valid HTML', async (_, html) => {
    const report = await validator.validateString(html);
    expect(
      report.results.flatMap(({ messages }) => messages.map((each) => `${each.ruleId}: ${each.message}`)),
    ).toEqual([]);
  });

  it('that is broken is refused by the validator', async () => {
    const broken = pages['the real update'].replace('<h2', '<h2 id="_text"').replace('</li>', '</p>');
    const { results } = await validator.validateString(broken);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toContain('no-dup-id');
  });

  it('holds every word of the original, in order', () => {
    expect(lostWords(bodyText(pages['the real update']))).toEqual([]);
  });

  it('says what it is in its head', () => {
    const html = pages['the specimen'];
    expect(only('html', html).attributes['lang']).toBe('en-GB');
    expect(textOf(only('title', html))).toBe('Specimen of a Policy Update, 3 December 2007');
    expect(meta(html)).toMatchObject({
      description:
        'Every kind of block that an update can have, with wording as an editor of health policy would write it.',
      author: 'The Policy Team, Editors’ Group: North West',
      keywords: 'drug treatment, alcohol, harm reduction, commissioning',
      'og:type': 'article',
      'og:title': 'Specimen of a Policy Update, 3 December 2007',
      'og:url': 'https://www.example.org/updates/specimen.html',
      'og:site_name': 'Substance Misuse Management Good Practice',
      'og:locale': 'en_GB',
      'article:published_time': '2007-12-03',
    });
    const links = tagsNamed('link', only('head', html)).map(
      ({ attributes: { rel, href } }) => `${rel} ${href}`,
    );
    expect(links).toEqual([
      'alternate specimen.pdf',
      'canonical https://www.example.org/updates/specimen.html',
      'alternate feed.xml',
    ]);
  });

  it('has no absolute address of its own where nobody said where it will be published', () => {
    const html = renderPage(real, { accent: SITE.accent });
    expect(html).not.toMatch(/canonical|og:url|feed\.xml/);
  });

  it('begins with who publishes and ends with how they are reached', () => {
    const text = bodyText(pages['the real update']).replace(/\s+/g, ' ');
    expect(text).toContain(
      'SMMGP Substance Misuse Management Good Practice Supporting good practice in drug and alcohol treatment All updates Clinical & Policy Updates SMMGP Policy Update November 2007 Download',
    );
    expect(textOf(only('footer', pages['the real update'])).replace(/\s+/g, ' ')).toContain(
      'http://www.smmgp.org.uk',
    );
  });

  it('leads to its PDF, with its true size rounded up and its number of pages', () => {
    const [download] = withClass('download', pages['the real update']);
    const kilobytes = Math.ceil(real.pdf.bytes / 1024);
    expect(download && textOf(download)).toBe(
      `Download the PDF version of this update (PDF, ${kilobytes}KB), ${real.pdf.pages} pages`,
    );
  });

  it('leads back to its top after each section', () => {
    const html = pages['the specimen'];
    const tops = withClass('top', html);
    expect(tops).toHaveLength(tagsNamed('h2', readPage(html)).length);
    expect(tops.every((top) => textOf(top) === 'Top of page')).toBe(true);
  });

  it('numbers its lists as the PDF does', () => {
    const lists = tagsNamed('ol', readPage(pages['the specimen'])).map(({ attributes }) => attributes);
    expect(lists.slice(0, 7)).toEqual([
      { type: 'a' },
      {},
      { type: 'a' },
      { type: 'i' },
      { type: 'i' },
      { start: '4' },
      {},
    ]);
  });

  it('has room for the numbers of a list that goes far', () => {
    const html = pages['a list that goes far'];
    const lists = tagsNamed('ol', readPage(html)).map(({ attributes: { start, style } }) => [start, style]);
    expect(lists).toEqual([
      ['8', undefined],
      ['98', '--figures: 2'],
      ['99', '--figures: 3'],
      ['998', '--figures: 3'],
      ['9999', '--figures: 5'],
    ]);
    expect(sheetOf(html)).toMatch(/ol\[style\] { padding-left: calc\(var\(--figures\) \* 1ch/);
  });

  it('keeps an address in a table whole, for its column would come down to a letter', () => {
    const sheet = sheetOf(pages['the specimen']);
    const [anywhere, whole] = [
      'a.address { overflow-wrap: anywhere',
      ':is(th, td) a.address { overflow-wrap: break-word',
    ];
    expect(sheet.indexOf(whole)).toBeGreaterThan(sheet.indexOf(anywhere));
    expect(sheet).toContain(':is(th, td):has(a.address) { min-width:');
  });

  it('shows pictures on white where the screen is dark, in colours that the system forces too', () => {
    expect(sheetOf(pages['the specimen'])).toContain('img { background: #fff; forced-color-adjust: none; }');
  });

  it('keeps together on paper who publishes and how they are reached', () => {
    expect(sheetOf(pages['the specimen'])).toMatch(
      /@media print {[^@]*\n[^\n]*\bfooter { break-inside: avoid; }/,
    );
  });

  it('tells programs of events and contacts', () => {
    const event = only('article', pages['the real update']);
    expect(microdata(event)).toEqual([
      '={Event',
      'name=Alcohol Treatment Effectiveness: are we providing treatments which have an evidence base and if not, why not?',
      'startDate=2007-12-11',
      'location=Village Hotel, Bury',
      'organizer={Organization',
      'contactPoint={ContactPoint',
      'email=Helen.Macklin@bstmht.nhs.uk',
      'telephone=0161 772 3782',
      'about=relapse prevention; detoxification; dual diagnosis & psychological interventions / ITEP',
    ]);
    const hrefs = tagsNamed('a', event).map(({ attributes }) => attributes['href']);
    expect(hrefs).toEqual(['mailto:Helen.Macklin@bstmht.nhs.uk', 'tel:+441617723782']);
  });

  it('heads the columns and rows of its tables', () => {
    const [, , spending] = tagsNamed('table', readPage(pages['the specimen']));
    if (!spending) throw new Error('the specimen has no third table');
    const heads = tagsNamed('th', spending).map((head) => `${head.attributes['scope']} ${textOf(head)}`);
    expect(heads).toEqual([
      'col Service',
      'col 2006',
      'col 2007',
      'col Notes',
      'row Community prescribing',
      'row Needle exchange',
      'row Residential rehabilitation',
    ]);
    expect(tagsNamed('caption', spending).map(textOf)).toEqual(['Spending on treatment']);
  });

  it('describes its pictures and keeps their room', () => {
    const pictures = tagsNamed('img', readPage(pages['the specimen'])).map(({ attributes }) => attributes);
    expect(pictures.map(({ src, alt }) => `${src} ${alt}`)).toEqual([
      'specimen-1.jpg A waiting room with two rows of empty chairs.',
      'specimen-2.png A bar chart. Waits fell from 7 weeks in 2005 to 3 weeks in 2007.',
      'specimen-1.jpg Eight chairs in two rows under the window of a waiting room.',
      'specimen-3.svg ',
      'specimen-2.png A bar chart in a callout, with three bars of which the last is the lowest.',
    ]);
    expect(pictures.every(({ width, height }) => Number(width) > 0 && Number(height) > 0)).toBe(true);
  });

  it('says which of its words are the program’s, where it is in another language', () => {
    const html = pages['an update in Welsh'];
    const english = tagsIn(readPage(html))
      .filter(({ attributes }) => attributes['lang'] === 'en')
      .map(textOf);
    expect(english).toEqual([
      'Skip to the text',
      expect.stringContaining('All updates'),
      'January 2008',
      expect.stringMatching(/^Download the PDF version of this update \(PDF, \d+KB\), 1 page$/),
      'Top of page',
      'Website',
    ]);
  });

  it('has no script', () => {
    for (const html of Object.values(pages)) expect(tagsNamed('script', readPage(html))).toEqual([]);
    expect(Object.keys(pages)).toHaveLength(5);
  });
});
