/**
 * A mail-out to 1,000 members through a real mail server, killed at 20 moments and resumed each time; every byte that was
 * sent searched for the addresses of others; and the pace beside that of a plain client. `npm run mailout`, after
 * `npm run compile`; it needs OpenSMTPD and root.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import nodemailer from 'nodemailer';
import {
  type Finished,
  addressOf,
  counted,
  entriesIn,
  journalIn,
  journalText,
  membersCsv,
  start,
} from '../support/mailout.ts';
import { type Delivered, type RealServer, hindrance, startOpenSmtpd } from './opensmtpd.ts';
import { type Wire, wireTo } from './wire.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const MEMBERS = 1000;
const KILLS = 20;
const SEED = 20071101;
const UPDATE = '2007-11-policy-update';

interface Result {
  readonly name: string;
  readonly right: boolean;
  readonly found: string;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An address that no other mail-out of this or another run sends from. */
function newSender(): string {
  return `updates-${randomUUID()}@example.org`;
}

function newMailing(sender: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mailout-'));
  for (const name of [`${UPDATE}.yaml`, 'house.yaml'])
    writeFileSync(join(folder, name), readFileSync(join(PROJECT, 'content', name)));
  const house = readFileSync(join(folder, 'house.yaml'), 'utf8');
  const mail = `email: { from: Policy Updates <${sender}>, unsubscribe: leave@example.org }\n`;
  writeFileSync(join(folder, 'house.yaml'), `${house}\n${mail}`);
  writeFileSync(join(folder, 'members.csv'), membersCsv(MEMBERS));
  return folder;
}

function send(folder: string, port: number, ...options: string[]): ReturnType<typeof start> {
  const args = ['send', `${UPDATE}.yaml`, '--to', 'members.csv', '--rate', '100000', ...options];
  return start(folder, args, { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(port) });
}

/** One run that is killed when the journal has grown by so many lines, or has ended by itself. */
async function killedAfter(folder: string, port: number, lines: number, option: string): Promise<Finished> {
  const before = journalText(folder).split('\n').length;
  const run = send(folder, port, option);
  let isOver = false;
  void run.finished.then(() => (isOver = true));
  while (!isOver && journalText(folder).split('\n').length < before + lines) await sleep(1);
  run.process.kill('SIGKILL');
  return run.finished;
}

interface Killed {
  readonly kills: number;
  readonly betweenAcceptanceAndRecord: boolean;
  readonly output: string;
  readonly status: number | null;
}

async function killAndResume(folder: string, wire: Wire): Promise<Killed> {
  const random = seeded(SEED);
  let kills = 0;
  let isBetween = false;
  let output = '';
  const atAcceptance = Math.floor(random() * KILLS);
  for (let n = 0; n < KILLS; n++) {
    const option = n === 0 ? '--yes' : '--resume';
    // Two lines a message: on average 40 messages between two kills, so that most of the list sees one.
    const finished =
      n === atAcceptance
        ? await killedAtAcceptance(folder, wire, option)
        : await killedAfter(folder, wire.port, 1 + Math.floor(random() * 160), option);
    isBetween ||= n === atAcceptance && finished.status === null;
    kills += finished.status === null ? 1 : 0;
    output += finished.stdout + finished.stderr;
  }
  const last = await send(folder, wire.port, '--resume').finished;
  return {
    kills,
    betweenAcceptanceAndRecord: isBetween,
    output: output + last.stdout + last.stderr,
    status: last.status,
  };
}

/** Killed when the server has accepted a message and before its answer has come. */
async function killedAtAcceptance(folder: string, wire: Wire, option: string): Promise<Finished> {
  const run = send(folder, wire.port, option);
  let left = 10;
  let isKilled = false;
  wire.onAccepted = () => {
    left -= 1;
    if (left > 0 || isKilled) return isKilled;
    isKilled = run.process.kill('SIGKILL');
    return true;
  };
  const finished = await run.finished;
  wire.onAccepted = () => false;
  return finished;
}

/** Gives one of the messages, for the plain client to send. */
async function theMailOut(server: RealServer, report: (result: Result) => void): Promise<string> {
  const sender = newSender();
  const folder = newMailing(sender);
  const wire = await wireTo(server.port);
  try {
    const killed = await killAndResume(folder, wire);
    report({ name: 'killed', right: killed.kills === KILLS, found: `${killed.kills} of ${KILLS} runs` });
    report({
      name: 'killed between acceptance and record',
      right: killed.betweenAcceptanceAndRecord,
      found: killed.betweenAcceptanceAndRecord ? 'once' : 'never',
    });
    const { standings } = journalIn(folder);
    const { sent = 0, unknown = 0, ...others } = counted(standings.values());
    await server.settle(sender, sent);
    const delivered = server.deliveredFrom(sender);
    const copies = new Map<string, number>();
    for (const to of delivered.flatMap((each) => each.to)) copies.set(to, (copies.get(to) ?? 0) + 1);
    const several = [...copies.values()].filter((count) => count > 1).length;
    const keys = [...standings.keys()];
    const missing = keys.filter(
      (key, n) => standings.get(key)?.kind === 'sent' && !copies.has(addressOf(n)),
    ).length;
    const unknownTaken = keys.filter(
      (key, n) => standings.get(key)?.kind === 'unknown' && copies.has(addressOf(n)),
    ).length;
    report({
      name: 'journal',
      right: sent + unknown === MEMBERS && Object.keys(others).length === 0,
      found: `${sent} sent, ${unknown} unknown of ${MEMBERS}, from ${entriesIn(folder).length} entries`,
    });
    report({ name: 'sent twice', right: several === 0, found: `${several} members` });
    report({
      name: 'sent by the journal and not delivered',
      right: missing === 0,
      found: `${missing} members`,
    });
    report({
      name: 'unknown',
      right: unknown >= 1 && unknownTaken >= 1 && unknown <= KILLS * 4 && killed.status === 3,
      found: `${unknown}, of whom the server had taken ${unknownTaken}; the last run ended with ${killed.status}`,
    });
    report(oneAddressEach(delivered));
    report(
      nobodyElse(
        'bytes on the wire',
        wire.sent.flatMap((text) => text.split(/^(?=MAIL FROM:)/m)),
      ),
    );
    const kept = readdirSync(folder)
      .filter((name) => name.endsWith('.journal'))
      .map((name) => readFileSync(join(folder, name), 'latin1'));
    report(noAddress('journal', kept));
    report(noAddress('everything that was said', [killed.output]));
    return delivered[0]?.message ?? '';
  } finally {
    await wire.close();
    rmSync(folder, { recursive: true });
  }
}

