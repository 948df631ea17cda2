/** How the program leaves in the middle of its work: its threads go first, by themselves. */
import type { EXIT } from './failure.ts';

interface Closable {
  close(): Promise<void>;
}

/** Those whose threads still run. */
const open = new Set<Closable>();

/** From now on the end of the program waits for it. */
export function opened(one: Closable): void {
  open.add(one);
}

/** Its threads have ended. */
export function closed(one: Closable): void {
  open.delete(one);
}

/** For what the threads have begun, in milliseconds. A few updates take a tenth of this; nobody waits for a very long one. */
const PATIENCE = 2000;

let isLeaving = false;

/**
 * Ends the program with this status, in a moment: a thread that is stopped in the middle of a task can take Node down,
 * which then prints its own stack trace (it checks that a zlib stream which it takes apart was made ready).
 */
export function leave(status: (typeof EXIT)[keyof typeof EXIT]): void {
  if (isLeaving) return;
  isLeaving = true;
  const exit = (): never => process.exit(status);
  if (open.size === 0) exit();
  setTimeout(exit, PATIENCE);
  void Promise.all([...open].map((one) => one.close())).then(exit);
}
