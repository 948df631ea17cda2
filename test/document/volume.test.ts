/** A volume before anything is set: in which order its updates stand, what it is called, and where links lead. */
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../src/build.ts';
import { hyphenationOf } from '../../src/commands/hyphenation.ts';
import type { Document, Link, Phrase } from '../../src/document/document.ts';
import { composeFront } from '../../src/document/front.ts';
import { printedWords } from '../../src/document/phrases.ts';
import { rephrased } from '../../src/document/rephrase.ts';
import {
  type Summary,
  newestFirst,
  summaryOf,
  volumeAddresses,
  wantedSlugs,
  withinVolume,
} from '../../src/document/volume.ts';
import { printedMonths, printedUpdates } from '../../src/document/words.ts';
import { DEFAULT_HOUSE } from '../../src/source/load.ts';
import type { House } from '../../src/source/update.ts';
import { FACES, openPicture, realHouse } from '../support/build.ts';
import { shortUpdate } from '../support/volume.ts';

const PUBLIC = 'https://example.org/updates';

function composed(text: string, house: House = DEFAULT_HOUSE): Document {
  const source = { name: 'update.yaml', text };
  const job = { source, house, faces: FACES, hyphenationOf, name: 'update', openPicture };
  const outcome = documentOf(job);
  if (!outcome.ok) throw new Error('the update has problems');
  return outcome.value;
}

function summary(name: string, day: string, more: Partial<Summary> = {}): Summary {
  return { name, day, title: 'T', language: 'en-GB', slugs: [], references: [], ...more };
}

describe('updates stand', () => {
  it.each([
    ['by date', [summary('a', '2007-11'), summary('b', '2008-01'), summary('c', '2007-12-03')], 'b c a'],
    ['by day', [summary('a', '2007-12-03'), summary('b', '2007-12-14'), summary('c', '2007-12')], 'b a c'],
    [
      'of one date by the figures of their numbers',
      [
        summary('a', '2007-11', { number: 'No. 9' }),
        summary('b', '2007-11', { number: 'No. 10' }),
        summary('c', '2007-11'),
      ],
      'b a c',
    ],
    ['of one date and no number by name', [summary('b', '2007-11'), summary('a', '2007-11')], 'a b'],
  ])('%s', (_, summaries, names) => {
    for (const given of [summaries, [...summaries].reverse()]) {
      expect(
        newestFirst(given)
          .map(({ name }) => name)
          .join(' '),
      ).toBe(names);
    }
  });
});

describe('the months of a volume', () => {
  it.each([
    [{ year: 2007, month: 11 }, { year: 2012, month: 3 }, 'November 2007 to March 2012'],
    [{ year: 2012, month: 1, day: 3 }, { year: 2012, month: 3 }, 'January to March 2012'],
    [{ year: 2012, month: 3, day: 3 }, { year: 2012, month: 3, day: 17 }, 'March 2012'],
  ])('%j to %j', (from, to, words) => {
    expect(printedMonths(from, to)).toBe(words);
  });
});

describe('a cover', () => {
  const same = [summary('b', '2008-01', { title: 'Monthly' }), summary('a', '2007-11', { title: 'Monthly' })];
  const various = [summary('b', '2008-01'), summary('a', '2007-11', { title: 'Monthly' })];
  const said = (house: House, summaries: readonly Summary[]) => {
    const { meta, masthead } = composeFront(composed(shortUpdate('T', '2008-01'), house), summaries);
    const { title, series, organisation } = masthead;
    const words = (part: { readonly text: readonly Phrase[] } | undefined) => part && printedWords(part.text);
    return {
      meta: meta.title,
      title: words(title),
      series: words(series),
      organisation: words(organisation),
    };
  };
  const organisation = 'Substance Misuse Management Good Practice';

  it('is called as all of its updates are', () => {
    expect(said(realHouse(), same)).toEqual({
      ...{ meta: 'Monthly, November 2007 to January 2008', title: 'Monthly' },
      ...{ series: 'Clinical & Policy Updates', organisation },
    });
  });

  it('is called as the series, which is not said twice', () => {
    const title = 'Clinical & Policy Updates';
    expect(said(realHouse(), various)).toMatchObject({ title, series: undefined, organisation });
  });

  it('is called as who publishes, where there is no series', () => {
    const { organisation: publisher, ...others } = realHouse();
    const house = {
      ...DEFAULT_HOUSE,
      country: others.country,
      ...(publisher && { organisation: publisher }),
    };
    expect(said(house, various)).toMatchObject({ title: organisation, organisation: undefined });
  });

  it('has a name where nobody gave any', () => {
    expect(said(DEFAULT_HOUSE, various)).toMatchObject({ title: 'Updates', organisation: undefined });
  });

  it('says nothing of one update that does not hold for all', () => {
    const more = ['summary: Of January only.', 'keywords: [naloxone]', 'authors: [One Author]', 'number: 3'];
    const newest = composed(shortUpdate('T', '2008-01', more), realHouse());
    const { meta, masthead } = composeFront(newest, [summaryOf(newest, 'b'), ...various.slice(1)]);
    expect(meta).toMatchObject({ authors: [organisation], keywords: [], publisher: organisation });
    expect(meta.subject).toBeUndefined();
    expect(masthead.number && printedWords(masthead.number.text)).toBe('2 updates');
  });

  it('says how many there are, thousands apart', () => {
    expect([1, 36, 1000].map(printedUpdates)).toEqual(['1 update', '36 updates', '1,000 updates']);
  });
});

