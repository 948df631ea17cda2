/** Ctrl-C and a polite kill, in the middle of a long run: it ends, and leaves nothing that is not whole. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BINARY, type Folder, newFolder, simpleUpdate } from '../support/cli.ts';

const COUNT = 200;

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
  for (let at = 100; at < 100 + COUNT; at++) {
    folder.write(`content/${at}.yaml`, simpleUpdate(`Paragraph ${at}.`));
  }
});
afterEach(() => {
  folder.remove();
});

interface Ending {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** Runs until so many files are reported, or for a start until the program is up, and then sends the signal. */
function interrupted(args: readonly string[], signal: NodeJS.Signals, after: number): Promise<Ending> {
  const child = spawn(process.execPath, [BINARY, ...args], { cwd: folder.path });
  let reported = 0;
  let stderr = '';
  child.stdout.on('data', (text: Buffer) => {
    const before = reported;
    reported += text.toString().split('\n').length - 1;
    if (before < after && reported >= after) child.kill(signal);
  });
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  return new Promise((resolve) => {
    child.on('close', (status, by) => resolve({ status, signal: by, stderr }));
  });
}

/** Names of what was written, each of which is whole. */
function written(): readonly string[] {
  const output = join(folder.path, 'output');
  const names = existsSync(output) ? readdirSync(output) : [];
  for (const name of names) {
    expect(name).toMatch(/^\d+\.pdf$/);
    expect(readFileSync(join(output, name), 'latin1')).toMatch(/^%PDF-1\.7[^]*%%EOF\s*$/);
  }
  return names;
}

describe('an interrupted build', () => {
  it.each([
    ['1', 'SIGINT', 1],
    ['2', 'SIGINT', 1],
    ['2', 'SIGINT', 20],
    ['2', 'SIGTERM', 60],
    ['3', 'SIGTERM', 130],
    ['3', 'SIGHUP', 5],
  ] as const)('with --jobs %s ends at %s after %i files, with status 130', async (jobs, signal, after) => {
    const { status, stderr } = await interrupted(['build', '--jobs', jobs], signal, after);
    expect({ status, stderr }).toEqual({ status: 130, stderr: '' });
    const names = written();
    expect(names.length).toBeGreaterThanOrEqual(after);
    expect(names.length).toBeLessThan(COUNT);
  });

  it('goes on where the files stand, as if nothing had been', async () => {
    await interrupted(['build', '--jobs', '2'], 'SIGINT', 3);
    const { status, stderr } = folder.run(['build', '--jobs', '2', '--quiet']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(written()).toHaveLength(COUNT);
  });
});

describe('an interrupted web', () => {
  it('ends with status 130 between two updates', async () => {
    const { status, stderr } = await interrupted(['web'], 'SIGINT', 6);
    expect({ status, stderr }).toEqual({ status: 130, stderr: '' });
    const names = readdirSync(join(folder.path, 'output'));
    const pages = names.filter((name) => name.endsWith('.html'));
    expect(names).toHaveLength(2 * pages.length);
    expect(pages.length).toBeGreaterThanOrEqual(3);
    expect(pages.length).toBeLessThan(COUNT);
  });
});
