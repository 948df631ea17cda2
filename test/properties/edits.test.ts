/** Random slips of an editor's hand in the real update and the specimen: never a crash, nor a word silently lost. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_HOUSE, loadUpdate } from '../../src/source/load.ts';
import type { CalendarDate } from '../../src/base/date.ts';
import type { Action, Block, Contact, Line, List, Plain, Prose, Update } from '../../src/source/update.ts';
import { readContent } from '../support/build.ts';
import { cpuTime } from '../support/cpu.ts';
import { edited, slipsIn } from '../support/slips.ts';

const RUNS = 250;
const SEED = 2007;
/** Of one file, in milliseconds; an editor waits for it. */
const LONGEST = 5000;
/** Fewer that load would leave too little to look at. */
const FEWEST_LOADED = 20;

const FILES = [
  ['the real update', readContent('2007-11-policy-update.yaml')],
  ['the specimen', readFileSync(new URL('../golden/specimen.yaml', import.meta.url), 'utf8')],
] as const;

/** Letters and digits of each word: what an editor would miss. Marks and quotes are for other tests. */
function wordsIn(text: string): string[] {
  const words = text.split(/\s+/).map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  return words.filter((word) => word !== '').map((word) => word.normalize('NFC').toLowerCase());
}

const KEYS =
  'title|date|number|summary|language|authors|keywords|sections|heading|content|text|bullets|numbers|intro|start|' +
  'quote|source|link|label|note|event|venue|time|contact|topics|details|name|role|organisation|email|phone|address|website|columns|rows|caption|image|alt|callout|actions|' +
  'owner|due';
const KEY = new RegExp(`^([\\s"'-]*)(?:${KEYS})["']?[ \\t]*:(?=\\s|$)`);
/** A key between the braces of `{ text: Reply, owner: Chair }`. */
const INNER_KEY = new RegExp(`([{,]\\s*)(?:${KEYS})[ \\t]*:(?=\\s)`, 'g');
/** Settings, whose values are no words of the update. */
const SETTING = /(?:align|rowHeadings|decorative|width|start)[ \t]*:\s+(?:\[[^\]]*\]|[^\s,}]+)/g;
/** Meant as a comment: in the first column, or "#" with white space on both sides (content model, Scalars). */
const COMMENT = /^#.*|(?<=\s)#+(?:\s.*)?$/u;

/** Every word that the editor typed as text, found without reading YAML. */
function typedWords(text: string): string[] {
  return text.split('\n').flatMap((each) => {
    const typed = each.replace(COMMENT, '').replaceAll(SETTING, '');
    return wordsIn(typed.replace(KEY, '$1').replaceAll(INNER_KEY, '$1'));
  });
}

/** A text that was loaded, and where it begins in the file; with an end, it counts as it was typed there. */
type Told = readonly [start: number, text: string, end?: number];

function lineText(nodes: Line): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.value;
      const shown = lineText(node.children);
      if (node.kind !== 'link' || node.bare) return shown;
      return shown + (node.target.kind === 'address' ? node.target.href : node.target.slug);
    })
    .join('');
}

function ofLine(nodes: Line | undefined): Told[] {
  return nodes?.[0] ? [[nodes[0].place.start, lineText(nodes)]] : [];
}

function ofProse(prose: Prose | undefined): Told[] {
  return (prose ?? []).flatMap(ofLine);
}

function dateText({ year, month, day }: CalendarDate): string {
  const parts = [month, day].filter((part) => part !== undefined);
  return [year, ...parts.map((part) => String(part).padStart(2, '0'))].join('-');
}

function ofList({ items }: List): Told[] {
  return items.flatMap(({ text, list }) => [...ofProse(text), ...(list ? ofList(list) : [])]);
}

function ofContact(contact: Contact | undefined): Told[] {
  if (!contact) return [];
  const { name, role, organisation, email, phone, address, website } = contact;
  return [name, role, organisation, email, phone, address, website].flatMap((field): Told[] =>
    field ? [[field.place.start, field.value]] : [],
  );
}

