/** Output: a file is written whole or not at all. */
import {
  closeSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { outsideFailure } from './failure.ts';
import { shownPath } from './sources.ts';

/** What is advised where a place is to blame that `--output` chooses. */
export const ELSEWHERE = 'choose another folder with --output';

/** Writes a file; `elsewhere` as in `openDraft`. Nothing can come between: signals are heard before and after. */
export function writeWhole(path: string, bytes: Uint8Array, elsewhere?: string): void {
  const draft = openDraft(path, elsewhere);
  try {
    draft.write(bytes);
    draft.keep();
  } finally {
    draft.drop();
  }
}

/** The same, but the disk alone is waited for: what else there is to do is done meanwhile. */
export async function writeMeanwhile(path: string, bytes: Uint8Array, elsewhere?: string): Promise<void> {
  const draft = openDraft(path, elsewhere);
  try {
    draft.write(bytes);
    await draft.keepMeanwhile();
  } finally {
    draft.drop();
  }
}

/** Lets a signal (Ctrl-C) be heard that came meanwhile. */
export async function signalsHeard(): Promise<void> {
  await new Promise((heard) => setImmediate(heard));
}

/** A file that grows beside the place where it belongs. */
export interface Draft {
  write(bytes: Uint8Array): void;
  /** Puts it in its place: what stood there before stays until then. */
  keep(): void;
  /** The same, when its bytes have come to the disk. */
  keepMeanwhile(): Promise<void>;
  /** Takes it away, unless it was kept; so does the end of the program. */
  drop(): void;
}

/**
 * Begins a file by way of a temporary one, which gets the name when its bytes are on the disk. `elsewhere` says how
 * another place is chosen, if it can be.
 */
export function openDraft(path: string, elsewhere?: string): Draft {
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw outsideFailure(`"${shownPath(path)}" cannot be written`, error, elsewhere);
    }
  };
  const { target, mode } = guarded(() => standing(path));
  const draft = `${target}.${String(process.pid)}.draft`;
  beginning(draft);
  let file: number | undefined = guarded(() => openSync(draft, 'w', mode));
  const close = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const place = (): void => {
    close();
    renameSync(draft, target);
    drafts.delete(draft);
  };
  return {
    write: (bytes) => guarded(() => file !== undefined && writeFileSync(file, bytes)),
    keep: () =>
      guarded(() => {
        if (file !== undefined) fsyncSync(file);
        place();
      }),
    keepMeanwhile: async () => {
      const error = file === undefined ? null : await flushed(file);
      guarded(() => {
        if (error) throw error;
        place();
      });
    },
    drop: () => {
      close();
      remove(draft);
    },
  };
}

/** What the disk says when it has all bytes of a file. */
function flushed(file: number): Promise<Error | null> {
  return new Promise((said) => fsync(file, said));
}

/** Those that were begun, and neither kept nor dropped. */
const drafts = new Set<string>();
let isWatched = false;

/** The end of the program takes a draft away; it is asked to once, for listeners that come and go take their time. */
function beginning(draft: string): void {
  drafts.add(draft);
  if (!isWatched) process.on('exit', () => drafts.forEach(remove));
  isWatched = true;
}

/** Not where there is nothing to take away: the engine loads a module and makes an error for that. */
function remove(draft: string): void {
  if (drafts.delete(draft)) rmSync(draft, { force: true });
}

/** What is replaced keeps its permissions; where it is a link, what it leads to is replaced. Else its folder is made. */
function standing(path: string): { readonly target: string; readonly mode: number } {
  const known = statSync(path, { throwIfNoEntry: false });
  if (known) return { target: realpathSync.native(path), mode: known.mode };
  mkdirSync(dirname(path), { recursive: true });
  return { target: path, mode: 0o666 };
}
