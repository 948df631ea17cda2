/** `send`, spawned and cut short: by a kill, Ctrl-C, a full disk, a change, another run. Nobody is sent to twice. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder, simpleUpdate } from '../support/cli.ts';
import {
  type Finished,
  HOUSE,
  TO_ALL,
  addressOf,
  counted,
  journalIn,
  reaching,
  start,
  writeMailing,
} from '../support/mailout.ts';
import { type Script, type ScriptedServer, scriptedServer } from '../support/smtp.ts';

let folder: Folder;
let server: ScriptedServer;
let script: Script;

beforeEach(async () => {
  folder = newFolder();
  script = () => undefined;
  server = await scriptedServer((heard) => script(heard));
});
afterEach(async () => {
  await server.close();
  folder.remove();
});

function environment(): Record<string, string> {
  return reaching(server);
}

function send(...options: string[]): Promise<Finished> {
  return start(folder.path, [...TO_ALL, ...options], environment()).finished;
}

describe('a mail-out that was cut short', () => {
  it('by a kill after the server took a message and before the journal knew, repeats nobody', async () => {
    writeMailing(folder, 30);
    const run = start(folder.path, [...TO_ALL, '--yes'], environment());
    script = ({ verb, nth }) => {
      if (verb !== 'message' || nth !== 12) return undefined;
      run.process.kill('SIGKILL');
      return { act: 'take-and-drop' };
    };
    expect((await run.finished).status).toBe(null);
    const { unknown = 0 } = counted(journalIn(folder.path).standings.values());
    expect(unknown).toBeGreaterThanOrEqual(1);
    expect(unknown).toBeLessThanOrEqual(4);
    const { status, stdout } = await send('--resume');
    expect(status).toBe(3);
    expect(stdout).toMatch(new RegExp(`^ {2}unknown +${unknown} `, 'm'));
    const taken = server.taken.map(({ to }) => to);
    expect(new Set(taken).size).toBe(taken.length);
    const { sent = 0 } = counted(journalIn(folder.path).standings.values());
    expect(sent + unknown).toBe(30);
  });

  it('by Ctrl-C ends after the messages on their way, with 130', async () => {
    writeMailing(folder, 30);
    const run = start(folder.path, [...TO_ALL, '--yes'], environment());
    script = async ({ verb, nth }) => {
      if (verb !== 'message' || nth !== 8) return undefined;
      run.process.kill('SIGINT');
      await new Promise((resolve) => setTimeout(resolve, 200));
      return undefined;
    };
    const { status, stderr } = await run.finished;
    expect(status).toBe(130);
    expect(stderr).toContain('Stopping after the messages that are on their way.');
    expect(stderr).toMatch(/^Stopped as you asked\.$/m);
    const { sent = 0, unknown = 0 } = counted(journalIn(folder.path).standings.values());
    expect([sent, unknown]).toEqual([server.taken.length, 0]);
    expect((await send('--resume')).status).toBe(0);
    expect(new Set(server.taken.map(({ to }) => to)).size).toBe(30);
    expect(server.taken).toHaveLength(30);
  });

  it('by a full disk under the journal stops before the next message, and goes on later', async () => {
    writeMailing(folder, 40);
    // 4 KiB is enough for the plan and some messages. The signal of the limit is ignored, as for a disk that is full.
    const limited = start(
      folder.path,
      [...TO_ALL, '--yes'],
      environment(),
      'trap "" XFSZ; ulimit -f 4; exec "$@"',
    );
    const { status, stderr } = await limited.finished;
    expect(status).toBe(3);
    expect(stderr).toContain('The journal "members.note.journal" cannot be written');
    expect(stderr).toContain('It was stopped before the next message');
    const before = counted(journalIn(folder.path).standings.values());
    expect((before.sent ?? 0) + (before.unknown ?? 0)).toBeGreaterThanOrEqual(server.taken.length);
    expect(before.left).toBeGreaterThan(5);
    await send('--resume');
    const taken = server.taken.map(({ to }) => to);
    expect(new Set(taken).size).toBe(taken.length);
    const after = counted(journalIn(folder.path).standings.values());
    expect([(after.sent ?? 0) + (after.unknown ?? 0), after.left ?? 0]).toEqual([40, 0]);
  });

  it('does not go on with another PDF, another message or another list', async () => {
    writeMailing(folder, 2);
    script = ({ verb, to }) => (verb === 'RCPT' && to === addressOf(1) ? '550 5.1.1 no' : undefined);
    await send('--yes');
    const first = `email,name\n${addressOf(0)},Member number 0 Surname0x\n`;
    const changes: readonly (readonly [string, string, string])[] = [
      ['note.yaml', simpleUpdate('Other words.'), 'The PDF is not the one that was sent.'],
      [
        'house.yaml',
        HOUSE.replace('Policy Updates', 'Somebody'),
        'The words of the email, its sender or its subject',
      ],
      ['members.csv', `${first}new@example.org,New\n`, '1 of the addresses in the list is new.'],
      ['members.csv', first, '1 of the addresses is gone from the list.'],
    ];
    for (const [file, text, said] of changes) {
      writeMailing(folder, 2);
      writeFileSync(join(folder.path, file), text);
      const { status, stderr } = await send('--resume');
      expect(stderr).toContain(
        'Something has changed since the first message was sent, so nothing was sent now:',
      );
      expect(stderr).toContain(said);
      expect(status).toBe(2);
    }
    expect(server.taken).toHaveLength(1);
    expect(counted(journalIn(folder.path).standings.values())).toEqual({ sent: 1, refused: 1 });
  });

  it('goes on with the list sorted anew, and without those who asked to leave meanwhile', async () => {
    writeMailing(folder, 12);
    const run = start(folder.path, [...TO_ALL, '--yes'], environment());
    script = ({ verb, nth }) => {
      if (verb === 'message' && nth === 3) run.process.kill('SIGINT');
      return undefined;
    };
    await run.finished;
    const [head = '', ...lines] = readFileSync(join(folder.path, 'members.csv'), 'utf8').trim().split('\n');
    folder.write('members.csv', [head, ...lines.reverse()].join('\r\n'));
    folder.write('leavers.txt', `${addressOf(11)}\n`);
    expect((await send('--resume', '--except', 'leavers.txt')).status).toBe(0);
    expect(counted(journalIn(folder.path).standings.values())).toEqual({ sent: 11, excepted: 1 });
    expect(server.taken.map(({ to }) => to)).not.toContain(addressOf(11));
  });

  it('refuses to go on from a journal that is damaged, and says on which line', async () => {
    writeMailing(folder, 2);
    await send('--yes');
    const path = join(folder.path, 'members.note.journal');
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, lines.map((line, n) => (n === 2 ? line.slice(0, 20) : line)).join('\n'));
    const { status, stderr } = await send('--resume');
    expect(status).toBe(3);
    expect(stderr).toContain('The journal "members.note.journal" is damaged on line 3');
  });
});

describe('two runs at once', () => {
  it('send to nobody twice: the second is refused while the first lives', async () => {
    writeMailing(folder, 6);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun: () => void = () => undefined;
    const sending = new Promise<void>((resolve) => (begun = resolve));
    script = async ({ verb }) => {
      if (verb !== 'message') return undefined;
      begun();
      await held;
      return undefined;
    };
    const first = start(folder.path, [...TO_ALL, '--yes'], environment());
    await sending;
    const second = await send('--resume');
    expect(second.status).toBe(3);
    expect(second.stderr).toMatch(/Another run \(process \d+\) is sending this update to this list/);
    expect((await send('--report')).stdout).toContain('being sent now');
    release();
    expect((await first.finished).status).toBe(0);
    expect(server.taken).toHaveLength(6);
    expect(counted(journalIn(folder.path).standings.values())).toEqual({ sent: 6 });
  });
});
