/** Where a page should not end: the rules of page.md as a typesetter counts them, from tags and lines alone. */
import type { LaidElement, LaidOut, PageLine } from './page-lines.ts';

export const RULES = [
  'stranded heading',
  'lead-in cut',
  'orphan',
  'widow',
  'single first item',
  'single last item',
  'short list cut',
  'contact cut',
  'callout cut',
  'caption parted',
  'quotation source parted',
  'table head with fewer than two rows',
  'row cut',
  'single last row',
  'stranded end block',
] as const;
export type Rule = (typeof RULES)[number];

/** The rules that a page break before a line would offend, each with the words of what it cuts. */
export type Forbidden = ReadonlyMap<number, ReadonlyMap<Rule, string>>;

/** What a short list is: so many lines. */
const SHORT_LIST = 5;
/** A first item of so many lines may stay alone at a page's foot. */
const ENOUGH_LINES = 3;
/** The leading of body text, and what the reader cannot see of a block's height: paddings, spaces that a break takes. */
const LEADING = 16;
export const UNSEEN = 48;

/** Where the text of a page stands, in points from its top, by the page's width: A4, A5 and Letter. */
const TEXT_BLOCKS: ReadonlyMap<number, { readonly top: number; readonly height: number }> = new Map([
  [595, { top: 73.7, height: 677.5 }],
  [420, { top: 62.4, height: 462 }],
  [612, { top: 68, height: 641.8 }],
]);

export function textBlockOn({ width }: { readonly width: number }): {
  readonly top: number;
  readonly height: number;
} {
  const block = TEXT_BLOCKS.get(Math.round(width));
  if (!block) throw new Error(`no paper is ${width} points wide`);
  return block;
}

/** How high lines stand together, on however many pages. */
export function heightOf(lines: readonly PageLine[]): number {
  const pages = new Map<number, { readonly top: number; readonly bottom: number }>();
  for (const { page, top, bottom } of lines) {
    const seen = pages.get(page);
    pages.set(page, {
      top: Math.min(top, seen?.top ?? top),
      bottom: Math.max(bottom, seen?.bottom ?? bottom),
    });
  }
  return [...pages.values()].reduce((sum, { top, bottom }) => sum + bottom - top + LEADING, 0);
}

/** Reads the whole file's tags. */
export function forbiddenBreaks(laid: LaidOut): Forbidden {
  const judge = new Judge(laid);
  judge.visit(laid.root);
  return judge.forbidden;
}

class Judge {
  readonly forbidden = new Map<number, Map<Rule, string>>();
  private readonly lines: readonly PageLine[];
  private readonly half: number;
  private readonly colophon: LaidElement | undefined;

  constructor({ root, lines, pages }: LaidOut) {
    this.lines = lines;
    this.half = pages[0] ? textBlockOn(pages[0]).height / 2 - UNSEEN : 0;
    this.colophon = colophonOf(root);
    if (this.colophon) this.forbid('stranded end block', this.colophon, this.colophon.first, root.end);
  }

  visit(element: LaidElement, inList = false): void {
    const { role, children } = element;
    if (role === 'P') this.paragraph(element, element.end);
    if (role === 'LBody') this.listBody(element);
    if (role === 'L') this.list(element, inList);
    if (role === 'Div') this.setOff(element);
    if (role === 'BlockQuote') this.quotation(element);
    if (role === 'Table') {
      this.table(element);
      return;
    }
    children.forEach((child, index) => {
      if (HEADING.test(child.role)) this.heading(child, children.slice(index + 1), element);
      if (child.role === 'P') this.leadIn(child, children[index + 1]);
      this.visit(child, inList || role === 'L');
    });
  }

  /** Forbids a break before each line from `start` to before `end`. */
  private forbid(rule: Rule, { text }: LaidElement, start: number, end = start + 1): void {
    for (let line = start; line < end; line++) {
      const rules = this.forbidden.get(line) ?? new Map<Rule, string>();
      rules.set(rule, text.slice(0, NAME));
      this.forbidden.set(line, rules);
    }
  }

