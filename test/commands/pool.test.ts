/** The pool of threads: what is asked of it comes back, from the thread that was meant, or as what went wrong. */
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/commands/failure.ts';
import { inOrder } from '../../src/commands/in-order.ts';
import { OwnHand, ThreadHand } from '../../src/commands/hand.ts';
import { Pool } from '../../src/commands/pool.ts';
import type { Task, perform } from '../../src/commands/tasks.ts';

/** A thread that counts its tasks and gives the count with its own number; some tasks have it fail. */
const THREAD = `
const { parentPort, threadId } = require('node:worker_threads');
let count = 0;
parentPort.on('message', (task) => {
  if (task === 'end') return parentPort.close();
  const { say, wait = 0 } = task;
  count += 1;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
  if (say === 'failure') return parentPort.postMessage({ kind: 'failure', message: 'The disk is full.', status: 3 });
  if (say === 'defect') return parentPort.postMessage({ kind: 'defect', error: new TypeError('no such thing') });
  if (say === 'end') process.exit(7);
  if (say === 'throw') throw new RangeError('beyond the end');
  if (say === 'fill') for (const all = []; ; ) all.push(new Array(100_000).fill(count));
  parentPort.postMessage({ kind: 'done', value: { say, count, thread: threadId } });
});`;

interface Said {
  readonly say: unknown;
  readonly count: number;
  readonly thread: number;
}

let pool: Pool;
afterEach(() => pool.close());

function open(threads: number): Pool {
  const options = { eval: true, resourceLimits: { maxOldGenerationSizeMb: 20 } };
  return (pool = new Pool((free) =>
    Array.from({ length: threads }, () => new ThreadHand(new Worker(THREAD, options), free)),
  ));
}

function task(say: string | number, wait = 0): Task {
  return { say, wait } as unknown as Task;
}

async function said(work: Promise<{ readonly value: unknown }>): Promise<Said> {
  return (await work).value as Said;
}

describe('the pool', () => {
  it('gives every task to a thread, a few to each', async () => {
    open(3);
    const all = await Promise.all(Array.from({ length: 30 }, (_, at) => said(pool.do(task(at, 2)))));
    expect(all.map(({ say }) => say)).toEqual(Array.from({ length: 30 }, (_, at) => at));
    expect(new Set(all.map(({ thread }) => thread)).size).toBe(3);
  });

  it('goes back to the thread that keeps what a task left', async () => {
    open(3);
    const first = await Promise.all([0, 1, 2].map((at) => pool.do(task(at, 5))));
    const again = await Promise.all(first.map(({ by }) => said(pool.do(task('again'), { at: by }))));
    const threads = first.map(({ value }) => (value as unknown as Said).thread);
    expect(new Set(threads).size).toBe(3);
    expect(again.map(({ thread, count }) => ({ thread, count }))).toEqual(
      threads.map((thread) => ({ thread, count: 2 })),
    );
  });

  it('rather asks the thread that is named, but another where that one has much more to do', async () => {
    open(2);
    const { by } = await pool.do(task('first'));
    const few = await Promise.all([1, 2, 3].map((at) => said(pool.do(task(at, 2), { rather: by }))));
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, at) => said(pool.do(task(at, 2), { rather: by }))),
    );
    expect([few, many].map((all) => new Set(all.map(({ thread }) => thread)).size)).toEqual([1, 2]);
  });

  it('gives a failure back as a failure, and goes on', async () => {
    open(1);
    const failing = pool.do(task('failure'));
    await expect(failing).rejects.toBeInstanceOf(Failure);
    await expect(failing).rejects.toMatchObject({ message: 'The disk is full.', status: 3 });
    expect((await said(pool.do(task('well')))).say).toBe('well');
  });

  it('gives a mistake of ours back with its message', async () => {
    open(1);
    await expect(pool.do(task('defect'))).rejects.toThrow('no such thing');
  });

  it.each([
    ['end', 'ended in the middle of its work (status 7)'],
    ['throw', 'beyond the end'],
    ['fill', 'not enough memory'],
  ])('says so when a thread dies (%s), and leaves nobody waiting', async (how, message) => {
    open(1);
    const works = [how, 'next', 'later', 'much later', 'last'].map((say) => pool.do(task(say)));
    const ends = await Promise.allSettled(works);
    expect(ends).toHaveLength(5);
    ends.forEach((end) => {
      expect(end.status === 'rejected' && String(end.reason)).toContain(message);
    });
    await expect(pool.do(task('after'))).rejects.toThrow(message);
  });

  it('ends when its threads have done what they have, and is not heard of any more', async () => {
    open(2);
    const works = [1, 2, 3].map((say) => said(pool.do(task(say, 5))));
    await pool.close();
    expect((await Promise.all(works)).map(({ say }) => say)).toEqual([1, 2, 3]);
    const later = pool.do(task('later')).then(() => 'heard');
    const silence = new Promise((done) => setTimeout(done, 50)).then(() => 'silence');
    expect(await Promise.race([later, silence])).toBe('silence');
  });
});

