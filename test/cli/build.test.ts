/** `build` as an editor or a script calls it: what it writes, says and answers. */
import { existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder, simpleUpdate } from '../support/cli.ts';
import { openPdf, xmpOf } from '../support/pdf-objects.ts';

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  folder.remove();
});

const PDF = 'output/2007-11-policy-update.pdf';

function real(): Folder {
  folder.remove();
  return (folder = newFolder(true));
}

/** What a written file says of itself. */
async function metadata(file: string): Promise<string | undefined> {
  return xmpOf(await openPdf(readFileSync(join(folder.path, file))));
}

describe('build', () => {
  it('builds every update of content/ and names each on stdout', () => {
    const { status, stdout, stderr } = real().run(['build']);
    expect(stderr).toBe('');
    const [member, print, ...others] = stdout.trimEnd().split('\n');
    expect(member).toMatch(/^output\/2007-11-policy-update\.pdf {2}3 pages, \d+ KB, page 3 is \d+ % full$/);
    expect(print).toMatch(
      /^output\/2007-11-policy-update\.print\.pdf {2}4 pages, \d+ KB, page 4 is \d+ % full$/,
    );
    expect(others).toEqual([]);
    expect(status).toBe(0);
    expect(readFileSync(join(folder.path, PDF)).subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it('gives the same bytes in any folder and time zone', () => {
    const build = (zone: string): Buffer => {
      real().run(['build'], { TZ: zone, LANG: 'de_DE.UTF-8' });
      return readFileSync(join(folder.path, PDF));
    };
    const files = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      const bytes = build(zone);
      folder.remove();
      return bytes;
    });
    expect(files).toHaveLength(3);
    files.forEach((bytes) => expect(Buffer.compare(bytes, files[0] ?? Buffer.alloc(0))).toBe(0));
  });

  it('takes the file’s date from SOURCE_DATE_EPOCH where that is set', async () => {
    real().run(['build']);
    expect(await metadata(PDF)).toContain('2007-11-01T00:00:00Z');
    folder.run(['build'], { SOURCE_DATE_EPOCH: '1000000000' });
    const set = await metadata(PDF);
    expect(set).toContain('2001-09-09T01:46:40Z');
    expect(set).not.toContain('2007-11-01T00:00:00Z');
  });

  it('reports one JSON document on stdout with --json', () => {
    folder.write('good.yaml', simpleUpdate());
    folder.write('bad.yaml', simpleUpdate().replace('heading', 'heding'));
    const { status, stdout, stderr } = folder.run(['build', 'good.yaml', 'bad.yaml', '--json']);
    const report = JSON.parse(stdout) as { problems: object[]; outputs: object[] };
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(report.outputs).toEqual([
      {
        source: 'good.yaml',
        edition: 'member',
        file: 'output/good.pdf',
        pages: 1,
        bytes: expect.any(Number),
      },
    ]);
    expect(report.problems[0]).toMatchObject({ file: 'bad.yaml', line: 4, column: 5, code: 'unknown-key' });
  });

  it('says nothing with --quiet when all is well', () => {
    folder.write('good.yaml', simpleUpdate());
    const { status, stdout, stderr } = folder.run(['build', 'good.yaml', '--quiet']);
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  it('writes to --output and reads --house', async () => {
    folder.write('a/good.yaml', simpleUpdate());
    folder.write('b/our-house.yaml', 'organisation: The House of Tests\npaper: A5\n');
    const { status } = folder.run(['build', 'a/good.yaml', '--output', 'pdf', '--house', 'b/our-house.yaml']);
    expect(status).toBe(0);
    expect(await metadata('pdf/good.pdf')).toContain('The House of Tests');
  });

  it('builds one file on its own, without a house', () => {
    folder.write('good.yaml', simpleUpdate());
    expect(folder.run(['build', 'good.yaml']).status).toBe(0);
    expect(existsSync(join(folder.path, 'output/good.pdf'))).toBe(true);
  });

  it('shows a mistake with its line, carets and mend, and leaves the earlier PDF as it was', () => {
    folder.write('content/note.yaml', simpleUpdate());
    folder.run(['build']);
    const before = readFileSync(join(folder.path, 'output/note.pdf'));
    folder.write('content/note.yaml', simpleUpdate().replace('content:', 'contents:'));
    const { status, stdout, stderr } = folder.run(['build']);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('content/note.yaml:5:5  error  unknown-key');
    expect(stderr).toContain('  5 |     contents:\n    |     ^^^^^^^^\n');
    expect(stderr).toContain('"content"');
    expect(readFileSync(join(folder.path, 'output/note.pdf')).equals(before)).toBe(true);
    expect(readdirSync(join(folder.path, 'output'))).toEqual(['note.pdf']);
  });

  it('builds the good updates beside a bad one', () => {
    folder.write('content/bad.yaml', 'title: [');
    folder.write('content/good.yaml', simpleUpdate());
    const { status, stdout } = folder.run(['build']);
    expect(status).toBe(1);
    expect(stdout).toContain('good.pdf');
  });

  it('tells a mistake in the house file once, however many updates there are', () => {
    folder.write('content/house.yaml', 'organization: Us\n');
    folder.write('content/one.yaml', simpleUpdate());
    folder.write('content/two.yaml', simpleUpdate());
    const { status, stderr } = folder.run(['build']);
    expect(status).toBe(1);
    expect(stderr.match(/content\/house\.yaml:1:1 /g)?.length).toBeGreaterThan(0);
    expect(stderr.match(/unknown-key/g)).toHaveLength(1);
    expect(existsSync(join(folder.path, 'output'))).toBe(false);
  });

  it('builds neither of two sources that would have one name', () => {
    folder.write('content/one.yaml', simpleUpdate());
    folder.write('content/one.yml', simpleUpdate());
    const { status, stderr } = folder.run(['build']);
    expect(status).toBe(1);
    expect(stderr.match(/same-output/g)).toHaveLength(2);
    expect(existsSync(join(folder.path, 'output'))).toBe(false);
  });

  it('passes over what other programs keep beside the updates', () => {
    folder.write('content/note.yaml', simpleUpdate());
    folder.write('content/._note.yaml', Buffer.from([0, 5, 22, 7]));
    symlinkSync('someone@somewhere.4711', join(folder.path, 'content/.#note.yaml'));
    const { status, stdout, stderr } = folder.run(['build']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^output\/note\.pdf .*\n$/);
    expect(status).toBe(0);
  });

  it('leaves the house file out of the updates that are named', () => {
    folder.write('content/house.yaml', 'organisation: Us\n');
    folder.write('content/note.yaml', simpleUpdate());
    const both = folder.run(['build', 'content/house.yaml', 'content/note.yaml']);
    expect(both.stderr).toBe('');
    expect(both.status).toBe(0);
    const house = folder.run(['build', 'content/house.yaml']);
    expect(house.stderr).toContain('"content/house.yaml" is the house file');
    expect(house.status).toBe(2);
  });

  it.each(['house.yml', 'House.yaml'])('asks to rename a house file that is called %s', (name) => {
    folder.write(`content/${name}`, 'organisation: Us\n');
    folder.write('content/note.yaml', simpleUpdate());
    const { status, stderr } = folder.run(['build']);
    expect(stderr).toContain(`"content/${name}" must be called "house.yaml"`);
    expect(status).toBe(2);
    expect(folder.run(['build', '--house', `content/${name}`]).status).toBe(0);
  });

  it('says that a file is not UTF-8', () => {
    folder.write('latin.yaml', Buffer.from('title: caf\u00E9\n', 'latin1'));
    const { status, stderr } = folder.run(['build', 'latin.yaml']);
    expect(status).toBe(1);
    expect(stderr).toContain('latin.yaml:1:1  error  not-utf8');
  });

  it('says so once of a file in UTF-16, with its mark or without', () => {
    folder.write('marked.yaml', Buffer.from(`\ufeff${simpleUpdate()}`, 'utf16le'));
    folder.write('plain.yaml', Buffer.from(simpleUpdate(), 'utf16le'));
    const { status, stderr } = folder.run(['build', 'marked.yaml', 'plain.yaml']);
    expect(status).toBe(1);
    expect(stderr.match(/ error {2}not-utf8 /g)).toHaveLength(2);
    expect(stderr).toContain('2 problems.');
  });

  it('names a character that cannot be printed, at its place', () => {
    folder.write('glyph.yaml', simpleUpdate('One word and \u6F22 here.'));
    const { status, stderr } = folder.run(['build', 'glyph.yaml']);
    expect(status).toBe(1);
    expect(stderr).toContain('glyph.yaml:6:22  error  missing-glyph  The character "\u6F22" (U+6F22)');
  });
});

describe('exit statuses', () => {
  it.each([
    [['build', '--nonsense'], 2],
    [['bild'], 2],
    [['build', 'not-there.yaml'], 2],
    [['build', '.'], 2],
    [['build'], 2],
    [['check', '--format', 'xml'], 2],
    [[], 2],
    [['--help'], 0],
    [['build', '--help'], 0],
    [['--version'], 0],
  ])('%j is %i', (args, expected) => {
    const { status, stderr } = folder.run(args);
    expect(status).toBe(expected);
    expect(stderr).not.toMatch(/\bat .*\.js:\d+/);
  });

  it('is 3 where the output cannot be written, and says what to do', () => {
    folder.write('good.yaml', simpleUpdate());
    writeFileSync(join(folder.path, 'taken'), 'a file');
    const { status, stderr } = folder.run(['build', 'good.yaml', '--output', 'taken']);
    expect(status).toBe(3);
    expect(stderr).toMatch(/^error: "taken\/good\.pdf" cannot be written: .+\.\n$/);
  });

  it('is 2 where SOURCE_DATE_EPOCH is not a number', () => {
    folder.write('good.yaml', simpleUpdate());
    expect(folder.run(['build', 'good.yaml'], { SOURCE_DATE_EPOCH: 'today' }).status).toBe(2);
  });
});

describe('check', () => {
  it('finds what build would and writes nothing', () => {
    folder.write('content/bad.yaml', simpleUpdate('One word and \u6F22 here.'));
    const { status, stderr } = folder.run(['check']);
    expect(status).toBe(1);
    expect(stderr).toContain('missing-glyph');
    expect(stderr).toContain('1 update checked: 1 problem.');
    expect(readdirSync(folder.path)).toEqual(['content']);
  });

  it('is content with the real update', () => {
    const { status, stdout, stderr } = real().run(['check']);
    expect([status, stdout, stderr]).toEqual([0, '', '1 update checked: no problems.\n']);
  });

  it('speaks JSON and GitHub', () => {
    folder.write('bad.yaml', simpleUpdate().replace('heading', 'heding'));
    const json = JSON.parse(folder.run(['check', 'bad.yaml', '--format', 'json']).stdout) as {
      problems: { code: string }[];
      outputs: object[];
    };
    expect(json.problems.map((problem) => problem.code)).toContain('unknown-key');
    expect(json.outputs).toEqual([]);
    const github = folder.run(['check', 'bad.yaml', '--format', 'github']).stdout;
    expect(github).toMatch(/^::error file=bad\.yaml,line=4,col=5,title=unknown-key::/m);
  });
});
