/** The end of the program before its work is done: threads first, but nobody waits for them for ever. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT } from '../../src/commands/failure.ts';
import type * as Leaving from '../../src/commands/leaving.ts';

let left: number[];
let leaving: typeof Leaving;
beforeEach(async () => {
  left = [];
  vi.useFakeTimers();
  vi.spyOn(process, 'exit').mockImplementation((status) => {
    left.push(Number(status));
    return undefined as never;
  });
  vi.resetModules();
  leaving = await import('../../src/commands/leaving.ts');
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function closing(milliseconds: number): { close(): Promise<void> } {
  return { close: () => new Promise((closed) => setTimeout(closed, milliseconds)) };
}

describe('leaving', () => {
  it('is at once where no thread works', () => {
    const gone = closing(50);
    leaving.opened(gone);
    leaving.closed(gone);
    leaving.leave(EXIT.interrupted);
    expect(left).toEqual([130]);
  });

  it('waits until the threads have ended', async () => {
    leaving.opened(closing(50));
    leaving.opened(closing(80));
    leaving.leave(EXIT.interrupted);
    await vi.advanceTimersByTimeAsync(79);
    expect(left).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(left).toEqual([130]);
  });

  it('does not wait for a thread that takes long', async () => {
    leaving.opened(closing(60_000));
    leaving.leave(EXIT.outside);
    await vi.advanceTimersByTimeAsync(1999);
    expect(left).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(left).toEqual([3]);
  });

  it('is begun once, whatever comes after', async () => {
    leaving.opened(closing(50));
    leaving.leave(EXIT.outside);
    leaving.leave(EXIT.interrupted);
    await vi.advanceTimersByTimeAsync(50);
    expect(left).toEqual([3]);
  });
});
