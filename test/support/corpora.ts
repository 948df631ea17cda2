/** Updates to try page breaks on: the real one with other first paragraphs, and random ones with every kind of block. */
import { parse, stringify } from 'yaml';
import { readContent } from './build.ts';

export type Choose = (below: number) => number;

/** Numbers that look like chance and are the same on every machine (mulberry32, T. Ettinger 2017). */
export function chance(seed: number): Choose {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const WORDS =
  'treatment a the services of in prison for young people and families drug alcohol harm reduction commissioning local ' +
  'partnerships should review waiting times evidence naloxone supply prevention community sentences wraparound guidance ' +
  'practitioners prescribing methadone buprenorphine with access to housing support pregnant users early identification ' +
  'inconsistent effectiveness is are was has been by 12 weeks key workers pharmacists supervised consumption detoxification';
const VOCABULARY = WORDS.split(' ');

function words(count: number, choose: Choose): string {
  const row = Array.from({ length: Math.max(1, count) }, () => VOCABULARY[choose(VOCABULARY.length)] ?? '');
  const text = row.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The update of November 2007, `count` times, with first paragraphs that grow by half a line from one to the next. */
export function novemberUpdates(count: number): readonly string[] {
  const update = parse(readContent('2007-11-policy-update.yaml')) as { sections: { content: unknown[] }[] };
  const choose = chance(2007);
  return Array.from({ length: count }, (_, index) => {
    const [first, ...others] = update.sections;
    if (!first) throw new Error('the real update has no section');
    const more = words(6 * index, choose).match(/(?:\S+\s*){1,90}/g) ?? [];
    const content = [...more.map((text) => `${text.trim()}.`), ...first.content];
    return stringify({ ...update, sections: [{ ...first, content }, ...others] });
  });
}

/** So many random updates, most of two to eight pages; on small paper, tables have room for fewer columns. */
export function randomUpdates(count: number, seed: number, columns = 4): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const choose = chance(seed + index);
    const sections = some(1, 3, choose, () => ({
      heading: words(1 + choose(12), choose),
      content: some(1, 7, choose, () => block(choose, 0, columns)),
    }));
    return stringify({ title: 'SMMGP Policy Update', date: '2007-11', number: String(index), sections });
  });
}

function some<T>(least: number, most: number, choose: Choose, make: () => T): T[] {
  return Array.from({ length: least + choose(most - least + 1) }, make);
}

/** A sentence of a few words or of many, so that paragraphs of each number of lines come. */
function sentence(choose: Choose): string {
  const length = [3, 9, 18, 30, 55, 110][choose(6)] ?? 9;
  return `${words(1 + choose(length), choose)}.`;
}

type Content = Readonly<Record<string, unknown>> | string;

/** Every kind of block; `depth` counts the subsections and callouts around it, `columns` are a table's at the most. */
function block(choose: Choose, depth: number, columns: number): Content {
  const kinds: readonly (() => Content)[] = [
    () => sentence(choose),
    () => sentence(choose),
    () => ({ text: [sentence(choose), sentence(choose)].join('\n\n') }),
    () => ({ intro: `${words(1 + choose(30), choose)}:`, bullets: items(choose, 1) }),
    () => ({ intro: words(1 + choose(12), choose), bullets: items(choose, 1) }),
    () => ({ intro: words(1 + choose(20), choose), numbers: items(choose, 1) }),
    () => ({ bullets: items(choose, 1) }),
    () => ({ quote: paragraphs(choose), ...(choose(2) === 0 && { source: words(3 + choose(5), choose) }) }),
    () => link(choose),
    () => table(choose, columns),
    () => picture(choose),
    () => event(choose),
    () => ({ contact: contact(choose) }),
    () => ({ intro: words(1 + choose(8), choose), actions: actions(choose) }),
    ...(depth === 0 ? [() => callout(choose, columns), () => callout(choose, columns)] : []),
    ...(depth < 2 ? [() => subsection(choose, depth, columns)] : []),
  ];
  return (kinds[choose(kinds.length)] ?? (() => sentence(choose)))();
}

function items(choose: Choose, level: number): Content[] {
  return some(1, choose(4) === 0 ? 14 : 5, choose, (): Content => {
    const text = choose(9) === 0 ? [sentence(choose), sentence(choose)].join('\n\n') : sentence(choose);
    if (level === 3 || choose(5) > 0) return text;
    return { text, [choose(2) === 0 ? 'bullets' : 'numbers']: items(choose, level + 1) };
  });
}

function paragraphs(choose: Choose): string {
  return some(1, 3, choose, () => sentence(choose)).join('\n\n');
}

function link(choose: Choose): Content {
  const label = choose(2) === 0 ? { label: words(2 + choose(9), choose) } : {};
  const path = words(2 + choose(12), choose)
    .toLowerCase()
    .replaceAll(' ', '/');
  return {
    link: `http://www.example.org/${path}.pdf`,
    ...label,
    ...(choose(2) === 0 && { note: sentence(choose) }),
  };
}

/** Mostly short cells; now and then a row that is longer than a page, or a head too high to be set again. */
function table(choose: Choose, most: number): Content {
  const columns = 2 + choose(most - 1);
  const long = choose(4) === 0 ? 25 : 4;
  const row = (length: number): string[] =>
    Array.from({ length: columns }, () => words(1 + choose(length), choose));
  const rows = some(1, choose(3) === 0 ? 40 : 9, choose, () => row(long));
  if (choose(40) === 0) rows.splice(choose(rows.length + 1), 0, [words(900, choose), ...row(3).slice(1)]);
  return {
    columns: row(choose(30) === 0 ? 40 : 4),
    rows,
    ...(choose(2) === 0 && { caption: words(2 + choose(15), choose) }),
  };
}

function picture(choose: Choose): Content {
  const image = ['pictures/chart.png', 'pictures/photo.jpg', 'pictures/logo.svg'][choose(3)];
  const caption = choose(2) === 0 ? { caption: words(2 + choose(25), choose) } : {};
  return { image, alt: words(4, choose), width: 20 + choose(81), ...caption };
}

function contact(choose: Choose): Content {
  return {
    name: words(2, choose),
    ...(choose(2) === 0 && { role: words(3, choose), email: 'policy.team@example.org' }),
    ...(choose(2) === 0 && { phone: '020 7946 0018', address: '1 Example Street\nAnytown\nAN1 1AA' }),
    ...(choose(2) === 0 && { website: 'https://www.example.org/conference' }),
  };
}

function event(choose: Choose): Content {
  return {
    event: words(2 + choose(18), choose),
    ...(choose(3) > 0 && { venue: 'Village Hall, Anytown', date: '2007-12-11', time: '9.30 to 16.00' }),
    ...(choose(2) === 0 && { contact: contact(choose) }),
    ...(choose(2) === 0 && { topics: some(1, 4, choose, () => words(1 + choose(5), choose)) }),
    ...(choose(3) === 0 && { details: paragraphs(choose) }),
  };
}

function actions(choose: Choose): Content[] {
  return some(1, 7, choose, (): Content => {
    const text = sentence(choose);
    return choose(2) === 0 ? text : { text, owner: words(2, choose), due: '2007-12-11' };
  });
}

function callout(choose: Choose, columns: number): Content {
  return {
    callout: words(2 + choose(9), choose),
    content: some(1, 5, choose, () => block(choose, 2, columns)),
  };
}

function subsection(choose: Choose, depth: number, columns: number): Content {
  return {
    heading: words(1 + choose(9), choose),
    content: some(1, 4, choose, () => block(choose, depth + 1, columns)),
  };
}
