/** `--jobs`: threads change how long a run takes, and nothing else. */
import { existsSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder, simpleUpdate } from '../support/cli.ts';
import { novemberUpdates } from '../support/corpora.ts';

/** Enough for three threads: fewer are set by fewer. */
const COUNT = 75;

let folder: Folder;
beforeEach(() => {
  folder = newFolder(true);
});
afterEach(() => {
  folder.remove();
});

/** Updates of one to four pages, and a picture, words in another script, problems of several kinds and a name twice. */
function writeUpdates(): void {
  const names = Array.from({ length: COUNT }, (_, at) => `content/${String(at).padStart(3, '0')}.yaml`);
  names.forEach((name, at) => folder.write(name, simpleUpdate(`Paragraph ${at}.`)));
  novemberUpdates(12).forEach((text, at) => folder.write(names[5 * at] ?? '', text));
  folder.write('content/002.yaml', simpleUpdate('Words in Greek, \u03BB\u03CC\u03B3\u03BF\u03C2.'));
  folder.write('content/003.yaml', simpleUpdate('One word and \u6F22 here.'));
  folder.write('content/033.yaml', simpleUpdate().replace('heading', 'heding'));
  folder.write('content/034.yaml', Buffer.from('title: caf\u00E9\n', 'latin1'));
  folder.write('content/071.yaml', 'title: [');
  folder.write('content/072.yml', simpleUpdate());
}

/** Every file of a folder by its name. */
function filesIn(path: string): ReadonlyMap<string, string> {
  if (!existsSync(path)) return new Map();
  return new Map(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'latin1')]));
}

describe('build --jobs', () => {
  it.each([
    ['for people', []],
    ['as JSON', ['--json']],
  ])('gives the same files, report %s and status with 1, 2 and 3', (_, options) => {
    writeUpdates();
    const output = ['--edition', 'member', '--output', 'pdf', ...options];
    const runs = [1, 2, 3].map((jobs) => {
      rmSync(join(folder.path, 'pdf'), { recursive: true, force: true });
      const { status, stdout, stderr } = folder.run(['build', ...output, '--jobs', String(jobs)]);
      return { status, stdout, stderr, files: filesIn(join(folder.path, 'pdf')) };
    });
    const [one] = runs;
    expect(runs).toHaveLength(3);
    // Of 77, six have problems.
    expect(one?.files.size).toBe(71);
    expect(one?.status).toBe(1);
    expect(`${one?.stdout}${one?.stderr}`).toContain('same-output');
    runs.forEach((run) => expect(run).toEqual(one));
  });

  it('tells a failure as it is told without threads, and ends', () => {
    writeUpdates();
    folder.write('taken', 'a file');
    const runs = [1, 2].map((jobs) => {
      const { status, stdout, stderr } = folder.run(['build', '--output', 'taken', '--jobs', String(jobs)]);
      return { status, stdout, stderr };
    });
    expect(runs[0]?.status).toBe(3);
    expect(runs[0]?.stderr).toContain('"taken/000.pdf" cannot be written');
    expect(runs[1]).toEqual(runs[0]);
  });

  it('tells a failure of a thread in its turn: what comes before it is built', () => {
    for (let at = 100; at < 150; at++) folder.write(`content/${at}.yaml`, simpleUpdate(`Paragraph ${at}.`));
    rmSync(join(folder.path, 'content/120.yaml'));
    symlinkSync(folder.path, join(folder.path, 'content/120.yaml'));
    const runs = [1, 2].map((jobs) => {
      const output = `pdf${jobs}`;
      const { status, stderr } = folder.run([
        'build',
        '--edition',
        'member',
        '--output',
        output,
        '--jobs',
        String(jobs),
      ]);
      return { status, stderr, files: filesIn(join(folder.path, output)) };
    });
    expect(runs[0]?.status).toBe(3);
    expect(runs[0]?.stderr).toContain('"content/120.yaml" cannot be read: it is a folder, not a file.');
    expect(runs[0]?.files.size).toBe(20);
    expect(runs[1]).toEqual(runs[0]);
  });

  it.each(['0', '-1', '1.5', 'two', '', '1e3'])('refuses --jobs %j', (jobs) => {
    folder.write('good.yaml', simpleUpdate());
    const { status, stderr } = folder.run(['build', 'good.yaml', `--jobs=${jobs}`]);
    expect(status).toBe(2);
    expect(stderr).toContain('whole number from 1');
  });
});

describe('check --jobs', () => {
  it('says the same with 1 and 2, and writes nothing', () => {
    writeUpdates();
    const runs = ['1', '2'].map((jobs) => {
      const { status, stdout, stderr } = folder.run(['check', '--jobs', jobs, '--edition', 'member']);
      return { status, stdout, stderr };
    });
    expect(runs[0]?.status).toBe(1);
    expect(runs[0]?.stderr).toContain('missing-glyph');
    expect(runs[0]?.stderr).toContain('77 updates checked: 6 problems.');
    expect(runs[1]).toEqual(runs[0]);
    expect(readdirSync(folder.path)).toEqual(['content']);
  });
});
