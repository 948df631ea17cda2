/** Dates of the calendar, and the two ways in which they are written: ISO's, and in words. */

/** A day of the proleptic Gregorian calendar, or a month of it; month and day count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day?: number;
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "November 2007" or "2 November 2007" (content-model.md, Update file). */
export function printedDate(date: CalendarDate): string {
  return `${dateInYear(date)} ${date.year}`;
}

/** "November" or "2 November". */
export function dateInYear({ month, day }: Omit<CalendarDate, 'year'>): string {
  const name = MONTHS[month - 1];
  if (name === undefined) throw new Error(`month ${month} is not between 1 and 12`);
  return day === undefined ? name : `${day} ${name}`;
}

/** "2007-11" or "2007-11-02" (ISO 8601). */
export function isoDate({ year, month, day }: CalendarDate): string {
  const parts = [String(year).padStart(4, '0'), ...[month, day].map((part) => part && padded(part))];
  return parts.filter((part) => part !== undefined).join('-');
}

/** What `isoDate` wrote. */
export function calendarDate(iso: string): CalendarDate {
  const [year = NaN, month = NaN, day] = iso.split('-').map(Number);
  return { year, month, ...(day !== undefined && { day }) };
}

function padded(part: number): string {
  return String(part).padStart(2, '0');
}