/** Every form in which an address could stand in a message: plain, in an address of the web, and its quoted parts. */
const ADDRESS = /member-(\d+)-\d+(?:@|%40|=40)/g;

function membersNamedIn(text: string): Set<string> {
  // A soft line break may stand in the middle of one (RFC 2045, 6.7).
  const whole = text.replaceAll('=\r\n', '').replaceAll(/\r\n[ \t]/g, '');
  return new Set([...whole.matchAll(ADDRESS)].map(([, number = '']) => number));
}

/** Each transaction, from MAIL FROM to the final full stop, names one member; one that a kill cut off may name none. */
function nobodyElse(name: string, transactions: readonly string[]): Result {
  const whole = transactions.filter((text) => text.startsWith('MAIL FROM:'));
  const counts = whole.map((text) => membersNamedIn(text).size);
  const names = whole.filter((text) => (text.match(/Surname\d+x/g) ?? []).length > 1).length;
  const wrong = counts.filter((count) => count > 1).length + names;
  const bytes = transactions.reduce((sum, text) => sum + text.length, 0);
  return {
    name,
    right: wrong === 0 && counts.filter((count) => count === 1).length >= MEMBERS - KILLS,
    found: `${wrong} of ${whole.length} transactions name another member, in ${bytes.toLocaleString('en-GB')} bytes`,
  };
}

function oneAddressEach(delivered: readonly Delivered[]): Result {
  const wrong = delivered.filter(({ to, message }) => {
    const headers = message.slice(0, message.indexOf('\r\n\r\n'));
    return (
      to.length !== 1 ||
      membersNamedIn(message).size !== 1 ||
      /^(?:b?cc):/im.test(headers) ||
      !new RegExp(`^To:.*${to[0] ?? ''}`, 'm').test(headers.replaceAll(/\r\n[ \t]/g, ''))
    );
  }).length;
  return {
    name: 'delivered',
    right: wrong === 0 && delivered.length > 0,
    found: `${wrong} of ${delivered.length} messages are to more than their one member`,
  };
}

function noAddress(name: string, texts: readonly string[]): Result {
  const found = texts.filter((text) => membersNamedIn(text).size > 0 || /Surname\d/.test(text)).length;
  return {
    name,
    right: found === 0 && texts.some((text) => text.length > 0),
    found: found === 0 ? 'names no member' : 'NAMES MEMBERS',
  };
}

/** Messages a second, from the first intent to the last result. */
async function ourPace({ port }: RealServer): Promise<number> {
  const sender = newSender();
  const folder = newMailing(sender);
  try {
    const { status, stderr } = await send(folder, port, '--yes').finished;
    if (status !== 0) throw new Error(`send ended with ${status}: ${stderr}`);
    const times = entriesIn(folder).flatMap((entry) =>
      entry.kind === 'intent' || entry.kind === 'sent' ? [Date.parse(entry.at)] : [],
    );
    return (MEMBERS * 1000) / (Math.max(...times) - Math.min(...times));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The library's own pool with one message made ready: no journal, no letter of anybody's own. */
async function plainPace({ port }: RealServer, raw: string): Promise<number> {
  const client = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: 4,
    maxMessages: 50,
    ignoreTLS: true,
  });
  const from = newSender();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: MEMBERS }, (_, n) =>
      client.sendMail({ envelope: { from, to: `plain-${n}@example.net` }, raw }),
    ),
  );
  const seconds = (performance.now() - begun) / 1000;
  client.close();
  return MEMBERS / seconds;
}

const ROUNDS = 5;

async function thePace(server: RealServer, raw: string, report: (result: Result) => void): Promise<void> {
  server.keep();
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const plain = await plainPace(server, raw);
    const ours = await ourPace(server);
    ratios.push(ours / plain);
    process.stdout.write(`pace: ${Math.round(ours)} messages a second, plain client ${Math.round(plain)}\n`);
  }
  const median = [...ratios].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  report({
    name: 'pace beside a plain client',
    right: median >= 0.5,
    found: `${median.toFixed(2)} (median of ${ROUNDS})`,
  });
}

async function main(): Promise<void> {
  const why = hindrance();
  if (why !== undefined) {
    process.stdout.write(`${why}\n0 passed, 1 failed\n`);
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'opensmtpd-'));
  const server = await startOpenSmtpd(folder);
  const results: Result[] = [];
  const report = (result: Result): void => {
    results.push(result);
    process.stdout.write(`${result.right ? 'ok  ' : 'FAIL'} ${result.name}: ${result.found}\n`);
  };
  try {
    const message = await theMailOut(server, report);
    await thePace(server, message, report);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
  const failed = results.filter(({ right }) => !right).length;
  process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
