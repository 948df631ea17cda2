/** The journal on disk: made whole, appended to and synced, and held by one run at a time. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Entry, type Journal, type Run, lineOf, readJournal } from '../../mail/journal.ts';
import type { Plan } from '../../mail/plan.ts';
import { EXIT, Failure, outsideFailure } from '../failure.ts';
import { shownPath } from '../sources.ts';

/** For its owner's eyes: it says when who was sent what, if not by name. */
const PRIVATE = 0o600;

/** Where the journal of an update to a list is: beside the list. */
export function journalPath(list: string, update: string): string {
  return join(dirname(list), `${basename(list).replace(/\.[^.]*$/, '')}.${update}.journal`);
}

/** The journal at a path; nothing where there is none. */
export function openedJournal(path: string): Journal | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw outsideFailure(`The journal "${shownPath(path)}" cannot be read`, error);
  }
  const read = readJournal(text);
  if (!('line' in read)) return read;
  throw new Failure(
    `The journal "${shownPath(path)}" is damaged on line ${read.line}, so it cannot say for certain who has the update. Nothing was sent. Put back a copy of it from before the damage; ask whoever looks after this computer.`,
    EXIT.outside,
  );
}

/** Writes a new journal whole under another name and links it to its own: there is never half a plan, nor two. */
export function createJournal(path: string, plan: Plan, at: Date): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    const line = lineOf({ kind: 'plan', version: 1, at: at.toISOString(), ...plan });
    writeFileSync(draft, line, { mode: PRIVATE, flag: 'wx' });
    synced(draft);
    linkOrCopy(draft, path);
    synced(dirname(path));
  } catch (error) {
    throw outsideFailure(`The journal "${shownPath(path)}" cannot be written, and nothing was sent`, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Some file systems have no links; both ways fail where the journal exists. */
function linkOrCopy(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
    copyFileSync(draft, path, constants.COPYFILE_EXCL);
    synced(path);
  }
}

function synced(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What is appended is on the disk when the write is over, as by a sync after each (open(2), O_DSYNC). */
const SYNCED_APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_DSYNC;

/** A journal that this run holds. */
export interface HeldJournal {
  /** As it stood when this run took it. */
  readonly journal: Journal;
  /** Resolves when the entries are on the disk; rejects, for good, once they cannot be written. */
  record(...entries: readonly Entry[]): Promise<void>;
  /** Says that the run ended, if it still can. */
  close(): Promise<void>;
}

/**
 * Takes the journal for this run: writes that it begins, reads the file back, and yields to any earlier run that has not
 * ended and still lives. Appended lines have one order for all, so of two runs that begin at once the first goes on.
 */
export async function holdJournal(path: string, isTorn: boolean): Promise<HeldJournal> {
  const run: Run = {
    run: randomBytes(8).toString('hex'),
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
  };
  const file = await open(path, SYNCED_APPEND).catch((error: unknown) => {
    throw outsideFailure(`The journal "${shownPath(path)}" cannot be written`, error);
  });
  const write = appending(file, path);
  const close = async (): Promise<void> => {
    await write(lineOf({ kind: 'end', run: run.run })).catch(() => undefined);
    await file.close();
  };
  try {
    await write(`${isTorn ? '\n' : ''}${lineOf({ kind: 'run', ...run })}`);
    const journal = openedJournal(path);
    if (!journal) throw new Failure(`The journal "${shownPath(path)}" was taken away.`, EXIT.outside);
    const before = journal.openRuns.slice(
      0,
      journal.openRuns.findIndex((each) => each.run === run.run),
    );
    const other = before.find((each) => isAlive(each));
    if (other) throw heldBy(other, path);
    return { journal, record: (...entries) => write(entries.map(lineOf).join('')), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function heldBy({ pid, host }: Run, path: string): Failure {
  const where = host === hostname() ? `(process ${pid})` : `on the computer "${host}" (process ${pid})`;
  return new Failure(
    `Another run ${where} is sending this update to this list, so this one sent nothing. Wait for it to end, or stop it; its journal is "${shownPath(path)}".`,
    EXIT.outside,
  );
}

/** A run on another computer cannot be looked at, so it counts as alive. */
export function isAlive({ pid, host, started }: Run): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // The process of somebody else (EPERM) cannot be one that writes our private file.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
  return startOf(pid) === started;
}

/** When a process began, on Linux: the boot and its tick since then (proc(5)); a number alone may be given out again. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return `${boot}:${fields[TICK] ?? ''}`;
  } catch {
    return '';
  }
}

/** Field 22 of /proc/PID/stat, counted from the one behind the name. */
const TICK = 19;

interface Waiting {
  readonly text: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Appends: what waits meanwhile shares the next write. After a failure nothing more is written. */
function appending(file: FileHandle, path: string): (text: string) => Promise<void> {
  let waiting: Waiting[] = [];
  let isBusy = false;
  let broken: unknown;
  async function flush(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        if (broken !== undefined) throw broken;
        await file.appendFile(batch.map(({ text }) => text).join(''));
        batch.forEach(({ done }) => done());
      } catch (error) {
        broken ??= unwritable(path, error);
        batch.forEach(({ failed }) => failed(broken));
      }
    }
    isBusy = false;
  }
  return (text) =>
    new Promise((done, failed) => {
      waiting.push({ text, done, failed });
      if (!isBusy) void flush();
    });
}

function unwritable(path: string, error: unknown): unknown {
  try {
    return outsideFailure(`The journal "${shownPath(path)}" cannot be written`, error);
  } catch (other) {
    return other;
  }
}
