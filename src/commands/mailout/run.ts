/** The ways to call `send`: to show the plan, to send a test, to send, to go on, and to report. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from 'node:path';
import { identityOf, normalAddress } from '../../mail/address.ts';
import { type Journal, type MemberEntry, type Standing, tallyOf } from '../../mail/journal.ts';
import type { Member } from '../../mail/members.ts';
import { type KeyedMember, type Plan, changesBetween, keyMembers, makePlan } from '../../mail/plan.ts';
import { ServerFault } from '../../mail/reply.ts';
import type { Server } from '../../mail/smtp.ts';
import { warnOfSize, warnOfStalePdf } from '../outgoing.ts';
import { EXIT, Failure } from '../failure.ts';
import { type ReportOptions, reporting } from '../reporting.ts';
import { findSources, shownPath } from '../sources.ts';
import { print, tell } from '../terminal.ts';
import { type Clock, type Ending, type Posting, dispatch } from './dispatch.ts';
import { endingSentence, interruptible } from './ending.ts';
import { createJournal, holdJournal, isAlive, journalPath, openedJournal } from './journal-file.ts';
import { type Mailing, letterForAll, lettersOf, membersAt } from './mailing.ts';
import { planAsJson, planAsText } from './plan-report.ts';
import { figure } from '../progress.ts';
import { progress } from './progress.ts';
import { faultSentence, restingSentence, serverFrom } from './server.ts';
import { type Stood, standingAsJson, standingAsText } from './standing.ts';

interface Options extends ReportOptions {
  readonly rate: number;
}

const CLOCK: Clock = {
  now: () => Date.now(),
  // Ended by the signal before its time, it is no failure.
  wait: async (milliseconds, signal) =>
    milliseconds > 0 ? sleep(milliseconds, undefined, { signal }).catch(() => undefined) : undefined,
};

/** The dry run. */
export async function showPlan(mailing: Mailing, options: Options): Promise<number> {
  const path = pathOf(mailing);
  const journal = openedJournal(path);
  const { bytes } = (await postings(mailing))(firstMember(mailing), new Date());
  const server = serverFrom(process.env);
  warnOfStalePdf(mailing.ran, mailing.built.bytes);
  warnOfSize(bytes.length);
  const shownPlan = {
    mailing,
    messageBytes: bytes.length,
    rate: options.rate,
    journalPath: shownPath(path),
    ...(server && { server }),
    ...(journal && { journal }),
  };
  return conclude(options, planAsText(shownPlan), planAsJson(shownPlan), EXIT.done);
}

/** One message to one address; no journal. */
export async function sendTest(mailing: Mailing, typed: string, options: Options): Promise<number> {
  const address = normalAddress(typed);
  if (address === undefined)
    throw new Failure(
      'What --test-to names is not an email address. Write one address, e.g. you@example.org.',
      EXIT.usage,
    );
  const server = serverOrFailure();
  const { connect } = await import('../../mail/smtp.ts');
  try {
    const line = await connect(server);
    const { envelope, bytes } = (await postings(mailing))({ address, line: 0 }, new Date());
    const fate = await line.send(envelope, bytes);
    line.close();
    const code = 'code' in fate ? fate.code : '';
    if (fate.kind === 'taken')
      return conclude(options, `The test was sent to ${address}.`, { test: fate.kind }, EXIT.done);
    throw new Failure(endingSentence({ kind: 'test', fate: fate.kind, code }, server), EXIT.outside);
  } catch (error) {
    if (!(error instanceof ServerFault)) throw error;
    throw new Failure(`${faultSentence(server, error)} Nothing was sent.`, EXIT.outside);
  }
}

/** The first run of a mail-out: freezes the plan, then sends. */
export async function sendMailout(mailing: Mailing, options: Options): Promise<number> {
  const path = pathOf(mailing);
  const server = serverOrFailure();
  const earlier = openedJournal(path);
  if (earlier) throw new Failure(alreadyBegun(path, earlier), EXIT.usage);
  const plan = planOf(mailing, randomBytes(16).toString('hex'));
  createJournal(path, plan, new Date());
  return proceed(mailing, server, options, path, false);
}

/** A later run: only with the plan that was frozen. */
export async function resumeMailout(mailing: Mailing, options: Options): Promise<number> {
  const path = pathOf(mailing);
  const server = serverOrFailure();
  const journal = openedJournal(path);
  if (!journal)
    throw new Failure(
      `There is no journal "${shownPath(path)}", so nothing was begun that could go on. Use --yes to begin.`,
      EXIT.usage,
    );
  const changes = changesBetween(journal.plan, planOf(mailing, journal.plan.salt));
  if (changes.length > 0) throw new Failure(changedSince(path, changes), EXIT.usage);
  return proceed(mailing, server, options, path, journal.isTorn);
}

async function proceed(
  mailing: Mailing,
  server: Server,
  options: Options,
  path: string,
  isTorn: boolean,
): Promise<number> {
  const { connect } = await import('../../mail/smtp.ts');
  const held = await holdJournal(path, isTorn);
  const interruption = interruptible();
  const { plan } = held.journal;
  const standings = new Map(held.journal.standings);
  const shownProgress = progress({
    standings,
    isQuiet: Boolean(options.quiet ?? options.json),
    now: CLOCK.now,
  });
  const keyed = keyMembers(membersOf(mailing), plan.salt);
  let ending: Ending;
  try {
    await exceptNow(mailing, held.record, keyed, standings);
    const queue = keyed.filter(({ key }) => standings.get(key)?.kind === 'left');
    ending = await dispatch({
      queue,
      rate: options.rate,
      write: await postings(mailing),
      record: held.record,
      connect: () => connect(server),
      clock: CLOCK,
      stop: interruption.signal,
      told: shownProgress.told,
      resting: (fault) => {
        if (!options.quiet) tell(restingSentence(server, fault));
      },
    });
  } finally {
    shownProgress.close();
    interruption.release();
    await held.close();
  }
  const stood = {
    plan,
    at: held.journal.at,
    standings,
    keyed,
    list: listOf(mailing).named,
    journal: shownPath(path),
    isUnderWay: false,
  };
  return finish(stood, ending, server, options);
}

