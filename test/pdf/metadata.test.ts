/** What a window, a search and a library read of the file: title, authors, dates, both standards. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { xmpPacket } from '../../src/pdf/xmp.ts';
import { buildYaml } from '../support/build.ts';

const YAML = `
title: "Drugs & <alcohol>: 'what next?'"
date: 2007-11-02
number: 39
summary: Less than 5 & more than 3
authors: [Ann Author, "Bob & Co"]
keywords: [alcohol, "drugs & more"]
sections:
  - heading: H
    content: [text]
`;

const { bytes } = buildYaml(YAML);
const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS });
const pdf = await loading.promise;
afterAll(() => loading.destroy());

describe('metadata', () => {
  it('is in the information dictionary', async () => {
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: 'Drugs & <alcohol>: \u2018what next?\u2019, 2 November 2007',
      Author: 'Ann Author, Bob & Co',
      Subject: 'Less than 5 & more than 3',
      Keywords: 'alcohol, drugs & more',
      CreationDate: 'D:20071102000000Z',
      Language: 'en-GB',
    });
  });

  it('is the same in XMP, escaped', async () => {
    const { metadata } = await pdf.getMetadata();
    expect(metadata?.get('dc:title')).toBe('Drugs & <alcohol>: \u2018what next?\u2019, 2 November 2007');
    expect(metadata?.get('dc:creator')).toEqual(['Ann Author', 'Bob & Co']);
    expect(metadata?.get('dc:description')).toBe('Less than 5 & more than 3');
    expect(metadata?.get('pdfuaid:part')).toBe('1');
    expect(metadata?.get('pdfaid:part')).toBe('2');
    expect(metadata?.get('pdfaid:conformance')).toBe('A');
  });

  it('shows the title in the window, the outline beside it, and pages by number', async () => {
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(await pdf.getPageMode()).toBe('UseOutlines');
    expect(await pdf.getPageLabels()).toEqual(['1']);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  });
});

describe('xmpPacket', () => {
  it('leaves out what is not known', () => {
    const packet = xmpPacket(
      { title: 'T', authors: [], keywords: [], language: 'en', date: new Date(0) },
      'accessible',
    );
    expect(packet).not.toMatch(/dc:creator|dc:description|dc:publisher|pdf:Keywords|undefined/);
  });
});
