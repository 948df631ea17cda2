/** Blocks set as galley lines: what stands close, what stands apart, and what may not part at a page break. */
import type {
  Block,
  Callout,
  Event,
  Facts,
  Heading,
  Item,
  List,
  Paragraph,
  Quote,
  Reference,
} from '../document/document.ts';
import type { Design, TypeStyle } from './design.ts';
import { setFigure } from './figures.ts';
import { setForm } from './forms.ts';
import { BREAK, type GalleyLine, type Setting } from './galley.ts';
import { type Line, setLine } from './lines.ts';
import { collect } from './segments.ts';
import {
  begun,
  hang,
  heightOf,
  indented,
  ruleLine,
  stackParagraph,
  together,
  under,
  whole,
} from './stack.ts';
import { setTable } from './tables.ts';

/**
 * The lines of blocks one below the other, with the spaces between them. `above` is how high, in points, what the first
 * of them may not part from stands above it.
 */
export function setBlocks(blocks: readonly Block[], setting: Setting, above = 0): GalleyLine[] {
  const set: GalleyLine[][] = [];
  let held = above;
  blocks.forEach((block, index) => {
    const previous = blocks[index - 1];
    const before = set[index - 1];
    if (!previous || !before) {
      set.push(setBlock(block, setting, held));
      return;
    }
    const isHeld = (isOneLine(before) && isWithin(blocks[index - 2], block)) || leadsOn(previous, block);
    const space = spaceBetween(previous, block, setting);
    held = isHeld ? heldBy(previous, before, held) + space : 0;
    const lines = setBlock(block, setting, held);
    if (previous.kind === 'heading' && block.kind !== 'heading') begun(lines);
    set.push(under(space, isHeld ? BREAK.keep : BREAK.free, lines, setting));
  });
  return set.flat();
}

/** How high what stays with the next block is: a long paragraph parts before its last two lines. */
function heldBy(block: Block, lines: readonly GalleyLine[], above: number): number {
  const parts = block.kind !== 'heading' && lines.length > LONGEST_WHOLE;
  return parts ? heightOf(lines.slice(-2)) : above + heightOf(lines);
}

/** A paragraph of more lines can keep two at each end of a page. */
const LONGEST_WHOLE = 3;

/** A heading has two lines of what follows below it: where a block has only one, the next block stays with it. */
function isOneLine(lines: readonly GalleyLine[]): boolean {
  return lines.length === 1 && !lines[0]?.picture;
}

/** Whether a block belongs to what a heading heads. */
function isWithin(heading: Block | undefined, block: Block): boolean {
  return heading?.kind === 'heading' && (block.kind !== 'heading' || block.level > heading.level);
}

function setBlock(block: Block, setting: Setting, above: number): GalleyLine[] {
  switch (block.kind) {
    case 'heading':
      return setHeading(block, setting);
    case 'paragraph':
      return stackParagraph(block.text, setting.design.body, setting);
    case 'list':
      return setList(block, setting);
    case 'introduced-list': {
      const list = setList(block.list, setting);
      const intro = stackParagraph(block.intro.text, setting.design.body, setting);
      return [...intro, ...under(setting.design.space.leadIn, BREAK.keep, list, setting)];
    }
    case 'quote':
      return setQuote(block, setting);
    case 'reference':
      return setReference(block, setting);
    case 'event':
      return setEvent(block, setting);
    case 'facts':
      return setFacts(block, setting);
    case 'table':
      return setTable(block, setting);
    case 'figure':
      return setFigure(block, setting, above);
    case 'callout':
      return setCallout(block, setting, above);
  }
}

/** What is set off from the running text by more space, and what has rules of its own to keep clear of. */
const SET_OFF: ReadonlySet<Block['kind']> = new Set(['event', 'facts', 'quote', 'callout']);
const RULED: ReadonlySet<Block['kind']> = new Set(['table', 'figure']);

function spaceBetween(previous: Block, next: Block, { design: { space } }: Setting): number {
  const either = (kinds: ReadonlySet<Block['kind']>): boolean =>
    kinds.has(previous.kind) || kinds.has(next.kind);
  if (next.kind === 'heading') {
    // A heading right below another is one head with it.
    if (previous.kind === 'heading') return space.paragraph;
    return space.headingBefore[next.level - 1] ?? space.paragraph;
  }
  if (previous.kind === 'heading' && !either(RULED)) {
    return either(SET_OFF) ? space.paragraph : (space.headingAfter[previous.level - 1] ?? space.paragraph);
  }
  if (next.kind === 'reference' && leadsOn(previous, next)) return space.leadIn;
  if (either(RULED)) return previous.kind === 'heading' ? space.around : space.ruled;
  return either(SET_OFF) ? space.around : space.paragraph;
}

