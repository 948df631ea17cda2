/** What the finished files of each edition owe to readers of paper, read back from the files alone. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EDITION_NAMES, type EditionName } from '../../src/base/edition.ts';
import { millimetres } from '../../src/base/length.ts';
import type { Built } from '../../src/build.ts';
import { buildYaml, readContent, realHouse } from '../support/build.ts';
import { readInks } from '../support/inks.ts';
import { paintPages } from '../support/page-pictures.ts';
import { openPdf } from '../support/pdf-objects.ts';
import { readMarkedText } from '../support/pdf-text.ts';
import { readQrCodes } from '../support/qr.ts';
import { readLinks, readTagTree, type TagNode } from '../support/tags.ts';
import { readTextPlaces, type PageText } from '../support/text-places.ts';

const specimen = readFileSync(new URL('../golden/specimen.yaml', import.meta.url), 'utf8');
const TEXTS = { 'the real update': readContent('2007-11-policy-update.yaml'), 'the specimen': specimen };
const NAMES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

function edition(name: keyof typeof TEXTS, edition: EditionName): Built {
  return buildYaml(TEXTS[name], realHouse(), edition);
}

/** The smallest type of each edition, in points. */
const SMALLEST: Readonly<Record<EditionName, number>> = {
  member: 12,
  print: 12,
  'large-print': 18,
  booklet: 12,
};

describe.each(EDITION_NAMES)('the %s edition', (of) => {
  it.each(NAMES)(`of %s has no type smaller than ${SMALLEST[of]} points`, async (name) => {
    const pages = await readTextPlaces(edition(name, of).bytes);
    const sizes = pages.flatMap(({ places }) => places.map(({ size }) => size));
    expect(sizes.length).toBeGreaterThan(50);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(SMALLEST[of]);
  });
});

describe('the print edition', () => {
  /** What the punch needs, and desktop printers at the other side. */
  const GUTTER = millimetres(25);
  const EDGE = millimetres(15);
  const PLACE = 0.2;

  function leftOf({ places }: PageText): number {
    return Math.min(...places.map(({ x }) => x));
  }

  function rightOf({ places }: PageText): number {
    return Math.max(...places.map(({ x, width }) => x + width));
  }

  it.each(NAMES)(
    'of %s has its gutter at the left of odd pages and at the right of even ones',
    async (name) => {
      const pages = await readTextPlaces(edition(name, 'print').bytes);
      expect(pages.length).toBeGreaterThan(2);
      const [first, second] = pages;
      if (!first || !second) throw new Error('there are no two pages');
      expect(leftOf(first) - leftOf(second)).toBeLessThan(0);
      pages.forEach((page, index) => {
        const odd = index % 2 === 0;
        expect(Math.abs(leftOf(page) - leftOf(odd ? first : second)), `page ${index + 1}`).toBeLessThan(
          PLACE,
        );
        const [inner, outer] = odd
          ? [leftOf(page), page.width - rightOf(page)]
          : [page.width - rightOf(page), leftOf(page)];
        expect(inner).toBeGreaterThan(GUTTER - PLACE);
        expect(outer).toBeGreaterThan(EDGE);
      });
    },
  );

  it.each(NAMES)('of %s is black on white, and its pictures are grey', async (name) => {
    const { colours, drawings, images, others } = await readInks(edition(name, 'print').bytes);
    expect(colours).toContain('0 g');
    expect(colours.filter((colour) => !/^[01] [gG]$/.test(colour))).toEqual([]);
    expect(drawings.filter((colour) => !/^(?:0|1|0?\.\d+) [gG]$/.test(colour))).toEqual([]);
    expect(images.filter((space) => space !== 'DeviceGray' && space !== 'Indexed DeviceGray')).toEqual([]);
    expect(others).toEqual([]);
  });

  it('has pictures, drawings and images, or the reader would have seen none', async () => {
    const grey = await readInks(edition('the specimen', 'print').bytes);
    expect(grey.drawings.length).toBeGreaterThan(1);
    expect(grey.images.length).toBeGreaterThan(0);
    const coloured = await readInks(edition('the specimen', 'member').bytes);
    expect(coloured.colours.filter((colour) => colour.endsWith(' rg'))).not.toEqual([]);
    expect(coloured.images).toContain('DeviceRGB');
  });

  it.each(NAMES)('of %s has the address of every link in full', async (name) => {
    const { bytes } = edition(name, 'print');
    const addresses = await addressesOf(name);
    expect(addresses.length).toBeGreaterThan(4);
    expect(await missingIn(bytes, addresses)).toEqual([]);
  });

  it('would be found wanting if it printed no more than the member edition', async () => {
    const { bytes } = edition('the specimen', 'member');
    expect((await missingIn(bytes, await addressesOf('the specimen'))).length).toBeGreaterThan(4);
  });

  it.each(NAMES)('of %s has codes that a phone opens at the addresses beside them', async (name) => {
    const { bytes } = edition(name, 'print');
    const addresses = numberedAddresses(await readTagTree(bytes));
    expect(addresses.length).toBeGreaterThan(1);
    expect(await scanned(bytes)).toEqual(addresses);
    const named = (await printedText(bytes)).match(/\[\d+\]/g) ?? [];
    expect(new Set(named)).toEqual(new Set(addresses.map((_, index) => `[${index + 1}]`)));
  });
});