/** The links of a document, in order. */
function linksOf(document: Document): Link[] {
  const links: Link[] = [];
  const visit = (phrases: readonly Phrase[]): readonly Phrase[] => {
    phrases.forEach((phrase) => {
      if (phrase.kind === 'link') links.push(phrase);
      else if (phrase.kind !== 'text') visit(phrase.children);
    });
    return phrases;
  };
  rephrased(document, visit);
  return links;
}

describe('a link in a volume', () => {
  const other = summary('2007-11 & co', '2007-11', { title: 'Monthly', slugs: ['naloxone', 'caffè'] });
  const own = summary('update', '2008-01');
  const addresses = volumeAddresses([own, other], PUBLIC);
  const led = (address: string): Link | undefined => {
    const document = composed(shortUpdate('T', '2008-01', [], `See [here](<${address}>).`));
    return linksOf(withinVolume(document, 'update', addresses))[0];
  };
  const OTHER = `${PUBLIC}/2007-11%20%26%20co`;

  it.each([
    [`${OTHER}.html`, undefined],
    [`${OTHER}.pdf`, undefined],
    [`${OTHER}.html#naloxone`, 'naloxone'],
    [`${OTHER}.html#naloxone`.replace('example', 'EXAMPLE'), 'naloxone'],
    [`${OTHER}.html#caff%C3%A8`, 'caffè'],
    [`${OTHER}.html#not-there`, undefined],
    [`${OTHER}.html#%`, undefined],
  ])('to %s leads to the update', (address, slug) => {
    const link = led(address);
    expect(link?.destination).toEqual({
      ...{ kind: 'update', name: other.name },
      ...(slug !== undefined && { slug }),
    });
    expect(link?.description).toBe('Go to Monthly, November 2007');
  });

  it.each([
    `${PUBLIC}/update.html#what-is-new`,
    `${PUBLIC}/index.html`,
    `${PUBLIC}/2007-10.html`,
    'https://example.com/updates/2007-11%20%26%20co.html',
    'mailto:someone@example.org',
  ])('to %s stays', (address) => {
    expect(led(address)?.destination).toEqual({ kind: 'address', href: address });
  });

  it('stays where it is not known at which address the updates are published', () => {
    expect(volumeAddresses([own, other], undefined).size).toBe(0);
  });

  it('asks for names of the headings that it leads to, and for no others', () => {
    const text = ['naloxone', 'not-there'].map((slug) => `[x](${OTHER}.html#${slug})`);
    const document = composed(shortUpdate('T', '2008-01', [], `See ${text.join(' and ')}.`));
    const from = summaryOf(document, 'update', PUBLIC);
    expect(from.references).toHaveLength(2);
    const wanted = wantedSlugs([from, other], volumeAddresses([from, other], PUBLIC));
    expect([...wanted]).toEqual([[other.name, new Set(['naloxone'])]]);
  });

  it('keeps folios from counting the pages of one update', () => {
    const document = composed(shortUpdate('T', '2008-01'));
    expect(withinVolume(document, 'update', new Map()).meta.folio).toBe('Page {page}');
  });
});
