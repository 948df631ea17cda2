/** The line that says how far a run is: its words, and when it is there. */
import { describe, expect, it } from 'vitest';
import { Progress, progressText } from '../../src/commands/progress.ts';
import { Foot } from '../../src/commands/terminal.ts';

const REACHED = { noun: 'updates', done: 412, all: 1000, pages: 1236, rate: 0.044 };

describe('the line', () => {
  it.each([
    [80, '412 of 1,000 updates, 1,236 pages, 44 a second, 14 seconds left'],
    [63, '412 of 1,000 updates, 1,236 pages, 44 a second, 14 seconds left'],
    [62, '412 of 1,000 updates, 1,236 pages, 14 seconds left'],
    [40, '412 of 1,000 updates, 14 seconds left'],
    [30, '412 of 1,000, 14 seconds left'],
    [20, '412 of 1,000'],
    [5, ''],
    [-1, ''],
  ])('in %i columns is %j', (width, text) => {
    expect(progressText(REACHED, width)).toBe(text);
  });

  it.each([
    [{ ...REACHED, pages: 0 }, '412 of 1,000 updates, 44 a second, 14 seconds left'],
    [{ ...REACHED, done: 999 }, '999 of 1,000 updates, 1,236 pages, 44 a second, 1 second left'],
    [{ ...REACHED, rate: 0.001 }, '412 of 1,000 updates, 1,236 pages, 60 a minute, 10 minutes left'],
    [{ ...REACHED, rate: 0.0001 }, '412 of 1,000 updates, 1,236 pages, 6 a minute, 2 hours left'],
    [{ ...REACHED, rate: 0 }, '412 of 1,000 updates, 1,236 pages'],
  ])('of %j is %j', (reached, text) => {
    expect(progressText(reached, 80)).toBe(text);
  });
});

/** A terminal of one line: what a person sees there, and what scrolled away above it. */
function terminal(): { readonly foot: Foot; clock: number; width: number; line(): string; written: string } {
  const state = {
    clock: 0,
    width: 80,
    written: '',
    foot: new Foot((text) => {
      state.written += text;
    }),
    line: () => state.written.split('\n').at(-1)?.split('\r\u001B[K').at(-1) ?? '',
  };
  return state;
}

function progress(on: ReturnType<typeof terminal>, all: number): Progress {
  return new Progress('updates', all, { foot: on.foot, width: () => on.width, now: () => on.clock });
}

describe('progress', () => {
  it('shows nothing of a run that takes less than a second', () => {
    const screen = terminal();
    const run = progress(screen, 10);
    for (let step = 0; step < 10; step++) {
      screen.clock += 99;
      run.step(3);
    }
    run.close();
    expect(screen.written).toBe('');
  });

  it('is renewed five times a second at the most, fits the terminal and is gone at the end', () => {
    const screen = terminal();
    const run = progress(screen, 1000);
    for (let step = 0; step < 300; step++) {
      screen.clock += 10;
      run.step(2);
      if (step === 200) screen.width = 30;
    }
    expect(screen.written.split('\r\u001B[K').length - 1).toBe(11);
    expect(screen.line()).toBe('300 of 1,000, 7 seconds left');
    run.close();
    expect(screen.line()).toBe('');
  });

  it('counts the rate from the first that is done: the start is slower', () => {
    const screen = terminal();
    const run = progress(screen, 101);
    screen.clock = 5000;
    run.step();
    expect(screen.line()).toBe('1 of 101 updates');
    screen.clock = 6000;
    run.step();
    expect(screen.line()).toBe('2 of 101 updates, 60 a minute, 2 minutes left');
  });

  it('makes room for what is printed, and stays below it', () => {
    const screen = terminal();
    const run = progress(screen, 5);
    screen.clock = 2000;
    run.step();
    screen.foot.above(() => screen.foot.write('a problem\n'));
    expect(screen.written).toBe('\r\u001B[K1 of 5 updates\r\u001B[Ka problem\n\r\u001B[K1 of 5 updates');
    run.close();
    screen.foot.above(() => screen.foot.write('the end\n'));
    expect(screen.written.endsWith('1 of 5 updates\r\u001B[Kthe end\n')).toBe(true);
  });
});
