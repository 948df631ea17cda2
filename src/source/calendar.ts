/** Dates as an editor may write them, each a real day or month of the Gregorian calendar. */
import { type CalendarDate, MONTHS } from '../base/date.ts';

/** The number of days of a month, both counted from 1; day 0 of the next month is the last of this one. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** No update is older than printing, and four digits are what the pattern takes. */
const FIRST_YEAR = 1000;

/** The month or the day, if the calendar has it. */
export function real(year: number, month: number, day?: number): CalendarDate | undefined {
  if (year < FIRST_YEAR || month < 1 || month > 12) return undefined;
  if (day === undefined) return { year, month };
  return day >= 1 && day <= daysIn(year, month) ? { year, month, day } : undefined;
}

/** `2007-11` or `2007-11-02`: the date of an update. */
export function monthOrDay(typed: string): CalendarDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(typed) ?? [];
  if (year === undefined || month === undefined) return undefined;
  return real(Number(year), Number(month), day === undefined ? undefined : Number(day));
}

/** `2007-12-11` or `11 December 2007`. */
export function dayOf(typed: string): CalendarDate | undefined {
  const date = monthOrDay(typed);
  if (date) return date.day === undefined ? undefined : date;
  const [, day, name, year] = /^(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})$/.exec(typed) ?? [];
  if (day === undefined || name === undefined || year === undefined) return undefined;
  const month = MONTHS.findIndex((each) => each.toLowerCase() === name.toLowerCase()) + 1;
  return real(Number(year), month, Number(day));
}

const LIKE_A_DAY = new RegExp(
  `^(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}\\s+(?:${MONTHS.join('|')})\\s+\\d{4})$`,
  'i',
);

/** True for what is meant as a day, even one that the calendar does not have. */
export function looksLikeDay(typed: string): boolean {
  return LIKE_A_DAY.test(typed);
}

export interface Days {
  readonly from: CalendarDate;
  readonly to?: CalendarDate;
}

/** One day, or two with "to" between; `backwards` where the second comes before the first. */
export function daysOf(typed: string): Days | 'backwards' | undefined {
  const [first = '', second, ...more] = typed.includes('to') ? typed.split(/\s+to\s+/) : [typed];
  const from = dayOf(first.trim());
  if (!from || more.length > 0) return undefined;
  if (second === undefined) return { from };
  const to = dayOf(second.trim());
  if (!to) return undefined;
  return order(to) < order(from) ? 'backwards' : { from, to };
}

/** Grows with the date, so that dates can be put in order; a month comes before its days. */
export function order({ year, month, day = 0 }: CalendarDate): number {
  return (year * 100 + month) * 100 + day;
}
