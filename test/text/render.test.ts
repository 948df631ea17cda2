/** An update as plain text: every word, lines that any mail program shows whole, and addresses that can be followed. */
import { describe, expect, it } from 'vitest';
import { renderText } from '../../src/text/render.ts';
import { columns, wrap } from '../../src/text/wrap.ts';
import { buildYaml } from '../support/build.ts';
import { lostWords } from '../support/original.ts';
import { realEntry, specimenEntry } from '../support/site.ts';

const specimen = renderText(specimenEntry().document);

/** The text of a section's blocks, without masthead and colophon. */
function textOf(...blocks: readonly unknown[]): string {
  const update = { title: 'T', date: '2007-11', sections: [{ heading: 'S', content: blocks }] };
  const text = renderText(buildYaml(JSON.stringify(update)).document);
  return text.slice(text.indexOf('\nS\n-\n') + '\nS\n-\n\n'.length).trimEnd();
}

describe('plain text', () => {
  it('holds every word of the original, in order', () => {
    expect(lostWords(renderText(realEntry().document))).toEqual([]);
  });

  it('begins with who publishes, the series, the title underlined, date and number', () => {
    expect(specimen.slice(0, specimen.indexOf('A plain paragraph'))).toBe(`\
SMMGP
Substance Misuse Management Good Practice
Supporting good practice in drug and alcohol treatment

Clinical & Policy Updates

Specimen of a Policy Update
===========================

3 December 2007
No. 007


Text and its marks
------------------

`);
  });

  it('has lines of 72 columns at the most, but for a longer word or address, which stays whole', () => {
    const lines = specimen.split('\n');
    expect(lines.length).toBeGreaterThan(300);
    const long = lines.filter((line) => columns(line) > 72);
    expect(long).toEqual([
      `${'pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(2)},`,
      'https://www.example.org/publications/search?query=needle+exchange&year=2007',
    ]);
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    expect(specimen).not.toContain('\n\n\n\n');
  });

  it('shows short addresses in place, and numbers the others', () => {
    const text = textOf(
      'Read [this](https://example.org/a) and [that](http://example.org/b), [this](https://example.org/a) again.',
      'Write to [us](mailto:us@example.org), call [her](tel:+442079460018), or see www.example.org/c and [S](#s).',
    );
    expect(text).toBe(`\
Read this [1] and that [2], this [1] again.

Write to us (us@example.org), call her (+442079460018), or see
www.example.org/c and S [see: S].


Links
-----

[1] https://example.org/a
[2] http://example.org/b`);
  });

  it('hangs bullets and numbers, with the labels of the PDF', () => {
    const text = textOf({
      intro: 'The steps:',
      numbers: [
        { text: 'Assess', numbers: [{ text: 'Meet', numbers: ['Early', 'Late'] }] },
        'A second step that is so long that it has to go on over the end of its first line',
      ],
      start: 9,
    });
    expect(text).toBe(`\
The steps:

   9. Assess
        a. Meet
              i. Early
             ii. Late
  10. A second step that is so long that it has to go on over the end of
      its first line`);
  });

  it('sets topics side by side: with semicolons, but where one ends as a sentence', () => {
    const topics = ['Pain', 'What is *new*?', 'Prescribing in prisons.', 'The **law**'];
    expect(textOf({ event: 'A course', topics })).toContain(
      'Pain; What is new? Prescribing in prisons. The law',
    );
  });

  it('sets an event as facts, and action points with who and by when', () => {
    const text = textOf(
      { event: 'A course', venue: 'Bury', date: '2007-12-11', contact: { phone: '0161 772 3782' } },
      { actions: [{ text: 'Reply', owner: 'Chair', due: '2008-01-05' }] },
    );
    expect(text).toBe(`\
A course
~~~~~~~~

Where:  Bury
When:   11 December 2007
Tel:    0161 772 3782

  ☐ Reply
    Owner: Chair · Due: 5 January 2008`);
  });

  it('sets a table in columns, and one that is too wide as labelled facts', () => {
    const rows = [
      ['Anytown', '6.80'],
      ['St Example’s', '12'],
    ];
    expect(textOf({ columns: ['Area', 'Weeks'], rows, caption: 'Waits' })).toBe(`\
Waits

Area          Weeks
------------  -----
Anytown        6.80
St Example’s     12`);
    const wide = [
      ['Anytown', 'Everyone who asked was seen within the week, and most of them on the same day'],
    ];
    expect(textOf({ columns: ['Area', 'What was found'], rows: wide })).toBe(`\
Area | What was found

- Area: Anytown
  What was found: Everyone who asked was seen within the week, and
    most of them on the same day`);
  });

  it('has the words of pictures, none for those that only decorate', () => {
    expect(specimen).toContain(
      '[Picture: A bar chart. Waits fell from 7 weeks in 2005 to 3 weeks in\n2007.]\n\nWaits for a first appointment, 2005 to 2007\n',
    );
    expect(specimen.match(/\[Picture: /g)).toHaveLength(4);
  });

  it('sets off quotations and callouts', () => {
    const rule = '*'.repeat(72);
    expect(textOf({ quote: 'We waited.', source: 'A user' }, { callout: 'Note', content: ['Words.'] }))
      .toBe(`\
    We waited.

    — A user

${rule}

Note
~~~~

Words.

${rule}`);
  });
});

describe('wrapping', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['a https://example.org/long b', 10, ['a', 'https://example.org/long', 'b']],
    ['漢字漢字 漢字', 8, ['漢字漢字', '漢字']],
    ['5\u00A0mg twice', 6, ['5\u00A0mg', 'twice']],
    ['', 10, []],
  ])('breaks %j at %i columns', (text, measure, lines) => {
    expect(wrap(text, measure)).toEqual(lines);
  });
});
