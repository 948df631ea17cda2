/** Worker threads that are kept: tasks go to whichever is free, or to the one that holds what an earlier task left. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Crew } from './crew.ts';
import { EXIT, Failure } from './failure.ts';
import { type Reply, thrownBy } from './reply.ts';
import type { ResultOf, Task, TaskKind } from './tasks.ts';

/** A result, and the hand whose thread keeps what the task left there. */
export interface Done<Kind extends TaskKind> {
  readonly value: ResultOf<Kind>;
  readonly by: Hand;
}

/** A task that somebody waits for. */
interface Order {
  readonly task: Task;
  readonly done: (value: ResultOf<TaskKind>, by: Hand) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Tasks that a thread has at once: the one that it does, and those that it can begin while this side is busy writing
 * a file through to the disk, which may take as long as setting two updates.
 */
const DEPTH = 3;

/** For each thread. */
const AHEAD = 8;

const ENTRY = join(import.meta.dirname, '../worker.js');

/** Threads that this machine can run at once. */
export function machineThreads(): number {
  return availableParallelism();
}

export class Pool implements Crew {
  readonly #hands: readonly Hand[];
  readonly #waiting: Order[] = [];

  /** `start` is for tests: how a thread begins. */
  constructor(count: number, start = startWorker) {
    this.#hands = Array.from({ length: count }, () => new Hand(start(), () => this.#handOut()));
  }

  /**
   * Does a task in a thread: the one that `at` names, else the first that is free. Rejects with what was thrown there,
   * a Failure as a Failure; or because the thread ended.
   */
  do<Asked extends Task>(task: Asked, at?: Hand): Promise<Done<Asked['kind']>> {
    return new Promise((resolve, failed) => {
      // Threads answer in order, so that what comes is the result of this kind of task.
      const done = (value: ResultOf<TaskKind>, by: Hand): void =>
        resolve({ value: value as ResultOf<Asked['kind']>, by });
      const order: Order = { task, done, failed };
      if (at) at.take(order);
      else this.#waiting.push(order);
      this.#handOut();
    });
  }

  /** Has every thread do a task. */
  async doAll(task: Task): Promise<void> {
    await Promise.all(this.#hands.map((hand) => this.do(task, hand)));
  }

  /** How many threads it has. */
  get size(): number {
    return this.#hands.length;
  }

  /** Results that may wait for their turn: one long update does not stop the others for long. */
  get ahead(): number {
    return AHEAD * this.size;
  }

  /** Ends the threads at once, whatever they do. */
  async close(): Promise<void> {
    await Promise.all(this.#hands.map((hand) => hand.end()));
  }

  /** The least busy first, so that a few tasks are spread over all. */
  #handOut(): void {
    for (;;) {
      const [hand] = this.#hands.filter((each) => each.load < DEPTH).sort((a, b) => a.load - b.load);
      const order = hand && this.#waiting.shift();
      if (!order) return;
      hand.take(order);
    }
  }
}

/** One thread of the pool. */
export class Hand {
  readonly #worker: Worker;
  readonly #taken: Order[] = [];
  /** Why it can do no more. */
  #ended: { readonly error: unknown } | undefined;

  /** `free` is called whenever it could take another task. */
  constructor(worker: Worker, free: () => void) {
    this.#worker = worker;
    worker.on('message', (reply: Reply) => {
      this.#settle(reply);
      free();
    });
    worker.on('messageerror', (error) => this.#giveUp(error, free));
    worker.on('error', (error) => this.#giveUp(died(error), free));
    worker.on('exit', (status) => {
      this.#giveUp(new Error(`a worker thread ended in the middle of its work (status ${status})`), free);
    });
  }

  /** Tasks that it has and has not done. */
  get load(): number {
    return this.#taken.length;
  }

  take(order: Order): void {
    if (this.#ended) return order.failed(this.#ended.error);
    this.#taken.push(order);
    this.#worker.postMessage(order.task);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(reply: Reply): void {
    const order = this.#taken.shift();
    if (reply.kind === 'done') order?.done(reply.value, this);
    else order?.failed(thrownBy(reply));
  }

  /** The first reason is the true one. What it still gets is refused, so that nobody waits for ever. */
  #giveUp(error: unknown, free: () => void): void {
    this.#ended ??= { error };
    const { error: reason } = this.#ended;
    this.#taken.splice(0).forEach((order) => order.failed(reason));
    free();
  }
}

function startWorker(): Worker {
  return new Worker(ENTRY);
}

function died(error: unknown): unknown {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (!isFull) return error;
  return new Failure(
    'This computer has not enough memory to set so many updates at once. Try again with --jobs 1.',
    EXIT.outside,
  );
}