/** A heading leads on; so does text to a list, or, where it ends on a colon, to whatever it announces. */
function leadsOn(previous: Block, next: Block): boolean {
  if (previous.kind === 'heading') return true;
  if (next.kind === 'list') return previous.kind === 'paragraph' || previous.kind === 'reference';
  return previous.kind === 'paragraph' && next.kind !== 'heading' && endsOnColon(previous);
}

function endsOnColon(paragraph: Paragraph): boolean {
  let phrase = paragraph.text.at(-1);
  while (phrase && phrase.kind !== 'text') phrase = phrase.children.at(-1);
  return phrase?.value.trimEnd().endsWith(':') ?? false;
}

/** A heading, which stays with what follows. */
export function setHeading(heading: Heading, setting: Setting): GalleyLine[] {
  const style = setting.design.headings[heading.level - 1];
  if (!style) throw new Error(`there is no style for a heading of level ${heading.level}`);
  return together(BREAK.keep, stackParagraph(heading.text, style, setting));
}

function setList(list: List, setting: Setting): GalleyLine[] {
  const { design } = setting;
  const labels = list.items.map((item) => setLabel(item, list, setting));
  const widest = Math.max(...labels.map((label) => label.width));
  const indent = Math.max(design.space.listIndent, widest + LABEL_GAP);
  const inner = { ...setting, measure: setting.measure - indent };
  const items = list.items.map((item, index) => {
    const label = labels[index];
    if (!label) throw new Error('an item of a list has no label');
    const body = indented(indent, setItemBody(item, inner));
    return hang(label, labelEdge(label, list, indent), body);
  });
  const isFirstShort = (items[0]?.length ?? 0) < ENOUGH_LINES;
  for (let index = 1; index < items.length; index++) {
    const cost = itemCost(index, items.length, isFirstShort);
    under(design.space.item, cost, items[index] as GalleyLine[], setting);
  }
  const lines = items.flat();
  return list.level === 1 && lines.length <= SHORT_LIST ? together(BREAK.whole, lines) : lines;
}

/** A list of so many lines stays whole: on two pages it would be two scraps. */
const SHORT_LIST = 5;

/** An item of fewer lines looks lost at the foot of a page, below nothing or its lead-in. */
export const ENOUGH_LINES = 3;

/** What it costs to begin a page with an item of so many: the last is never alone, nor a short first one left behind. */
export function itemCost(index: number, count: number, isFirstShort: boolean): number {
  return (index === 1 && isFirstShort) || index === count - 1 ? BREAK.alone : BREAK.item;
}

/** Bullets hang at the left of the indent; what is wider stands close to its text, so that units of numbers align. */
function labelEdge(label: Line, list: List, indent: number): number {
  const close = indent - label.width - LABEL_GAP;
  return isNumbered(list) ? close : Math.min(close, BULLET_EDGE);
}

/** Between a number and its text: about two word spaces; from the list's edge to the bullet: a quarter of the indent. */
const LABEL_GAP = 5;
const BULLET_EDGE = 4;

function isNumbered({ numbering }: List): boolean {
  return numbering === 'Decimal' || numbering === 'LowerAlpha' || numbering === 'LowerRoman';
}

function setLabel(item: Item, list: List, { design, faces }: Setting): Line {
  return setLine(collect([item.label.text], labelStyle(item, list, design)), faces);
}

function labelStyle(item: Item, list: List, design: Design): TypeStyle {
  if (isNumbered(list)) return design.body;
  return item.body.action ? design.box : design.bullet;
}

function setItemBody({ body }: Item, setting: Setting): GalleyLine[] {
  const { design } = setting;
  const { space } = design;
  const paragraphs = body.paragraphs.map((paragraph, index) => {
    const lines = stackParagraph(paragraph.text, design.body, setting);
    return index === 0 ? lines : under(space.item, BREAK.within, lines, setting);
  });
  const [only] = paragraphs;
  if (only && paragraphs.length === 1 && !body.note && !body.form && !body.list) return only;
  const note = body.note ? stackParagraph(body.note.text, design.factLabel, setting) : [];
  const form = body.form ? setForm(body.form, setting) : [];
  const below = under(0, BREAK.keep, [...note, ...form], setting);
  const nested = body.list ? under(space.item, BREAK.keep, setList(body.list, setting), setting) : [];
  return [...paragraphs, below, nested].flat();
}

