/** Dates in the forms that people write and the contract does not have: what they may mean, and what is told of them. */
import { type CalendarDate, MONTHS, isoDate, printedDate } from '../base/date.ts';
import { order, real } from './calendar.ts';
import type { Refusal } from './contact.ts';
import { words } from './quoting.ts';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WEEKDAY = /\b(?:(?:sun|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?)(?:day)?)\b[.,]?\s*/g;
const ORDINAL = /\b(\d{1,2})\s?(?:st|nd|rd|th)\b/g;
/** Hyphens and dashes as word processors set them. */
const DASHES = /\s*[\u2010-\u2015\u2212]\s*|\s+-\s+/g;
const MONTH = '([a-z]{3,9})\\.?';

/** What is compared with the forms below: no capitals, weekdays, ordinals, commas or "of"; dashes as hyphens. */
function bare(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(WEEKDAY, '')
    .replaceAll(ORDINAL, '$1')
    .replaceAll(/,|\bof\b/g, ' ')
    .replaceAll(DASHES, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** 1 to 12 by a name or three letters of it or more ("Sept"); 0 where it is none. */
function monthOf(name: string): number {
  return name.length < 3 ? 0 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(name)) + 1;
}

/** A form, and the years, months and days that what it matches may mean. */
type Form = readonly [form: RegExp, readings: (parts: readonly string[]) => readonly Numbers[]];
type Numbers = readonly [year: number, month: number, day?: number];

const FORMS: readonly Form[] = [
  [/^(\d{4})[-./ ](\d{1,2})$/, ([y, m]) => [[Number(y), Number(m)]]],
  [/^(\d{1,2})[-./ ](\d{4})$/, ([m, y]) => [[Number(y), Number(m)]]],
  [/^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})$/, ([y, m, d]) => [[Number(y), Number(m), Number(d)]]],
  [
    /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/,
    ([a, b, y]) => [
      [Number(y), Number(b), Number(a)],
      [Number(y), Number(a), Number(b)],
    ],
  ],
  [new RegExp(`^${MONTH}[- ]?(\\d{4})$`), ([name = '', y]) => [[Number(y), monthOf(name)]]],
  [new RegExp(`^(\\d{4})[- ]${MONTH}$`), ([y, name = '']) => [[Number(y), monthOf(name)]]],
  [
    new RegExp(`^(\\d{1,2})[- ]?${MONTH}[- ]?(\\d{4})$`),
    ([d, name = '', y]) => [[Number(y), monthOf(name), Number(d)]],
  ],
  [
    new RegExp(`^${MONTH} ?(\\d{1,2}) (\\d{4})$`),
    ([name = '', d, y]) => [[Number(y), monthOf(name), Number(d)]],
  ],
  [
    new RegExp(`^(\\d{4}) ${MONTH} (\\d{1,2})$`),
    ([y, name = '', d]) => [[Number(y), monthOf(name), Number(d)]],
  ],
];

/** Every month or day that a text may mean: none, one, or two where day and month cannot be told apart. */
function readingsOf(typed: string): readonly CalendarDate[] {
  const text = bare(typed);
  for (const [form, readings] of FORMS) {
    const parts = form.exec(text)?.slice(1);
    if (!parts) continue;
    const dates = readings(parts).flatMap((numbers) => real(...numbers) ?? []);
    const apart = dates.filter((date, at) => dates.findIndex((one) => order(one) === order(date)) === at);
    return apart.filter((date) => agrees(typed, [date]));
  }
  return [];
}

/** False where a weekday is named that the day is not: then one of the two is wrong. */
function agrees(typed: string, dates: readonly CalendarDate[]): boolean {
  const named = (typed.toLowerCase().match(WEEKDAY) ?? []).map((name) => name.slice(0, 3));
  return named.every((name, at) => {
    const { year, month, day } = dates[at] ?? { year: 0, month: 0 };
    if (day === undefined) return false;
    return DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]?.startsWith(name);
  });
}

/** Several days: their form, and the first and the last as dates of their own. */
const RANGES: readonly (readonly [form: RegExp, ends: string])[] = [
  [new RegExp(`^(\\d{1,2}) ?(?:-|to) ?(\\d{1,2}) ${MONTH} (\\d{4})$`), '$1 $3 $4|$2 $3 $4'],
  [new RegExp(`^${MONTH} (\\d{1,2}) ?(?:-|to) ?(\\d{1,2}) (\\d{4})$`), '$2 $1 $4|$3 $1 $4'],
  [new RegExp(`^(\\d{1,2}) ${MONTH} ?(?:-|to) ?(\\d{1,2}) ${MONTH} (\\d{4})$`), '$1 $2 $5|$3 $4 $5'],
  [new RegExp(`^(\\d{1,2} ${MONTH} \\d{4}) ?(?:-|to) ?(\\d{1,2} ${MONTH} \\d{4})$`), '$1|$3'],
  [/^(\d{4}-\d{2}-\d{2}) ?(?:-|to) ?(\d{4}-\d{2}-\d{2})$/, '$1|$2'],
];

/** The day, or the first and the last, that a text surely means; "11 and 13" does not say what is on the 12th. */
function daysMeant(typed: string): readonly CalendarDate[] {
  const typedSo = bare(typed).replace(/^from /, '');
  const text = typedSo.replaceAll(/\b(?:until|till|and)\b|&/g, 'to');
  const [form, ends = ''] = RANGES.find(([one]) => one.test(text)) ?? [];
  const days = form ? text.replace(form, ends).split('|') : [typed];
  const read = days.map(readingsOf);
  const dates = read.flatMap((readings) => (readings.length === 1 ? readings : []));
  const [first, last = first] = dates;
  if (!first || !last || dates.length < days.length || dates.some(({ day }) => day === undefined)) return [];
  const isBetween = /\band\b|&/.test(typedSo) && order(last) - order(first) > 1;
  return order(last) >= order(first) && !isBetween && agrees(typed, dates) ? dates : [];
}

type Told = Pick<Refusal, 'message' | 'hint'>;

/** What is told of the date of an update; `none` where the text means no date. */
export function dateRefusal(typed: string, none: Told): Refusal {
  const readings = readingsOf(typed);
  const [meant] = readings;
  return meant && readings.length === 1 ? inForm(typed, isoDate(meant)) : unsure(readings, typed, none);
}

/** What is told of the day or the days of an event. */
export function daysRefusal(typed: string, none: Told): Refusal {
  const days = daysMeant(typed);
  const readings = readingsOf(typed).filter(({ day }) => day !== undefined);
  return days.length > 0 ? inForm(typed, days.map(isoDate).join(' to ')) : unsure(readings, typed, none);
}

function inForm(typed: string, meant: string): Refusal {
  return {
    code: 'bad-date',
    message: `"${words(typed)}" is not in the form that a date has here.`,
    hint: `Write it as ${meant}.`,
    meant,
  };
}

/** Which of two dates is meant only the editor knows. */
function unsure(readings: readonly CalendarDate[], typed: string, none: Told): Refusal {
  if (readings.length < 2) return { code: 'bad-date', ...none };
  return {
    code: 'bad-date',
    message: `"${words(typed)}" can mean ${readings.map(printedDate).join(' or ')}.`,
    hint: `Write ${readings.map(isoDate).join(' or ')}, whichever you mean.`,
  };
}
