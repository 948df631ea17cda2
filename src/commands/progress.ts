/** How far a long run is: one line at the foot of a terminal, kept up to date and taken away at the end. */
import { type Foot, foot, terminalWidth } from './terminal.ts';

/** How far a run is. */
export interface Reached {
  /** What is counted, such as "updates". */
  readonly noun: string;
  readonly done: number;
  readonly all: number;
  /** None where pages are not what is made. */
  readonly pages: number;
  /** Things done in a millisecond; none while nobody can tell. */
  readonly rate?: number;
}

/**
 * "412 of 1,000 updates, 1,236 pages, 44 a second, 13 seconds left": as many of these as there is room for, those that
 * matter least left out first.
 */
export function progressText(reached: Reached, width: number): string {
  const { noun, done, all, pages, rate = 0 } = reached;
  const count = `${figure(done)} of ${figure(all)}`;
  const left = rate > 0 ? [`${printedTime((all - done) / rate)} left`] : [];
  const speed = rate > 0 ? [printedRate(rate)] : [];
  const paper = pages > 0 ? [`${figure(pages)} pages`] : [];
  const texts = [
    [`${count} ${noun}`, ...paper, ...speed, ...left],
    [`${count} ${noun}`, ...paper, ...left],
    [`${count} ${noun}`, ...left],
    [count, ...left],
    [count],
  ].map((parts) => parts.join(', '));
  return texts.find((text) => text.length <= width) ?? '';
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** "44 a second"; below two of them, "58 a minute". Of `rate` things a millisecond. */
function printedRate(rate: number): string {
  const aSecond = rate * SECOND;
  return aSecond < 2 ? `${figure(rate * MINUTE)} a minute` : `${figure(aSecond)} a second`;
}

/** "13 seconds", "2 minutes", "3 hours": rounded up, so that it is not over before it says so. */
function printedTime(milliseconds: number): string {
  if (milliseconds <= MINUTE) return counted(Math.ceil(milliseconds / SECOND), 'second');
  if (milliseconds <= HOUR) return counted(Math.ceil(milliseconds / MINUTE), 'minute');
  return counted(Math.ceil(milliseconds / HOUR), 'hour');
}

function counted(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "1,000". */
export function figure(count: number): string {
  return Math.round(count).toLocaleString('en-GB');
}

/** What a run's progress is shown on. */
export interface Screen {
  readonly foot: Foot;
  /** In columns; the last stays empty. */
  readonly width: () => number;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** A run that is over by then shows nothing. */
const QUIET = SECOND;
/** Between two renewals of the line, which is fast enough for the eye. */
const RENEWAL = SECOND / 5;

export class Progress {
  readonly #noun: string;
  readonly #all: number;
  readonly #screen: Screen;
  #due: number;
  /** When the first was done: what came before it is the start, and says nothing of the others. */
  #first: { readonly now: number; readonly count: number } | undefined;
  #done = 0;
  #pages = 0;

  constructor(noun: string, all: number, screen: Screen) {
    this.#noun = noun;
    this.#all = all;
    this.#screen = screen;
    this.#due = screen.now() + QUIET;
  }

  /** One more is done, or a few more. */
  step(pages = 0, count = 1): void {
    const now = this.#screen.now();
    this.#first ??= { now, count };
    this.#done += count;
    this.#pages += pages;
    if (now < this.#due) return;
    this.#due = now + RENEWAL;
    this.#show((this.#done - this.#first.count) / (now - this.#first.now));
  }

  /** `rate` is no number where no time has passed. */
  #show(rate: number): void {
    const { foot, width } = this.#screen;
    const counts = { noun: this.#noun, done: this.#done, all: this.#all, pages: this.#pages };
    const reached = { ...counts, ...(Number.isFinite(rate) && { rate }) };
    foot.show(progressText(reached, width() - 1));
  }

  /** Takes the line away. */
  close(): void {
    this.#screen.foot.clear();
  }
}

/** The progress of a run, for whoever sits at a terminal and did not ask for silence. */
export function progressOf(noun: string, all: number, isSilent = false): Pick<Progress, 'step' | 'close'> {
  if (isSilent || all < 2 || !process.stderr.isTTY) return NOWHERE;
  // However the program ends, it leaves no line behind.
  process.once('exit', () => foot.clear());
  return new Progress(noun, all, {
    foot,
    width: terminalWidth,
    now: () => performance.now(),
  });
}

const NOWHERE = { step: () => undefined, close: () => undefined };
