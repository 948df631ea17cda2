/** `send`, spawned, beside a mail server that fails on cue: what it says, what it answers, and what it leaves behind. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder, simpleUpdate } from '../support/cli.ts';
import { headersOf, readMessage } from '../support/mail.ts';
import {
  type Finished,
  HOUSE,
  TO_ALL,
  addressOf,
  counted,
  hasJournal,
  journalIn,
  journalText,
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

describe('a dry run', () => {
  it('says what would be sent, and sends nothing', async () => {
    writeMailing(folder, 1000);
    folder.write('leavers.txt', `${addressOf(7)}\n${addressOf(8).toUpperCase()}\n`);
    const args = ['send', 'note.yaml', '--to', 'members.csv', '--except', 'leavers.txt'];
    const { status, stdout, stderr } = await start(folder.path, args, environment()).finished;
    expect([status, stderr]).toEqual([0, '']);
    for (const said of [
      /^PDF +note\.pdf, 1 page, \d+ KB, made now from note\.yaml$/m,
      /^from +Policy Updates <updates@example\.org>$/m,
      /^subject +Test update, November 2007$/m,
      /^to +998 members of members\.csv, one message each: m…@example\.net, m…@example\.net, m…@example\.net and 995 more$/m,
      /^left out +2 members as --except asks$/m,
      /^size +\d+ KB a message, \d+ MB in all$/m,
      /^time +about 17 minutes at 60 a minute$/m,
      /^server +127\.0\.0\.1:\d+, on this computer, without TLS$/m,
      /^journal +members\.note\.journal$/m,
      /^Nothing was sent\. Use --test-to with your own address/m,
    ])
      expect(stdout).toMatch(said);
    expect([server.connections, hasJournal(folder.path)]).toEqual([0, false]);
  });

  it('reports as JSON, without an address', async () => {
    writeMailing(folder, 3);
    const { status, stdout } = await start(folder.path, [
      'send',
      'note.yaml',
      '--to',
      'members.csv',
      '--json',
    ]).finished;
    const report = JSON.parse(stdout) as { mailout: object };
    expect(status).toBe(0);
    expect(report).toMatchObject({
      problems: [],
      outputs: [],
      mailout: { members: 3, seconds: 3, isBegun: false },
    });
    expect(stdout).not.toContain('example.net');
  });

  it('tells every mistake of update, house and lists at once, and shows no line of a list', async () => {
    folder.write('house.yaml', 'organisation: O\n');
    folder.write('note.yaml', simpleUpdate().replace('heading', 'hedding'));
    folder.write(
      'members.csv',
      'email,name\nsecret.one@example.org,A\nsecret.two,B\nsecret.three@ex ample.org,C\n',
    );
    folder.write('leavers.txt', 'secret.four\n');
    const { status, stdout, stderr } = await send('--except', 'leavers.txt', '--yes');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      'members.csv:3:1  error  bad-email  This is no email address: it has no @ sign.',
    );
    expect(stderr).toContain('members.csv:4:1  error  bad-email  There is a space inside this address.');
    expect(stderr).toContain('leavers.txt:1:1  error  bad-email');
    expect(stderr).toContain('house.yaml:1:1  error  missing-key');
    expect(stderr).toContain('note.yaml:4:5  error  unknown-key');
    expect(stderr).toContain('Nothing was sent.');
    expect(stderr).not.toContain('secret');
  });

  it('says of a list in another encoding how to save it', async () => {
    writeMailing(folder, 1);
    folder.write('members.csv', Buffer.from('email,name\na@example.org,Si\u00e2n\n', 'latin1'));
    const { status, stderr } = await send();
    expect(status).toBe(1);
    expect(stderr).toContain('CSV UTF-8 (comma delimited)');
  });
});

describe('a command that is wrong', () => {
  const WRONG: readonly (readonly [readonly string[], string])[] = [
    [['--to', 'nowhere.csv'], 'There is no file "nowhere.csv" (--to).'],
    [[], 'Say whom it is for'],
    [['--test-to', 'nobody'], 'What --test-to names is not an email address.'],
    [['--to', 'members.csv', '--rate', '0'], '--rate is "0".'],
    [['--to', 'members.csv', '--resume'], 'so nothing was begun that could go on. Use --yes to begin.'],
    [['--to', 'members.csv', '--report'], 'this update was not sent to this list'],
    [['--to', 'members.csv', '--yes', '--report'], 'cannot be used with'],
  ];

  it('is told, and nothing is sent', async () => {
    writeMailing(folder, 1);
    const runs = WRONG.map(
      ([args]) => start(folder.path, ['send', 'note.yaml', ...args], environment()).finished,
    );
    const finished = await Promise.all(runs);
    finished.forEach(({ status, stderr }, n) => {
      expect(stderr).toContain(WRONG[n]?.[1]);
      expect(status).toBe(2);
    });
    expect([finished.length, server.connections, hasJournal(folder.path)]).toEqual([WRONG.length, 0, false]);
  });

  it('is to send without a server', async () => {
    writeMailing(folder, 1);
    const { status, stderr } = await start(folder.path, [...TO_ALL, '--yes']).finished;
    expect([status, hasJournal(folder.path)]).toEqual([2, false]);
    expect(stderr).toContain(
      'No mail server is named. Set SMTP_HOST, SMTP_USER and SMTP_PASSWORD, or SMTP_URL',
    );
  });
});

describe('a test message', () => {
  it('is what a member gets, to one address, and leaves no journal', async () => {
    writeMailing(folder, 3);
    const { status, stdout } = await send('--test-to', 'editor@example.org');
    expect([status, stdout]).toEqual([0, 'The test was sent to editor@example.org.\n']);
    expect(server.taken.map(({ to }) => to)).toEqual(['editor@example.org']);
    expect(hasJournal(folder.path)).toBe(false);
  });

  it('that is refused says why, in words of our own', async () => {
    writeMailing(folder, 1);
    script = ({ verb }) => (verb === 'RCPT' ? '550 5.1.1 <editor@example.org> who?' : undefined);
    const { status, stderr } = await send('--test-to', 'editor@example.org');
    expect(status).toBe(3);
    expect(stderr).toContain('does not take it (it answered 550 5.1.1: there is no such mailbox).');
  });
});

describe('a mail-out', () => {
  it('is one dated message a member, with a way to leave of their own and nobody else in it', async () => {
    writeMailing(folder, 25);
    const begun = Date.now();
    const { status, stdout, stderr } = await send('--yes');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}sent +25 {2}The server has taken it for them\.$/m);
    expect(server.taken).toHaveLength(25);
    const ids = new Set<string | undefined>();
    for (const { to, message } of server.taken) {
      const bytes = Buffer.from(`${message.replaceAll(/^\./gm, '')}\r\n`, 'latin1');
      const headers = headersOf(bytes);
      const read = await readMessage(bytes);
      expect(read.to?.map(({ address }) => address)).toEqual([to]);
      expect([headers.has('Cc'), headers.has('Bcc')]).toEqual([false, false]);
      const leave = `<mailto:leave@example.org?subject=unsubscribe%20${encodeURIComponent(to)}>`;
      expect(headers.get('List-Unsubscribe')).toBe(leave);
      expect(Date.parse(read.date ?? '')).toBeGreaterThanOrEqual(begun - 1000);
      expect(read.attachments).toHaveLength(1);
      ids.add(headers.get('Message-ID'));
      const others = Array.from({ length: 25 }, (_, n) => addressOf(n)).filter((each) => each !== to);
      for (const other of others)
        for (const part of [other, encodeURIComponent(other)]) expect(message).not.toContain(part);
    }
    expect(ids.size).toBe(25);
    for (const kept of [journalText(folder.path), stdout, stderr]) expect(kept).not.toContain('@example.net');
    expect(journalText(folder.path)).not.toMatch(/member-\d|Surname/);
    const [name = ''] = readdirSync(folder.path).filter((each) => each.endsWith('.journal'));
    expect(statSync(join(folder.path, name)).mode & 0o777).toBe(0o600);
  });

  it('fills a member’s address into the house’s web address', async () => {
    writeMailing(folder, 1);
    folder.write(
      'house.yaml',
      HOUSE.replace('leave@example.org', '"https://example.org/leave?who={email}&list=1"'),
    );
    expect((await send('--yes')).status).toBe(0);
    const address = `https://example.org/leave?who=${encodeURIComponent(addressOf(0))}&list=1`;
    const headers = headersOf(Buffer.from(server.taken[0]?.message ?? '', 'latin1'));
    expect(headers.get('List-Unsubscribe')).toBe(`<${address}>`);
    expect(headers.get('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
  });

  it('is not begun twice', async () => {
    writeMailing(folder, 4);
    await send('--yes');
    const { status, stderr } = await send('--yes');
    expect(status).toBe(2);
    expect(stderr).toContain(
      'This update was already sent to 4 of 4 members of this list, so nothing was sent now.',
    );
    expect((await send('--resume')).status).toBe(0);
    expect(server.taken).toHaveLength(4);
  });

  it('reports who was refused, by their lines and without their addresses', async () => {
    writeMailing(folder, 5);
    script = ({ verb, to }) => {
      if (verb === 'RCPT' && to === addressOf(2)) return `550 5.1.1 ${to} unknown`;
      return verb === 'message' && to === addressOf(4) ? { act: 'drop' } : undefined;
    };
    const first = await send('--yes', '--quiet');
    expect(first.status).toBe(3);
    const { status, stdout } = await start(folder.path, [
      'send',
      'note.yaml',
      '--to',
      'members.csv',
      '--report',
    ]).finished;
    expect([status, stdout]).toEqual([0, first.stdout]);
    expect(stdout).toContain(
      'refused:\n  members.csv:4  m…@example.net  550 5.1.1: there is no such mailbox\n',
    );
    expect(stdout).toMatch(
      /unknown \(.*Message-ID\):\n {2}members\.csv:6 {2}m…@example\.net {2}Message-ID <note\.[0-9a-f]+@example\.org>\n/,
    );
    const json = JSON.parse((await send('--report', '--json')).stdout) as {
      mailout: Record<string, unknown>;
    };
    expect(json.mailout).toMatchObject({ sent: 3, refused: 1, unknown: 1, left: 0, isUnderWay: false });
    expect((json.mailout['members'] as object[])[2]).toEqual({
      line: 4,
      state: 'refused',
      code: '550 5.1.1',
    });
  });

  it('ends with 3 where the server puts everybody off, and says how to go on', async () => {
    writeMailing(folder, 12);
    script = ({ verb }) => (verb === 'RCPT' ? '451 4.3.0 come back later' : undefined);
    const { status, stdout, stderr } = await send('--yes');
    expect(status).toBe(3);
    expect(stderr).toMatch(/error: The mail server .* put off or lost one message after the other\./);
    expect(stderr).toContain('To go on with those who are left, give the same command with --resume.');
    expect(stdout).toMatch(/^ {2}left +12 /m);
    expect(counted(journalIn(folder.path).standings.values())).toEqual({ left: 12 });
    script = () => undefined;
    expect((await send('--resume')).status).toBe(0);
    expect(server.taken).toHaveLength(12);
  });

  it('ends with 3 where the server is not there', async () => {
    writeMailing(folder, 1);
    const env = { SMTP_URL: 'smtp://no-such-host.invalid' };
    const { status, stderr } = await start(folder.path, [...TO_ALL, '--yes'], env).finished;
    expect(status).toBe(3);
    expect(stderr).toContain('The mail server no-such-host.invalid:587');
  });
});

describe('a password', () => {
  const PASSWORD = 'Gr3en-Tea&Scones/@';

  it('is given to the server and to nobody else', async () => {
    writeMailing(folder, 2);
    script = ({ verb }) => (verb === 'AUTH' ? `535 5.7.8 wrong password ${PASSWORD}` : undefined);
    const url = `smtp://sender:${encodeURIComponent(PASSWORD)}@127.0.0.1:${server.port}`;
    const forms = [
      PASSWORD,
      encodeURIComponent(PASSWORD),
      Buffer.from(`\0sender\0${PASSWORD}`).toString('base64'),
    ];
    for (const env of [
      { SMTP_URL: url },
      { ...environment(), SMTP_USER: 'sender', SMTP_PASSWORD: PASSWORD },
    ]) {
      const { status, stdout, stderr } = await start(
        folder.path,
        [...TO_ALL, '--test-to', 'e@example.org'],
        env,
      ).finished;
      expect(status).toBe(3);
      expect(stderr).toContain('does not accept the name and the password');
      for (const form of forms) expect(`${stdout}${stderr}`).not.toContain(form);
    }
    expect(server.received.join('')).toContain(forms[2]);
  });
});
