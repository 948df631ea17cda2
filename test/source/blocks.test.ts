/** The values of every block and scalar, as the contract (content model) gives them. */
import { describe, expect, it } from 'vitest';
import { readContent } from '../support/build.ts';
import { DEFAULT_HOUSE, loadHouse, loadUpdate } from '../../src/source/load.ts';
import { blockOf, blocksOf, load, marked, markedProse, problemsIn, withBlocks } from './updates.ts';

describe('the real content', () => {
  it('loads without a problem', () => {
    const house = loadHouse({ name: 'house.yaml', text: readContent('house.yaml') });
    const update = loadUpdate(
      { name: 'u.yaml', text: readContent('2007-11-policy-update.yaml') },
      DEFAULT_HOUSE,
    );
    expect(house.ok && house.value.organisation?.value).toBe('Substance Misuse Management Good Practice');
    expect(update.ok && update.value.sections.map(({ heading }) => marked(heading))).toEqual([
      'New Drug Strategy Consultation Feedback',
      'MISC',
    ]);
  });
});

describe('the head of an update', () => {
  const rest = 'sections:\n  - heading: H\n    content: [a]\n';

  it('has its texts as typed, without Markdown', () => {
    const update = load(
      `title: A *plain* title\ndate: 2007-11-02\nnumber: 039\nsummary: >\n  Two\n  lines.\nauthors: [Jane O'Neill, J. Smith]\nkeywords:\n  - alcohol\n${rest}`,
    );
    expect(update.title.value).toBe('A *plain* title');
    expect(update.date).toMatchObject({ year: 2007, month: 11, day: 2 });
    expect(update.number?.value).toBe('039');
    expect(update.summary?.value).toBe('Two lines.');
    expect(update.authors.map(({ value }) => value)).toEqual(["Jane O'Neill", 'J. Smith']);
    expect(update.keywords.map(({ value }) => value)).toEqual(['alcohol']);
  });

  it('needs only a title, a date and a section', () => {
    const update = load(`title: T\ndate: 2007-11\n${rest}`);
    expect(update.date).not.toHaveProperty('day');
    expect(update.language).toBe('en-GB');
    expect(update.authors).toEqual([]);
    expect(update).not.toHaveProperty('number');
  });

  it.each(['39', '039', '6.80', '1e3', '0x27', '39a'])('has its number as typed: %s', (number) => {
    expect(load(`title: T\ndate: 2007-11\nnumber: ${number}\n${rest}`).number?.value).toBe(number);
  });

  it.each([
    ['en', 'en'],
    ['cy', 'cy'],
    ['en-gb', 'en-GB'],
    ['sr-Latn-RS', 'sr-Latn-RS'],
    ['es-419', 'es-419'],
  ])('takes the language %s', (typed, language) => {
    expect(load(`title: T\ndate: 2007-11\nlanguage: ${typed}\n${rest}`).language).toBe(language);
  });

  it.each(['2008-02-29', '2000-02-29', '1999-12-31'])('takes the day %s', (day) => {
    expect(problemsIn(`title: T\ndate: ${day}\n${rest}`)).toEqual([]);
  });
});

describe('a paragraph', () => {
  it('is a string or has "text"', () => {
    expect(blocksOf('- One\n- text: Two\n- "Three"').map(({ kind }) => kind)).toEqual(
      Array(3).fill('paragraph'),
    );
    expect(markedProse(blockOf('paragraph', '- text: One **two**').text)).toEqual(['One **two**']);
  });

  it('is several where an empty line stands in it', () => {
    expect(markedProse(blockOf('paragraph', '- |\n  One\n  more\n\n  Two').text)).toEqual([
      'One more',
      'Two',
    ]);
  });
});

describe('a list', () => {
  it('has items, an intro and a first number', () => {
    const list = blockOf('list', '- intro: "These *two*:"\n  start: 4\n  numbers:\n    - one\n    - two');
    expect(list).toMatchObject({ style: 'numbers', start: 4 });
    expect(marked(list.intro)).toBe('These *two*:');
    expect(list.items.map(({ text }) => markedProse(text))).toEqual([['one'], ['two']]);
  });

  it('nests to three levels, of either style', () => {
    const list = blockOf(
      'list',
      '- bullets:\n    - text: a\n      numbers:\n        - text: b\n          bullets: [c, d]\n    - e',
    );
    const second = list.items[0]?.list;
    expect(list).toMatchObject({ style: 'bullets', start: 1 });
    expect(second?.style).toBe('numbers');
    expect(second?.items[0]?.list?.items.map(({ text }) => markedProse(text)[0])).toEqual(['c', 'd']);
    expect(list.items[1]).not.toHaveProperty('list');
  });
});

describe('a subsection', () => {
  it('nests from heading level 3 to 5', () => {
    const third = blockOf(
      'subsection',
      '- heading: a\n  content:\n    - heading: b\n      content:\n        - heading: c *d*\n          content: [e]',
    );
    const fourth = third.content[0];
    const fifth = fourth?.kind === 'subsection' ? fourth.content[0] : undefined;
    expect(fifth?.kind === 'subsection' && marked(fifth.heading)).toBe('c *d*');
  });
});

describe('a quote', () => {
  it('has its words and where they are from', () => {
    const quote = blockOf('quote', '- source: The *ACMD*\n  quote: |\n    One\n\n    Two');
    expect(markedProse(quote.text)).toEqual(['One', 'Two']);
    expect(marked(quote.source)).toBe('The *ACMD*');
  });
});

