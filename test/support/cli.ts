/** The real binary, spawned in a folder of its own. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BINARY = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
export const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

export interface Folder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): void;
  /** In the folder, or in one within it. */
  run(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
    within?: string,
  ): SpawnSyncReturns<string>;
  remove(): void;
}

/** A new folder, empty or with a copy of the real content. */
export function newFolder(withContent = false): Folder {
  const path = mkdtempSync(join(tmpdir(), 'policy-update-'));
  if (withContent) cpSync(CONTENT, join(path, 'content'), { recursive: true });
  return {
    path,
    write: (name, content) => {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    run: (args, env = {}, within = '') =>
      spawnSync(process.execPath, [BINARY, ...args], {
        cwd: join(path, within),
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', SOURCE_DATE_EPOCH: '', ...env },
      }),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** An update that builds, with a paragraph of its own. */
export function simpleUpdate(paragraph = 'Some words.'): string {
  return `title: Test update\ndate: 2007-11\nsections:\n  - heading: First\n    content:\n      - ${paragraph}\n`;
}
