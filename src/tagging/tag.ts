/** Document and pages to the structure tree: what each node is to a reader who cannot see it. */
import type { NodeId } from '../base/node-id.ts';
import type {
  Addresses,
  Block,
  Body,
  Cell,
  Contents,
  ContentsEntry,
  Document,
  Event,
  Facts,
  Figure,
  Form,
  Heading,
  Item,
  Label,
  List,
  Paragraph,
  Phrase,
  Row,
  Table,
  TableFact,
  TableRecord,
  Text,
} from '../document/document.ts';
import type { Page } from '../pages/page.ts';
import { linkRectangles, markPage, pictureBoxes } from './marks.ts';
import { type Box, MarkedContent, type Role, type StructureChild, StructureElement } from './structure.ts';
import type { Tagged } from './structure.ts';

/** Tags a document whose pages are final. Throws where a leaf of the document stands on no page. */
export function tag(document: Document, pages: readonly Page[]): Tagged {
  const marks = pages.map(markPage);
  const annotations = pages.flatMap(linkRectangles);
  const nodes = document.places.length;
  const held: Held = {
    contents: new Array<ByNode[number]>(nodes),
    annotations: new Array<ByNode[number]>(nodes),
    boxes: pictureBoxes(pages),
  };
  marks.forEach((sequence, page) =>
    sequence.forEach(({ leaf }, mcid) => hold(held.contents, leaf, new MarkedContent(page, mcid))),
  );
  annotations.forEach(({ link }, index) => hold(held.annotations, link.id, { kind: 'annotation', index }));
  return { root: element('Document', childrenOf(document, held)), marks, annotations };
}

function childrenOf(document: Document, held: Held): StructureElement[] {
  const { masthead, body, contents, addresses, colophon, notes } = document;
  const { logo, abbreviation, organisation, strapline, series, title, date, number } = masthead;
  return [
    ...(logo ? figure(logo, held) : []),
    ...(abbreviation ? [{ ...paragraph(abbreviation, held), expansion: abbreviation.expansion }] : []),
    ...[organisation, strapline, series].flatMap((line) => (line ? [paragraph(line, held)] : [])),
    heading(title, held),
    ...[date, number].flatMap((line) => (line ? [inLanguage(line.language, paragraph(line, held))] : [])),
    ...form(masthead.form, held),
    ...blocks(body, held),
    ...(contents ? contentsList(contents, held) : []),
    ...(addresses ? addressList(addresses, held) : []),
    ...(colophon.organisation ? [paragraph(colophon.organisation, held)] : []),
    ...(colophon.facts ? [facts(colophon.facts, held)] : []),
    ...(notes && stands(notes, held) ? [heading(notes, held)] : []),
  ];
}

/** What stands on the pages, by the node that it belongs to. */
type ByNode = (StructureChild[] | undefined)[];

interface Held {
  readonly contents: ByNode;
  readonly annotations: ByNode;
  readonly boxes: ReadonlyMap<NodeId, Box>;
}

function hold(byNode: ByNode, id: NodeId, child: StructureChild): void {
  const children = byNode[id];
  if (children) children.push(child);
  else byNode[id] = [child];
}

function element(role: Role, children: readonly StructureChild[]): StructureElement {
  return new StructureElement(role, children);
}

function inLanguage(language: string | undefined, made: StructureElement): StructureElement {
  return language === undefined ? made : { ...made, language };
}

const HEADINGS: readonly Role[] = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'];

function heading({ level, text }: Heading, held: Held): StructureElement {
  const role = HEADINGS[level - 1];
  if (!role) throw new Error(`a heading of level ${level} has no role`);
  return element(role, phrases(text, held));
}

/** Notes are left out where no page has room for them. */
function stands({ text }: Heading, { contents }: Held): boolean {
  return text.some((phrase) => contents[phrase.id]);
}

function paragraph({ text }: Paragraph, held: Held): StructureElement {
  return element('P', phrases(text, held));
}

