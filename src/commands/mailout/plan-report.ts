/** The dry run's answer: what would be sent, from whom, to how many, how large it is and how long it takes. */
import { identityOf, maskedAddress } from '../../mail/address.ts';
import { type Journal, tallyOf } from '../../mail/journal.ts';
import type { Member } from '../../mail/members.ts';
import { printedTime, spacing } from '../../mail/pace.ts';
import type { Server } from '../../mail/smtp.ts';
import type { Mailbox } from '../../source/update.ts';
import { counted, kilobytes } from '../report.ts';
import { letterForAll, type Mailing } from './mailing.ts';
import { figure } from '../progress.ts';
import { shownServer } from './server.ts';

export interface ShownPlan {
  readonly mailing: Mailing;
  readonly messageBytes: number;
  readonly rate: number;
  readonly server?: Server;
  /** As messages name it. */
  readonly journalPath: string;
  readonly journal?: Journal;
}

/** Names of the first few are shown masked, so that an editor sees that it is the right list. */
const FIRST = 3;

export function planAsText(plan: ShownPlan): string {
  const { mailing, messageBytes, rate, server, journalPath } = plan;
  const { ran, built, sender, list } = mailing;
  const members = recipients(mailing);
  const whole = members.length * messageBytes;
  const rows: readonly (readonly [string, string])[] = [
    [
      'PDF',
      `${ran.source.name}.pdf, ${counted(built.pages, 'page')}, ${kilobytes(built.bytes.length)}, made now from ${ran.source.shown}`,
    ],
    ['from', shownMailbox(sender.from)],
    ['subject', letterForAll(mailing).subject],
    [
      'to',
      `${membersCounted(members.length)} of ${list?.named ?? ''}${members.length > 0 ? `, one message each: ${firstOf(members)}` : ''}`,
    ],
    ...leftOut(mailing),
    ['size', `${kilobytes(messageBytes)} a message, ${megabytes(whole)} in all`],
    ['time', `${printedTime(members.length * spacing(rate))} at ${figure(rate)} a minute`],
    [
      'server',
      server ? shownServer(server) : 'not named yet: set SMTP_HOST, SMTP_USER and SMTP_PASSWORD, or SMTP_URL',
    ],
    ['journal', journalPath],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [...rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`), '', ...nextSteps(plan)].join('\n');
}

function nextSteps({ journal }: ShownPlan): string[] {
  if (!journal)
    return [
      'Nothing was sent. Use --test-to with your own address to send one message to yourself, and --yes to send to all.',
    ];
  const { sent, left } = tallyOf(journal.standings.values());
  const begun = `Nothing was sent now. Earlier it was sent to ${membersCounted(sent)}; ${left === 0 ? 'nobody is' : `${figure(left)} are`} left`;
  return [left > 0 ? `${begun}: use --resume to go on with them.` : `${begun}.`];
}

export function planAsJson({ mailing, messageBytes, rate, journalPath, journal }: ShownPlan): object {
  const members = recipients(mailing);
  return {
    update: mailing.ran.source.name,
    pdf: { pages: mailing.built.pages, bytes: mailing.built.bytes.length },
    from: shownMailbox(mailing.sender.from),
    members: members.length,
    excepted: (mailing.list?.members.length ?? 0) - members.length,
    repeated: mailing.list?.repeated ?? 0,
    messageBytes,
    seconds: Math.ceil((members.length * spacing(rate)) / 1000),
    rate,
    journal: journalPath,
    isBegun: journal !== undefined,
  };
}

function recipients({ list, excepted }: Mailing): Member[] {
  return (list?.members ?? []).filter(({ address }) => !excepted.has(identityOf(address)));
}

function leftOut(mailing: Mailing): [string, string][] {
  const { list } = mailing;
  if (!list) return [];
  const excepted = list.members.length - recipients(mailing).length;
  const parts = [
    excepted > 0 ? `${membersCounted(excepted)} as --except asks` : '',
    list.repeated > 0
      ? `${counted(list.repeated, 'line')} that ${list.repeated === 1 ? 'repeats' : 'repeat'} an address`
      : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? [['left out', parts.join('; ')]] : [];
}

function firstOf(members: readonly Member[]): string {
  const first = members.slice(0, FIRST).map(({ address }) => maskedAddress(address));
  const more = members.length - first.length;
  return more > 0 ? `${first.join(', ')} and ${figure(more)} more` : first.join(', ');
}

function shownMailbox({ name, address }: Mailbox): string {
  return name ? `${name} <${address}>` : address;
}

/** "1 member", "1,000 members". */
export function membersCounted(members: number): string {
  return `${figure(members)} member${members === 1 ? '' : 's'}`;
}

const MEGABYTE = 1024 * 1024;

function megabytes(bytes: number): string {
  return bytes < MEGABYTE ? kilobytes(bytes) : `${figure(Math.ceil(bytes / MEGABYTE))} MB`;
}
