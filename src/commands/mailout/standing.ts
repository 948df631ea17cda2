/** How a mail-out stands, as a person and as a program are told of it: lines of the list, never whole addresses. */
import { maskedAddress } from '../../mail/address.ts';
import { type Standing, type Tally, tallyOf } from '../../mail/journal.ts';
import type { KeyedMember, Plan } from '../../mail/plan.ts';
import { meaningOf } from '../../mail/reply.ts';
import { membersCounted } from './plan-report.ts';
import { figure } from '../progress.ts';

export interface Stood {
  readonly plan: Plan;
  /** When the plan was frozen. */
  readonly at: string;
  readonly standings: ReadonlyMap<string, Standing>;
  /** The list as it is now, for the lines; empty where it cannot be read. */
  readonly keyed: readonly KeyedMember[];
  /** As messages name them. */
  readonly list: string;
  readonly journal: string;
  /** True while a run is sending: an intent without an answer is then on its way. */
  readonly isUnderWay: boolean;
}

/** The one document's `mailout` under `--json`. */
export function standingAsJson(stood: Stood): object {
  const { plan, at, standings, list, journal, isUnderWay } = stood;
  const lineOf = new Map(stood.keyed.map(({ key, member }) => [key, member.line]));
  const members = [...standings].map(([key, { kind, ...more }]) => ({
    line: lineOf.get(key) ?? null,
    state: kind,
    ...more,
  }));
  return {
    update: plan.update,
    list,
    journal,
    begun: at,
    isUnderWay,
    ...tallyOf(standings.values()),
    members,
  };
}

/** Kinds as people are told of them. */
const NAMES: Readonly<Record<Standing['kind'], string>> = {
  sent: 'sent',
  refused: 'refused',
  unknown: 'unknown',
  left: 'left',
  excepted: 'left out',
};

const WORDS: Readonly<Record<Standing['kind'], string>> = {
  sent: 'The server has taken it for them.',
  refused: 'The server will not take it for them.',
  unknown: 'The server may have taken it, or not; they are not sent to again.',
  left: 'They have not been sent to.',
  excepted: 'They are on the list of those to leave out.',
};

/** The tally in words, then who was refused, whose fate is unknown and who is left, each by their line in the list. */
export function standingAsText(stood: Stood): string {
  const { plan, at, standings, list, isUnderWay } = stood;
  const tally = tallyOf(standings.values());
  const begun = at.slice(0, 16).replace('T', ' ');
  const head = `${plan.update} to ${list}: ${membersCounted(standings.size)}, begun ${begun} UTC${isUnderWay ? ', being sent now' : ''}`;
  return [
    head,
    ...tallyLines(tally),
    ...details(stood, 'refused'),
    ...details(stood, 'unknown'),
    ...details(stood, 'left'),
  ].join('\n');
}

function tallyLines(tally: Tally): string[] {
  const shown = (Object.keys(WORDS) as (keyof Tally)[]).filter(
    (kind) => kind !== 'excepted' || tally[kind] > 0,
  );
  const width = Math.max(...shown.map((kind) => figure(tally[kind]).length));
  return shown.map(
    (kind) => `  ${NAMES[kind].padEnd(8)} ${figure(tally[kind]).padStart(width)}  ${WORDS[kind]}`,
  );
}

/** Above the lines of each kind; of the unknown, what to do. */
const HEADINGS = {
  refused: 'refused:',
  unknown: 'unknown (ask them whether it came, or ask whoever looks after the server about the Message-ID):',
  left: 'left:',
} as const;

/** More lines than this say less: the rest is counted, and `--json` has all. */
const MOST_LINES = 20;

function details({ standings, keyed, list }: Stood, kind: 'refused' | 'unknown' | 'left'): string[] {
  const memberOf = new Map(keyed.map(({ key, member }) => [key, member]));
  const these = [...standings].filter(([, standing]) => standing.kind === kind);
  if (these.length === 0) return [];
  const lines = these.slice(0, MOST_LINES).map(([key, standing]) => {
    const member = memberOf.get(key);
    const who = member
      ? `${list}:${member.line}  ${maskedAddress(member.address)}`
      : 'not in the list any more';
    return `  ${[who, reasonOf(standing)].filter((part) => part !== '').join('  ')}`;
  });
  const more = these.length - lines.length;
  return [
    '',
    HEADINGS[kind],
    ...lines,
    ...(more > 0 ? [`  and ${figure(more)} more (--json lists all)`] : []),
  ];
}

function reasonOf(standing: Standing): string {
  switch (standing.kind) {
    case 'refused':
      return `${standing.code}: ${meaningOf(standing.code)}`;
    case 'left':
      return standing.code === undefined ? '' : putOffReason(standing.code);
    case 'unknown':
      return standing.id && `Message-ID ${standing.id}`;
    case 'sent':
    case 'excepted':
      return '';
  }
}

function putOffReason(code: string): string {
  if (code === 'row') return 'refused as everybody was';
  return /^\d/.test(code) ? `${code}: ${meaningOf(code)}` : meaningOf(code);
}
