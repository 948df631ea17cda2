/** Ways to break a good PDF on purpose, so that the validator proves that it looks: each must be refused by clause. */
import { PDFName, PDFString } from '@cantoo/pdf-lib';
import {
  type Cut,
  dictsOfType,
  firstElement,
  firstLink,
  flattenWidths,
  mapGlyphsToNothing,
  pageWithLink,
  remove,
  rename,
  rewriteContent,
  rewriteXmp,
  structureRoot,
  unmapGlyphs,
} from './surgery.ts';
import type { Flavour } from './verapdf.ts';

export interface Break {
  readonly name: string;
  /** What must fail, as `flavour clause-test`, such as `ua1 7.18.5-2`: the numbers are the standard's and veraPDF's. */
  readonly fails: `${Flavour} ${string}-${number}`;
  readonly cut: Cut;
}

const NOTHING = '';
const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3'];

const OF_THE_FILE: readonly Break[] = [
  { name: 'no language', fails: 'ua1 7.2-34', cut: ({ catalog }) => remove(catalog, 'Lang') },
  {
    name: 'the title is not shown',
    fails: 'ua1 7.1-10',
    cut: ({ catalog }) => remove(catalog, 'ViewerPreferences'),
  },
  { name: 'not marked as tagged', fails: 'ua1 6.2-1', cut: ({ catalog }) => remove(catalog, 'MarkInfo') },
  { name: 'not marked as tagged', fails: '2a 6.7.2.2-1', cut: ({ catalog }) => remove(catalog, 'MarkInfo') },
  { name: 'no structure tree', fails: 'ua1 7.1-11', cut: ({ catalog }) => remove(catalog, 'StructTreeRoot') },
  {
    name: 'no structure tree',
    fails: '2a 6.7.3.3-1',
    cut: ({ catalog }) => remove(catalog, 'StructTreeRoot'),
  },
  { name: 'no output intent', fails: '2a 6.2.4.3-2', cut: ({ catalog }) => remove(catalog, 'OutputIntents') },
  {
    name: 'a script runs on opening',
    fails: '2a 6.5.1-1',
    cut: ({ catalog, context }) =>
      catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('1') })),
  },
  { name: 'no file identifier', fails: '2a 6.1.3-1', cut: ({ context }) => delete context.trailerInfo.ID },
  {
    name: 'encrypted',
    fails: '2a 6.1.3-2',
    cut: (pdf) => pdf.encrypt({ userPassword: '', ownerPassword: 'owner', algorithm: 'AES-128' }),
  },
];

const OF_THE_METADATA: readonly Break[] = [
  { name: 'no metadata', fails: 'ua1 7.1-8', cut: ({ catalog }) => remove(catalog, 'Metadata') },
  {
    name: 'no claim to PDF/UA',
    fails: 'ua1 5-1',
    cut: rewriteXmp(/<pdfuaid:part>1<\/pdfuaid:part>/, NOTHING),
  },
  {
    name: 'no claim to PDF/A',
    fails: '2a 6.6.4-2',
    cut: rewriteXmp(/<pdfaid:part>2<\/pdfaid:part>/, NOTHING),
  },
  { name: 'no title', fails: 'ua1 7.1-9', cut: rewriteXmp(/<dc:title>[^]*?<\/dc:title>/, NOTHING) },
  {
    name: 'pdfuaid is not declared',
    fails: '2a 6.6.2.3.1-1',
    cut: rewriteXmp(/<pdfaExtension:schemas>[^]*<\/pdfaExtension:schemas>/, NOTHING),
  },
  { name: 'a bare ampersand', fails: '2a 6.6.2.1-4', cut: rewriteXmp(/<\/dc:title>/, '&</dc:title>') },
];

const OF_LINKS: readonly Break[] = [
  {
    name: 'a link has no description',
    fails: 'ua1 7.18.5-2',
    cut: (pdf) => remove(firstLink(pdf), 'Contents'),
  },
  { name: 'a link has no tag', fails: 'ua1 7.18.5-1', cut: (pdf) => remove(firstLink(pdf), 'StructParent') },
  { name: 'a page has no tab order', fails: 'ua1 7.18.3-1', cut: (pdf) => remove(pageWithLink(pdf), 'Tabs') },
  { name: 'a link is hidden in print', fails: '2a 6.3.2-1', cut: (pdf) => remove(firstLink(pdf), 'F') },
];

