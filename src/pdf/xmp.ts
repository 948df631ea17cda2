/** The XMP packet: the document's description, and its claims to PDF/UA-1 and PDF/A-2a in one file, or to PDF/A-2b. */

import { xmpDate } from './date.ts';
import { clip } from './strings.ts';

/** What both the XMP packet and the information dictionary say; they must agree (ISO 19005-2, 6.6.3). */
export interface Description {
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject?: string;
  readonly keywords: readonly string[];
  readonly publisher?: string;
  readonly language: string;
  readonly date: Date;
}

export const PRODUCER = 'PDFKit';

/** What a file claims to be: for everyone to read, or for a printer alone, which no screen reader can follow. */
export type Claim = keyof typeof CLAIMS;

const CLAIMS = {
  accessible: { 'pdfaid:part': '2', 'pdfaid:conformance': 'A', 'pdfuaid:part': '1' },
  printable: { 'pdfaid:part': '2', 'pdfaid:conformance': 'B' },
} as const;

/** The information dictionary (ISO 32000-1, table 317), for readers that know no XMP. */
export function infoOf(description: Description): Record<string, string | Date> {
  const { title, authors, subject, keywords, date } = description;
  return {
    Title: clip(title),
    ...(authors.length > 0 && { Author: clip(authors.join(', ')) }),
    ...(subject && { Subject: clip(subject) }),
    ...(keywords.length > 0 && { Keywords: clip(keywords.join(', ')) }),
    Producer: PRODUCER,
    CreationDate: date,
  };
}

/**
 * The packet (ISO 16684-1). pdfuaid is not among the schemas that PDF/A-2 predefines, so it is declared with an
 * extension schema (ISO 19005-2, 6.6.2.3.1). Its properties are attributes, which is shorter; all others are elements,
 * since not every reader looks for them elsewhere.
 */
export function xmpPacket(description: Description, claim: Claim): string {
  const { language, date } = description;
  const simple = {
    ...CLAIMS[claim],
    'xmp:CreateDate': xmpDate(date),
    'pdf:Producer': PRODUCER,
  };
  const properties = [
    ...Object.entries(simple).map(([name, value]) => `<${name}>${value}</${name}>`),
    dublinCore(description),
    bag('dc:language', [language]),
    keywordsOf(description),
    claim === 'accessible' ? EXTENSION : '',
  ];
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${NAMESPACES}>${properties.join('')}</rdf:Description>`,
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>',
  ].join('');
}

const NAMESPACES = Object.entries({
  dc: 'http://purl.org/dc/elements/1.1/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
})
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

const EXTENSION = [
  '<pdfaExtension:schemas><rdf:Bag><rdf:li><rdf:Description pdfaSchema:schema="PDF/UA"',
  ' pdfaSchema:namespaceURI="http://www.aiim.org/pdfua/ns/id/" pdfaSchema:prefix="pdfuaid">',
  '<pdfaSchema:property><rdf:Seq><rdf:li pdfaProperty:name="part" pdfaProperty:valueType="Integer"',
  ' pdfaProperty:category="internal" pdfaProperty:description="part"/></rdf:Seq></pdfaSchema:property>',
  '</rdf:Description></rdf:li></rdf:Bag></pdfaExtension:schemas>',
].join('');

function dublinCore({ title, authors, subject, publisher }: Description): string {
  return [
    alternative('dc:title', clip(title)),
    authors.length > 0 ? list('dc:creator', 'Seq', authors) : '',
    subject ? alternative('dc:description', clip(subject)) : '',
    publisher ? bag('dc:publisher', [publisher]) : '',
  ].join('');
}

function keywordsOf({ keywords }: Description): string {
  if (keywords.length === 0) return '';
  return `${bag('dc:subject', keywords)}<pdf:Keywords>${escape(clip(keywords.join(', ')))}</pdf:Keywords>`;
}

function alternative(name: string, value: string): string {
  return `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escape(value)}</rdf:li></rdf:Alt></${name}>`;
}

function bag(name: string, values: readonly string[]): string {
  return list(name, 'Bag', values);
}

function list(name: string, kind: 'Bag' | 'Seq', values: readonly string[]): string {
  const items = values.map((value) => `<rdf:li>${escape(value)}</rdf:li>`).join('');
  return `<${name}><rdf:${kind}>${items}</rdf:${kind}></${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escape(value: string): string {
  return value.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}
