/** Output: a file is written whole or not at all. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, relative } from 'node:path';
import { outsideFailure } from './failure.ts';

/**
 * Writes by way of a temporary file beside it, fsync and rename: what stood there before stays until then. Nothing can
 * come between: a signal (Ctrl-C) is heard when the file stands, before whatever comes next.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const { target, mode } = standing(path);
    const draft = `${target}.${String(process.pid)}.draft`;
    try {
      writeThrough(draft, bytes, mode);
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  } catch (error) {
    throw outsideFailure(`"${relative(process.cwd(), path) || path}" cannot be written`, error);
  }
  await new Promise((heard) => setImmediate(heard));
}

/** What is replaced keeps its permissions; where it is a link, what it leads to is replaced. */
function standing(path: string): { readonly target: string; readonly mode: number } {
  const known = statSync(path, { throwIfNoEntry: false });
  return known ? { target: realpathSync(path), mode: known.mode } : { target: path, mode: 0o666 };
}

/** The bytes are on the disk, not only on their way, before the file gets its name. */
function writeThrough(path: string, bytes: Uint8Array, mode: number): void {
  const file = openSync(path, 'w', mode);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
