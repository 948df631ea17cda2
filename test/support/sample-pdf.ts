/** Makes a small tagged PDF straight with pdfkit, to try the readers and the validator on something that is known. */
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

/** The address of the sample's link, which is set on two lines. */
export const SAMPLE_ADDRESS = 'http://www.smmgp.org.uk/download/guidance/guidance015.pdf';

const FACE = new URL('../../fonts/PracticeSans-Regular.otf', import.meta.url);
const DATE = new Date('2007-11-01T09:00:00Z');
const LEFT = 72;
const LEADING = 16;

/** Declares the one property of PDF/UA that PDF/A does not know (ISO 19005-2, 6.6.2.3). */
const UA_METADATA = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

type Dictionary = Record<string, unknown>;

/** What pdfkit has and its published types do not. */
interface Inside {
  getStructTreeRoot(): { data: Dictionary };
}

interface InsideElement {
  readonly dictionary: { data: Dictionary };
}

type Element = PDFKit.PDFStructureElement;

/** Resolves with the bytes of a two-page sample that passes PDF/UA-1 and PDF/A-2a. */
export async function samplePdf(): Promise<Uint8Array> {
  const doc = new PDFDocument({
    ...{ subset: 'PDF/A-2a', pdfVersion: '1.7', tagged: true, displayTitle: true, lang: 'en-GB' },
    info: { Title: 'SMMGP Policy Update', CreationDate: DATE, ModDate: DATE },
    font: readFileSync(FACE) as unknown as string,
    size: 'A4',
    margin: LEFT,
  });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  inside(doc).getStructTreeRoot().data['RoleMap'] = { Strong: 'Span', Em: 'Span' };
  doc.appendXML(UA_METADATA);
  draw(doc);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function inside(doc: PDFKit.PDFDocument): Inside {
  return doc as unknown as Inside;
}

function draw(doc: PDFKit.PDFDocument): void {
  const root = doc.struct('Document');
  doc.addStructure(root);
  pagination(doc, 'Header', 40, 'Policy Update', 'November 2007');
  root.add(doc.struct('H1', {}, () => line(doc, 'SMMGP Policy Update', LEFT, 72)));
  const bookmark = doc.outline.addItem('SMMGP Policy Update');
  drawParagraph(doc, root);
  drawList(doc, root);
  drawLink(doc, root);
  drawQuotation(doc, root);
  bookmark.addItem('Doses');
  root.end();
}

function line(doc: PDFKit.PDFDocument, words: string, x: number, y: number): void {
  doc.text(words, x, y, { lineBreak: false });
}

/** Type and Subtype of a running head or foot, which pdfkit's own marking cannot write (ISO 32000-1, 14.8.2.2). */
function pagination(
  doc: PDFKit.PDFDocument,
  subtype: 'Header' | 'Footer',
  y: number,
  ...words: string[]
): void {
  doc.addContent(`/Artifact <</Type /Pagination /Subtype /${subtype}>> BDC`);
  words.forEach((word, index) => line(doc, word, LEFT + index * 300, y));
  doc.addContent('EMC');
}

/** Two lines with a space drawn at the first one's end, and a strong word within the second. */
function drawParagraph(doc: PDFKit.PDFDocument, root: Element): void {
  const start = () => {
    line(doc, 'The guidance was published by the Department ', LEFT, 110);
    line(doc, 'in terms of ', LEFT, 110 + LEADING);
  };
  const strong = doc.struct('Strong', {}, () => line(doc, 'treatment', 150, 110 + LEADING));
  root.add(doc.struct('P', {}, [start, strong, () => line(doc, '.', 205, 110 + LEADING)]));
}

function drawList(doc: PDFKit.PDFDocument, root: Element): void {
  const label = doc.struct('Lbl', {}, () => line(doc, '•', LEFT, 160));
  const body = doc.struct('LBody', {}, () => line(doc, 'Real Progress has been made', LEFT + 20, 160));
  const list = doc.struct('L', {}, [doc.struct('LI', {}, [label, body])]);
  dataOf(list)['A'] = { O: 'List', ListNumbering: 'Disc' };
  root.add(list);
}

function dataOf(element: Element): Dictionary {
  return (element as unknown as InsideElement).dictionary.data;
}

/** An address on two lines with nothing between them: one element, an annotation a line. */
function drawLink(doc: PDFKit.PDFDocument, root: Element): void {
  const cut = SAMPLE_ADDRESS.indexOf('guidance/');
  const parts = [SAMPLE_ADDRESS.slice(0, cut), SAMPLE_ADDRESS.slice(cut)];
  const link = doc.struct('Link');
  const paragraph = doc.struct('P');
  root.add(paragraph);
  paragraph.add(link);
  link.add(() => parts.forEach((part, index) => line(doc, part, LEFT, 200 + index * LEADING)));
  parts.forEach((part, index) => {
    const options = { structParent: link, Contents: new String('Guidance on pregnancy') };
    doc.link(
      LEFT,
      200 + index * LEADING,
      doc.widthOfString(part),
      LEADING,
      SAMPLE_ADDRESS,
      options as object,
    );
  });
  paragraph.end();
}

/** A paragraph that begins on the first page and ends on the second. */
function drawQuotation(doc: PDFKit.PDFDocument, root: Element): void {
  const quotation = doc.struct('BlockQuote');
  root.add(quotation);
  const paragraph = doc.struct('P');
  quotation.add(paragraph);
  paragraph.add(() => line(doc, 'A dose that is too ', LEFT, 740));
  pagination(doc, 'Footer', 780, 'Page 1 of 2');
  doc.addPage();
  pagination(doc, 'Header', 40, 'Policy Update, page two');
  paragraph.add(() => line(doc, 'low may fail.', LEFT, 72));
  quotation.end();
}
