/**
 * The mail-out itself: takes member after member, keeps the pace, writes to the journal before and after each message,
 * tries again what was put off, and stops when the server, the disk or the editor says so. The clock, the journal and the
 * server are lent to it.
 */
import type { Entry, MemberEntry } from '../../mail/journal.ts';
import type { Member } from '../../mail/members.ts';
import {
  CONNECTIONS,
  MOST_ON_A_LINE,
  type Health,
  RETRY_PAUSES,
  WELL,
  complaint,
  healthAfter,
  restAfter,
  spacing,
} from '../../mail/pace.ts';
import type { KeyedMember } from '../../mail/plan.ts';
import { type Fate, ServerFault, isLasting, refusalOf } from '../../mail/reply.ts';
import type { Envelope, Line } from '../../mail/smtp.ts';

export interface Clock {
  now(): number;
  /** Resolves after so many milliseconds, or when the signal comes. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface Posting {
  readonly envelope: Envelope;
  /** The Message-ID. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface Job {
  readonly queue: readonly KeyedMember[];
  /** Messages a minute. */
  readonly rate: number;
  write(member: Member, at: Date): Posting;
  record(...entries: readonly Entry[]): Promise<void>;
  connect(): Promise<Line>;
  readonly clock: Clock;
  /** The editor's wish to stop. */
  readonly stop: AbortSignal;
  /** Told after each message. */
  told(entry: MemberEntry): void;
  /** Told when the server cannot be had, before the first of the rests that it is given. */
  resting(fault: ServerFault): void;
}

/** How it ended. `through`: nobody is left but those who were put off again and again. */
export type Ending =
  | { readonly kind: 'through' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'server'; readonly fault: ServerFault }
  | { readonly kind: 'row'; readonly of: keyof Health }
  | { readonly kind: 'journal'; readonly error: unknown };

interface Turn extends KeyedMember {
  readonly attempts: number;
  /** Not before then. */
  readonly due: number;
}

interface State {
  readonly job: Job;
  /** Those not tried yet, next one last. */
  readonly fresh: Turn[];
  readonly again: Turn[];
  readonly idle: Line[];
  /** When the next message may begin. */
  slot: number;
  health: Health;
  /** Keys of the members who were refused in this run. */
  readonly refused: string[];
  /** One connection is made at a time, so that a server that is down is asked once. */
  connecting: Promise<unknown>;
  /** The last entry that nobody waits for. */
  noted: Promise<void>;
  /** Whether the server was given a rest since there was a connection. */
  hasRested: boolean;
  ending?: Ending;
}

export async function dispatch(job: Job): Promise<Ending> {
  const fresh = job.queue.map((each): Turn => ({ ...each, attempts: 0, due: 0 })).reverse();
  const state: State = {
    job,
    fresh,
    again: [],
    idle: [],
    slot: job.clock.now(),
    health: WELL,
    refused: [],
    connecting: Promise.resolve(),
    noted: Promise.resolve(),
    hasRested: false,
  };
  await Promise.all(Array.from({ length: Math.min(CONNECTIONS, fresh.length) }, () => work(state)));
  state.idle.forEach((line) => line.close());
  freeRefused(state);
  await state.noted;
  return state.ending ?? { kind: job.stop.aborted ? 'interrupted' : 'through' };
}

function isHalted({ job, ending }: State): boolean {
  return ending !== undefined || job.stop.aborted;
}

async function work(state: State): Promise<void> {
  for (;;) {
    const turn = await nextTurn(state);
    if (!turn) return;
    const post = state.job.write(turn.member, new Date(state.job.clock.now()));
    const line = await lineFor(state);
    if (line) await deliver(state, turn, post, line);
    else state.again.push(turn);
  }
}

/** The next member when their time has come; nothing where all are served, or it is over. */
async function nextTurn(state: State): Promise<Turn | undefined> {
  const { clock, stop, rate } = state.job;
  for (;;) {
    if (isHalted(state)) return undefined;
    const turn = takeTurn(state);
    if (turn) {
      const start = Math.max(state.slot, clock.now());
      state.slot = start + spacing(rate);
      if (start - clock.now() >= 1) await clock.wait(start - clock.now(), stop);
      return isHalted(state) ? undefined : turn;
    }
    if (state.again.length === 0) return undefined;
    await clock.wait(Math.min(...state.again.map(({ due }) => due)) - clock.now(), stop);
  }
}

function takeTurn({ job, again, fresh }: State): Turn | undefined {
  const now = job.clock.now();
  const at = again.findIndex(({ due }) => due <= now);
  return at < 0 ? fresh.pop() : again.splice(at, 1)[0];
}