function paragraphs(row: readonly Paragraph[], held: Held): StructureElement[] {
  return row.map((each) => paragraph(each, held));
}

function phrases(row: readonly Phrase[], held: Held): readonly StructureChild[] {
  const first = row[0];
  if (row.length === 1 && first) return phrase(first, held);
  const children: StructureChild[] = [];
  for (const each of row) children.push(...phrase(each, held));
  return children;
}

function phrase(node: Phrase, held: Held): readonly StructureChild[] {
  switch (node.kind) {
    case 'text':
      return inText(node, held);
    case 'strong':
      return [element('Strong', phrases(node.children, held))];
    case 'emphasis':
      return [element('Em', phrases(node.children, held))];
    case 'link': {
      const areas = held.annotations[node.id] ?? [];
      return [element('Link', [...phrases(node.children, held), ...areas])];
    }
  }
}

/** A space beside another space is not set a second time; words in another language say so. */
function inText({ id, value, language }: Text, held: Held): readonly StructureChild[] {
  const content = held.contents[id] ?? (value.trim() === '' ? [] : leaf(id, held));
  return language === undefined ? content : [inLanguage(language, element('Span', content))];
}

function leaf(id: NodeId, { contents }: Held): readonly StructureChild[] {
  const content = contents[id];
  if (!content) throw new Error(`leaf ${id} of the document stands on no page`);
  return content;
}

function blocks(row: readonly Block[], held: Held): StructureElement[] {
  const elements: StructureElement[] = [];
  for (const each of row) elements.push(...block(each, held));
  return elements;
}

function block(node: Block, held: Held): StructureElement[] {
  switch (node.kind) {
    case 'heading':
      return [heading(node, held)];
    case 'paragraph':
      return [paragraph(node, held)];
    case 'list':
      return [list(node, held)];
    case 'introduced-list':
      return [paragraph(node.intro, held), list(node.list, held)];
    case 'quote': {
      const source = node.source ? [node.source] : [];
      return [element('BlockQuote', paragraphs([...node.paragraphs, ...source], held))];
    }
    case 'reference':
      return paragraphs([node.link, ...node.notes], held);
    case 'event':
      return [event(node, held)];
    case 'facts':
      return [facts(node, held)];
    case 'table':
      return [table(node, held)];
    case 'figure':
      return figure(node, held);
    case 'callout':
      return [element('Div', [heading(node.title, held), ...blocks(node.content, held)])];
  }
}

/** A table: its caption, its head and its body; an empty cell is a cell all the same. */
function table({ caption, head, rows, records }: Table, held: Held): StructureElement {
  if (records) return recordList(records, caption, held);
  return element('Table', [
    ...(caption ? [element('Caption', phrases(caption.text, held))] : []),
    element('THead', [row(head, held)]),
    element(
      'TBody',
      rows.map((each) => row(each, held)),
    ),
  ]);
}

/** A table set as facts is a list of its rows, each of which holds a list of its cells. */
function recordList(
  records: readonly TableRecord[],
  caption: Paragraph | undefined,
  held: Held,
): StructureElement {
  const list = (items: readonly StructureElement[]): StructureElement => ({
    ...element('L', items),
    numbering: 'None',
  });
  const said = ({ label, text }: TableFact): StructureElement =>
    element('LI', [
      ...(label.length > 0 ? [element('Lbl', phrases(label, held))] : []),
      element('LBody', phrases(text, held)),
    ]);
  const items = records.map(({ title, facts }) => {
    const heads = title
      ? [element('Lbl', [...phrases(title.label, held), ...phrases(title.text, held)])]
      : [];
    const body = facts.length > 0 ? [element('LBody', [list(facts.map(said))])] : [];
    return element('LI', [...heads, ...body]);
  });
  const captioned = caption ? [element('Caption', phrases(caption.text, held))] : [];
  return list([...captioned, ...items]);
}

