/** How the program starts: from what an earlier run kept, and just as well without it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realUpdate } from '../support/build.ts';
import { simpleUpdate } from '../support/cli.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const UPDATE = join(PROJECT, 'content/2007-11-policy-update.yaml');

let home = '';

/** A copy of what is installed, without what earlier runs kept. */
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'start-'));
  cpSync(join(PROJECT, 'dist'), join(home, 'dist'), {
    recursive: true,
    filter: (path) => !/\.js\.v\d/.test(path),
  });
  symlinkSync(join(PROJECT, 'fonts'), join(home, 'fonts'));
  cpSync(join(PROJECT, 'package.json'), join(home, 'package.json'));
});

afterEach(() => {
  chmodSync(folder(), 0o755);
  rmSync(home, { recursive: true });
});

function start(output = join(home, 'output')): string {
  const { status, stderr } = spawnSync(process.execPath, command(output), { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return built(output);
}

function command(output: string): string[] {
  return [join(home, 'dist/cli.js'), 'build', UPDATE, '--output', output];
}

function built(output: string): string {
  return readFileSync(join(output, '2007-11-policy-update.pdf'), 'latin1');
}

/** Where the parts of the program lie, and what is kept of them. */
function folder(): string {
  const [name = '', ...more] = readdirSync(join(home, 'dist')).filter((each) => each.startsWith('program-'));
  expect(more).toEqual([]);
  return join(home, 'dist', name);
}

/** What runs kept, under the parts' names and the engine's version: `main.js` at least. */
function kept(): Map<string, Buffer> {
  const names = readdirSync(folder()).filter((name) =>
    name.endsWith(`.js.${process.version}-${process.arch}`),
  );
  return new Map(names.map((name) => [name, readFileSync(join(folder(), name))]));
}

const MAIN = `main.js.${process.version}-${process.arch}`;

describe('the start', () => {
  it('is kept by the first run and serves the second, with the same bytes', () => {
    const first = start();
    const before = kept();
    expect([...before.keys()]).toContain(MAIN);
    expect(start()).toBe(first);
    expect(kept()).toEqual(before);
  });

  it('is of a program that writes what its source writes', () => {
    expect(Buffer.compare(Buffer.from(start(), 'latin1'), realUpdate().bytes)).toBe(0);
  });

  it('is not kept by a run whose threads did the work, for it called too little', () => {
    const updates = Array.from({ length: 48 }, (_, at) => join(home, `${at}.yaml`));
    updates.forEach((path) => writeFileSync(path, simpleUpdate()));
    const args = [join(home, 'dist/cli.js'), 'build', ...updates, '--jobs', '2', '--quiet'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect([...kept().keys()]).toEqual([]);
  });

  it('needs no library to read what is well', () => {
    const needless = /^(source-careful|libphonenumber-js-min|mdast-util-from-markdown)\./;
    const parts = readdirSync(folder()).filter((name) => needless.test(name));
    expect(parts.length).toBe(3);
    parts.forEach((name) => rmSync(join(folder(), name)));
    expect(start()).toMatch(/^%PDF-1\.7/);
  });

  it('keeps nothing of what it does not run, and no draft', () => {
    start();
    const names = [...kept().keys()];
    expect(names.filter((name) => /^(fontkit|commands-)/.test(name))).toEqual([]);
    expect(readdirSync(folder()).filter((name) => !name.endsWith('.js') && !names.includes(name))).toEqual(
      [],
    );
  });

  it.each([
    ['cut off', (whole: Buffer) => whole.subarray(0, 1000)],
    ['empty', () => Buffer.alloc(0)],
    ['of another engine', (whole: Buffer) => Buffer.concat([Buffer.alloc(64, 7), whole.subarray(64)])],
    ['of another text', (whole: Buffer) => otherText(whole)],
  ])('does without it where it is %s, and keeps it anew', (_what, spoil) => {
    const first = start();
    const whole = kept().get(MAIN) ?? Buffer.alloc(0);
    const spoilt = spoil(whole);
    writeFileSync(join(folder(), MAIN), spoilt);
    expect(start()).toBe(first);
    expect(kept().get(MAIN)?.length).toBeGreaterThan(1000);
    expect(kept().get(MAIN)?.equals(spoilt)).toBe(false);
  });

  it('does without it where nothing can be kept', () => {
    chmodSync(folder(), 0o555);
    expect(start()).toMatch(/^%PDF-1\.7/);
    // Whoever may write everywhere keeps it all the same.
    expect(kept().has(MAIN)).toBe(process.getuid?.() === 0);
  });

  it('is shared by runs that begin at once', async () => {
    const outputs = ['one', 'two', 'three'].map((name) => join(home, name));
    const ends = await Promise.all(
      outputs.map((output) => once(spawn(process.execPath, command(output), { stdio: 'ignore' }), 'exit')),
    );
    expect(ends.map(([status]) => status as number)).toEqual([0, 0, 0]);
    expect(new Set(outputs.map(built)).size).toBe(1);
    expect(start()).toBe(built(outputs[0] ?? ''));
    expect(kept().has(MAIN)).toBe(true);
  });

  it('has parts of plain ASCII, which are the same text in every encoding', () => {
    const parts = readdirSync(folder()).filter((name) => name.endsWith('.js'));
    expect(parts.length).toBeGreaterThan(10);
    for (const name of parts) {
      expect(/[^\0-\x7f]/.test(readFileSync(join(folder(), name), 'latin1')), name).toBe(false);
    }
  });
});

/** The engine knows a text by its length, the third of the numbers that its cache begins with. */
function otherText(whole: Buffer): Buffer {
  const other = Buffer.from(whole);
  other.writeUInt32LE(other.readUInt32LE(8) + 1, 8);
  return other;
}
