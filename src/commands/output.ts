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

/** Writes a file. Nothing can come between: a signal is heard when it stands, before whatever comes next. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = openDraft(path);
  try {
    draft.write(bytes);
    draft.keep();
  } finally {
    draft.drop();
  }
  await signalsHeard();
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
  /** Takes it away, unless it was kept; so does the end of the program. */
  drop(): void;
}

/** Begins a file by way of a temporary one, which gets the name when its bytes are on the disk. */
export function openDraft(path: string): Draft {
  const named = relative(process.cwd(), path) || path;
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw outsideFailure(`"${named}" cannot be written`, error);
    }
  };
  const { target, mode } = guarded(() => {
    mkdirSync(dirname(path), { recursive: true });
    return standing(path);
  });
  const draft = `${target}.${String(process.pid)}.draft`;
  let isKept = false;
  // Not where there is nothing to take away: the engine loads a module and makes an error for that.
  const remove = (): void => {
    if (!isKept) rmSync(draft, { force: true });
  };
  process.on('exit', remove);
  let file: number | undefined = guarded(() => openSync(draft, 'w', mode));
  const close = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return {
    write: (bytes) => guarded(() => file !== undefined && writeFileSync(file, bytes)),
    keep: () =>
      guarded(() => {
        if (file !== undefined) fsyncSync(file);
        close();
        renameSync(draft, target);
        isKept = true;
      }),
    drop: () => {
      close();
      remove();
      process.off('exit', remove);
    },
  };
}

/** What is replaced keeps its permissions; where it is a link, what it leads to is replaced. */
function standing(path: string): { readonly target: string; readonly mode: number } {
  const known = statSync(path, { throwIfNoEntry: false });
  return known ? { target: realpathSync.native(path), mode: known.mode } : { target: path, mode: 0o666 };
}
