/** How the program starts: from what an earlier run kept, and just as well without it. */
import { spawnSync } from 'node:child_process';
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

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const UPDATE = join(PROJECT, 'content/2007-11-policy-update.yaml');

let home = '';

/** A copy of what is installed, without what earlier runs kept. */
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'start-'));
  cpSync(join(PROJECT, 'dist'), join(home, 'dist'), {
    recursive: true,
    filter: (path) => !/\.js\./.test(path),
  });
  symlinkSync(join(PROJECT, 'fonts'), join(home, 'fonts'));
  cpSync(join(PROJECT, 'package.json'), join(home, 'package.json'));
});

afterEach(() => {
  chmodSync(join(home, 'dist'), 0o755);
  rmSync(home, { recursive: true });
});

function start(): string {
  const output = join(home, 'output');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(home, 'dist/cli.js'), 'build', UPDATE, '--output', output],
    { encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(join(output, '2007-11-policy-update.pdf'), 'latin1');
}

/** What a run kept, under the bundle's name and the engine's version. */
function kept(): string[] {
  return readdirSync(join(home, 'dist')).filter((name) =>
    name.endsWith(`.js.${process.version}-${process.arch}`),
  );
}

describe('the start', () => {
  it('is kept by the first run and serves the second, with the same bytes', () => {
    const first = start();
    const [name = ''] = kept();
    const before = readFileSync(join(home, 'dist', name));
    expect(start()).toBe(first);
    expect(kept()).toEqual([name]);
    expect(readFileSync(join(home, 'dist', name))).toEqual(before);
  });

  it('needs no library to read what is well', () => {
    const [program = ''] = readdirSync(join(home, 'dist')).filter((name) => name.startsWith('program-'));
    const path = join(home, 'dist', program);
    const modules =
      /("[^":]*node_modules\/(?:zod|yaml|libphonenumber-js|mdast-util-from-markdown)\/[^"]*"\([^)]*\)\{)/g;
    const text = readFileSync(path, 'latin1');
    expect(text.match(modules)?.length).toBeGreaterThan(100);
    writeFileSync(path, text.replaceAll(modules, "$1throw new Error('a library was loaded');"), 'latin1');
    expect(start()).toMatch(/^%PDF-1\.7/);
  });

  it('does without it where it is spoilt, and keeps it anew', () => {
    const first = start();
    const path = join(home, 'dist', kept()[0] ?? '');
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, 1000));
    expect(start()).toBe(first);
    expect(readFileSync(path).length).toBeGreaterThan(1000);
  });

  it('does without it where nothing can be kept', () => {
    chmodSync(join(home, 'dist'), 0o555);
    expect(start()).toMatch(/^%PDF-1\.7/);
    // Whoever may write everywhere keeps it all the same.
    expect(kept()).toHaveLength(process.getuid?.() === 0 ? 1 : 0);
  });
});