function ofBlock(block: Block): Told[] {
  switch (block.kind) {
    case 'paragraph':
      return ofProse(block.text);
    case 'list':
      return [...ofLine(block.intro), ...ofList(block)];
    case 'subsection':
      return [...ofLine(block.heading), ...block.content.flatMap(ofBlock)];
    case 'quote':
      return [...ofProse(block.text), ...ofLine(block.source)];
    case 'link':
      return [
        [block.address.place.start, block.address.value],
        ...ofLine(block.label),
        ...ofProse(block.note),
      ];
    case 'event':
      return ofEvent(block);
    case 'contact':
      return ofContact(block.contact);
    case 'table':
      return [
        ...ofLine(block.caption),
        ...[block.columns, ...block.rows].flat().flatMap(({ text }) => ofLine(text)),
      ];
    case 'image':
      return [...ofPlain(block.path), ...ofPlain(block.alt), ...ofLine(block.caption)];
    case 'callout':
      return [...ofLine(block.title), ...block.content.flatMap(ofBlock)];
    case 'actions':
      return [...ofLine(block.intro), ...block.items.flatMap(ofAction)];
  }
}

function ofPlain(plain: Plain | undefined): Told[] {
  return plain ? [[plain.place.start, plain.value]] : [];
}

function ofAction({ text, owner, due }: Action): Told[] {
  return [...ofProse(text), ...ofPlain(owner), ...ofPlain(due)];
}

function ofEvent(event: Extract<Block, { kind: 'event' }>): Told[] {
  const { title, venue, date, time, contact, topics, details } = event;
  return [
    ...ofLine(title),
    ...ofLine(venue),
    ...(date ? [[date.place.start, '', date.place.end] as const] : []),
    ...(time ? [[time.place.start, time.value] as const] : []),
    ...ofContact(contact),
    ...topics.flatMap(ofLine),
    ...ofProse(details),
  ];
}

/** The words of an update in the order of the file, in which the keys of a block are free. */
function loadedWords(update: Update, text: string): string[] {
  const { title, date, number, summary, language, authors, keywords, sections } = update;
  const plain = [title, number, summary, ...authors, ...keywords].filter((one) => one !== undefined);
  const told: Told[] = [
    ...plain.map(({ place, value }): Told => [place.start, value]),
    [date.place.start, dateText(date)],
    [text.search(/^["']?language/m), language],
    ...sections.flatMap(({ heading, content }) => [...ofLine(heading), ...content.flatMap(ofBlock)]),
  ];
  return told
    .sort(([a], [b]) => a - b)
    .flatMap(([start, one, end]) => wordsIn(end === undefined ? one : text.slice(start, end)));
}

/** The first typed word that is not among the loaded ones, in order; nothing where all are. */
function firstLost(typed: readonly string[], loaded: readonly string[]): string | undefined {
  let next = 0;
  return typed.find((word) => {
    const found = loaded.indexOf(word, next);
    if (found !== -1) next = found + 1;
    return found === -1;
  });
}

describe.each(FILES)('%s after a slip of the hand', (_name, original) => {
  it('loses no word as it stands', () => {
    const outcome = loadUpdate({ name: 'update.yaml', text: original }, DEFAULT_HOUSE);
    expect(outcome.ok).toBe(true);
    if (outcome.ok) expect(typedWords(original)).toEqual(loadedWords(outcome.value, original));
  });

  it(`loads whole or says why not, ${RUNS} times`, () => {
    let tried = 0;
    let loaded = 0;
    const property = fc.property(slipsIn(original), (changes) => {
      const text = changes.reduce(edited, original);
      const started = cpuTime();
      const outcome = loadUpdate({ name: 'update.yaml', text }, DEFAULT_HOUSE);
      expect(cpuTime() - started).toBeLessThan(LONGEST);
      tried++;
      if (outcome.ok) {
        loaded++;
        expect(firstLost(typedWords(text), loadedWords(outcome.value, text))).toBeUndefined();
      } else expect(outcome.problems).not.toEqual([]);
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
    expect(tried).toBe(RUNS);
    expect(loaded).toBeGreaterThan(FEWEST_LOADED);
  });
});
