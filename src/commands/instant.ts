/** The instant that `--date` names: a day, or a day with a time and its zone. */
import { dayOf } from '../source/calendar.ts';
import { EXIT, Failure } from './failure.ts';

/** A time has its zone, for the same words must mean the same instant on every computer (RFC 3339, 5.6). */
const TIMED = /^(.+?)[T ](\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})$/i;

/** A day alone is its midnight UTC, as the date of an update is. */
export function instantOf(typed: string): Date {
  const [, timedDay, hour = '00', minute = '00', second = '00', zone = 'Z'] = TIMED.exec(typed) ?? [];
  const day = dayOf(timedDay ?? typed);
  const [year, month, dayOfMonth] = [day?.year, day?.month, day?.day].map((part) =>
    String(part).padStart(2, '0'),
  );
  const instant = new Date(`${year}-${month}-${dayOfMonth}T${hour}:${minute}:${second}${zone.toUpperCase()}`);
  if (!day || Number.isNaN(instant.getTime())) {
    throw new Failure(
      `--date is "${typed}", which is not a date. Write a day, e.g. 2007-11-02, or a day, a time and its zone, e.g. 2007-11-02T09:30Z or 2007-11-02T09:30+01:00.`,
      EXIT.usage,
    );
  }
  return instant;
}
