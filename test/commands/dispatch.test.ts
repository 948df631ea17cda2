/** The mail-out against a server that fails on cue, with a journal on disk and a clock that never waits. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, type Ending, type Job, dispatch } from '../../src/commands/mailout/dispatch.ts';
import { createJournal, holdJournal, openedJournal } from '../../src/commands/mailout/journal-file.ts';
import type { Standing } from '../../src/mail/journal.ts';
import type { Plan } from '../../src/mail/plan.ts';
import { type Server, connect } from '../../src/mail/smtp.ts';
import { addressOf, counted, entriesIn, journalIn } from '../support/mailout.ts';
import { type Script, type ScriptedServer, scriptedServer } from '../support/smtp.ts';

let folder: string;
let server: ScriptedServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dispatch-'));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

/** A clock whose waits are over at once, and that knows how long they were. */
function fakeClock(): Clock & { readonly waits: number[] } {
  let now = Date.UTC(2007, 10, 5, 9);
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      now += Math.max(0, milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const keyOf = (n: number): string => `key-${n}`;

function planOf(members: number): Plan {
  const keys = Array.from({ length: members }, (_, n) => keyOf(n));
  return { update: 'u', pdf: 'p', letter: 'l', list: 'x', salt: 's', members: keys, excepted: [] };
}

interface Outcome {
  readonly ending: Ending;
  readonly waits: readonly number[];
  readonly standings: ReadonlyMap<string, Standing>;
  /** Recipients in the order in which the server took their messages. */
  readonly taken: readonly string[];
}

interface Case extends Partial<Pick<Job, 'rate' | 'stop' | 'told' | 'resting' | 'connect'>> {
  readonly members: number;
  readonly server?: Partial<Server>;
  /** Rejects in place of the journal's record, where it gives an error. */
  readonly breaks?: (nth: number) => Error | undefined;
}

/** One whole run: the journal is read back from the disk. */
async function mailOut(script: Script, options: Case): Promise<Outcome> {
  server ??= await scriptedServer(script);
  const { port } = server;
  const path = join(folder, 'members.u.journal');
  const clock = fakeClock();
  if (!openedJournal(path)) createJournal(path, planOf(options.members), new Date(clock.now()));
  const held = await holdJournal(path, openedJournal(path)?.isTorn ?? false);
  const queue = Array.from({ length: options.members }, (_, n) => ({
    key: keyOf(n),
    member: { address: addressOf(n), line: n + 2 },
  })).filter(({ key }) => held.journal.standings.get(key)?.kind === 'left');
  let records = 0;
  const ending = await dispatch({
    queue,
    rate: 100_000,
    write: (member) => {
      const bytes = Buffer.from(`To: ${member.address}\r\n\r\nHello\r\n.dot\r\n`);
      return {
        envelope: { from: 'updates@example.org', to: member.address },
        id: `<${member.line}@example.org>`,
        bytes,
      };
    },
    record: (...entries) => {
      records += 1;
      const error = options.breaks?.(records);
      return error ? Promise.reject(error) : held.record(...entries);
    },
    connect: () => connect({ host: '127.0.0.1', port, tls: 'none', ...options.server }),
    clock,
    stop: new AbortController().signal,
    told: () => undefined,
    resting: () => undefined,
    ...options,
  });
  await held.close();
  const { standings } = journalIn(folder);
  return { ending, waits: clock.waits, standings, taken: server.taken.map(({ to }) => to) };
}

const twice = (taken: readonly string[]): string[] => taken.filter((to, n) => taken.indexOf(to) !== n);

describe('a mail-out', () => {
  it('sends each member one message, and writes to the journal before and after it', async () => {
    const { ending, standings, taken } = await mailOut(() => undefined, { members: 120 });
    expect(ending).toEqual({ kind: 'through' });
    expect(counted(standings.values())).toEqual({ sent: 120 });
    expect([...taken].sort()).toEqual(Array.from({ length: 120 }, (_, n) => addressOf(n)).sort());
    const entries = entriesIn(folder);
    expect(entries).toHaveLength(1 + 1 + 240 + 1);
    for (let n = 0; n < 120; n++) {
      const of = entries.filter((entry) => 'member' in entry && entry.member === keyOf(n));
      expect(of.map(({ kind }) => kind)).toEqual(['intent', 'sent']);
    }
    expect(statSync(join(folder, 'members.u.journal')).mode & 0o777).toBe(0o600);
    // 50 messages a connection, 4 connections at once.
    expect(server?.connections).toBeGreaterThanOrEqual(3);
    expect(server?.connections).toBeLessThanOrEqual(8);
  });

  it('hands over the very bytes, a full stop at the beginning of a line among them', async () => {
    await mailOut(() => undefined, { members: 1 });
    expect(server?.taken[0]?.message).toBe(`To: ${addressOf(0)}\r\n\r\nHello\r\n..dot`);
  });

  it('has the intent on the disk before a byte of the message goes', async () => {
    const seen: boolean[] = [];
    const script: Script = ({ verb, to }) => {
      if (verb === 'message') {
        const n = Array.from({ length: 30 }, (_, each) => addressOf(each)).indexOf(to);
        seen.push(entriesIn(folder).some((entry) => entry.kind === 'intent' && entry.member === keyOf(n)));
      }
      return undefined;
    };
    await mailOut(script, { members: 30 });
    expect(seen).toEqual(Array<boolean>(30).fill(true));
  });

  it('keeps the pace over one connection', async () => {
    const { waits } = await mailOut(() => undefined, { members: 10, rate: 60 });
    expect(waits.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(9 * 1000);
    expect(server?.connections).toBeLessThanOrEqual(4);
  });

  it('waits for a slow server', async () => {
    const slow: Script = async () => {
      await new Promise((resolve) => setTimeout(resolve, 15));
      return undefined;
    };
    const { ending, standings } = await mailOut(slow, { members: 8 });
    expect([ending.kind, counted(standings.values())]).toEqual(['through', { sent: 8 }]);
  });
});

describe('a server that puts off', () => {
  it.each(['RCPT', 'DATA', 'message'] as const)('at %s is tried again after a pause', async (at) => {
    const script: Script = ({ verb, to, nthFor }) =>
      verb === at && to === addressOf(1) && nthFor <= 2 ? '451 4.7.1 come back later' : undefined;
    const { ending, standings, waits, taken } = await mailOut(script, { members: 4 });
    expect([ending.kind, counted(standings.values())]).toEqual(['through', { sent: 4 }]);
    expect(twice(taken)).toEqual([]);
    expect(Math.max(...waits)).toBeGreaterThan(50_000);
  });

  it('again and again leaves the member, and goes on with the others', async () => {
    const script: Script = ({ verb, to }) =>
      verb === 'RCPT' && to === addressOf(1) ? '450 4.2.1 not now' : undefined;
    const { ending, standings } = await mailOut(script, { members: 4 });
    expect([ending.kind, counted(standings.values())]).toEqual(['through', { sent: 3, left: 1 }]);
    expect(standings.get(keyOf(1))).toEqual({ kind: 'left', code: '450 4.2.1' });
  });

  it('everybody is left alone after a few', async () => {
    const { ending, standings } = await mailOut(
      ({ verb }) => (verb === 'RCPT' ? '451 4.3.0 no' : undefined),
      {
        members: 40,
      },
    );
    expect(ending).toEqual({ kind: 'row', of: 'troubles' });
    expect(counted(standings.values())).toEqual({ left: 40 });
    expect(server?.taken).toEqual([]);
  });

  it('after so many messages on a connection is asked on another', async () => {
    const sessions = new Map<string, number>();
    const { ending, standings, taken } = await mailOut(
      ({ verb, nth }) => {
        if (verb !== 'MAIL') return undefined;
        sessions.set('all', nth);
        return nth % 4 === 0 ? '452 4.5.3 too many messages' : undefined;
      },
      { members: 12, rate: 60 },
    );
    expect([ending.kind, counted(standings.values())]).toEqual(['through', { sent: 12 }]);
    expect(twice(taken)).toEqual([]);
  });
});

describe('a server that refuses', () => {
  it.each(['RCPT', 'DATA', 'message'] as const)('at %s is not asked again', async (at) => {
    const script: Script = ({ verb, to }) =>
      verb === at && to === addressOf(2) ? `550 5.1.1 <${to}>: no such user` : undefined;
    const { ending, standings, taken } = await mailOut(script, { members: 5 });
    expect([ending.kind, counted(standings.values())]).toEqual(['through', { sent: 4, refused: 1 }]);
    expect(standings.get(keyOf(2))).toEqual({ kind: 'refused', code: '550 5.1.1' });
    expect([taken.length, twice(taken)]).toEqual([4, []]);
    expect(JSON.stringify(entriesIn(folder))).not.toContain('no such user');
  });

  it('the sender ends it at once, and leaves everybody', async () => {
    const { ending, standings } = await mailOut(
      ({ verb }) => (verb === 'MAIL' ? '550 5.7.1 not you' : undefined),
      { members: 30 },
    );
    expect(ending).toMatchObject({ kind: 'server', fault: { kind: 'refused', code: '550 5.7.1' } });
    expect(counted(standings.values())).toEqual({ left: 30 });
  });

  it('the message for its size ends it at once, and says so', async () => {
    const { ending, standings } = await mailOut(
      ({ verb }) => (verb === 'MAIL' ? '552 5.3.4 message size exceeds fixed limit' : undefined),
      { members: 30 },
    );
    expect(ending).toMatchObject({ kind: 'server', fault: { kind: 'too-large', code: '552 5.3.4' } });
    expect(counted(standings.values())).toEqual({ left: 30 });
  });

  it('everybody in a row ends it, and they are left, not refused', async () => {
    const { ending, standings, taken } = await mailOut(
      ({ verb, nth }) => (verb === 'RCPT' && nth > 5 ? '554 5.7.1 relay access denied' : undefined),
      { members: 60 },
    );
    expect(ending).toEqual({ kind: 'row', of: 'refused' });
    expect(counted(standings.values())).toEqual({ sent: 5, left: 55 });
    expect(taken).toHaveLength(5);
  });
});

describe('a connection that is lost', () => {
  it.each(['MAIL', 'RCPT', 'DATA'] as const)('at %s is made anew, and the message sent again', async (at) => {
    const script: Script = ({ verb, nth }) => (verb === at && nth === 3 ? { act: 'drop' } : undefined);
    const { ending, standings, taken } = await mailOut(script, { members: 6 });
    expect([ending.kind, counted(standings.values())]).toEqual(['through', { sent: 6 }]);
    expect(twice(taken)).toEqual([]);
  });

  it.each(['drop', 'take-and-drop'] as const)(
    'after the whole message leaves its fate unknown (%s), and it is not sent again',
    async (act) => {
      const script: Script = ({ verb, to }) =>
        verb === 'message' && to === addressOf(3) ? { act } : undefined;
      const first = await mailOut(script, { members: 6 });
      expect([first.ending.kind, counted(first.standings.values())]).toEqual([
        'through',
        { sent: 5, unknown: 1 },
      ]);
      expect(first.standings.get(keyOf(3))).toMatchObject({ kind: 'unknown', id: '<5@example.org>' });
      const again = await mailOut(script, { members: 6 });
      expect(counted(again.standings.values())).toEqual({ sent: 5, unknown: 1 });
      expect(twice(again.taken)).toEqual([]);
    },
  );

  it('after every message ends it before many fates are unknown', async () => {
    const { ending, standings } = await mailOut(
      ({ verb }) => (verb === 'message' ? { act: 'take-and-drop' } : undefined),
      { members: 50 },
    );
    expect(ending).toEqual({ kind: 'row', of: 'unknowns' });
    const { unknown = 0 } = counted(standings.values());
    expect(unknown).toBeGreaterThanOrEqual(2);
    expect(unknown).toBeLessThanOrEqual(5);
  });

  it('for want of an answer counts as lost', async () => {
    const script: Script = ({ verb, nth }) => (verb === 'message' && nth === 2 ? { act: 'hang' } : undefined);
    const { standings } = await mailOut(script, { members: 4, server: { patience: 300 } });
    expect(counted(standings.values())).toEqual({ sent: 3, unknown: 1 });
  });

  it('before it began, again and again, ends it with nothing sent', async () => {
    const rests: string[] = [];
    const { ending, standings, waits } = await mailOut(
      ({ verb }) => (verb === 'connect' ? { act: 'drop' } : undefined),
      { members: 5, resting: ({ kind }) => rests.push(kind) },
    );
    // Two minutes are long for an editor who is told nothing; told once, it is no litany.
    expect(rests).toEqual(['unreachable']);
    expect(ending).toMatchObject({ kind: 'server', fault: { kind: 'unreachable' } });
    expect(counted(standings.values())).toEqual({ left: 5 });
    expect(waits.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(60_000);
    expect(entriesIn(folder).some(({ kind }) => kind === 'intent')).toBe(false);
  });
});

describe('a journal that cannot be written', () => {
  it('at an intent stops before the message', async () => {
    const full = new Error('the disk is full');
    const { ending, taken } = await mailOut(() => undefined, {
      members: 1,
      breaks: (nth) => (nth === 1 ? full : undefined),
    });
    expect(ending).toEqual({ kind: 'journal', error: full });
    expect(taken).toEqual([]);
  });

  it('in the middle stops with nobody sent to twice after it', async () => {
    const full = new Error('the disk is full');
    const first = await mailOut(() => undefined, {
      members: 40,
      breaks: (nth) => (nth > 33 ? full : undefined),
    });
    expect(first.ending).toEqual({ kind: 'journal', error: full });
    const { sent = 0, unknown = 0, left = 0 } = counted(first.standings.values());
    expect(sent + unknown).toBeGreaterThanOrEqual(first.taken.length);
    expect(left).toBeGreaterThan(15);
    const second = await mailOut(() => undefined, { members: 40 });
    expect(second.ending.kind).toBe('through');
    expect(twice(second.taken)).toEqual([]);
    expect(counted(second.standings.values())).toEqual({
      sent: 40 - unknown,
      ...(unknown > 0 && { unknown }),
    });
  });
});

describe('an editor who stops it', () => {
  it('gets it stopped after the messages that are on their way', async () => {
    const controller = new AbortController();
    let told = 0;
    const { ending, standings, taken } = await mailOut(() => undefined, {
      members: 60,
      stop: controller.signal,
      told: () => {
        told += 1;
        if (told === 10) controller.abort();
      },
    });
    expect(ending).toEqual({ kind: 'interrupted' });
    const { sent = 0, left = 0, unknown = 0 } = counted(standings.values());
    expect([sent + left, unknown, taken.length]).toEqual([60, 0, sent]);
    expect(sent).toBeGreaterThanOrEqual(10);
    expect(sent).toBeLessThanOrEqual(14);
  });
});
