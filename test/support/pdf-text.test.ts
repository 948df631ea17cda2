/** Tries the reader of marked content on streams written out by hand. */
import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readMarkedText, type MarkedText } from './pdf-text.ts';

/** The sequences of one page with this content, in which /F is Helvetica and /Foot a property list. */
async function sequencesIn(content: string): Promise<readonly MarkedText[]> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([200, 200]);
  page.node.setFontDictionary(PDFName.of('F'), (await pdf.embedFont(StandardFonts.Helvetica)).ref);
  const foot = pdf.context.obj({ Type: 'Pagination', Subtype: 'Footer' });
  page.node.Resources()?.set(PDFName.of('Properties'), pdf.context.obj({ Foot: foot }));
  page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(content)));
  const [sequences] = await readMarkedText(await pdf.save(), pdf);
  return sequences ?? [];
}

function shown(words: string): string {
  return `BT /F 12 Tf 10 10 Td (${words}) Tj ET`;
}

describe('marked content', () => {
  it('keeps a space that a line ends with, and puts none where there is none', async () => {
    const lines = `BT /F 12 Tf 16 TL 10 100 Td (One ) Tj T* (two/) Tj T* [(t) -300 (hree)] TJ ET`;
    const [sequence] = await sequencesIn(`/P <</MCID 0>> BDC ${lines} EMC`);
    expect(sequence).toMatchObject({ tag: 'P', mcid: 0, text: 'One two/three' });
  });

  it('takes ActualText for the glyphs that it stands for', async () => {
    const span = `/Span <</ActualText <FEFF0061>>> BDC ${shown('b')} EMC`;
    const [sequence] = await sequencesIn(`/P <</MCID 3>> BDC ${shown('x')} ${span} EMC`);
    expect(sequence).toMatchObject({ mcid: 3, text: 'xa' });
  });

  it('tells an artifact by its property list, in place or by name', async () => {
    const sequences = await sequencesIn(
      `/Artifact BMC ${shown('rule')} EMC /Artifact <</Type /Layout>> BDC EMC /Artifact /Foot BDC EMC`,
    );
    expect(sequences).toMatchObject([
      { tag: 'Artifact', type: undefined, subtype: undefined, text: 'rule' },
      { tag: 'Artifact', type: 'Layout', subtype: undefined, text: '' },
      { tag: 'Artifact', type: 'Pagination', subtype: 'Footer', text: '' },
    ]);
  });

  it('reports text that nothing marks', async () => {
    const sequences = await sequencesIn(`${shown('bare')} /P <</MCID 0>> BDC EMC`);
    expect(sequences).toMatchObject([{ mcid: 0 }, { tag: undefined, text: 'bare' }]);
  });
});
