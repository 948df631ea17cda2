/** Reads the structure tree of a finished PDF from its raw objects, and its text from pdf.js. */
import type { PDFDict, PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import { PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { LinkTarget } from './pdf-objects.ts';
import { asDict, dictEntry, entry, itemsOf, linkTarget, numberOf, openPdf } from './pdf-objects.ts';
import { pageOf, resolve, textEntry, textOf } from './pdf-objects.ts';
import { readMarkedText, tidied, type MarkedText } from './pdf-text.ts';

/** A structure element. Its pages are counted from 0. */
export interface TagNode {
  /** The structure type as written, such as `Strong`. */
  readonly role: string;
  /** The same with the role map applied, such as `Span`. */
  readonly standardRole: string;
  /** What its attribute objects say, such as `ListNumbering`, `Scope` or `BBox`, in the order written. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The outermost element has the whole document's language where it has none of its own. */
  readonly lang: string | undefined;
  readonly alt: string | undefined;
  readonly actualText: string | undefined;
  /** What an abbreviation stands for. */
  readonly expansion: string | undefined;
  readonly id: string | undefined;
  readonly title: string | undefined;
  /** Elements and text in reading order. Text next to text is one string, also where a page ends between the two. */
  readonly children: readonly (TagNode | string)[];
  /** One for each object reference, in order. */
  readonly annotations: readonly TagAnnotation[];
}

export interface TagAnnotation extends LinkTarget {
  readonly page: number | undefined;
  readonly subtype: string | undefined;
  readonly contents: string | undefined;
}

type Kid = TagNode | TagAnnotation | string;

/** What every element of one file is read with. */
interface Reading {
  readonly pdf: PDFDocument;
  readonly roleMap: ReadonlyMap<string, string>;
  /** For each page, its sequences' text by MCID. */
  readonly texts: readonly ReadonlyMap<number, string>[];
}

/** The tree's one top element, or an element `StructTreeRoot` around all of them when there are none or several. */
export async function readTagTree(bytes: Uint8Array): Promise<TagNode> {
  const pdf = await openPdf(bytes);
  const root = dictEntry(pdf, pdf.catalog, 'StructTreeRoot');
  if (!root) throw new Error('This PDF has no structure tree: it is not tagged.');
  const texts = (await readMarkedText(bytes, pdf)).map(textsByMcid);
  const reading: Reading = { pdf, roleMap: roleMapOf(pdf, root), texts };
  const whole = elementOf(reading, root, 'StructTreeRoot');
  const [only] = whole.children;
  const top = whole.children.length === 1 && typeof only === 'object' ? only : whole;
  return { ...top, lang: top.lang ?? textEntry(pdf, pdf.catalog, 'Lang') };
}

function textsByMcid(sequences: readonly MarkedText[]): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const { mcid, text } of sequences) {
    if (mcid === undefined) continue;
    if (texts.has(mcid)) throw new Error(`A page marks two sequences with the one MCID ${mcid}.`);
    texts.set(mcid, text);
  }
  return texts;
}

function roleMapOf(pdf: PDFDocument, root: PDFDict): ReadonlyMap<string, string> {
  const entries = dictEntry(pdf, root, 'RoleMap')?.entries() ?? [];
  return new Map(entries.map(([from, to]) => [from.decodeText(), textOf(resolve(pdf, to)) ?? '']));
}

/** Follows the role map to its end; a circle has none, and is said to be one. */
function standardRole(roleMap: ReadonlyMap<string, string>, role: string): string {
  const seen = new Set<string>();
  for (let at = role; ;) {
    const next = roleMap.get(at);
    if (next === undefined) return at;
    if (seen.has(at)) throw new Error(`The role map goes round in a circle from ${role}.`);
    seen.add(at);
    at = next;
  }
}

function elementOf(reading: Reading, dict: PDFDict, role: string): TagNode {
  const { pdf, roleMap } = reading;
  const kids = itemsOf(pdf, entry(pdf, dict, 'K')).map((kid) => kidOf(reading, dict, role, kid));
  return {
    role,
    standardRole: standardRole(roleMap, role),
    attributes: attributesOf(pdf, dict),
    lang: textEntry(pdf, dict, 'Lang'),
    alt: textEntry(pdf, dict, 'Alt'),
    actualText: textEntry(pdf, dict, 'ActualText'),
    expansion: textEntry(pdf, dict, 'E'),
    id: textEntry(pdf, dict, 'ID'),
    title: textEntry(pdf, dict, 'T'),
    children: mergedText(kids.flatMap((kid) => (isAnnotation(kid) ? [] : [kid]))),
    annotations: kids.filter(isAnnotation),
  };
}

