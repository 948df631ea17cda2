/** `volume` as an editor calls it: one file or none, and every problem of every update at once. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder } from '../support/cli.ts';
import { readOutline, readPages } from '../support/tags.ts';
import { novemberUpdates } from '../support/corpora.ts';
import { shortUpdate } from '../support/volume.ts';

const BINARY = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

let folder: Folder;

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  folder.remove();
});

function at(name: string): string {
  return join(folder.path, name);
}

/** Updates of so many months from January 2000 on, and a house. */
function writeMonths(count: number): void {
  folder.write('content/house.yaml', 'organisation: Example\n');
  for (let index = 0; index < count; index++) {
    const month = `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    folder.write(`content/${month}.yaml`, shortUpdate('Monthly', month));
  }
}

describe('volume', () => {
  it('binds every update of content/, the newest first, and says so', async () => {
    writeMonths(3);
    const { status, stdout, stderr } = folder.run(['volume']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^output\/volume\.pdf {2}5 pages, \d+ KB\n$/);
    expect(readdirSync(at('output'))).toEqual(['volume.pdf']);
    const outline = await readOutline(readFileSync(at('output/volume.pdf')));
    expect(outline.map(({ title }) => title)).toEqual([
      'Monthly, January to March 2000',
      'Monthly, March 2000',
      'Monthly, February 2000',
      'Monthly, January 2000',
    ]);
  });

  it('binds those that are named, also a single one, where it is told to', async () => {
    writeMonths(3);
    const { status, stdout } = folder.run(['volume', 'content/2000-02.yaml', '--output', 'shelf/one.pdf']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^shelf\/one\.pdf {2}3 pages/);
    const [cover, contents] = await readPages(readFileSync(at('shelf/one.pdf')));
    expect(cover).toMatch(/Monthly\s+February 2000\s+1 update\s*$/);
    expect(contents).toMatch(/February 2000\s+3/);
  });

  it('reports one output as JSON', () => {
    writeMonths(2);
    const { status, stdout, stderr } = folder.run(['volume', '--json']);
    expect([status, stderr]).toEqual([0, '']);
    const bytes = statSync(at('output/volume.pdf')).size;
    expect(JSON.parse(stdout)).toEqual({
      problems: [],
      outputs: [{ edition: 'volume', file: 'output/volume.pdf', pages: 4, bytes }],
    });
  });

  it('says nothing where it is told to be quiet', () => {
    writeMonths(1);
    const { stdout, stderr } = folder.run(['volume', '--quiet']);
    expect([stdout, stderr]).toEqual(['', '']);
    expect(existsSync(at('output/volume.pdf'))).toBe(true);
  });

  it('has the same bytes from any folder, time zone and order of the sources', () => {
    writeMonths(6);
    const names = readdirSync(at('content')).filter((name) => name !== 'house.yaml');
    folder.run(['volume']);
    const { status } = folder.run(
      ['volume', '--output', 'again.pdf', ...names.reverse().map((name) => `content/${name}`)],
      { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8' },
    );
    expect(status).toBe(0);
    expect(readFileSync(at('again.pdf')).equals(readFileSync(at('output/volume.pdf')))).toBe(true);
  });

  it('bears the instant that SOURCE_DATE_EPOCH says', () => {
    writeMonths(1);
    folder.run(['volume'], { SOURCE_DATE_EPOCH: '1' });
    const first = readFileSync(at('output/volume.pdf'));
    folder.run(['volume'], { SOURCE_DATE_EPOCH: '2' });
    expect(readFileSync(at('output/volume.pdf')).equals(first)).toBe(false);
  });
});

describe('a volume that cannot be', () => {
  it('leaves the earlier file, and tells all problems of all updates at once', () => {
    writeMonths(3);
    folder.run(['volume']);
    const before = readFileSync(at('output/volume.pdf'));
    folder.write('content/2000-01.yaml', shortUpdate('Monthly', '2000-13'));
    folder.write(
      'content/2000-03.yaml',
      shortUpdate('Monthly', '2000-03', [], 'A snowman of ice \u{1F9CA}.'),
    );
    const { status, stdout, stderr } = folder.run(['volume']);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('content/2000-01.yaml:2:7  error  bad-date');
    expect(stderr).toContain('content/2000-03.yaml:6:26  error  missing-glyph');
    expect(stderr).toContain('2 problems. The volume was not written.');
    expect(readFileSync(at('output/volume.pdf')).equals(before)).toBe(true);
    expect(readdirSync(at('output'))).toEqual(['volume.pdf']);
  });

  it('tells the problems of its house once', () => {
    writeMonths(2);
    folder.write('content/house.yaml', 'organisation: Example\npapper: A4\n');
    const { status, stderr } = folder.run(['volume']);
    expect(status).toBe(1);
    expect(stderr.match(/unknown-key/g)).toHaveLength(1);
    expect(existsSync(at('output'))).toBe(false);
  });

  it('says which two updates have one name', () => {
    folder.write('a/2000-01.yaml', shortUpdate('Monthly', '2000-01'));
    folder.write('b/2000-01.yaml', shortUpdate('Other', '2000-01'));
    const { status, stderr } = folder.run(['volume', 'a/2000-01.yaml', 'b/2000-01.yaml']);
    expect(status).toBe(1);
    expect(stderr.match(/error {2}same-name/g)).toHaveLength(2);
    expect(stderr).toContain('This file and "b/2000-01.yaml" have one name');
  });

  it('does not take the place of the PDF of an update', () => {
    writeMonths(1);
    folder.write('content/volume.yaml', shortUpdate('Monthly', '2001-01'));
    const { status, stderr } = folder.run(['volume']);
    expect(status).toBe(1);
    expect(stderr).toContain('same-output');
    expect(folder.run(['volume', '--output', 'output/all.pdf']).status).toBe(0);
  });

  it('has no two houses, unless one is named', () => {
    folder.write('a/2000-01.yaml', shortUpdate('Monthly', '2000-01'));
    folder.write('a/house.yaml', 'organisation: Example\n');
    folder.write('b/2000-02.yaml', shortUpdate('Monthly', '2000-02'));
    const sources = ['a/2000-01.yaml', 'b/2000-02.yaml'];
    const { status, stderr } = folder.run(['volume', ...sources]);
    expect(status).toBe(2);
    expect(stderr).toContain('these updates have several: "a/house.yaml", none. Say which with --house.');
    expect(folder.run(['volume', '--house', 'a/house.yaml', ...sources]).status).toBe(0);
    expect(existsSync(at('a/output/volume.pdf'))).toBe(true);
  });

  it.each([
    [['--output', 'output'], 'does not end in .pdf. Write, for example, output/volume.pdf.'],
    [['--output', 'content/2000-01.yaml'], 'does not end in .pdf'],
    [['--house', 'nowhere.yaml'], 'There is no house file "nowhere.yaml".'],
    [['--edition', 'print'], "unknown option '--edition'"],
  ])('is not begun with %j', (options, message) => {
    writeMonths(1);
    const { status, stderr } = folder.run(['volume', ...options]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(at('output'))).toBe(false);
  });

  it('says what to do where there are no updates', () => {
    expect(folder.run(['volume'])).toMatchObject({ status: 2 });
    folder.write('content/house.yaml', 'organisation: Example\n');
    const { status, stderr } = folder.run(['volume']);
    expect(status).toBe(2);
    expect(stderr).toContain('has no updates (.yaml files) yet');
  });

  it('says so where a folder is in the way', () => {
    writeMonths(1);
    folder.write('output/volume.pdf/file', '');
    const { status, stderr } = folder.run(['volume']);
    expect(status).toBe(3);
    expect(stderr).toContain('"output/volume.pdf" cannot be written: it is a folder, not a file.');
    expect(readdirSync(at('output'))).toEqual(['volume.pdf']);
  });
});

describe('Ctrl-C', () => {
  it('while the file grows leaves the earlier one, and nothing else', async () => {
    writeMonths(240);
    folder.write('output/volume.pdf', 'the earlier one');
    const running = spawn(process.execPath, [BINARY, 'volume'], { cwd: folder.path, stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => running.on('exit', resolve));
    // It is begun when its draft stands beside the earlier file.
    while (readdirSync(at('output')).length < 2 && running.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    running.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readdirSync(at('output'))).toEqual(['volume.pdf']);
    expect(readFileSync(at('output/volume.pdf'), 'utf8')).toBe('the earlier one');
  });
});

describe('volume --jobs', () => {
  /** Enough for three threads, updates of one to four pages among them, and links from one to another. */
  function writeMany(): void {
    writeMonths(80);
    folder.write('content/house.yaml', 'organisation: Example\npublicUrl: https://example.org/updates/\n');
    novemberUpdates(10).forEach((text, index) => folder.write(`content/2000-${two(index + 1)}.yaml`, text));
    for (let month = 1; month <= 12; month++) {
      const link = `Read [the last](https://example.org/updates/2006-${two(13 - month)}.html#what-is-new).`;
      const name = `2005-${two(month)}`;
      folder.write(`content/${name}.yaml`, shortUpdate('Monthly', name, [], link));
    }
  }

  it('gives the same file and report with 1, 2 and 3', async () => {
    writeMany();
    const runs = [1, 2, 3].map((jobs) => {
      const { status, stdout, stderr } = folder.run(['volume', '--jobs', String(jobs)]);
      return { status, stdout, stderr, bytes: readFileSync(at('output/volume.pdf'), 'latin1') };
    });
    const [one] = runs;
    expect([one?.status, one?.stderr]).toEqual([0, '']);
    expect(runs).toHaveLength(3);
    runs.forEach((run) => expect(run).toEqual(one));
    const outline = await readOutline(readFileSync(at('output/volume.pdf')));
    expect(outline).toHaveLength(81);
  });

  it('tells the same problems, and writes nothing', () => {
    writeMany();
    folder.write('content/2001-03.yaml', shortUpdate('Monthly', '2001-13'));
    folder.write('content/2003-04.yaml', 'title: [');
    const runs = [1, 2].map((jobs) => folder.run(['volume', '--jobs', String(jobs)]));
    const [one, two] = runs.map(({ status, stdout, stderr }) => ({ status, stdout, stderr }));
    expect(two).toEqual(one);
    expect(one?.status).toBe(1);
    expect(one?.stderr).toMatch(
      /2001-03\.yaml:2:\d+[^]*2003-04\.yaml:1:\d+[^]*2 problems\. The volume was not written\./,
    );
    expect(existsSync(at('output'))).toBe(false);
  });
});

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}