/** A connection: one that is idle, else a new one; nothing where none can be had now. */
async function lineFor(state: State): Promise<Line | undefined> {
  for (let line = state.idle.pop(); line; line = state.idle.pop()) if (line.isOpen()) return line;
  const connected = state.connecting.then(() => newLine(state));
  state.connecting = connected;
  return connected;
}

async function newLine(state: State): Promise<Line | undefined> {
  if (isHalted(state)) return undefined;
  try {
    const line = await state.job.connect();
    state.hasRested = false;
    return line;
  } catch (error) {
    if (!(error instanceof ServerFault)) throw error;
    state.health = healthAfter(state.health, { kind: 'lost' });
    if (isLasting(error) || complaint(state.health)) state.ending ??= { kind: 'server', fault: error };
    else {
      if (!state.hasRested) state.job.resting(error);
      state.hasRested = true;
      await rest(state);
    }
    return undefined;
  }
}

function rest({ job, health }: State): Promise<void> {
  return job.clock.wait(restAfter(health), job.stop);
}

async function deliver(state: State, turn: Turn, post: Posting, line: Line): Promise<void> {
  const { clock } = state.job;
  const at = new Date(clock.now()).toISOString();
  // Written to the disk while the server is asked whether it takes the member, and before the message itself goes.
  const ready = record(state, { kind: 'intent', member: turn.key, id: post.id, at });
  ready.catch(() => undefined);
  const fate = await line.send(post.envelope, post.bytes, ready);
  const isSpent = fate.kind === 'deferred' && fate.by === 'server' && line.carried() > 1;
  if (isSpent || line.carried() >= MOST_ON_A_LINE) line.close();
  else if (line.isOpen()) state.idle.push(line);
  const entry = entryFor(turn.key, fate, { id: post.id, at: new Date(clock.now()).toISOString() });
  state.job.told(entry);
  note(state, entry);
  // A server that will have no more of one connection is asked again on another.
  if (isSpent) state.again.push(turn);
  else await settle(state, turn, fate);
}

/** Resolves when the entries are on the disk. A journal that cannot be written ends the mail-out. */
async function record(state: State, ...entries: readonly Entry[]): Promise<void> {
  try {
    await state.job.record(...entries);
  } catch (error) {
    state.ending = { kind: 'journal', error };
    throw error;
  }
}

/** The same without waiting: the next intent waits for it, and so does the end. */
function note(state: State, ...entries: readonly Entry[]): void {
  state.noted = record(state, ...entries).catch(() => undefined);
}

async function settle(state: State, turn: Turn, fate: Fate): Promise<void> {
  if (fate.kind === 'refused' && fate.by === 'server') {
    state.ending ??= { kind: 'server', fault: refusalOf(fate.code) };
    return;
  }
  if (fate.kind === 'refused') state.refused.push(turn.key);
  state.health = healthAfter(state.health, fate);
  const trouble = complaint(state.health);
  if (trouble) state.ending ??= { kind: 'row', of: trouble };
  if (state.ending) return;
  if (fate.kind !== 'taken' && fate.kind !== 'refused') await putOff(state, turn, fate);
}

function entryFor(member: string, fate: Fate, { id, at }: { id: string; at: string }): MemberEntry {
  switch (fate.kind) {
    case 'taken':
      return { kind: 'sent', member, at };
    case 'refused':
      return { kind: fate.by === 'server' ? 'released' : 'refused', member, code: fate.code };
    case 'deferred':
      return { kind: 'released', member, code: fate.code };
    case 'lost':
      return { kind: 'released', member, code: 'lost' };
    case 'unknown':
      return { kind: 'unknown', member, id, at };
  }
}

/** A server that refuses one after the other refuses us, not them: whom it refused in this run is left, to be sent to. */
function freeRefused(state: State): void {
  if (state.ending?.kind !== 'row' || state.ending.of !== 'refused') return;
  const freed = state.refused.map((member): MemberEntry => ({ kind: 'released', member, code: 'row' }));
  freed.forEach((entry) => state.job.told(entry));
  note(state, ...freed);
}

/**
 * After the last pause the member is left, to be tried by `--resume`; one whose fate is unknown is not tried again. A
 * connection that was lost is given time to come back.
 */
async function putOff(state: State, turn: Turn, fate: Fate): Promise<void> {
  const pause = RETRY_PAUSES[turn.attempts];
  if (pause !== undefined && fate.kind !== 'unknown') {
    const due = state.job.clock.now() + pause;
    state.again.push({ ...turn, attempts: turn.attempts + 1, due });
  }
  if (fate.kind !== 'deferred') await rest(state);
}
