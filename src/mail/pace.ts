/** How patient a mail-out is: its pauses, and when so much went wrong in a row that the server must be at fault. */
import type { Fate } from './reply.ts';

/** Messages a minute where nothing else is asked for: few providers allow fewer, and 1,000 members take 17 minutes. */
export const DEFAULT_RATE = 60;
export const FASTEST_RATE = 100_000;
/** Connections at once, where the rate needs more than one; servers commonly allow ten or more. */
export const CONNECTIONS = 4;

/** Messages on one connection; servers commonly end it after 100. */
export const MOST_ON_A_LINE = 50;

const SECOND = 1000;

/** Milliseconds before one member's message that was put off is tried again; greylisting asks for minutes (RFC 6647, 2.2). */
export const RETRY_PAUSES: readonly number[] = [5 * SECOND, 60 * SECOND, 300 * SECOND];

/** Milliseconds of rest for a server that cannot be reached or loses connections, by how often that came in a row. */
const REST = [1 * SECOND, 5 * SECOND, 15 * SECOND, 60 * SECOND];

/** What went wrong since a message was last taken. */
export interface Health {
  /** Connections not made or lost, and messages put off. */
  readonly troubles: number;
  readonly unknowns: number;
  readonly refused: number;
}

export const WELL: Health = { troubles: 0, unknowns: 0, refused: 0 };

/** As many in a row are the server's doing. Each unknown fate costs a member's certainty, so few are borne. */
const MOST = { troubles: 6, unknowns: 2, refused: 10 } as const;

export function healthAfter(health: Health, fate: Fate): Health {
  switch (fate.kind) {
    case 'taken':
      return WELL;
    case 'refused':
      return { ...health, refused: health.refused + 1 };
    case 'deferred':
    case 'lost':
      return { ...health, troubles: health.troubles + 1 };
    case 'unknown':
      return { ...health, unknowns: health.unknowns + 1 };
  }
}

/** Why to stop; nothing where it may go on. */
export function complaint(health: Health): keyof Health | undefined {
  if (health.unknowns >= MOST.unknowns) return 'unknowns';
  if (health.troubles >= MOST.troubles) return 'troubles';
  return health.refused >= MOST.refused ? 'refused' : undefined;
}

/** Milliseconds to leave the server alone; none while it is well. */
export function restAfter({ troubles, unknowns }: Health): number {
  const inRow = troubles + unknowns;
  return inRow === 0 ? 0 : (REST[inRow - 1] ?? REST.at(-1) ?? 0);
}

/** Milliseconds between the beginnings of two messages. */
export function spacing(rate: number): number {
  return (60 * SECOND) / rate;
}

/** "about 17 minutes", "less than a minute". */
export function printedTime(milliseconds: number): string {
  const minutes = Math.round(milliseconds / SECOND / 60);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 100) return `about ${minutes} minute${minutes === 1 ? '' : 's'}`;
  return `about ${Math.round(minutes / 60)} hours`;
}
