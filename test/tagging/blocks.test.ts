/** Each block as a screen reader gets it: the tags of a finished file, against what the block means. */
import { describe, expect, it } from 'vitest';
import { buildYaml } from '../support/build.ts';
import { readLinks, readTagFaults, readTags } from '../support/tags.ts';

/** An update of one section that holds these blocks, as YAML indented by six spaces. */
function update(blocks: string, head = ''): string {
  return `title: T\ndate: 2007-11-02\n${head}sections:\n  - heading: H\n    content:\n${blocks}`;
}

/** The tags of the blocks alone: what follows the section's heading. */
async function tagsOf(blocks: string, head = ''): Promise<string> {
  const tags = await readTags(buildYaml(update(blocks, head)).bytes);
  return tags.slice(tags.indexOf('  H2 "H"\n') + '  H2 "H"\n'.length);
}

describe('lists', () => {
  it('nest three deep, each level with its own numbering, and go on from their first number', async () => {
    const blocks = `
      - numbers:
          - one
          - text: two
            numbers:
              - text: first
                bullets: [deepest]
        start: 9
`;
    expect(await tagsOf(blocks)).toBe(`\
  L ListNumbering=Decimal
    LI
      Lbl "9."
      LBody "one"
    LI
      Lbl "10."
      LBody
        "two"
        L ListNumbering=LowerAlpha
          LI
            Lbl "a."
            LBody
              "first"
              L ListNumbering=Square
                LI
                  Lbl "\u25AA"
                  LBody "deepest"
`);
  });

  it('have paragraphs in an item that has more than one', async () => {
    expect(await tagsOf('      - bullets:\n          - |\n            one\n\n            two\n')).toBe(`\
  L ListNumbering=Disc
    LI
      Lbl "\u2022"
      LBody
        P "one"
        P "two"
`);
  });
});

describe('a quotation', () => {
  it('is a BlockQuote with its source', async () => {
    expect(await tagsOf('      - quote: Words.\n        source: The *Book*\n')).toBe(`\
  BlockQuote
    P "Words."
    P
      "The "
      Em "Book"
`);
  });
});

describe('subsections', () => {
  it('are headings one level below what holds them', async () => {
    const blocks = `
      - heading: A
        content:
          - heading: B
            content:
              - heading: C
                content: [text]
`;
    expect(await tagsOf(blocks)).toBe('  H3 "A"\n  H4 "B"\n  H5 "C"\n  P "text"\n');
  });
});

describe('a contact', () => {
  it('is a list of terms, its telephone number dialled internationally', async () => {
    const blocks = `
      - contact:
          name: Jane O'Neill
          role: Nurse
          email: jane.o'neill@example.org
          phone: 07700 900123
          website: https://example.org/jane
`;
    expect(await tagsOf(blocks)).toBe(`\
  L ListNumbering=None
    LI
      Lbl "Contact"
      LBody "Jane O\u2019Neill, Nurse"
    LI
      Lbl "Email"
      LBody
        Link \u2192 mailto:jane.o'neill@example.org (Email jane.o'neill@example.org)
          "jane.o'neill@example.org"
    LI
      Lbl "Tel"
      LBody
        Link \u2192 tel:+447700900123 (Telephone 07700 900123)
          "07700 900123"
    LI
      Lbl "Website"
      LBody
        Link \u2192 https://example.org/jane (https://example.org/jane)
          "https://example.org/jane"
`);
  });
});

describe('links', () => {
  it('say where they lead, to a heading of the same update too', async () => {
    const tags = await tagsOf('      - See [the top](#h) and [a report](http://example.org/r.pdf).\n');
    expect(tags).toMatch(/Link \u2192 page 1 at \d+ \(Go to H\)\n +"the top"/);
    expect(tags).toContain('Link \u2192 http://example.org/r.pdf (a report (http://example.org/r.pdf))\n');
  });

  it('have one annotation a line, and one element, even where the line is on another page', async () => {
    const filler = Array.from({ length: 5 }, () => '      - bullets: [a, b, c, d]\n').join('');
    const label = 'words of a link that goes on and on '.repeat(60).trim();
    const { bytes } = buildYaml(update(`${filler}      - "[${label}](http://example.org/)"\n`));
    const pages = (await readLinks(bytes)).map((link) => link.page);
    expect(new Set(pages)).toEqual(new Set([0, 1]));
    expect(await readTagFaults(bytes)).toEqual([]);
    expect((await readTags(bytes)).match(/^ *Link /gm)).toHaveLength(1);
  });

  it('without a label show an email address or a telephone number without its scheme', async () => {
    expect(await tagsOf('      - link: mailto:a@example.org\n')).toBe(`\
  P
    Link \u2192 mailto:a@example.org (Email a@example.org)
      "a@example.org"
`);
  });
});

describe('language', () => {
  it('is the update\u2019s own; words that the program adds say that they are English', async () => {
    const { bytes } = buildYaml(update('      - contact: { phone: 020 7946 0018 }\n', 'language: cy\n'));
    const tags = await readTags(bytes);
    expect(tags).toMatch(/^Document lang=cy\n/);
    expect(tags).toContain('P lang=en "2 November 2007"');
    expect(tags).toContain('Lbl lang=en "Tel"');
  });
});
