/** `email`, spawned: the message file, what it carries, and what it answers. */
import { appendFileSync, existsSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder, simpleUpdate } from '../support/cli.ts';
import { headersOf, linesOf, readMessage } from '../support/mail.ts';

const REAL = 'content/2007-11-policy-update.yaml';
const MAIL = 'email: { from: Policy Updates <updates@example.org>, unsubscribe: leave@example.org }\n';
const HOUSE = `organisation: The House of Tests\n${MAIL}`;

let folder: Folder;

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

function withContent(): void {
  folder.remove();
  folder = newFolder(true);
  appendFileSync(join(folder.path, 'content/house.yaml'), MAIL);
}

function written(name: string): Buffer {
  return readFileSync(join(folder.path, 'output', name));
}

describe('email', () => {
  it('writes the real update with the very PDF that build writes, below 60 KB', async () => {
    withContent();
    expect(folder.run(['build', '--quiet']).status).toBe(0);
    const { status, stdout, stderr } = folder.run(['email', REAL]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^output\/2007-11-policy-update\.eml {2}\d+ KB\n$/);
    const message = written('2007-11-policy-update.eml');
    expect(message.length).toBeLessThan(60_000);
    // RFC 5322, 2.1.1; 998 is the most that a server must take.
    expect(Math.max(...linesOf(message).map((line) => line.length))).toBeLessThanOrEqual(78);
    const { subject, date, text, html, attachments } = await readMessage(message);
    expect([subject, date]).toEqual(['SMMGP Policy Update, November 2007', '2007-11-01T00:00:00.000Z']);
    const pdf = written('2007-11-policy-update.pdf');
    expect(attachments.map(({ filename }) => filename)).toEqual(['2007-11-policy-update.pdf']);
    expect(Buffer.from(attachments[0]?.content as ArrayBuffer).equals(pdf)).toBe(true);
    for (const body of [text, html]) {
      expect(body).toContain(`(3 pages, ${Math.ceil(pdf.length / 1024)}KB)`);
      expect(body).toContain('leave@example.org');
    }
  });

  it('writes the same bytes in any time zone and locale', () => {
    withContent();
    folder.run(['email', REAL], { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8' });
    const first = written('2007-11-policy-update.eml');
    folder.run(['email', REAL], { TZ: 'UTC', LC_ALL: 'C' });
    expect(written('2007-11-policy-update.eml').equals(first)).toBe(true);
  });

  it('takes the subject, the addresses and the way to leave from the house', () => {
    folder.write('note.yaml', simpleUpdate());
    folder.write(
      'house.yaml',
      'organisation: O\nemail:\n  from: "O\'Brien, Siân <updates@example.org>"\n  replyTo: team@example.org\n' +
        '  subject: News – the month\n  unsubscribe: https://example.org/leave\n',
    );
    expect(folder.run(['email', 'note.yaml']).status).toBe(0);
    const headers = headersOf(written('note.eml'));
    expect(headers.get('Reply-To')).toBe('team@example.org');
    expect(headers.get('Subject')).toContain('=?UTF-8?Q?');
    expect(headers.get('List-Unsubscribe')).toBe('<https://example.org/leave>');
    // It is to nobody, so a click could not say who wants to leave.
    expect(headers.has('List-Unsubscribe-Post')).toBe(false);
    expect(headers.has('To')).toBe(false);
  });

  it('shows the summary, or else the headings, as the preview line', async () => {
    folder.write('house.yaml', HOUSE);
    folder.write('plain.yaml', simpleUpdate().replace('First', 'Ways & means'));
    folder.write('told.yaml', simpleUpdate().replace('date:', 'summary: What it <is> about.\ndate:'));
    folder.run(['email', 'plain.yaml']);
    folder.run(['email', 'told.yaml']);
    const preview = async (name: string): Promise<string | undefined> =>
      /<div style="display:none[^>]*>([^<]*)<\/div>/.exec((await readMessage(written(name))).html ?? '')?.[1];
    expect(await preview('plain.eml')).toBe('Ways &amp; means');
    expect(await preview('told.eml')).toBe('What it &lt;is&gt; about.');
  });

  it('gives the attachment an ASCII name', async () => {
    folder.write('house.yaml', HOUSE);
    folder.write('Mise à jour № 3.yaml', simpleUpdate());
    expect(folder.run(['email', 'Mise à jour № 3.yaml']).status).toBe(0);
    const { attachments } = await readMessage(written('Mise à jour № 3.eml'));
    expect(attachments[0]?.filename).toBe('Mise-a-jour-No-3.pdf');
  });

  it('reports as JSON', () => {
    folder.write('house.yaml', HOUSE);
    folder.write('note.yaml', simpleUpdate());
    const report = JSON.parse(folder.run(['email', 'note.yaml', '--json']).stdout) as object;
    const bytes = written('note.eml').length;
    const output = { source: 'note.yaml', edition: 'email', file: 'output/note.eml', bytes };
    expect(report).toEqual({ problems: [], outputs: [output] });
  });
});

describe('the date of an email', () => {
  it('can be given', () => {
    folder.write('house.yaml', HOUSE);
    folder.write('note.yaml', simpleUpdate());
    expect(folder.run(['email', 'note.yaml', '--date', '2007-12-03T09:30Z']).status).toBe(0);
    expect(headersOf(written('note.eml')).get('Date')).toBe('Mon, 03 Dec 2007 09:30:00 +0000');
  });

  it('must be one', () => {
    folder.write('house.yaml', HOUSE);
    folder.write('note.yaml', simpleUpdate());
    const { status, stderr } = folder.run(['email', 'note.yaml', '--date', 'tomorrow']);
    expect(status).toBe(2);
    expect(stderr).toContain('--date is "tomorrow", which is not a date. Write a day, e.g. 2007-11-02');
    expect(existsSync(join(folder.path, 'output'))).toBe(false);
  });
});

describe('an email that cannot be written', () => {
  it('says at the house file that it has no sender', () => {
    folder.write('house.yaml', 'organisation: O\nemail: { subject: News }\n');
    folder.write('note.yaml', simpleUpdate());
    const { status, stdout, stderr } = folder.run(['email', 'note.yaml']);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      'house.yaml:2:8  error  missing-key  The house file does not say whom the email',
    );
    expect(stderr).toContain('"from: Policy Updates <updates@example.org>"');
    expect(stderr).toContain('1 problem. The email was not written.');
    expect(existsSync(join(folder.path, 'output'))).toBe(false);
  });

  it('says so where there is no house file', () => {
    folder.write('note.yaml', simpleUpdate());
    const { status, stderr } = folder.run(['email', 'note.yaml']);
    expect(status).toBe(1);
    expect(stderr).toContain('note.yaml:1:1  error  missing-key  There is no house file beside this update');
    expect(stderr).toContain('Make a file house.yaml beside the update');
  });

  it('tells mistakes of the update and the missing sender together, and leaves the earlier email', () => {
    folder.write('house.yaml', HOUSE);
    folder.write('note.yaml', simpleUpdate());
    folder.run(['email', 'note.yaml']);
    const before = written('note.eml');
    folder.write('house.yaml', 'organisation: O\n');
    folder.write('note.yaml', simpleUpdate('One word and \u6F22 here.'));
    const { status, stderr } = folder.run(['email', 'note.yaml']);
    expect(status).toBe(1);
    expect(stderr).toContain('missing-glyph');
    expect(stderr).toContain('missing-key');
    expect(written('note.eml').equals(before)).toBe(true);
  });

  it('refuses a sender that would begin another header', () => {
    folder.write(
      'house.yaml',
      'organisation: O\nemail: { from: "us@example.org\\nBcc: everyone@example.net" }\n',
    );
    folder.write('note.yaml', simpleUpdate());
    const { status, stderr } = folder.run(['email', 'note.yaml']);
    expect(status).toBe(1);
    expect(stderr).toContain('house.yaml:2:16  error  bad-email');
    expect(existsSync(join(folder.path, 'output'))).toBe(false);
  });

  it('makes one line of a subject that was typed on two', () => {
    folder.write(
      'house.yaml',
      `${HOUSE.replace('unsubscribe', 'subject: "News\\nBcc: everyone@example.net", unsubscribe')}`,
    );
    folder.write('note.yaml', simpleUpdate());
    expect(folder.run(['email', 'note.yaml']).status).toBe(0);
    const headers = headersOf(written('note.eml'));
    expect(headers.get('Subject')).toBe('News Bcc: everyone@example.net');
    expect(headers.has('Bcc')).toBe(false);
  });

  it.each([
    [['email'], 2],
    [['email', 'note.yaml', 'note.yaml'], 2],
  ])('%j is %i', (args, expected) => {
    folder.write('house.yaml', HOUSE);
    folder.write('note.yaml', simpleUpdate());
    expect(folder.run(args).status).toBe(expected);
  });

  it('is 3 where the output cannot be written', () => {
    folder.write('house.yaml', HOUSE);
    folder.write('note.yaml', simpleUpdate());
    folder.write('taken', 'a file');
    const { status, stderr } = folder.run(['email', 'note.yaml', '--output', 'taken']);
    expect(status).toBe(3);
    expect(stderr).toMatch(/^error: "taken\/note\.eml" cannot be written: .+\.\n$/);
  });
});

describe('warnings', () => {
  beforeEach(() => {
    folder.write('house.yaml', HOUSE);
    folder.write('note.yaml', simpleUpdate());
    folder.run(['build', 'note.yaml']);
  });

  it('are none where the PDF in the output folder is the one that is sent', () => {
    const { status, stderr } = folder.run(['email', 'note.yaml']);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('say that the PDF is older than its source', () => {
    const name = 'note.yaml';
    const later = Date.now() / 1000 + 60;
    utimesSync(join(folder.path, name), later, later);
    const { status, stderr } = folder.run(['email', 'note.yaml', '--quiet']);
    expect(status).toBe(0);
    expect(stderr).toBe(
      `warning: output/note.pdf is older than ${name}. The email has a fresh PDF; run "policy-update build" to have the same one there.\n`,
    );
  });

  it('say that the PDF is another', () => {
    folder.write('output/note.pdf', 'something else');
    const { status, stderr } = folder.run(['email', 'note.yaml']);
    expect(status).toBe(0);
    expect(stderr).toContain('warning: output/note.pdf is not what its source makes now.');
  });

  it('say that the email is larger than many mailboxes take', () => {
    const words = 'Words about treatment. '.repeat(4000);
    folder.write('note.yaml', simpleUpdate(words) + `      - ${words}\n`.repeat(6));
    const { status, stderr } = folder.run(['email', 'note.yaml', '--output', 'elsewhere']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^warning: the email has \d+\.\d MB, which some mailboxes refuse\. .+\n$/);
  });
});