/** Whoever is left and stands on the list of those to leave out now is left out from now on. */
async function exceptNow(
  { excepted }: Mailing,
  record: (...entries: readonly MemberEntry[]) => Promise<void>,
  keyed: readonly KeyedMember[],
  standings: Map<string, Standing>,
): Promise<void> {
  const entries = keyed
    .filter(
      ({ key, member }) => standings.get(key)?.kind === 'left' && excepted.has(identityOf(member.address)),
    )
    .map(({ key }): MemberEntry => ({ kind: 'excepted', member: key }));
  if (entries.length > 0) await record(...entries);
  for (const { member } of entries) standings.set(member, { kind: 'excepted' });
}

/** Says how it stands, and why it ended where it did not get through. */
function finish(stood: Stood, ending: Ending, server: Server, options: Options): number {
  const { left, refused, unknown } = tallyOf(stood.standings.values());
  conclude(options, standingAsText(stood), standingAsJson(stood), EXIT.done);
  if (ending.kind === 'journal' && !(ending.error instanceof Failure)) throw ending.error;
  if (ending.kind !== 'through')
    tell(`${ending.kind === 'interrupted' ? '' : 'error: '}${endingSentence(ending, server)}`);
  if (left > 0) tell('To go on with those who are left, give the same command with --resume.');
  if (ending.kind === 'interrupted') return EXIT.interrupted;
  return ending.kind === 'through' && left + refused + unknown === 0 ? EXIT.done : EXIT.outside;
}

/** How an earlier mail-out of this update to this list stands, from its journal; nothing is built. */
export async function reportMailout(source: string, list: string, options: ReportOptions): Promise<number> {
  const [named] = findSources([source], undefined);
  if (!named) throw new Error('a source that was named was not found');
  const path = journalPath(resolve(list), named.name);
  const journal = openedJournal(path);
  if (!journal)
    throw new Failure(
      `There is no journal "${shownPath(path)}": this update was not sent to this list.`,
      EXIT.usage,
    );
  const keyed = keyMembers(membersAt(resolve(list)), journal.plan.salt);
  const { plan, at, standings } = journal;
  const isUnderWay = journal.openRuns.some((run) => isAlive(run));
  const stood = { plan, at, standings, keyed, list, journal: shownPath(path), isUnderWay };
  return conclude(options, standingAsText(stood), standingAsJson(stood), EXIT.done);
}

function conclude(options: ReportOptions, text: string, json: object, status: number): number {
  if (options.json) return reporting(options).close('', { mailout: json }) || status;
  print(text);
  return status;
}

/** Writes the messages of a mailing. The mail library is loaded when it is needed. */
async function postings(mailing: Mailing): Promise<(to: Member, at: Date) => Posting> {
  const { messageWriter } = await import('../../mail/message.ts');
  const letterTo = lettersOf(mailing);
  const write = messageWriter();
  const from = mailing.sender.from.address;
  return (to, at) => ({
    envelope: { from, to: to.address },
    ...write(letterTo(to, at)),
  });
}

function planOf(mailing: Mailing, salt: string): Plan {
  const letter = letterForAll(mailing);
  const { ran, excepted } = mailing;
  return makePlan({ update: ran.source.name, letter, members: membersOf(mailing), excepted }, salt);
}

function listOf({ list }: Mailing): NonNullable<Mailing['list']> {
  if (!list) throw new Error('a mail-out without a list');
  return list;
}

function membersOf(mailing: Mailing): readonly Member[] {
  return listOf(mailing).members;
}

function firstMember(mailing: Mailing): Member {
  const [first] = membersOf(mailing);
  if (!first) throw new Error('a list without members was not refused');
  return first;
}

function pathOf(mailing: Mailing): string {
  return journalPath(listOf(mailing).path, mailing.ran.source.name);
}

function serverOrFailure(): Server {
  const server = serverFrom(process.env);
  if (server) return server;
  throw new Failure(
    'No mail server is named. Set SMTP_HOST, SMTP_USER and SMTP_PASSWORD, or SMTP_URL, in the environment; README.md, "Sending to the members", shows how.',
    EXIT.usage,
  );
}

function alreadyBegun(path: string, { standings }: Journal): string {
  const { sent, left } = tallyOf(standings.values());
  const go =
    left > 0
      ? 'Use --resume to go on with those who are left, or --report to see how it stands.'
      : 'Use --report to see how it stands.';
  return `This update was already sent to ${figure(sent)} of ${figure(standings.size)} members of this list, so nothing was sent now. ${go} The journal is "${shownPath(path)}".`;
}

function changedSince(path: string, changes: readonly string[]): string {
  return `Something has changed since the first message was sent, so nothing was sent now: ${changes.join(' ')} Put it back as it was and use --resume again. Members who came later are best put in a list of their own. To begin again with everybody, who would then get it twice, rename the journal "${shownPath(path)}".`;
}
