/** The feed, read as a program that watches it would (RFC 4287). */
import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/web/feed.ts';
import { realEntry, specimenEntry } from '../support/site.ts';
import { readXml, type XmlElement } from '../support/xml.ts';

const real = realEntry();
const specimen = specimenEntry();
const feed = readXml(renderFeed([real, specimen], 'https://www.example.org/updates'));

function named(name: string, { children }: XmlElement): XmlElement[] {
  return children.filter((child) => child.name === name);
}

function textsOf(name: string, element: XmlElement): string[] {
  return named(name, element).map(({ text }) => text);
}

describe('the feed', () => {
  it('has what every feed must have', () => {
    expect(feed.name).toBe('feed');
    expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
    expect(textsOf('id', feed)).toEqual(['https://www.example.org/updates/index.html']);
    expect(textsOf('title', feed)).toEqual(['Clinical & Policy Updates']);
    expect(textsOf('updated', feed)).toEqual(['2007-12-03T00:00:00Z']);
    expect(named('author', feed).map((author) => textsOf('name', author))).toEqual([
      ['Substance Misuse Management Good Practice'],
    ]);
    expect(named('link', feed).map(({ attributes: { rel, href } }) => `${rel} ${href}`)).toEqual([
      'self https://www.example.org/updates/feed.xml',
      'alternate https://www.example.org/updates/index.html',
    ]);
  });

  it('has an entry for each update, the newest first', () => {
    const entries = named('entry', feed);
    const told = entries.map((entry) =>
      ['id', 'title', 'updated', 'summary'].flatMap((name) => textsOf(name, entry)),
    );
    expect(told).toEqual([
      [
        'https://www.example.org/updates/specimen.html',
        'Specimen of a Policy Update, 3 December 2007',
        '2007-12-03T00:00:00Z',
        'Every kind of block that an update can have, with wording as an editor of health policy would write it.',
      ],
      [
        'https://www.example.org/updates/2007-11-policy-update.html',
        'SMMGP Policy Update, November 2007',
        '2007-11-01T00:00:00Z',
        'New Drug Strategy Consultation Feedback; MISC',
      ],
    ]);
    const [, update] = entries;
    const files = update ? named('link', update).map(({ attributes }) => attributes) : [];
    expect(files).toEqual([
      {
        rel: 'alternate',
        type: 'text/html',
        href: 'https://www.example.org/updates/2007-11-policy-update.html',
      },
      {
        rel: 'enclosure',
        type: 'application/pdf',
        length: String(real.pdf.bytes),
        href: 'https://www.example.org/updates/2007-11-policy-update.pdf',
      },
    ]);
  });
});