function setQuote(quote: Quote, setting: Setting): GalleyLine[] {
  const { design } = setting;
  const indent = design.space.quoteIndent;
  const inner = { ...setting, measure: setting.measure - 2 * indent };
  const text = quote.paragraphs.flatMap((paragraph, index) => {
    const lines = stackParagraph(paragraph.text, design.body, inner);
    const last = index === quote.paragraphs.length - 1 && lines.length === 1;
    const cost = last ? BREAK.keep : BREAK.within;
    return index === 0 ? lines : under(design.space.paragraph, cost, lines, setting);
  });
  const source = quote.source ? stackParagraph(quote.source.text, design.factLabel, inner) : [];
  return indented(indent, [...text, ...under(design.space.leadIn, BREAK.keep, source, setting)]);
}

function setReference(reference: Reference, setting: Setting): GalleyLine[] {
  const { design } = setting;
  const link = whole(stackParagraph(reference.link.text, design.body, setting), setting);
  const notes = reference.notes.flatMap((note) =>
    under(design.space.leadIn, BREAK.whole, stackParagraph(note.text, design.body, setting), setting),
  );
  return [...link, ...notes];
}

/** An event: its title, its facts and its details beside one vertical rule, whole unless longer than half a page. */
function setEvent(event: Event, setting: Setting): GalleyLine[] {
  const { design } = setting;
  const { space } = design;
  const inner = { ...setting, measure: setting.measure - space.eventIndent };
  const title = together(BREAK.keep, stackParagraph(event.title.text, design.eventTitle, inner));
  const facts = event.facts ? under(space.leadIn * 2, BREAK.keep, setFacts(event.facts, inner), setting) : [];
  const details = event.details.flatMap((paragraph) => {
    return under(space.paragraph, BREAK.within, stackParagraph(paragraph.text, design.body, inner), setting);
  });
  const frame = { id: event.id, x: 0, width: space.eventRule, ink: 'accent' } as const;
  const lines = whole([...title, ...begun([...facts, ...details])], setting);
  return indented(space.eventIndent, lines).map((line) => ({ ...line, frame }));
}

/** Above and below a callout's text, between its rules: half a line, as between paragraphs. */
const CALLOUT_PADDING = 8;

/** A callout between two rules, whole unless it is longer than half a page. */
function setCallout(callout: Callout, setting: Setting, above: number): GalleyLine[] {
  const { design } = setting;
  const { space } = design;
  const inner = { ...setting, measure: setting.measure - 2 * space.eventIndent };
  const title = together(BREAK.keep, stackParagraph(callout.title.text, design.eventTitle, inner));
  const head = above + CALLOUT_RULE + CALLOUT_PADDING + heightOf(title) + space.leadIn;
  const content = under(space.leadIn, BREAK.keep, begun(setBlocks(callout.content, inner, head)), setting);
  const lines = [
    ruleLine(CALLOUT_RULE, setting),
    ...under(CALLOUT_PADDING, BREAK.keep, indented(space.eventIndent, [...title, ...content]), setting),
    ...under(CALLOUT_PADDING, BREAK.keep, [ruleLine(CALLOUT_RULE / 2, setting)], setting),
  ];
  return whole(lines, setting);
}

/** The rule above a callout, in points; the one below is half as thick. */
const CALLOUT_RULE = 1.5;

/** Facts in two columns: the labels, as wide as the widest, and what they say. */
export function setFacts(facts: Facts, setting: Setting): GalleyLine[] {
  const { design, faces } = setting;
  const labels = facts.items.map((item) => setLine(collect([item.label.text], design.factLabel), faces));
  const { factGutter, factColumn } = design.space;
  const column = Math.max(factColumn, ...labels.map((label) => label.width + factGutter));
  const inner = { ...setting, measure: setting.measure - column };
  const lines = facts.items.flatMap((item, index) => {
    const body = item.body.paragraphs.flatMap((paragraph) =>
      stackParagraph(paragraph.text, design.body, inner),
    );
    const label = labels[index];
    return label ? hang(label, 0, indented(column, body)) : [];
  });
  return whole(lines, setting);
}
