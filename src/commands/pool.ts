/** Hands that are kept: tasks go to whichever is free, or to the one that holds what an earlier task left. */
import { availableParallelism } from 'node:os';
import type { Crew, Where } from './crew.ts';
import { type Hand, type Order, OwnHand, ThreadHand, startThread } from './hand.ts';
import { closed, opened } from './leaving.ts';
import { ELSEWHERE, writeMeanwhile } from './output.ts';
import type { ResultOf, Task, TaskKind } from './tasks.ts';

/** A result, and the hand whose thread keeps what the task left there. */
export interface Done<Kind extends TaskKind> {
  readonly value: ResultOf<Kind>;
  readonly by: Hand;
}

/** For each hand. */
const AHEAD = 8;

/**
 * Whoever has so many tasks more than the least busy is too busy to be given those that another can do, though that one
 * has to read again what this one keeps. Of what a hand has ahead it is most, so that it is done seldom.
 */
const MUCH_MORE = 6;

/**
 * The most other threads beside which this one does tasks too. What it has to do for the others, writing their files
 * first of all, is a sixth of what they do: beside more of them it would keep them waiting.
 */
const HELPED = 3;

/** Threads that this machine can run at once. */
export function machineThreads(): number {
  return availableParallelism();
}

/** A pool of so many threads, two at the least: this one is one of them as long as there are few. */
export function poolOf(threads: number): Pool {
  return new Pool((free) => {
    const helps = threads - 1 <= HELPED;
    const others = Array.from(
      { length: helps ? threads - 1 : threads },
      () => new ThreadHand(startThread(), free),
    );
    return helps ? [...others, new OwnHand(free)] : others;
  });
}

export class Pool implements Crew {
  readonly #hands: readonly Hand[];
  readonly #waiting: Order[] = [];
  #isClosed = false;

  /** `handsOf` makes them; what it is given is to be called whenever one could take another task. */
  constructor(handsOf: (free: () => void) => readonly Hand[]) {
    this.#hands = handsOf(() => this.#handOut());
    opened(this);
  }

  /**
   * Has a task done: where it has to be, else by the first that is free. Rejects with what was thrown there, a Failure as
   * a Failure; or because the thread ended. Of a pool that is closed nothing is heard any more.
   */
  do<Asked extends Task>(task: Asked, where?: Where): Promise<Done<Asked['kind']>> {
    return new Promise((resolve, failed) => {
      // Threads answer in order, so that what comes is the result of this kind of task.
      const done = (value: ResultOf<TaskKind>, by: Hand): void =>
        resolve({ value: value as ResultOf<Asked['kind']>, by });
      if (this.#isClosed) return;
      const order: Order = { task, done, failed };
      const hand = where && this.#handFor(where);
      if (hand) hand.take(order);
      else this.#waiting.push(order);
      this.#handOut();
    });
  }

  doAll(task: Task): void {
    for (const hand of this.#hands) hand.take({ task, done: nothing, failed: nothing });
  }

  /** How many hands there are. */
  get size(): number {
    return this.#hands.length;
  }

  /** Results that may wait for their turn: one long update does not stop the others for long. */
  get ahead(): number {
    return AHEAD * this.size;
  }

  write(path: string, bytes: Uint8Array): Promise<void> {
    return writeMeanwhile(path, bytes, ELSEWHERE);
  }

  /** Ends them, when they have done what they have; what waits is never done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.length = 0;
    await Promise.all(this.#hands.map((hand) => hand.end()));
    closed(this);
  }

  #handFor({ at, rather }: Where): Hand | undefined {
    const [least] = [...this.#hands].sort((a, b) => a.load - b.load);
    return at ?? (rather && least && rather.load - least.load > MUCH_MORE ? least : rather);
  }

  /** The least busy first, so that a few tasks are spread over all. */
  #handOut(): void {
    for (;;) {
      const [hand] = this.#hands.filter(({ isFree }) => isFree).sort((a, b) => a.load - b.load);
      const order = hand && this.#waiting.shift();
      if (!order) return;
      hand.take(order);
    }
  }
}

function nothing(): void {
  // Nobody waits for it.
}
