/** Printed or copied without colour, the member edition still shows which words are links and what is a callout. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildYaml, realHouse, realUpdate } from '../support/build.ts';
import { type Area, GreyPage, SEEN, paintGrey } from '../support/grey.ts';
import { readLinks } from '../support/tags.ts';
import { type PageText, type TextPlace, readTextPlaces } from '../support/text-places.ts';

const specimen = readFileSync(new URL('../golden/specimen.yaml', import.meta.url), 'utf8');

/** An underline covers its words; letters and their gaps come nowhere near that. */
const UNDERLINED = 0.9;
const LETTERS = 0.6;

interface Read {
  readonly grey: readonly GreyPage[];
  readonly text: readonly PageText[];
}

async function read(bytes: Uint8Array): Promise<Read> {
  return { grey: await paintGrey(bytes), text: await readTextPlaces(bytes) };
}

function pageOf({ grey }: Read, page: number): GreyPage {
  const found = grey[page];
  if (!found) throw new Error(`there is no page ${page}`);
  return found;
}

/** Where an underline stands below a piece of text. */
function below({ x, y, width, size }: TextPlace, { height }: PageText): Area {
  return { x, y: height - y + size * 0.06, width, height: size * 0.2 };
}

describe.each([
  ['the real update', realUpdate()],
  ['the specimen', buildYaml(specimen, realHouse())],
] as const)('links of %s, without colour', (_, { bytes }) => {
  it('are underlined from end to end, and nothing else is', async () => {
    const pages = await read(bytes);
    const links = await readLinks(bytes);
    expect(links.length).toBeGreaterThan(5);
    const isLink = (page: number, { x, y, width }: TextPlace, { height }: PageText): boolean =>
      links.some(({ page: on, rect }) => {
        const [middle, baseline] = [x + width / 2, height - y];
        const across = middle > rect.x && middle < rect.x + rect.width;
        return on === page && across && baseline > rect.y && baseline < rect.y + rect.height;
      });
    let linked = 0;
    let plain = 0;
    pages.text.forEach((text, page) => {
      for (const place of text.places) {
        const stroke = pageOf(pages, page).levelStroke(below(place, text));
        if (isLink(page, place, text)) {
          expect(stroke, place.text).toBeGreaterThan(UNDERLINED);
          linked++;
        } else {
          expect(stroke, place.text).toBeLessThan(LETTERS);
          plain++;
        }
      }
    });
    expect(linked).toBeGreaterThan(5);
    expect(plain).toBeGreaterThan(50);
  });
});

describe('a callout, without colour', () => {
  const yaml = `
title: T
date: 2007-11
sections:
  - heading: H
    content:
      - Words before the box.
      - callout: A message to keep
        content: [The first of its words., The last of its words.]
      - Words after the box.
`;

  it('is ruled off from what stands before and after it', async () => {
    const pages = await read(buildYaml(yaml, realHouse()).bytes);
    const [text] = pages.text;
    if (!text) throw new Error('there is no page');
    const [before, title, last, after] = ['before the box', 'A message', 'The last of', 'after the box'].map(
      (words) => text.places.find((place) => place.text.includes(words)),
    );
    if (!before || !title || !last || !after) throw new Error('a line of the page is not found');
    const measure = { x: before.x, width: MEASURE };
    const between = (upper: TextPlace, lower: TextPlace): number => {
      const top = text.height - upper.y + upper.size * 0.3;
      const foot = text.height - lower.y - lower.size * 0.8;
      return pageOf(pages, 0).levelStroke({ ...measure, y: top, height: foot - top });
    };
    expect(between(before, title)).toBe(1);
    expect(between(last, after)).toBe(1);
    expect(between(title, last)).toBeLessThan(LETTERS);
    expect(title.x).toBeGreaterThan(before.x);
  });

  /** Of which a callout's rules span all: most of 138 mm. */
  const MEASURE = 380;
});

describe('the finder of strokes', () => {
  it('sees black, and what is too light not', () => {
    const white = 255;
    const rows = [0, 118, 150, white].map((level) => Array<number>(4).fill(level));
    const data = Uint8Array.from(rows.flatMap((row) => row.flatMap((level) => [level, level, level, white])));
    const page = new GreyPage({ width: 4, height: 4, data });
    const row = (y: number): Area => ({ x: 0, y: y / 4, width: 1, height: 1 / 4 });
    expect([0, 1, 2, 3].map((y) => page.levelStroke(row(y)))).toEqual([1, 1, 0, 0]);
    expect(page.contrast(0, 0)).toBeCloseTo(21, 5);
    expect(page.contrast(0, 1)).toBeGreaterThan(SEEN);
  });
});
