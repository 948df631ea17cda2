/**
 * Everyday files are read without the YAML library and the schemas: as those read them, place for place, and never where
 * they would complain. Whatever the plain path answers is compared with the careful one.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { isBritish, phoneAddress } from '../../src/source/addresses.ts';
import { type Contents, loadCarefully } from '../../src/source/careful.ts';
import { isEveryday } from '../../src/source/characters.ts';
import { countryOf, readHouse } from '../../src/source/house-reader.ts';
import { loadPlainly } from '../../src/source/load.ts';
import { plainTree } from '../../src/source/plain-yaml.ts';
import { readUpdate } from '../../src/source/update-reader.ts';
import { readYaml } from '../../src/source/yaml.ts';
import { novemberUpdates, randomUpdates } from '../support/corpora.ts';
import { edited, slipsIn } from '../support/slips.ts';
import { yamlPieces } from '../support/yaml-pieces.ts';
import { withBlocks } from './updates.ts';

const SEED = 1107;

const UPDATE: Contents<unknown> = { shape: 'update', country: () => 'GB', read: readUpdate };
const HOUSE: Contents<unknown> = { shape: 'house', country: countryOf, read: readHouse };

/** Compares all that the plain path answers: the tree, and what is made of it. */
function compared(text: string, contents = UPDATE): { readonly tree: boolean; readonly whole: boolean } {
  const file = { name: 'file.yaml', text };
  const root = plainTree(file);
  const { root: careful, problems } = root ? readYaml(file) : {};
  if (root) same(text, { root, problems: [] }, { root: careful, problems });
  const plain = loadPlainly(file, contents);
  if (plain) same(text, plain, loadCarefully(file, contents));
  return { tree: root !== undefined, whole: plain !== undefined };
}

/** Deeply equal, by the quickest comparison; the slow one that explains only where they are not. */
function same(text: string, plain: object, careful: object): void {
  if (!isDeepStrictEqual(plain, careful)) expect(plain, text).toStrictEqual(careful);
}

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

const CONTENT = readdirSync(new URL('../../content/', import.meta.url)).filter((name) =>
  name.endsWith('.yaml'),
);
const SPECIMEN = read('test/golden/specimen.yaml');

describe('everyday characters', () => {
  it('need no look of YAML’s at each', () => {
    let seen = 0;
    for (let code = 0; code <= 0xffff; code++) {
      const file = { name: 'file.yaml', text: `title: a${String.fromCharCode(code)}b\n` };
      if (!isEveryday(file.text)) continue;
      seen++;
      expect(plainTree(file, true), code.toString(16)).toStrictEqual(plainTree(file));
    }
    expect(seen).toBeGreaterThan(1000);
  });
});

describe('everyday files are read plainly', () => {
  it.each([
    ...CONTENT.map((name) => `content/${name}`),
    'test/golden/specimen.yaml',
    'test/golden/editions.yaml',
    'test/parity/house.yaml',
  ])('%s', (path) => {
    const isHouse = /^organisation:/m.test(read(path));
    expect(compared(read(path), isHouse ? HOUSE : UPDATE)).toEqual({ tree: true, whole: true });
  });

  it('with comments on lines of their own, among blocks and left out of them', () => {
    const text = withBlocks(
      '# first\n- a\n# - left out\n\n# more\n- text: b\n# in between\n- bullets:\n    # its items\n    - c',
    );
    expect(compared(`${text}# the end\n`).whole).toBe(true);
  });

  it.each([
    ['generated', randomUpdates(200, SEED)],
    ['like the real one', novemberUpdates(20)],
  ])('%s', (_name, texts) => {
    const answered = texts.filter((text) => compared(text).whole);
    expect(answered).toHaveLength(texts.length);
  });
});

/** The specimen in pieces: an update for each of its sections, quick to read many times. */
function sectionsOf(text: string): readonly string[] {
  const [head = '', ...sections] = text.split(/^(?= {2}- heading:)/m);
  return sections.map((section) => head + section);
}

