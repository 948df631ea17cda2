/** How a mail-out is stopped by its editor, and what is said of one that did not get through. */
import type { Health } from '../../mail/pace.ts';
import { type Fate, meaningOf } from '../../mail/reply.ts';
import type { Server } from '../../mail/smtp.ts';
import { EXIT } from '../failure.ts';
import { tell } from '../terminal.ts';
import type { Ending } from './dispatch.ts';
import { faultSentence, nameOf } from './server.ts';

export interface Interruption {
  readonly signal: AbortSignal;
  /** Gives the signals back to whoever had them. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first Ctrl-C ends the mail-out after the messages that are on their way; the second ends the program. */
export function interruptible(): Interruption {
  const controller = new AbortController();
  const before = SIGNALS.map((name) => [name, process.listeners(name)] as const);
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    tell('\nStopping after the messages that are on their way. Press Ctrl-C again to stop at once.');
    controller.abort();
  };
  for (const name of SIGNALS) process.removeAllListeners(name).on(name, stop);
  return {
    signal: controller.signal,
    release() {
      for (const [name, listeners] of before) {
        process.removeListener(name, stop);
        listeners.forEach((listener) => process.on(name, listener));
      }
    },
  };
}

type Unfinished =
  | Exclude<Ending, { kind: 'through' }>
  | { readonly kind: 'test'; readonly fate: Fate['kind']; readonly code: string };

const ROWS: Readonly<Record<keyof Health, string>> = {
  troubles: 'put off or lost one message after the other',
  unknowns:
    'closed the connection instead of answering, message after message, so that nobody knows whether they were taken',
  refused: 'refused everybody, one after the other, which looks like its own doing: they count as left',
};

const TEST_FATES: Readonly<Record<Fate['kind'], string>> = {
  taken: '',
  refused: 'does not take it',
  deferred: 'puts it off. Wait some minutes and try again',
  lost: 'closed the connection before it had the message. Try again',
  unknown:
    'closed the connection instead of answering. Look whether the message arrives before you try again',
};

/** Why it stopped and what to do, in a sentence or two. */
export function endingSentence(ending: Unfinished, server: Server): string {
  const it = `The mail server ${nameOf(server)}`;
  switch (ending.kind) {
    case 'interrupted':
      return 'Stopped as you asked.';
    case 'server':
      return faultSentence(server, ending.fault);
    case 'row':
      return `${it} ${ROWS[ending.of]}. Ask whoever looks after it before you go on.`;
    case 'journal':
      return `${ending.error instanceof Error ? ending.error.message : ''} It was stopped before the next message: without its journal somebody could be sent it twice.`;
    case 'test': {
      const why = ending.code ? ` (it answered ${ending.code}: ${meaningOf(ending.code)})` : '';
      return `${it} ${TEST_FATES[ending.fate]}${why}.`;
    }
  }
}
