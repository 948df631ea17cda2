/**
 * What breaking lines and pages costs, in milliseconds a page, on updates of 50 to 400 pages: it should not grow with
 * their length. Shaping, loading and writing are not measured. `npm run bench:breaking`
 */
import { parse, stringify } from 'yaml';
import { readable } from '../../src/base/problem.ts';
import { compose } from '../../src/document/compose.ts';
import type { Block, Document, Item, Paragraph } from '../../src/document/document.ts';
import { breakPages } from '../../src/pages/pagebreak.ts';
import { PAPERS, textBlockOf } from '../../src/pages/paper.ts';
import { loadUpdate } from '../../src/source/load.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import { prepare } from '../../src/typeset/items.ts';
import { breakRagged } from '../../src/typeset/ragged.ts';
import { collect } from '../../src/typeset/segments.ts';
import { setGalley } from '../../src/typeset/set.ts';
import { FACES, readContent, realHouse } from '../support/build.ts';

const LENGTHS = [50, 100, 200, 400];
/** Timings of each, of which the median counts; before them, runs that only warm the machine up. */
const RUNS = 15;
const WARM = 5;
/** The real update's own length, to know how often it has to be repeated. */
const PAGES_OF_ONE = 2.85;

const house = realHouse();
const setting = { design: MEMBER, faces: FACES, ...textBlockOf(PAPERS.A4) };

say('pages   lines, ms a page   pages, ms a page');
for (const length of LENGTHS) {
  const document = longUpdate(length);
  const paragraphs = paragraphsIn(document.body).map(({ text }) => {
    return prepare(collect(text, MEMBER.body), FACES, setting.measure).pieces;
  });
  const { size } = MEMBER.body;
  const { lines } = setGalley(document, setting);
  const pages = breakPages(lines, setting.height).length;
  const forLines = median(() => paragraphs.forEach((items) => breakRagged(items, setting.measure, size)));
  const forPages = median(() => breakPages(lines, setting.height));
  const cells = [(forLines / pages).toFixed(4), (forPages / pages).toFixed(4)];
  say(`${String(pages).padStart(5)}${cells.map((cell) => cell.padStart(19)).join('')}`);
}

/** The real update's sections over and over, on about so many pages. */
function longUpdate(pages: number): Document {
  const real = parse(readContent('2007-11-policy-update.yaml')) as { sections: unknown[] };
  const sections = Array.from({ length: Math.ceil(pages / PAGES_OF_ONE) }, () => real.sections).flat();
  const text = stringify({ ...real, sections }, { aliasDuplicateObjects: false });
  const update = readable(loadUpdate({ name: 'update.yaml', text }, house));
  const document = update && readable(compose(update, house, 'update', new Map()));
  if (!document) throw new Error('the long update has problems');
  return document;
}

/** Every paragraph of running text and lists. */
function paragraphsIn(blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap((block): Paragraph[] => {
    if (block.kind === 'paragraph') return [block];
    if (block.kind === 'list') return block.items.flatMap(inItem);
    return block.kind === 'introduced-list' ? [block.intro, ...block.list.items.flatMap(inItem)] : [];
  });
}

function inItem({ body }: Item): Paragraph[] {
  return [...body.paragraphs, ...(body.list?.items.flatMap(inItem) ?? [])];
}

/** In milliseconds. */
function median(run: () => unknown): number {
  const times = Array.from({ length: WARM + RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.slice(WARM).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