describe('the thread that asks', () => {
  /** Done by this thread alone; what it did, in its order. */
  function alone(): string[] {
    const did: string[] = [];
    const work = ((asked: { say: string }) => {
      did.push(asked.say);
      if (asked.say === 'failure') throw new Failure('The disk is full.', 3);
      return { value: asked, bytes: [] };
    }) as unknown as typeof perform;
    pool = new Pool((free) => [new OwnHand(free, work)]);
    return did;
  }

  it('does a task at a time, and hears the others in between', async () => {
    const did = alone();
    const works = ['a', 'b', 'c'].map((say) => pool.do(task(say)));
    setImmediate(() => did.push('heard'));
    const all = await Promise.all(works.map(said));
    expect(all.map(({ say }) => say)).toEqual(['a', 'b', 'c']);
    expect(did).toEqual(['a', 'heard', 'b', 'c']);
  });

  it('gives a failure back as a failure, and goes on', async () => {
    alone();
    const works = ['failure', 'well'].map((say) => pool.do(task(say)));
    await expect(works[0]).rejects.toMatchObject({ message: 'The disk is full.', status: 3 });
    await expect(works[1]).resolves.toMatchObject({ value: { say: 'well' } });
  });

  it('ends when it is asked to: what it has not begun is not done', async () => {
    const did = alone();
    void pool.do(task('never'));
    await pool.close();
    await new Promise((heard) => setImmediate(heard));
    expect(did).toEqual([]);
  });
});

describe('things in order', () => {
  /** Each thing is done when `finish` is called for it. */
  function slowly(): {
    readonly begun: number[];
    finish(thing: number): void;
    begin(thing: number): Promise<number>;
  } {
    const begun: number[] = [];
    const finishers = new Map<number, () => void>();
    return {
      begun,
      finish: (thing) => finishers.get(thing)?.(),
      begin: (thing) => {
        begun.push(thing);
        return new Promise((resolve) => finishers.set(thing, () => resolve(thing * 10)));
      },
    };
  }

  it('come in their order, whichever is done first, and no more are begun than may wait', async () => {
    const { begun, begin, finish } = slowly();
    const told = inOrder([1, 2, 3, 4, 5], 3, begin);
    const first = told.next();
    await new Promise((begun) => setImmediate(begun));
    finish(3);
    finish(2);
    expect(begun).toEqual([1, 2, 3]);
    finish(1);
    expect((await first).value).toBe(10);
    expect((await Promise.all([told.next(), told.next()])).map(({ value }) => value)).toEqual([20, 30]);
    expect(begun).toEqual([1, 2, 3, 4, 5]);
  });

  it('throw in their turn', async () => {
    const told: number[] = [];
    const all = async (): Promise<void> => {
      const begin = async (thing: number): Promise<number> => {
        if (thing === 3) throw new Error('the third');
        return thing;
      };
      for await (const thing of inOrder([1, 2, 3, 4], 4, begin)) told.push(thing);
    };
    await expect(all()).rejects.toThrow('the third');
    expect(told).toEqual([1, 2]);
  });

  it('are told before what is thrown in the place of a later one', async () => {
    const told: number[] = [];
    const things = async function* (): AsyncGenerator<number> {
      yield 1;
      yield 2;
      throw new Error('no third');
    };
    const all = async (): Promise<void> => {
      for await (const thing of inOrder(things(), 8, async (thing) => thing)) told.push(thing);
    };
    await expect(all()).rejects.toThrow('no third');
    expect(told).toEqual([1, 2]);
  });
});