describe('the booklet', () => {
  it('of the real update has the codes of the print edition', async () => {
    const [print, booklet] = [edition('the real update', 'print'), edition('the real update', 'booklet')];
    const addresses = numberedAddresses(await readTagTree(print.bytes));
    expect((await scanned(booklet.bytes)).toSorted()).toEqual(addresses.toSorted());
  });
});

/** As a desktop printer paints. */
const DOTS_AN_INCH = 300;
const POINTS_AN_INCH = 72;

/** What a phone reads from the codes of a file, page by page from the top down. */
async function scanned(bytes: Uint8Array): Promise<readonly string[]> {
  const read: string[] = [];
  for (const page of await paintPages(bytes, DOTS_AN_INCH / POINTS_AN_INCH))
    read.push(...(await readQrCodes(page)));
  return read;
}

/** Where the links lead that the source has, as the member edition has them to click on. */
async function addressesOf(name: keyof typeof TEXTS): Promise<readonly string[]> {
  const links = await readLinks(edition(name, 'member').bytes);
  return [...new Set(links.flatMap(({ uri }) => uri ?? []))];
}

async function missingIn(bytes: Uint8Array, addresses: readonly string[]): Promise<readonly string[]> {
  const printed = await printedText(bytes);
  return addresses.filter((uri) => !isPrinted(uri, printed));
}

/** All that belongs to the reading, without white space: where a line ends no longer matters. */
async function printedText(bytes: Uint8Array): Promise<string> {
  const pages = await readMarkedText(bytes, await openPdf(bytes));
  const texts = pages.flat().filter(({ tag }) => tag !== 'Artifact');
  return texts.map(({ text }) => text.replaceAll(/\s/gu, '')).join('');
}

/** Web addresses may go without what every browser adds; a telephone number is as its country writes it. */
function isPrinted(uri: string, printed: string): boolean {
  const [, scheme = '', rest = ''] = /^([a-z]+):(?:\/\/)?(.*)$/i.exec(uri) ?? [];
  if (scheme === 'tel')
    return printed.replaceAll(/\D/g, '').includes(rest.replace(/^\+44/, '0').replaceAll(/\D/g, ''));
  return printed.includes(decodeURI(rest)) || printed.includes(rest);
}

/** The items of the list of addresses: numbered in brackets, with the address and a figure that says it is its code. */
function numberedAddresses(node: TagNode): string[] {
  const [label, body] = elementsOf(node);
  const [, number] = /^\[(\d+)\]$/.exec(label?.role === 'Lbl' ? String(label.children[0]) : '') ?? [];
  if (number === undefined || !body) return elementsOf(node).flatMap(numberedAddresses);
  const codes = elementsOf(body).filter(({ role }) => role === 'Figure');
  expect(codes.map(({ alt }) => alt)).toEqual([`QR code of web address ${number}`]);
  return urisIn(body);
}

function elementsOf({ children }: TagNode): TagNode[] {
  return children.flatMap((child) => (typeof child === 'string' ? [] : [child]));
}

/** Where the links of an element lead, each once, however many lines it stands on. */
function urisIn(node: TagNode): string[] {
  const own = new Set(node.annotations.flatMap(({ uri }) => uri ?? []));
  return [...own, ...elementsOf(node).flatMap(urisIn)];
}
