/** Hyphenation: British words at their British places, nothing that is no word, and text that reads whole again. */
import { describe, expect, it } from 'vitest';
import { hyphenationOf } from '../../src/commands/hyphenation.ts';
import { buildYaml } from '../support/build.ts';
import { openPdf } from '../support/pdf-objects.ts';
import { readMarkedText, tidied } from '../support/pdf-text.ts';
import { readTags } from '../support/tags.ts';

function hyphenated(text: string, language = 'en-GB'): string {
  let result = '';
  let from = 0;
  for (const at of hyphenationOf(language)?.(text) ?? []) {
    result += `${text.slice(from, at)}-`;
    from = at;
  }
  return result + text.slice(from);
}

describe('hyphenationOf', () => {
  it.each([
    ['photograph', 'pho-to-graph'],
    ['Photographer', 'Pho-to-grapher'],
    ['(antidisestablishmentarianism),', '(an-ti-dis-es-tab-lish-ment-ari-an-ism),'],
    ['commissioner’s', 'com-mis-sion-er’s'],
    // Two letters before, three after.
    ['about', 'about'],
    ['ideally', 'ideally'],
  ])('%s', (word, expected) => {
    expect(hyphenated(word)).toBe(expected);
  });

  it.each([
    'naloxone@example',
    'annual_report_antidisestablishment',
    'covid19vaccination',
    'a.photograph.pdf',
    '',
  ])('leaves %s whole, which is no word', (text) => {
    expect(hyphenated(text)).toBe(text);
  });

  it('knows British from American, and Welsh', () => {
    expect(hyphenated('organization', 'en')).toBe(hyphenated('organization', 'en-GB'));
    expect(hyphenated('photography', 'en-US')).toBe('pho-tog-ra-phy');
    expect(hyphenated('llywodraethol', 'cy')).toContain('-');
  });

  it('has nothing for a language that it has no patterns for', () => {
    expect(hyphenationOf('fr')).toBeUndefined();
    expect(hyphenationOf('pt-BR')).toBeUndefined();
  });
});

const LONG = 'pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(2);

function updateOf(text: string, language = 'en-GB'): string {
  return `title: T\ndate: 2007-11\nlanguage: ${language}\nsections:\n  - heading: H\n    content:\n      - ${text}\n`;
}

async function textOf(yaml: string): Promise<string> {
  const { bytes } = buildYaml(yaml);
  const pages = await readMarkedText(bytes, await openPdf(bytes));
  return pages
    .flat()
    .map(({ text }) => text)
    .join('');
}

describe('a word longer than its line', () => {
  const sentence = `A half-hearted word, ${LONG}, is well-known.`;

  it('is broken with hyphens that read as soft ones, and its own hyphens stay what they are', async () => {
    const text = await textOf(updateOf(sentence));
    expect(text.match(/\p{L}\u00AD(?=\p{L})/gu)).toHaveLength(1);
    expect(tidied(text)).toContain(sentence);
  });

  it('is cut without a hyphen in a language whose words we cannot part', async () => {
    const text = await textOf(updateOf(sentence, 'fr'));
    expect(text).not.toContain('\u00AD');
    expect(tidied(text)).toContain(LONG);
  });

  it('is never hyphenated in an address', async () => {
    const address = `https://www.example.org/${LONG}`;
    const text = await textOf(updateOf(`See ${address} for more.`));
    expect(text).not.toContain('\u00AD');
    expect(text).toContain(address);
  });

  it('is hyphenated in a table where its columns leave no room for it', async () => {
    const words = ['Detoxification', 'Recommissioning', 'Buprenorphine', 'Pseudohypoparathyroidism'];
    const text = await textOf(updateOf(`{ columns: [${words.join(', ')}], rows: [[1, 2, 3, 4]] }`));
    // As few columns as can be, and none where all have room.
    expect(text.match(/\p{L}\u00AD(?=\p{L})/gu)).toHaveLength(1);
    // Heads stand on the rule below them, so the halves of a word may have others' lines between them: tags join them.
    const tags = await readTags(
      buildYaml(updateOf(`{ columns: [${words.join(', ')}], rows: [[1, 2, 3, 4]] }`)).bytes,
    );
    words.forEach((word) => expect(tags).toContain(word));
    const roomy = await textOf(updateOf(`{ columns: [${words.slice(0, 3).join(', ')}], rows: [[1, 2, 3]] }`));
    expect(roomy).not.toContain('\u00AD');
  });
});
