/** Who does tasks in a pool: threads of their own, and the one that asks. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { EXIT, Failure } from './failure.ts';
import { END, type Reply, thrownBy } from './reply.ts';
import { type ResultOf, type Task, type TaskKind, perform } from './tasks.ts';

/** A task that somebody waits for. */
export interface Order {
  readonly task: Task;
  readonly done: (value: ResultOf<TaskKind>, by: Hand) => void;
  readonly failed: (error: unknown) => void;
}

export interface Hand {
  /** Tasks that it has and has not done. */
  readonly load: number;
  /** Whether it should be given more of what anybody can do. */
  readonly isFree: boolean;
  take(order: Order): void;
  /** Ends as soon as it can. */
  end(): Promise<void>;
}

/**
 * Tasks that a thread has at once: the one that it does, and those that it can begin while this side does one itself.
 */
const DEPTH = 3;

const ENTRY = join(import.meta.dirname, '../worker.js');

export function startThread(): Worker {
  return new Worker(ENTRY);
}

/** A thread of its own. */
export class ThreadHand implements Hand {
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

  get isFree(): boolean {
    return this.#taken.length < DEPTH;
  }

  get load(): number {
    return this.#taken.length;
  }

  take(order: Order): void {
    if (this.#ended) return order.failed(this.#ended.error);
    this.#taken.push(order);
    this.#worker.postMessage(order.task);
  }

  /**
   * It ends by itself when it has done what it has. A thread that is ended in the middle of a task can take the whole
   * program with it: Node checks that a zlib stream which it takes down was made ready.
   */
  async end(): Promise<void> {
    if (this.#ended) return;
    const gone = new Promise((done) => this.#worker.once('exit', done));
    this.#worker.postMessage(END);
    await gone;
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

function died(error: unknown): unknown {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (!isFull) return error;
  return new Failure(
    'This computer has not enough memory to set so many updates at once. Try again with --jobs 1.',
    EXIT.outside,
  );
}

/** The thread that asks: it does a task at a time, and hears the others between two of them. */
export class OwnHand implements Hand {
  readonly #taken: Order[] = [];
  readonly #free: () => void;
  readonly #perform: typeof perform;

  /** `free` is called whenever it could take another task; `work` is for tests. */
  constructor(free: () => void, work = perform) {
    this.#free = free;
    this.#perform = work;
  }

  get isFree(): boolean {
    return this.load === 0;
  }

  get load(): number {
    return this.#taken.length;
  }

  take(order: Order): void {
    this.#taken.push(order);
    if (this.load === 1) this.#goOn();
  }

  end(): Promise<void> {
    this.#taken.length = 0;
    return Promise.resolve();
  }

  #goOn(): void {
    setImmediate(() => {
      const order = this.#taken[0];
      if (!order) return;
      this.#fulfil(order);
      this.#taken.shift();
      if (this.load > 0) this.#goOn();
      this.#free();
    });
  }

  #fulfil({ task, done, failed }: Order): void {
    try {
      done(this.#perform(task).value, this);
    } catch (error) {
      failed(error);
    }
  }
}
