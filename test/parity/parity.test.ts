/** One Document, many forms: each keeps every block, link, address, date and alternative text, in order. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { loadHouse } from '../../src/source/load.ts';
import type { House } from '../../src/source/update.ts';
import { buildYaml, readContent, realHouse } from '../support/build.ts';
import { BODIES, EMAIL, type Form, PAGE, PDF, TEXT, broken, dueIn } from './forms.ts';
import { type Loss, lossesOf } from './losses.ts';
import { promisesOf } from './promises.ts';

function fullHouse(): House {
  const text = readFileSync(new URL('house.yaml', import.meta.url), 'utf8');
  const loaded = loadHouse({ name: 'house.yaml', text });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return loaded.value;
}

const SPECIMEN = readFileSync(new URL('../golden/specimen.yaml', import.meta.url), 'utf8');

function subject(name: string, yaml: string, house: House) {
  return { name, house, document: buildYaml(yaml, house).document };
}

const UPDATES = [
  subject('the real update', readContent('2007-11-policy-update.yaml'), realHouse()),
  subject('the specimen', SPECIMEN, fullHouse()),
] as const;

const BLOCK_KINDS = [
  'heading',
  'paragraph',
  'list',
  'introduced-list',
  'quote',
  'reference',
  'event',
  'facts',
  'table',
  'figure',
  'callout',
];
const PARTS = [
  'item of list',
  'item of facts',
  'row of table',
  'caption of table',
  'source of quote',
  'note of body',
  'address of link',
  'words of figure',
  'organisation of edge',
];

describe.each(UPDATES)('of $name', ({ document, house }) => {
  const promises = promisesOf(document);

  it.each([PDF, PAGE, TEXT, ...EMAIL])('the $name keeps every promise', async (form) => {
    expect(broken(dueIn(form, promises), await form.read(document, house))).toEqual([]);
  });
});

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe('promises', () => {
  it('are as many as one counts in the real update', () => {
    const promises = promisesOf(UPDATES[0].document);
    const { link, address, date, label } = counted(promises.map(({ kind }) => kind));
    expect({ link, address, date, label }).toEqual({ link: 6, address: 6, date: 2, label: 6 });
  });

  it('are of every kind, and of every kind of block, in the specimen', () => {
    const promises = promisesOf(UPDATES[1].document);
    const kinds = ['address', 'alternative', 'date', 'label', 'link', 'words'];
    expect(Object.keys(counted(promises.map(({ kind }) => kind))).toSorted()).toEqual(kinds);
    expect(Object.keys(counted(promises.map(({ of }) => of))).toSorted()).toEqual(
      [...BLOCK_KINDS, 'masthead', 'colophon'].toSorted(),
    );
    expect(promises.length).toBeGreaterThan(350);
  });
});

/** Drops one thing after the other, and gives what was lost without being missed. */
async function unmissed(form: Form, whole: Document, losses: readonly Loss[]): Promise<string[]> {
  const promises = dueIn(form, promisesOf(whole));
  const house = UPDATES[1].house;
  const found: string[] = [];
  for (const { what, document } of losses) {
    if (broken(promises, await form.read(document, house)).length === 0) found.push(what);
  }
  return found;
}

/** The losses that a form can show: a picture that only decorates, or a link that is written out, says nothing. */
function shownIn(form: Form, whole: Document, losses: readonly Loss[]): Loss[] {
  const due = dueIn(form, promisesOf(whole)).length;
  return losses.filter(({ document }) => dueIn(form, promisesOf(document)).length < due);
}

describe('one thing dropped on purpose', () => {
  const whole = UPDATES[1].document;
  const all = lossesOf(whole);

  it.each([PAGE, TEXT, ...BODIES])('is missed in the $name, whatever it is', async (form) => {
    const losses = shownIn(form, whole, all);
    const counts = counted(losses.map(({ what }) => what));
    expect(losses.length).toBeGreaterThan(300);
    expect(Object.keys(counts)).toEqual(expect.arrayContaining([...BLOCK_KINDS, ...PARTS]));
    expect(await unmissed(form, whole, losses)).toEqual([]);
  });

  it('is missed in the PDF, for each kind of block and part', async () => {
    // The section of callouts has every kind of block within a page or two, but no caption.
    const section = whole.body.findLastIndex(({ kind }) => kind === 'callout') - 1;
    const captioned = whole.body.filter((block) => block.kind === 'table' && block.caption).slice(0, 1);
    const part = { ...whole, body: [...whole.body.slice(section), ...captioned] };
    const kinds = new Map(shownIn(PDF, part, lossesOf(part)).map((loss) => [loss.what, loss] as const));
    expect([...kinds.keys()]).toEqual(expect.arrayContaining([...BLOCK_KINDS, ...PARTS]));
    expect(await unmissed(PDF, part, [...kinds.values()])).toEqual([]);
  });
});
