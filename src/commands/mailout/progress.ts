/** How far a mail-out is: one line that renews itself on a terminal, else a line at each tenth. */
import { type MemberEntry, type Standing, standingAfter, tallyOf } from '../../mail/journal.ts';
import { DEFAULT_RATE, printedTime } from '../../mail/pace.ts';
import { figure } from '../progress.ts';
import { foot, tell, terminalWidth } from '../terminal.ts';

export interface Progress {
  told(entry: MemberEntry): void;
  /** Ends the line that renews itself. */
  close(): void;
}

interface Beginning {
  /** How the members stand now; renewed with each entry. */
  readonly standings: Map<string, Standing>;
  readonly isQuiet: boolean;
  readonly now: () => number;
}

/** Milliseconds between two renewals of the line. */
const RENEWAL = 250;
const TENTHS = 10;

export function progress({ standings, isQuiet, now }: Beginning): Progress {
  const isTerminal = process.stderr.isTTY && !isQuiet;
  const begun = now();
  const toDo = tallyOf(standings.values()).left;
  let done = 0;
  let shownAt = 0;
  let tenth = 0;
  const line = (): string => progressLine({ done, toDo, elapsed: now() - begun, standings });
  return {
    told(entry) {
      const before = standings.get(entry.member);
      const after = standingAfter(entry);
      standings.set(entry.member, after);
      done += Number(before?.kind === 'left') - Number(after.kind === 'left');
      if (isTerminal && now() - shownAt >= RENEWAL) {
        shownAt = now();
        // A line that goes on over the edge could not be taken away.
        foot.show(line().slice(0, terminalWidth() - 1));
      }
      const reached = Math.floor((TENTHS * done) / Math.max(1, toDo));
      if (!isTerminal && !isQuiet && reached > tenth && done < toDo) tell(line());
      tenth = Math.max(tenth, reached);
    },
    close() {
      foot.clear();
      if (isTerminal && shownAt > 0) tell(line());
    },
  };
}

interface Reached {
  readonly done: number;
  readonly toDo: number;
  /** Milliseconds. */
  readonly elapsed: number;
  readonly standings: ReadonlyMap<string, Standing>;
}

/** "340 of 1,000 done, 2 refused; 58 a minute, about 11 minutes left". */
function progressLine({ done, toDo, elapsed, standings }: Reached): string {
  const { refused, unknown } = tallyOf(standings.values());
  const counts = [`${figure(done)} of ${figure(toDo)} done`];
  if (refused > 0) counts.push(`${figure(refused)} refused`);
  if (unknown > 0) counts.push(`${figure(unknown)} unknown`);
  const rate = done > 0 && elapsed > 0 ? (done / elapsed) * MINUTE : DEFAULT_RATE;
  const left = printedTime(((toDo - done) / rate) * MINUTE);
  return `${counts.join(', ')}; ${figure(Math.round(rate))} a minute, ${left} left`;
}

const MINUTE = 60_000;