function row({ cells }: Row, held: Held): StructureElement {
  return element(
    'TR',
    cells.map((each) => cell(each, held)),
  );
}

const SCOPES = { column: 'Column', row: 'Row' } as const;

function cell({ heads, text }: Cell, held: Held): StructureElement {
  const content = phrases(text, held);
  return heads ? { ...element('TH', content), scope: SCOPES[heads] } : element('TD', content);
}

/** A picture that only decorates is an artifact; its caption, if it has one, is then a paragraph like any other. */
function figure({ leaf: id, alt, caption, language }: Figure, held: Held): StructureElement[] {
  const picture = alt === undefined ? [] : [inLanguage(language, pictured(id, alt, held))];
  const said = caption ? [element(alt === undefined ? 'P' : 'Caption', phrases(caption.text, held))] : [];
  return picture.length + said.length > 1 ? [element('Div', [...picture, ...said])] : [...picture, ...said];
}

function pictured(id: NodeId, alternative: string, held: Held): StructureElement {
  const box = held.boxes.get(id);
  if (!box) throw new Error(`picture ${id} of the document stands on no page`);
  return { ...element('Figure', leaf(id, held)), alternative, box };
}

function list({ numbering, items }: List, held: Held): StructureElement {
  return { kind: 'element', role: 'L', children: items.map((each) => item(each, held)), numbering };
}

function item({ label, body }: Item, held: Held): StructureElement {
  return element('LI', [labelled(label, held), element('LBody', bodyChildren(body, held))]);
}

function bodyChildren(
  { paragraphs: texts, note, form: fields, list: nested }: Body,
  held: Held,
): readonly StructureChild[] {
  const only = texts[0];
  if (note || fields || texts.length > 1 || !only) {
    return [
      ...paragraphs(texts, held),
      ...(note ? [paragraph(note, held)] : form(fields, held)),
      ...(nested ? [list(nested, held)] : []),
    ];
  }
  const children = phrases(only.text, held);
  return nested ? [...children, list(nested, held)] : children;
}

function labelled(label: Label, held: Held): StructureElement {
  return inLanguage(label.language, element('Lbl', leaf(label.text.id, held)));
}

/** A list of terms: the label is the term, the body what is said of it (ISO 32000-1, table 336, Lbl). */
function facts({ items }: Facts, held: Held): StructureElement {
  return { kind: 'element', role: 'L', children: items.map((each) => item(each, held)), numbering: 'None' };
}

function event(node: Event, held: Held): StructureElement {
  const facets = node.facts ? [facts(node.facts, held)] : [];
  return element('Div', [heading(node.title, held), ...facets, ...paragraphs(node.details, held)]);
}

/** Each field is a paragraph: its label, and what is known already. Lines to write on are artifacts. */
function form(node: Form | undefined, held: Held): StructureElement[] {
  return node ? node.fields.map((each) => paragraph(each.paragraph, held)) : [];
}

/** The contents (ISO 32000-1, table 333): each entry a reference; those of a year are a list of their own. */
function contentsList({ title, groups }: Contents, held: Held): StructureElement[] {
  const entry = ({ link }: ContentsEntry): StructureElement =>
    element('TOCI', [element('Reference', phrases([link], held))]);
  const items = groups.flatMap(({ year, entries }) => {
    const listed = entries.map(entry);
    return year ? [element('TOCI', [paragraph(year, held), element('TOC', listed)])] : listed;
  });
  return [heading(title, held), element('TOC', items)];
}

/** A list whose labels are the numbers that stand in the text; each body is an address and its code. */
function addressList({ title, entries }: Addresses, held: Held): StructureElement[] {
  const items = entries.map(({ label, address, code }) => {
    const body = [...phrases(address.text, held), ...(code ? figure(code, held) : [])];
    return element('LI', [labelled(label, held), element('LBody', body)]);
  });
  return [heading(title, held), { ...element('L', items), numbering: 'Decimal' }];
}
