/** The reader of marked text understands every legal way to move and to write, also those that the program has no use for. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { type PageMark, readMarks } from './page-marks.ts';
import { openPdf } from './pdf-objects.ts';

const HEIGHT = 800;

const ONE_BYTE = `
1 begincodespacerange<00><FF>endcodespacerange
2 beginbfrange<20><7E><0020><C0><C1>[<00C5><D83DDE00>]endbfrange
2 beginbfchar
<80><00660069>
<81> <2019>
endbfchar`;

const TWO_BYTES = `
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange
<0001> <0003> [<0041> <0042> <0043>]
endbfrange`;

/** A page with two fonts: /F1 with codes of one byte, /F2 with codes of two. */
async function read(content: string): Promise<readonly PageMark[]> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([600, HEIGHT]);
  const { context } = pdf;
  const font = (map: string) => {
    const ToUnicode = context.register(context.stream(Buffer.from(map)));
    return context.register(context.obj({ Type: 'Font', ToUnicode }));
  };
  const named = { F1: font(ONE_BYTE), F2: font(TWO_BYTES) };
  const head = { Type: 'Pagination', Subtype: 'Header' };
  page.node.set(PDFName.of('Resources'), context.obj({ Font: named, Properties: { P0: head } }));
  page.node.set(PDFName.of('Contents'), context.register(context.stream(Buffer.from(content, 'latin1'))));
  return readMarks(await openPdf(await pdf.save()), 0, new Map());
}

function marked(mcid: number, text: string, ...fromFoot: readonly number[]): PageMark {
  return { mcid, subtype: undefined, text, baselines: fromFoot.map((y) => HEIGHT - y) };
}

describe('marks', () => {
  it('have text by Tj, TJ, \' and ", in literal strings and in hexadecimal ones', async () => {
    const content = String.raw`BT/F1 12 Tf 16 TL 10 700 Td
/P<</MCID 0>>BDC(a\(b\)\\\101\x80)Tj[(fi)-20<2081>5(s)]TJ EMC
/P<</MCID 1>>BDC(next)' 1 2(third)" EMC ET`.replace('\\x80', '\u0080');
    expect(await read(content)).toEqual([
      marked(0, 'a(b)\\Afifi \u2019s', 700, 700),
      marked(1, 'nextthird', 684, 668),
    ]);
  });

  it('have what ranges and arrays of the font’s map say, and U+FFFD for what it does not', async () => {
    const content = `BT /P <</MCID 0>> BDC /F1 12 Tf <C0C1FF> Tj /F2 9 Tf <000100030004> Tj EMC ET`;
    expect(await read(content)).toEqual([marked(0, '\u00C5\u{1F600}\uFFFDAC\uFFFD', 0, 0)]);
  });

  it('stand where Td, TD, T*, TL and Tm move, over the ends of marks and text objects', async () => {
    const content = `BT /F1 12 Tf 10 700 Td /P <</MCID 0>> BDC (a) Tj 0 -20 TD (b) Tj EMC
/P <</MCID 1>> BDC T* (c) Tj 5 TL T* (d) Tj EMC ET
BT /P <</MCID 2>> BDC 1 0 0 1 30 90 Tm (e) Tj 0 -2 Td (f) Tj T* (g) Tj EMC ET`;
    expect(await read(content)).toEqual([
      marked(0, 'ab', 700, 680),
      marked(1, 'cd', 660, 655),
      marked(2, 'efg', 90, 88, 83),
    ]);
  });

  it('stand where the page is flipped and text flipped back, and after what is saved and restored', async () => {
    const content = `1 0 0 -1 0 ${HEIGHT} cm q 2 0 0 2 0 0 cm /F2 1 Tf Q
/P <</MCID 0>> BDC BT 1 0 0 -1 20 50 Tm /F1 12 Tf (a) Tj 0 -16 Td (b) Tj ET EMC
q /F2 1 Tf 3 TL Q /P <</MCID 1>> BDC BT 1 0 0 -1 20 90 Tm (c) Tj T* (d) Tj ET EMC`;
    expect((await read(content)).map(({ text, baselines }) => [text, baselines])).toEqual([
      ['ab', [50, 66]],
      ['cd', [90, 90]],
    ]);
  });

  it('are artifacts with their subtype, and hold what is nested in them', async () => {
    const content = `BT /F1 12 Tf 0 9 Td /Artifact /P0 BDC (head) Tj EMC /Artifact BMC (again) Tj EMC
/P <</MCID 7>> BDC (a) Tj /Span <</ActualText (x)>> BDC (b) Tj EMC (c) Tj EMC ET`;
    expect(await read(content)).toEqual([
      { mcid: undefined, subtype: 'Header', text: 'head', baselines: [791] },
      { mcid: undefined, subtype: undefined, text: 'again', baselines: [791] },
      marked(7, 'abc', 9, 9, 9),
    ]);
  });

  it('are not read where text is turned, or has no font', async () => {
    await expect(read('BT /F1 12 Tf /P <</MCID 0>> BDC 0 1 -1 0 0 0 Tm (a) Tj EMC ET')).rejects.toThrow(
      'turned',
    );
    await expect(read('BT /P <</MCID 0>> BDC (a) Tj EMC ET')).rejects.toThrow('before a font');
  });
});
