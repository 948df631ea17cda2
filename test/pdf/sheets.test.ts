/** Booklets as finished files: folded, their pages come in order; what they are not, they do not claim. */
import { readFileSync } from 'node:fs';
import { PDFName, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { millimetres } from '../../src/base/length.ts';
import { PAPER_NAMES, type PaperName } from '../../src/base/paper.ts';
import type { Built } from '../../src/build.ts';
import { buildYaml, readContent, realHouse } from '../support/build.ts';
import { leafThrough } from '../support/folding.ts';
import { dictEntry, entry, openPdf, textEntry, textOf } from '../support/pdf-objects.ts';
import { readMarkedText } from '../support/pdf-text.ts';
import { readTextPlaces, type PageText, type TextPlace } from '../support/text-places.ts';

const specimen = readFileSync(new URL('../golden/specimen.yaml', import.meta.url), 'utf8');
const TEXTS = { 'the real update': readContent('2007-11-policy-update.yaml'), 'the specimen': specimen };
const NAMES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

function booklet(name: keyof typeof TEXTS, paper: PaperName = 'A4'): Built {
  return buildYaml(TEXTS[name], { ...realHouse(), paper }, 'booklet');
}

/** The halves of a side, by the middle of the sheet: no text crosses the fold. */
function halvesOf({ width, places }: PageText): {
  readonly left: readonly TextPlace[];
  readonly right: readonly TextPlace[];
} {
  const crosses = places.filter(({ x, width: length }) => x < width / 2 && x + length > width / 2);
  expect(crosses).toEqual([]);
  return {
    left: places.filter(({ x }) => x < width / 2),
    right: places.filter(({ x }) => x >= width / 2),
  };
}

/** The folded booklet, half by half as a reader meets them. */
async function foldedOf({ bytes }: Built): Promise<readonly (readonly TextPlace[])[]> {
  const halves = (await readTextPlaces(bytes)).map(halvesOf);
  expect(halves.length % 2).toBe(0);
  const sheets = halves.flatMap((front, index) => {
    const back = halves[index + 1];
    return index % 2 === 0 && back ? [{ front, back }] : [];
  });
  return leafThrough(sheets);
}

/** What a half's folio says, or that nothing stands there. */
function folioOf(half: readonly TextPlace[]): string {
  if (half.length === 0) return 'blank';
  return half.map(({ text }) => text).find((text) => /^Page \d+ of \d+$/.test(text)) ?? 'no folio';
}

/** Above and below these, from head and foot, stands the furniture of a page. */
const HEAD = millimetres(18);
const FOOT = millimetres(20);

describe('the booklet of the real update', () => {
  it('says, leafed through, word for word what the large-print edition says', async () => {
    const built = booklet('the real update');
    const [{ height } = { height: NaN }] = await readTextPlaces(built.bytes);
    const isBody = ({ y }: TextPlace): boolean => y > FOOT && y < height - HEAD;
    const read = (await foldedOf(built)).flatMap((half) => half.filter(isBody).map(({ text }) => text));
    const { bytes } = buildYaml(TEXTS['the real update'], realHouse(), 'large-print');
    const marked = (await readMarkedText(bytes, await openPdf(bytes))).flat();
    const said = marked.filter(({ tag }) => tag !== 'Artifact').map(({ text }) => text);
    expect(unspaced(read)).toHaveLength(unspaced(said).length);
    expect(unspaced(read)).toBe(unspaced(said));
  });
});

/** Lines end elsewhere on other pages. */
function unspaced(texts: readonly string[]): string {
  return texts.join('').replaceAll(/\s/gu, '');
}

describe.each(NAMES)('the booklet of %s', (name) => {
  it.each(PAPER_NAMES)('on %s, folded, has its pages in order and its blanks at the end', async (paper) => {
    const built = booklet(name, paper);
    const folios = (await foldedOf(built)).map(folioOf);
    expect(folios).toHaveLength(4 * (built.sheets ?? 0));
    const pages = Array.from({ length: built.pages }, (_, at) => `Page ${at + 1} of ${built.pages}`);
    expect(built.pages).toBeGreaterThan(4);
    expect(folios.filter((folio) => folio !== 'blank')).toEqual(pages);
    expect(folios.slice(built.pages).every((folio) => folio === 'blank')).toBe(true);
    expect(folios.length - built.pages).toBeLessThan(4);
  });

  it('has each folio at the outer edge, which the thumb finds', async () => {
    const built = booklet(name);
    const [side] = await readTextPlaces(built.bytes);
    const middle = (side?.width ?? 0) / 2;
    const pages = (await foldedOf(built)).slice(0, built.pages);
    expect(pages).toHaveLength(built.pages);
    pages.forEach((places, index) => {
      const folio = places.find(({ text }) => text === `Page ${index + 1} of ${built.pages}`);
      const inHalf = ((folio?.x ?? NaN) % middle) + (folio?.width ?? NaN) / 2;
      expect(inHalf > middle / 2, `page ${index + 1}`).toBe(index % 2 === 0);
    });
  });

  it('is on sheets of the house’s paper, lying', async () => {
    const sizes = (await readTextPlaces(booklet(name).bytes)).map(({ width, height }) => [width, height]);
    expect(sizes.length).toBeGreaterThan(1);
    for (const [width, height] of sizes) {
      expect(width).toBeCloseTo(841.89, 1);
      expect(height).toBeCloseTo(595.28, 1);
    }
  });

  it('is PDF/A-2b, and has and claims neither tags nor links', async () => {
    const pdf = await openPdf(booklet(name).bytes);
    const keys = pdf.catalog.keys().map((key) => key.decodeText());
    expect(keys).not.toContain('StructTreeRoot');
    expect(keys).not.toContain('MarkInfo');
    expect(keys).not.toContain('Outlines');
    for (const { node } of pdf.getPages()) {
      const has = ['Annots', 'StructParents', 'Tabs'].filter((key) => node.has(PDFName.of(key)));
      expect(has).toEqual([]);
    }
    const packet = entry(pdf, pdf.catalog, 'Metadata');
    if (!(packet instanceof PDFRawStream)) throw new Error('there is no metadata');
    const claims = Buffer.from(decodePDFRawStream(packet).decode()).toString();
    expect(claims).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    expect(claims).not.toMatch(/pdfuaid:|pdfaExtension:schemas/);
  });

  it('asks to be printed as it is to be printed, and names its sides', async () => {
    const { bytes, sheets = 0 } = booklet(name);
    const pdf = await openPdf(bytes);
    const preferences = dictEntry(pdf, pdf.catalog, 'ViewerPreferences');
    if (!preferences) throw new Error('there are no preferences');
    expect(textEntry(pdf, preferences, 'PrintScaling')).toBe('None');
    expect(textEntry(pdf, preferences, 'Duplex')).toBe('DuplexFlipShortEdge');
    expect(textOf(entry(pdf, pdf.catalog, 'Lang'))).toBe('en-GB');
    const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS });
    const labels = await (await loading.promise).getPageLabels();
    await loading.destroy();
    expect(labels).toHaveLength(2 * sheets);
    expect(labels?.slice(0, 3)).toEqual(['1 front', '1 back', '2 front']);
  });
});