function isAnnotation(kid: Kid): kid is TagAnnotation {
  return typeof kid === 'object' && !('role' in kid);
}

/** One entry of an element's `K`: an MCID, a reference to a sequence or to an annotation, or an element below. */
function kidOf(reading: Reading, parent: PDFDict, role: string, kid: PDFObject): Kid {
  const { pdf } = reading;
  const value = resolve(pdf, kid);
  if (value instanceof PDFNumber) return sequenceText(reading, parent, parent, value.asNumber(), role);
  const dict = asDict(value);
  if (!dict) throw new Error(`${role} has a child that is neither a number nor a dictionary: ${String(kid)}`);
  const type = textEntry(pdf, dict, 'Type');
  if (type === 'MCR') return sequenceText(reading, dict, parent, numberOf(entry(pdf, dict, 'MCID')), role);
  if (type === 'OBJR') return annotationOf(pdf, dict, parent);
  return elementOf(reading, dict, textEntry(pdf, dict, 'S') ?? '(no S)');
}

function sequenceText(
  { pdf, texts }: Reading,
  reference: PDFDict,
  parent: PDFDict,
  mcid: number | undefined,
  role: string,
): string {
  const page = namedPage(pdf, reference, parent);
  const text = page === undefined || mcid === undefined ? undefined : texts[page]?.get(mcid);
  if (text === undefined) {
    throw new Error(`${role} names marked content ${mcid} of page index ${page}, which is not there.`);
  }
  return text;
}

/** The page that a reference names itself, or that its element names for it. */
function namedPage(pdf: PDFDocument, reference: PDFDict, parent: PDFDict): number | undefined {
  return pageOf(pdf, rawPage(reference) ?? rawPage(parent));
}

function rawPage(dict: PDFDict): PDFRef | undefined {
  const found = dict.entries().find(([key]) => key.decodeText() === 'Pg')?.[1];
  return found instanceof PDFRef ? found : undefined;
}

function annotationOf(pdf: PDFDocument, reference: PDFDict, parent: PDFDict): TagAnnotation {
  const page = namedPage(pdf, reference, parent);
  const annotation = dictEntry(pdf, reference, 'Obj');
  if (!annotation) throw new Error(`An object reference on page index ${page} leads to nothing.`);
  const subtype = textEntry(pdf, annotation, 'Subtype');
  const contents = textEntry(pdf, annotation, 'Contents');
  return { page, subtype, contents, ...linkTarget(pdf, annotation) };
}

/** `A` is one attribute object or an array of them, between which revision numbers may stand. */
function attributesOf(pdf: PDFDocument, dict: PDFDict): Readonly<Record<string, string>> {
  const objects = itemsOf(pdf, entry(pdf, dict, 'A')).map((item) => asDict(resolve(pdf, item)));
  const pairs = objects.flatMap((object) => object?.entries() ?? []);
  const spoken = pairs.map(([key, value]) => [key.decodeText(), spokenValue(pdf, value)] as const);
  return Object.fromEntries(spoken.filter(([key]) => key !== 'O'));
}

function spokenValue(pdf: PDFDocument, object: PDFObject): string {
  const value = resolve(pdf, object);
  const items = itemsOf(pdf, value);
  if (items.length !== 1 || items[0] !== value)
    return `[${items.map((item) => spokenValue(pdf, item)).join(' ')}]`;
  return textOf(value) ?? String(value);
}

/** Joined first and tidied afterwards, so that a space at a line's end and one at the next line's start are one. */
function mergedText(kids: readonly (TagNode | string)[]): readonly (TagNode | string)[] {
  const merged: (TagNode | string)[] = [];
  for (const kid of kids) {
    const last = merged.at(-1);
    if (typeof kid === 'string' && typeof last === 'string') merged[merged.length - 1] = last + kid;
    else merged.push(kid);
  }
  return merged.map((kid) => (typeof kid === 'string' ? tidied(kid) : kid)).filter((kid) => kid !== '');
}
