/** Editions as the command line asks for them: which are built, what they are called, what is said of each. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder, simpleUpdate } from '../support/cli.ts';

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
  folder.write('content/update.yaml', simpleUpdate());
});
afterEach(() => {
  folder.remove();
});

function outputs(): readonly string[] {
  return readdirSync(join(folder.path, 'output')).toSorted();
}

/** Too wide for large type, and narrow enough for the member edition. */
const WIDE_IN_LARGE_PRINT = `title: T
date: 2007-11
sections:
  - heading: H
    content:
      - columns: [Commissioning, Establishment, Responsibilities, Accountability]
        rows: [[North, 6, 3, 4], [South, 2, 3, 1]]
`;

/** Too wide for any measure, hyphens or not. */
const TOO_WIDE = `title: T
date: 2007-11
sections:
  - heading: H
    content:
      - columns: [Area, January, February, March, April, May, June, July, August, September, October, November]
        rows: [[Anytown, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]
`;

describe('editions', () => {
  it('are the member’s alone where nothing asks for others', () => {
    folder.run(['build']);
    expect(outputs()).toEqual(['update.pdf']);
  });

  it('are those of the house, in its order', () => {
    folder.write('content/house.yaml', 'organisation: O\neditions: [large-print, member]\n');
    const { stdout } = folder.run(['build']);
    expect(stdout.split('\n').map((line) => line.split('  ')[0])).toEqual([
      'output/update.large-print.pdf',
      'output/update.pdf',
      '',
    ]);
  });

  it('are those that the command line names, whatever the house says; each once', () => {
    folder.write('content/house.yaml', 'organisation: O\neditions: [large-print]\n');
    const asked = ['--edition', 'print', '--edition', 'member', '--edition', 'print'];
    expect(folder.run(['build', ...asked]).status).toBe(0);
    expect(outputs()).toEqual(['update.pdf', 'update.print.pdf']);
  });

  it('are all of them with --all-editions', () => {
    expect(folder.run(['build', '--all-editions']).status).toBe(0);
    expect(outputs()).toEqual([
      'update.booklet.pdf',
      'update.large-print.pdf',
      'update.pdf',
      'update.print.pdf',
    ]);
  });

  it.each([['--edition', 'braille'], ['--edition'], ['--all-editions', '--edition', 'print']])(
    'that cannot be meant are a mistake of the command line: %s %s %s',
    (...asked) => {
      const { status, stderr } = folder.run(['build', ...asked]);
      expect(status).toBe(2);
      expect(stderr).toContain('Try --help.');
    },
  );

  it('are named in the report for programs', () => {
    const { stdout } = folder.run(['build', '--edition', 'member', '--edition', 'print', '--json']);
    expect((JSON.parse(stdout) as { outputs: object[] }).outputs).toMatchObject([
      { source: 'content/update.yaml', edition: 'member', file: 'output/update.pdf', pages: 1 },
      { source: 'content/update.yaml', edition: 'print', file: 'output/update.print.pdf', pages: 1 },
    ]);
  });

  it('say how full their last page is', () => {
    const { stdout } = folder.run(['build']);
    const full = Number(/1 page, \d+ KB, page 1 is (\d+) % full\n$/.exec(stdout)?.[1]);
    expect(full).toBeGreaterThan(5);
    expect(full).toBeLessThan(30);
  });

  it('of two updates that would be one file are a mistake of both', () => {
    folder.write('content/update.print.yaml', simpleUpdate());
    const { status, stderr } = folder.run(['build', '--edition', 'print', '--edition', 'member']);
    expect(status).toBe(1);
    expect(stderr.match(/same-output .*update\.print\.pdf/g)).toHaveLength(2);
    expect(folder.run(['build', '--edition', 'print']).status).toBe(0);
  });

  it('set a table that is too wide for them as facts, and build', () => {
    folder.write('content/update.yaml', WIDE_IN_LARGE_PRINT);
    expect(folder.run(['check', '--all-editions']).status).toBe(0);
    expect(folder.run(['build', '--edition', 'large-print']).status).toBe(0);
  });

  it('are all looked at by check, and what they share is told once', () => {
    folder.write('content/update.yaml', TOO_WIDE);
    const { status, stderr } = folder.run(['check', '--all-editions']);
    expect(status).toBe(1);
    expect(stderr.match(/too-wide/g)).toHaveLength(1);
    expect(folder.run(['check', '--edition', 'large-print']).status).toBe(0);
  });

  it('says of no table that it has as much room as it needs', () => {
    const words = Array.from(
      { length: 40 },
      (_, n) => `${'0'.repeat(48 + (n % 10))}${'.0'.repeat(Math.floor(n / 10))}`,
    );
    const tables = words.map((word) => `      - columns: [A]\n        rows: [["${word}"]]\n`);
    folder.write('house.yaml', 'organisation: O\npaper: A5\n');
    folder.write('wide.yaml', simpleUpdate() + tables.join(''));
    const { stderr } = folder.run(['check', 'wide.yaml']);
    const told = [...stderr.matchAll(/is (\d+) mm wide at the least, and the page has room for (\d+) mm/g)];
    expect(told.length).toBeGreaterThan(10);
    for (const [, needed, room] of told) expect(Number(needed)).toBeGreaterThan(Number(room));
  });
});