describe('a link', () => {
  it('has its address, and a label and a note where they are given', () => {
    const link = blockOf('link', '- link: http://x.org/a_b?c=d&e\n  label: The *report*\n  note: PDF');
    expect(link.target).toEqual({ kind: 'address', href: 'http://x.org/a_b?c=d&e' });
    expect(link.address.value).toBe('http://x.org/a_b?c=d&e');
    expect([marked(link.label), markedProse(link.note)]).toEqual(['The *report*', ['PDF']]);
  });

  it.each([
    ['mailto:jane@x.org', 'mailto:jane@x.org'],
    ['mailto:jane@x.org?subject=A%20b', 'mailto:jane@x.org?subject=A%20b'],
    ['tel:+441617723782', 'tel:+441617723782'],
    ['HTTPS://X.org/', 'HTTPS://X.org/'],
    ['http://x.org:8080/(a)', 'http://x.org:8080/(a)'],
  ])('may lead to %s', (typed, href) => {
    expect(blockOf('link', `- link: "${typed}"`).target).toEqual({ kind: 'address', href });
  });

  it('may lead to a heading', () => {
    expect(blockOf('link', '- link: "#misc-2"').target).toEqual({ kind: 'heading', slug: 'misc-2' });
  });

  it('is of ASCII, whatever was typed', () => {
    const { target } = blockOf('link', '- link: https://www.exämple.org/ä');
    expect(target).toEqual({ kind: 'address', href: 'https://www.xn--exmple-cua.org/%C3%A4' });
  });
});

describe('an event', () => {
  it('has all its parts', () => {
    const event = blockOf(
      'event',
      '- event: The **event**\n  venue: Village Hotel, Bury\n  date: 2007-12-11 to 13 December 2007\n  time: 9.30\n' +
        '  contact: { name: Jane }\n  topics: [one, "*two*"]\n  details: |\n    a\n\n    b',
    );
    expect([marked(event.title), marked(event.venue)]).toEqual(['The **event**', 'Village Hotel, Bury']);
    expect(event.date).toMatchObject({
      from: { year: 2007, month: 12, day: 11 },
      to: { year: 2007, month: 12, day: 13 },
    });
    expect(event.time?.value).toBe('9.30');
    expect(event.contact?.name?.value).toBe('Jane');
    expect(event.topics.map(marked)).toEqual(['one', '*two*']);
    expect(markedProse(event.details)).toEqual(['a', 'b']);
  });

  it('may be its title alone', () => {
    const event = blockOf('event', '- event: E');
    expect(event.topics).toEqual([]);
    expect(Object.keys(event).sort()).toEqual(['kind', 'place', 'title', 'topics']);
  });

  it.each(['2007-12-11', '11 December 2007', '1 may 2008'])('takes place on %s', (date) => {
    expect(blockOf('event', `- event: E\n  date: ${date}`).date?.from.day).toBeGreaterThan(0);
  });
});

describe('a contact', () => {
  it('has its fields as typed, and addresses to call', () => {
    const { contact } = blockOf(
      'contact',
      "- contact:\n    name: Jane O'Neill\n    role: Chair\n    organisation: SMMGP\n    email: jane.o'neill@x.org\n" +
        '    phone: 07700900123\n    address: |\n      1 High Street\n      Bury\n    website: https://x.org',
    );
    expect(contact.name?.value).toBe("Jane O'Neill");
    expect(contact.email?.href).toBe("mailto:jane.o'neill@x.org");
    expect(contact.phone).toMatchObject({ value: '07700900123', href: 'tel:+447700900123' });
    expect(contact.address?.value).toBe('1 High Street\nBury');
    expect(contact.website?.href).toBe('https://x.org');
  });

  it.each([
    ['0161 772 3782', 'tel:+441617723782'],
    ['+44 161 772 3782', 'tel:+441617723782'],
    ['+441617723782', 'tel:+441617723782'],
    ['(0161) 772-3782', 'tel:+441617723782'],
    ['0161 772 3782 ext. 12', 'tel:+441617723782;ext=12'],
    ['+353 1 699 9100', 'tel:+35316999100'],
  ])('is dialled at %s', (typed, href) => {
    const { phone } = blockOf('contact', `- contact:\n    phone: ${typed}`).contact;
    expect(phone).toMatchObject({ value: typed, href });
  });

  it('is of the country of the house', () => {
    const text = withBlocks('- contact: { phone: 01 699 9100 }');
    const outcome = loadUpdate({ name: 'u.yaml', text }, { ...DEFAULT_HOUSE, country: 'IE' });
    const block = outcome.ok ? outcome.value.sections[0]?.content[0] : undefined;
    expect(block?.kind === 'contact' && block.contact.phone?.href).toBe('tel:+35316999100');
  });
});

describe('text', () => {
  it('is NFC, and a tab is a space', () => {
    expect(markedProse(blockOf('paragraph', '- "cafe\u0301\\tbar"').text)).toEqual(['caf\u00e9 bar']);
    expect(load(withBlocks('- a').replace('title: T', 'title: cafe\u0301')).title.value).toBe('caf\u00e9');
  });

  it('keeps its key order free', () => {
    expect(blockOf('subsection', '- content: [a]\n  heading: b').content).toHaveLength(1);
  });

  it.each(['\r\n', '\n', '\r'])(
    'may end its lines with %j, and the file may begin with a byte order mark',
    (end) => {
      const text = `\ufeff${withBlocks('- One\n  more\n- bullets:\n    - two')}`.replaceAll('\n', end);
      expect(load(text).sections[0]?.content.map(({ kind }) => kind)).toEqual(['paragraph', 'list']);
    },
  );
});
