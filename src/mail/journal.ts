/** The journal of a mail-out as data: its entries, their lines, and how each member stands by them. */
import type { Plan } from './plan.ts';

/**
 * One line of the journal. `plan` is the first; then runs begin and end, and for each message an `intent` comes before
 * it and what became of it after. No entry holds an address or a server's words: those may quote one.
 */
export type Entry =
  | ({ readonly kind: 'plan'; readonly version: 1; readonly at: string } & Plan)
  | ({ readonly kind: 'run' } & Run)
  | { readonly kind: 'end'; readonly run: string }
  | MemberEntry;

export type MemberEntry =
  | { readonly kind: 'excepted'; readonly member: string }
  | { readonly kind: 'intent'; readonly member: string; readonly id: string; readonly at: string }
  | { readonly kind: 'sent'; readonly member: string; readonly at: string }
  | { readonly kind: 'refused'; readonly member: string; readonly code: string }
  /** The server has not taken it, for certain: it can be sent again. */
  | { readonly kind: 'released'; readonly member: string; readonly code: string }
  /** All of it was handed over, and no answer came. */
  | { readonly kind: 'unknown'; readonly member: string; readonly id: string; readonly at: string };

/** One process that sent, or tried to. */
export interface Run {
  readonly run: string;
  readonly pid: number;
  readonly host: string;
  /** What tells this process from a later one of the same number; empty where the system does not say. */
  readonly started: string;
}

/** How a member stands. An intent without an answer is an unknown fate: the server may have the message. */
export type Standing =
  | { readonly kind: 'left'; readonly code?: string }
  | { readonly kind: 'excepted' }
  | { readonly kind: 'sent'; readonly at: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown'; readonly id: string; readonly at: string };

export interface Journal {
  readonly plan: Plan;
  /** When the plan was frozen: an ISO 8601 instant. */
  readonly at: string;
  /** Of every member of the plan, in its order. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** Runs that did not say that they ended, in the order in which they began. */
  readonly openRuns: readonly Run[];
  /** True where the last line was cut off in the middle: the next one must begin on a line of its own. */
  readonly isTorn: boolean;
}

/** A line that cannot be understood, from 1. */
export interface Damage {
  readonly line: number;
}

export function lineOf(entry: Entry): string {
  return `${JSON.stringify(entry)}\n`;
}

/**
 * Reads a journal back. A line that was cut off by a kill or a full disk is passed over where nothing but a new run
 * follows: an intent that is cut off was never acted on, and a result that is cut off leaves its intent open.
 */
export function readJournal(text: string): Journal | Damage {
  const lines = text.split('\n');
  const isTorn = lines.at(-1) !== '';
  const entries: Entry[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const entry = entryOf(line);
    if (entry) entries.push(entry);
    else if (!isCutOff(lines, index)) return { line: index + 1 };
  }
  const [plan] = entries;
  if (plan?.kind !== 'plan') return { line: 1 };
  return { plan, at: plan.at, standings: standingsOf(plan, entries), openRuns: openRunsOf(entries), isTorn };
}

function isCutOff(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1).find((line) => line !== '');
  return next === undefined || entryOf(next)?.kind === 'run';
}

/** The texts that an entry must have beside its kind. */
const FIELDS: Readonly<Record<Entry['kind'], readonly string[]>> = {
  plan: ['at', 'update', 'pdf', 'letter', 'list', 'salt'],
  run: ['run', 'host', 'started'],
  end: ['run'],
  excepted: ['member'],
  intent: ['member', 'id', 'at'],
  sent: ['member', 'at'],
  refused: ['member', 'code'],
  released: ['member', 'code'],
  unknown: ['member', 'id', 'at'],
};

function entryOf(line: string): Entry | undefined {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null) return undefined;
  const entry = read as Record<string, unknown>;
  const fields = Object.entries(FIELDS).find(([kind]) => kind === entry['kind'])?.[1];
  if (!fields?.every((field) => typeof entry[field] === 'string')) return undefined;
  if (entry['kind'] === 'plan' && !isPlan(entry)) return undefined;
  if (entry['kind'] === 'run' && !Number.isInteger(entry['pid'])) return undefined;
  return entry as unknown as Entry;
}

function isPlan({ version, members, excepted }: Record<string, unknown>): boolean {
  const isKeys = (keys: unknown): boolean =>
    Array.isArray(keys) && keys.every((key) => typeof key === 'string');
  return version === 1 && isKeys(members) && isKeys(excepted);
}

function standingsOf(plan: Plan, entries: readonly Entry[]): Map<string, Standing> {
  const standings = new Map<string, Standing>(plan.members.map((key) => [key, { kind: 'left' }]));
  for (const key of plan.excepted) standings.set(key, { kind: 'excepted' });
  for (const entry of entries) {
    if (entry.kind === 'plan' || entry.kind === 'run' || entry.kind === 'end') continue;
    standings.set(entry.member, standingAfter(entry));
  }
  return standings;
}

/** How a member stands after an entry about them. */
export function standingAfter(entry: MemberEntry): Standing {
  switch (entry.kind) {
    case 'excepted':
      return { kind: 'excepted' };
    case 'intent':
    case 'unknown':
      return { kind: 'unknown', id: entry.id, at: entry.at };
    case 'sent':
      return { kind: 'sent', at: entry.at };
    case 'refused':
      return { kind: 'refused', code: entry.code };
    case 'released':
      return { kind: 'left', code: entry.code };
  }
}

function openRunsOf(entries: readonly Entry[]): Run[] {
  const ended = new Set(entries.flatMap((entry) => (entry.kind === 'end' ? [entry.run] : [])));
  return entries.flatMap((entry) => (entry.kind === 'run' && !ended.has(entry.run) ? [entry] : []));
}

/** How many members stand how. */
export type Tally = Readonly<Record<Standing['kind'], number>>;

export function tallyOf(standings: Iterable<Standing>): Tally {
  const tally = { left: 0, excepted: 0, sent: 0, refused: 0, unknown: 0 };
  for (const { kind } of standings) tally[kind] += 1;
  return tally;
}