const OF_TAGS: readonly Break[] = [
  { name: 'a list holds a paragraph', fails: 'ua1 7.2-19', cut: rename('LI', 'P') },
  { name: 'an item outside of a list', fails: 'ua1 7.2-17', cut: rename('L', 'Div') },
  { name: 'an item without a body', fails: 'ua1 7.2-20', cut: rename('LBody', 'P') },
  { name: 'a row outside of a table', fails: 'ua1 7.2-4', cut: rename('L', 'TR') },
  { name: 'a heading level is skipped', fails: 'ua1 7.4.2-1', cut: rename('H2', 'H3') },
  { name: 'a figure without words', fails: 'ua1 7.3-1', cut: rename('P', 'Figure') },
  { name: 'a note without an ID', fails: 'ua1 7.9-1', cut: rename('P', 'Note') },
  { name: 'a link tagged as a paragraph', fails: 'ua1 7.18.5-1', cut: rename('Link', 'P') },
  { name: 'a type that is not mapped', fails: 'ua1 7.1-5', cut: rename('P', 'Text') },
  { name: 'a type that is not mapped', fails: '2a 6.7.3.4-1', cut: rename('P', 'Text') },
  {
    name: 'the role map goes round',
    fails: 'ua1 7.1-6',
    cut: (pdf) =>
      structureRoot(pdf).set(PDFName.of('RoleMap'), pdf.context.obj({ Strong: 'Em', Em: 'Strong' })),
  },
  {
    name: 'a standard type is remapped',
    fails: 'ua1 7.1-7',
    cut: (pdf) =>
      structureRoot(pdf).set(
        PDFName.of('RoleMap'),
        pdf.context.obj({ P: 'Span', Strong: 'Span', Em: 'Span' }),
      ),
  },
  {
    name: 'a language that is none',
    fails: '2a 6.7.4-1',
    cut: (pdf) => firstElement(pdf, 'P').set(PDFName.of('Lang'), PDFString.of('en_GB!')),
  },
];

const OF_CONTENT: readonly Break[] = [
  {
    name: 'a mark that is not tagged',
    fails: 'ua1 7.1-3',
    cut: rewriteContent((old) => `0 0 9 9 re f\n${old}`),
  },
  {
    name: 'an artifact in tagged content',
    fails: 'ua1 7.1-1',
    cut: rewriteContent((old) => `/P <</MCID 0>> BDC\n${old}\nEMC`),
  },
  {
    name: 'tagged content in an artifact',
    fails: 'ua1 7.1-2',
    cut: rewriteContent((old) => `/Artifact BMC\n${old}\nEMC`),
  },
];

const OF_FACES: readonly Break[] = [
  {
    name: 'a face is not embedded',
    fails: 'ua1 7.21.4.1-1',
    cut: (pdf) => dictsOfType(pdf, 'FontDescriptor').forEach((dict) => remove(dict, ...FONT_FILES)),
  },
  {
    name: 'a face is not embedded',
    fails: '2a 6.2.11.4.1-1',
    cut: (pdf) => dictsOfType(pdf, 'FontDescriptor').forEach((dict) => remove(dict, ...FONT_FILES)),
  },
  { name: 'glyphs without characters', fails: 'ua1 7.21.7-1', cut: unmapGlyphs },
  { name: 'glyphs without characters', fails: '2a 6.2.11.7.2-1', cut: unmapGlyphs },
  { name: 'glyphs that mean nothing', fails: 'ua1 7.21.7-2', cut: mapGlyphsToNothing },
  { name: 'glyphs that mean nothing', fails: '2a 6.2.11.7.2-2', cut: mapGlyphsToNothing },
  { name: 'widths that are not of the face', fails: 'ua1 7.21.5-1', cut: flattenWidths },
  { name: 'widths that are not of the face', fails: '2a 6.2.11.5-1', cut: flattenWidths },
];

/** In the booklet, which has no tags to break. */
const OF_THE_BOOKLET: readonly Break[] = [
  { name: 'no output intent', fails: '2b 6.2.4.3-2', cut: ({ catalog }) => remove(catalog, 'OutputIntents') },
  {
    name: 'no claim to PDF/A',
    fails: '2b 6.6.4-2',
    cut: rewriteXmp(/<pdfaid:part>2<\/pdfaid:part>/, NOTHING),
  },
  {
    name: 'a face is not embedded',
    fails: '2b 6.2.11.4.1-1',
    cut: (pdf) => dictsOfType(pdf, 'FontDescriptor').forEach((dict) => remove(dict, ...FONT_FILES)),
  },
  {
    name: 'a claim to a level that is none',
    fails: '2b 6.6.4-3',
    cut: rewriteXmp(/<pdfaid:conformance>B/, '<pdfaid:conformance>C'),
  },
];

export const BREAKS: readonly Break[] = [
  ...OF_THE_BOOKLET,
  ...OF_THE_FILE,
  ...OF_THE_METADATA,
  ...OF_LINKS,
  ...OF_TAGS,
  ...OF_CONTENT,
  ...OF_FACES,
];
