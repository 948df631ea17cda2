/** Counts what a master typesetter would not let pass, on the pages of a finished PDF and with none of our own model. */
import { type LaidElement, type LaidOut, readLayout } from './page-lines.ts';
import { type Forbidden, forbiddenBreaks, heightOf, RULES, textBlockOn, UNSEEN } from './page-rules.ts';

export const KINDS = [
  ...RULES,
  'short last page',
  'empty page',
  'table head not repeated',
  'table head repeated in vain',
] as const;
export type Kind = (typeof KINDS)[number];

export interface PageFault {
  readonly kind: Kind;
  /** Counted from 0: the page that begins with the fault. */
  readonly page: number;
  /** The words of what is cut. */
  readonly name: string;
  /** Why nobody could have done better; empty where it could have been avoided. */
  readonly excuse: string;
}

export interface Faults {
  readonly pages: number;
  readonly faults: readonly PageFault[];
  /** By page but the last: the part of its text height that stays white at its foot. */
  readonly feet: readonly number[];
}

export async function readPageFaults(bytes: Uint8Array): Promise<Faults> {
  const laid = await readLayout(bytes);
  const forbidden = forbiddenBreaks(laid);
  const faults = [
    ...cuts(laid, forbidden),
    ...lastPage(laid, forbidden),
    ...emptyPages(laid),
    ...heads(laid),
  ];
  return { pages: laid.pages.length, faults, feet: feetOf(laid) };
}

const FEWEST_LAST_LINES = 4;

function cuts({ lines, pages }: LaidOut, forbidden: Forbidden): PageFault[] {
  return lines.flatMap((line, at) => {
    const rules = forbidden.get(at);
    if (at === 0 || !rules || lines[at - 1]?.page === line.page) return [];
    const [start, end] = unbroken(forbidden, at, lines.length);
    const excuse = excuseFor(lines.slice(start, end), pages);
    return [...rules].map(([kind, name]) => ({ kind, page: line.page, name, excuse }));
  });
}

/** Lines that should stay together are higher than a page's text, for all that can be seen. */
function excuseFor(lines: LaidOut['lines'], [page]: LaidOut['pages']): string {
  const tooHigh = page !== undefined && heightOf(lines) > textBlockOn(page).height - UNSEEN;
  return tooHigh ? 'what belongs together is higher than a page' : '';
}

/** The lines around one before which no page may begin: from the nearest place before it where one may, to the next. */
function unbroken(forbidden: Forbidden, at: number, count: number): readonly [start: number, end: number] {
  let start = at;
  while (start > 0 && forbidden.has(start)) start--;
  let end = at + 1;
  while (end < count && forbidden.has(end)) end++;
  return [start, end];
}

/** Fewer than four lines, though an earlier place to end the page before would do. */
function lastPage({ lines, pages }: LaidOut, forbidden: Forbidden): PageFault[] {
  const last = pages.length - 1;
  const own = lines.filter(({ page }) => page === last);
  const few = own.length < FEWEST_LAST_LINES && !own.some(({ picture }) => picture);
  if (last === 0 || !few) return [];
  const [start] = unbroken(forbidden, lines.length - FEWEST_LAST_LINES, lines.length);
  const excuse = excuseFor(lines.slice(start), pages);
  return [{ kind: 'short last page', page: last, name: own[0]?.text ?? '', excuse }];
}

function emptyPages({ pages }: LaidOut): PageFault[] {
  return pages.flatMap(({ bare }, page) =>
    bare ? [{ kind: 'empty page', page, name: '', excuse: '' } as const] : [],
  );
}

/** The rules and paddings of a head, points. */
const LEAST_UNSEEN = 12;

/** A table that goes on has its head again, unless that would take a quarter of the page; nothing else has. */
function heads({ root, lines, pages }: LaidOut): PageFault[] {
  const continued = new Map(tablesIn(root).flatMap((table) => continuations(table, lines)));
  return pages.flatMap(({ again, width }, page): PageFault[] => {
    const table = continued.get(page);
    const head = table?.children.find(({ role }) => role === 'THead');
    const height = head ? heightOf(lines.slice(head.first, head.end)) : 0;
    if (table && again.length === 0) {
      const tooHigh = height > textBlockOn({ width }).height / 4 - LEAST_UNSEEN;
      const excuse = tooHigh ? 'the head takes a quarter of the page' : '';
      return [{ kind: 'table head not repeated', page, name: table.text.slice(0, 40), excuse }];
    }
    if (again.length === 0 || table) return [];
    return [{ kind: 'table head repeated in vain', page, name: '', excuse: '' }];
  });
}

function tablesIn(element: LaidElement): readonly LaidElement[] {
  return element.role === 'Table' ? [element] : element.children.flatMap(tablesIn);
}

/** The pages that begin with a line of a table's body. */
function continuations(table: LaidElement, lines: LaidOut['lines']): (readonly [number, LaidElement])[] {
  const body = table.children.find(({ role }) => role === 'TBody');
  if (!body) return [];
  return lines.slice(body.first, body.end).flatMap(({ page }, index) => {
    const before = lines[body.first + index - 1];
    return before && before.page !== page ? [[page, table] as const] : [];
  });
}

function feetOf({ lines, pages }: LaidOut): number[] {
  return pages.slice(0, -1).map((each, page) => {
    const own = lines.filter((line) => line.page === page);
    const bottom = Math.max(...own.map((line) => line.bottom));
    const { top, height } = textBlockOn(each);
    return Math.max(0, (top + height - bottom) / height);
  });
}

/** How many of each kind, of those that could have been avoided. */
export function countByKind(faults: readonly PageFault[]): Readonly<Record<Kind, number>> {
  const avoidable = faults.filter(({ excuse }) => excuse === '');
  const count = (kind: Kind): number => avoidable.filter((fault) => fault.kind === kind).length;
  return Object.fromEntries(KINDS.map((kind) => [kind, count(kind)])) as Record<Kind, number>;
}