  private heading(heading: LaidElement, after: readonly LaidElement[], parent: LaidElement): void {
    const opening = after.find((each) => each.role === 'H2');
    if (heading.role === 'H1') {
      if (opening) this.forbid('stranded heading', heading, heading.first + 1, opening.first + 1);
      return;
    }
    const next = after.find(
      (each) => (HEADING.test(each.role) && each.role <= heading.role) || each === this.colophon,
    );
    const section = next?.first ?? parent.end;
    const enough = this.lines[heading.end]?.picture ? 1 : 2;
    this.forbid('stranded heading', heading, heading.first + 1, Math.min(heading.end + enough, section));
  }

  private leadIn(paragraph: LaidElement, next: LaidElement | undefined): void {
    if (!next || HEADING.test(next.role) || next === this.colophon) return;
    const leads = (next.role === 'L' && !isFacts(next)) || paragraph.text.endsWith(':');
    if (leads) this.forbid('lead-in cut', paragraph, next.first);
  }

  /** Two lines at least at each end of a page. */
  private paragraph(element: LaidElement, end: number): void {
    if (end - element.first < 2) return;
    this.forbid('orphan', element, element.first + 1);
    this.forbid('widow', element, end - 1);
  }

  private listBody(body: LaidElement): void {
    const nested = body.children.find((child) => child.role === 'L');
    if (!body.children.some((child) => child.role === 'P')) this.paragraph(body, nested?.first ?? body.end);
    if (nested) this.forbid('lead-in cut', body, nested.first);
  }

  private list(list: LaidElement, inList: boolean): void {
    const { children, first, end } = list;
    if (isFacts(list)) {
      if (this.isShort(list)) this.forbid('contact cut', list, first + 1, end);
      return;
    }
    const [one, two] = children;
    const last = children.at(-1);
    if (!one || !two || !last) return;
    this.forbid('single last item', last, last.first);
    if (one.end - one.first < ENOUGH_LINES) this.forbid('single first item', one, two.first);
    if (!inList && end - first <= SHORT_LIST) this.forbid('short list cut', list, first + 1, end);
  }

  /** Events and callouts begin with a heading; what else is set off is a picture with its caption. */
  private setOff(block: LaidElement): void {
    const [head] = block.children;
    if (!HEADING.test(head?.role ?? '')) {
      const caption = block.children.find((child) => child.role === 'Caption');
      if (caption) this.forbid('caption parted', caption, block.first + 1, caption.end);
    } else if (this.isShort(block)) this.forbid('callout cut', block, block.first + 1, block.end);
    else this.forbid('callout cut', block, block.end - 1);
  }

  private quotation({ children }: LaidElement): void {
    const last = children.at(-1);
    if (last && children.length > 1 && last.end - last.first === 1)
      this.forbid('quotation source parted', last, last.first);
  }

  private table(table: LaidElement): void {
    const rows = table.children.filter((child) => child.role === 'TBody').flatMap((body) => body.children);
    const [one, two] = rows;
    const last = rows.at(-1);
    if (!one || !last) return;
    this.forbid('table head with fewer than two rows', table, table.first + 1, one.first + 1);
    if (two) this.forbid('table head with fewer than two rows', table, two.first);
    if (two) this.forbid('single last row', last, last.first);
    for (const row of rows) {
      const whole = heightOf(this.lines.slice(row.first, row.end)) <= this.half / 2;
      if (whole) this.forbid('row cut', row, row.first + 1, row.end);
      else this.paragraph(row, row.end);
    }
  }

  private isShort({ first, end }: LaidElement): boolean {
    return heightOf(this.lines.slice(first, end)) <= this.half;
  }
}

/** Facts are lists without numbering, and without the boxes of action points. */
function isFacts({ numbering, children: [first] }: LaidElement): boolean {
  return numbering === 'None' && first?.children[0]?.text !== '\u2610';
}

const HEADING = /^H[1-6]$/;
/** So many characters name a block. */
const NAME = 40;

/** The end block begins with the publisher's name, which the masthead has too. */
function colophonOf({ children }: LaidElement): LaidElement | undefined {
  const title = children.findIndex((child) => child.role === 'H1');
  const masthead = new Set(children.slice(0, title).map(({ text }) => text));
  return children.slice(title + 1).findLast(({ role, text }) => role === 'P' && masthead.has(text));
}