describe('what is not well is left to the library and the schemas', () => {
  it('in small random YAML, 6,000 times', () => {
    let answered = 0;
    const property = fc.property(yamlPieces, (text) => {
      if (compared(text).tree) answered++;
    });
    fc.assert(property, { numRuns: 6000, seed: SEED });
    expect(answered).toBeGreaterThan(1000);
  });

  it.each([
    ['the real update', [read('content/2007-11-policy-update.yaml')], 400],
    ['the sections of the specimen', sectionsOf(SPECIMEN), 2000],
  ])('after slips in %s', (_name, originals, numRuns) => {
    const seen = { tree: 0, whole: 0, left: 0 };
    const slips = fc
      .constantFrom(...originals)
      .chain((original) => slipsIn(original).map((each) => each.reduce(edited, original)));
    const property = fc.property(slips, (text) => {
      const { tree, whole } = compared(text);
      if (whole) seen.whole++;
      else if (tree) seen.tree++;
      else seen.left++;
    });
    fc.assert(property, { numRuns, seed: SEED });
    expect(seen.whole).toBeGreaterThan(numRuns / 5);
    expect(seen.tree).toBeGreaterThan(numRuns / 50);
    expect(seen.left).toBeGreaterThan(numRuns / 5);
  });

  it('after slips in houses', () => {
    let answered = 0;
    const houses = [read('content/house.yaml'), read('test/parity/house.yaml')];
    const slips = fc
      .constantFrom(...houses)
      .chain((original) => slipsIn(original).map((each) => each.reduce(edited, original)));
    const property = fc.property(slips, (text) => {
      if (compared(text, HOUSE).whole) answered++;
    });
    fc.assert(property, { numRuns: 1500, seed: SEED });
    expect(answered).toBeGreaterThan(300);
  });

  it.each([
    ['a key twice', 'title: T\ntitle: T\ndate: 2007-11\nsections:\n  - heading: H\n    content: [a]\n'],
    ['a key that is not known', withBlocks('- txt: a')],
    ['a key of another kind', withBlocks('- text: a\n  intro: b')],
    ['a key that is missing', withBlocks('- heading: a')],
    ['two kinds', withBlocks('- text: a\n  quote: b')],
    [
      'a kind that a callout does not hold',
      withBlocks('- callout: a\n  content:\n    - heading: b\n      content: [c]'),
    ],
    ['a word for a number', withBlocks('- numbers: [a]\n  start: one')],
    ['a number too large', withBlocks('- numbers: [a]\n  start: 10000')],
    ['a picture too wide', withBlocks('- image: a.png\n  alt: b\n  width: 101')],
    ['a number for a text', withBlocks('- text: 2007')],
    ['a text for a list', withBlocks('- bullets: a')],
    ['no decoration', withBlocks('- image: a.png\n  decorative: false')],
    ['a day without quotes', withBlocks('- text: 2007-11-02')],
    ['an address that is none', withBlocks('- link: nowhere')],
    [
      'a fourth level of list',
      withBlocks('- bullets: [{ text: a, bullets: [{ text: b, bullets: [{ text: c, bullets: [d] }] }] }]'),
    ],
    ['a word that would be lost', withBlocks('- Room #1')],
    ['a comment that may be text', withBlocks('- a\n  #1 of them\n- b')],
    ['an item that would be lost', withBlocks('- a\n  - b')],
    ['brackets that go very deep', `title: ${'['.repeat(100)}a${']'.repeat(100)}\n`],
    ['a line of spaces that belongs to a text', `${withBlocks('- |\n  a')}${' '.repeat(12)}\n`],
    ['a control character', withBlocks('- a\u0007b')],
    ['an invisible character', withBlocks('- a\u200bb')],
    ['a second document', `${withBlocks('- a')}---\ntitle: b\n`],
  ])('%s', (_name, text) => {
    expect(compared(text).whole).toBe(false);
  });
});

describe('British telephone numbers', () => {
  it('are read as the library reads them, 5,000 times', () => {
    let answered = 0;
    const figures = fc
      .integer({ min: 0, max: 9_999_999_999 })
      .map((number) => String(number).padStart(10, '0'));
    const groups = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 });
    const opening = fc.constantFrom('0', '0', '0', '', '00', '44', '0 ');
    const typed = fc.tuple(opening, figures, groups).map(([first, number, lengths]) => {
      const rest = [...`${first}${number}`];
      return [...lengths.map((length) => rest.splice(0, length).join('')), rest.join('')].join(' ').trim();
    });
    const property = fc.property(typed, (number) => {
      if (!isBritish(number)) return;
      answered++;
      const read = parsePhoneNumberFromString(number, { defaultCountry: 'GB', extract: false });
      expect([number, phoneAddress(number, 'GB')]).toEqual([number, read?.isPossible() && read.getURI()]);
    });
    fc.assert(property, { numRuns: 5000, seed: SEED });
    expect(answered).toBeGreaterThan(500);
  });
});
