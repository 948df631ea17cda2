/** Output: a file is written whole or not at all. */
import { mkdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { outsideFailure } from './failure.ts';

/** Writes by way of a temporary file beside it, fsync and rename: what stood there before stays until then. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    await writeFileAtomic(path, Buffer.from(bytes));
  } catch (error) {
    throw outsideFailure(`"${relative(process.cwd(), path) || path}" cannot be written`, error);
  }
}
