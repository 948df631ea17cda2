/** A source that cannot be opened at all ends a command; what was found before it is told first. */
import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT, outsideFailure } from '../../src/commands/failure.ts';
import { type Folder, newFolder, simpleUpdate } from '../support/cli.ts';

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  folder.remove();
});

/** What not even root can open, by the words that tell it: links in the place of content/20.yaml. */
const UNREADABLE = [
  ['it is a folder, not a file', '..'],
  ['it is a link that leads back to itself', '20.yaml'],
  ['it does not exist, or is a link to something that does not', 'nowhere.yaml'],
  [
    'it is a pipe, a socket or a device, not a file. Remove it, or copy what it gives into a file',
    '/dev/null',
  ],
] as const;

const BAD_DATE = simpleUpdate().replace('2007-11', '2007-13');

/** Updates 00 to 59, more than are read together and enough for two threads; 18, 19 and 21 have a problem. */
function writeUpdates(link: string): void {
  for (let at = 0; at < 60; at++) {
    const isBad = [18, 19, 21].includes(at);
    if (at !== 20)
      folder.write(`content/${String(at).padStart(2, '0')}.yaml`, isBad ? BAD_DATE : simpleUpdate());
  }
  symlinkSync(link, join(folder.path, 'content/20.yaml'));
}

describe.each(UNREADABLE)('a source of which is said that %s', (words, link) => {
  const COMMANDS = ['build', 'check', 'volume'].flatMap((command) =>
    ['1', '2'].map((jobs) => [command, jobs] as const),
  );

  it.each(COMMANDS)('ends %s --jobs %s after the problems of those before it', (command, jobs) => {
    writeUpdates(link);
    const { status, stderr } = folder.run([command, '--jobs', jobs]);
    const told = stderr.split('\n').filter((line) => /\berror\b/.test(line));
    expect(told).toEqual([
      expect.stringMatching(/^content\/18\.yaml:2:7 {2}error {2}bad-date /),
      expect.stringMatching(/^content\/19\.yaml:2:7 {2}error {2}bad-date /),
      `error: "content/20.yaml" cannot be read: ${words}.`,
    ]);
    expect(stderr.endsWith(`${told.at(-1)}\n`)).toBe(true);
    expect([status, existsSync(join(folder.path, 'output/volume.pdf'))]).toEqual([3, false]);
  });
});

describe('check', () => {
  it('tells GitHub what was found before', () => {
    writeUpdates('..');
    const { status, stdout } = folder.run(['check', '--format', 'github']);
    expect(status).toBe(3);
    expect(stdout.match(/^::error file=content\/1[89]\.yaml,line=2,/gm)).toHaveLength(2);
  });

  it('gives programs a whole document or none', () => {
    writeUpdates('..');
    expect(folder.run(['check', '--format', 'json'])).toMatchObject({ status: 3, stdout: '' });
  });

  it('shows what it has mended', () => {
    writeUpdates('..');
    folder.write('content/07.yaml', simpleUpdate().replace('content:', 'contnet:'));
    const { status, stdout, stderr } = folder.run(['check', '--fix']);
    expect(stdout).toMatch(/^\+ {4}content:$/m);
    expect(stderr).toBe('error: "content/20.yaml" cannot be read: it is a folder, not a file.\n');
    expect(status).toBe(3);
  });
});

describe('a house file', () => {
  it('that is a link to nowhere is not passed over', () => {
    folder.write('content/00.yaml', simpleUpdate());
    symlinkSync('nowhere.yaml', join(folder.path, 'content/house.yaml'));
    const { status, stderr } = folder.run(['build']);
    expect(stderr).toBe(
      'error: "content/house.yaml" cannot be read: it does not exist, or is a link to something that does not.\n',
    );
    expect(status).toBe(3);
  });
});

describe('a pipe, which gives nothing until someone writes to it, and perhaps never', () => {
  const PIPE = 'is a pipe, a socket or a device, not a';

  function makePipe(name: string): void {
    execFileSync('mkfifo', [join(folder.path, name)]);
  }

  it.each(['build', 'check', 'check --fix', 'volume', 'web', 'email content/a.yaml'])(
    'as a source ends %s',
    (command) => {
      folder.write('content/house.yaml', 'organisation: Us\n');
      makePipe('content/a.yaml');
      const { status, stderr } = folder.run(command.split(' '));
      expect(stderr).toContain(`error: "content/a.yaml" cannot be read: it ${PIPE} file.`);
      expect(status).toBe(3);
    },
  );

  it('as a house file ends a build', () => {
    folder.write('content/a.yaml', simpleUpdate());
    makePipe('content/house.yaml');
    const { status, stderr } = folder.run(['build']);
    expect(stderr).toContain(`error: "content/house.yaml" cannot be read: it ${PIPE} file.`);
    expect(status).toBe(3);
  });

  it('as a picture or a logo is a problem at its place', () => {
    folder.write('content/house.yaml', 'organisation: Us\nlogo: { image: a.svg, alt: Us }\n');
    folder.write('content/a.yaml', simpleUpdate('{ image: a.png, alt: A chart }'));
    makePipe('content/a.png');
    makePipe('content/a.svg');
    const { status, stderr } = folder.run(['build']);
    expect(stderr).toContain(`content/a.yaml:6:18  error  missing-picture  "a.png" ${PIPE} picture.`);
    expect(stderr).toContain(`content/house.yaml:2:16  error  missing-picture  "a.svg" ${PIPE} picture.`);
    expect(status).toBe(1);
  });

  it('beside the updates does not end new', () => {
    folder.write('content/b.yaml', simpleUpdate());
    makePipe('content/a.yaml');
    expect(folder.run(['new', '2007-12']).status).toBe(3);
  });
});

describe('a failure of the system', () => {
  const denied = Object.assign(new Error('denied'), { code: 'EACCES' });

  it('offers another place only where one can be chosen', () => {
    const asked = 'you have no permission; ask whoever looks after this computer';
    expect(outsideFailure('"a.yaml" cannot be read', denied).message).toBe(
      `"a.yaml" cannot be read: ${asked}.`,
    );
    const written = outsideFailure('"a.pdf" cannot be written', denied, 'choose another with --output');
    expect([written.message, written.status]).toEqual([
      `"a.pdf" cannot be written: ${asked}, or choose another with --output.`,
      EXIT.outside,
    ]);
  });
});
