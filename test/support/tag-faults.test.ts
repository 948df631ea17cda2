/** Tries the finder of contradictions on a good sample and on samples that contradict themselves. */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from './pdf-objects.ts';
import { samplePdf } from './sample-pdf.ts';
import { readTagFaults } from './tag-faults.ts';

let sample: Uint8Array;

beforeAll(async () => {
  sample = await samplePdf();
});

async function faultsAfter(
  change: (elements: PDFArray, pdf: PDFDocument) => void,
): Promise<readonly string[]> {
  const pdf = await openPdf(sample);
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  change(kidsOf(kidsOf(root).lookup(0, PDFDict)), pdf);
  return readTagFaults(await pdf.save());
}

function kidsOf(dict: PDFDict): PDFArray {
  return dict.lookup(PDFName.of('K'), PDFArray);
}

describe('tags and pages that contradict each other', () => {
  it('are not in the sample', async () => {
    expect(await readTagFaults(sample)).toEqual([]);
  });

  it('are found when a mark is claimed twice, and another not at all', async () => {
    const faults = await faultsAfter((elements) => {
      const heading = elements.lookup(0, PDFDict);
      heading.set(PDFName.of('K'), PDFNumber.of(1));
    });
    expect(faults).toEqual(['Page 1 mark 0 is tagged 0 times.', 'Page 1 mark 1 is tagged 2 times.']);
  });

  it('are found when an element claims a mark that is not there', async () => {
    const faults = await faultsAfter((elements) =>
      kidsOf(elements.lookup(0, PDFDict)).push(PDFNumber.of(77)),
    );
    expect(faults).toEqual(['Page 1 mark 77 is tagged and not there.']);
  });

  it('are found when the parent tree leads elsewhere', async () => {
    const faults = await faultsAfter((elements) => {
      const [first, second] = [elements.lookup(0, PDFDict), elements.lookup(1, PDFDict)];
      const [own, other] = [kidsOf(first).get(0), kidsOf(second).get(0)];
      kidsOf(first).set(0, other);
      kidsOf(second).set(0, own);
    });
    expect(faults).toEqual([
      'The parent tree leads Page 1 mark 0 to another element.',
      'The parent tree leads Page 1 mark 1 to another element.',
    ]);
  });

  it('are found when an object reference names the wrong page', async () => {
    const faults = await faultsAfter((elements, pdf) => {
      const link = kidsOf(elements.lookup(3, PDFDict)).lookup(0, PDFDict);
      kidsOf(link).lookup(1, PDFDict).set(PDFName.of('Pg'), pdf.getPage(1).ref);
    });
    expect(faults).toEqual([
      'Page 1 annotation 0 is tagged 0 times.',
      'Page 2 annotation ? is tagged and not there.',
    ]);
  });

  it('are found when an element names another parent', async () => {
    const faults = await faultsAfter((elements) => {
      const aside = elements.get(2);
      elements.lookup(1, PDFDict).set(PDFName.of('P'), aside);
    });
    expect(faults).toEqual(['P names another parent.']);
  });
});
