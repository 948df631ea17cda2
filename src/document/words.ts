/** The few words that the program adds to an editor's own, and how it prints a date. */
import { type CalendarDate, dateInYear, printedDate } from '../base/date.ts';

/** The language of these words; where the document's is another, their tags say so. */
export const WORDS_LANGUAGE = 'en';

/** Labels of facts, in the order in which they are printed. */
export const LABELS = {
  venue: 'Where',
  date: 'When',
  time: 'Time',
  contact: 'Contact',
  email: 'Email',
  phone: 'Tel',
  address: 'Address',
  website: 'Website',
  online: 'On the web',
  topics: 'Workshops on',
} as const;

/** Before who does an action point, and by when. */
export const ACTION_WORDS = { owner: 'Owner', due: 'Due' } as const;

/** What editions for paper add to the list of long addresses. */
export const PAPER_WORDS = { addresses: 'Web addresses', code: 'QR code of web address' } as const;

/** What stands before and above lines to write on. */
export const WRITING_WORDS = { notes: 'Notes', discussedOn: 'Discussed on', by: 'by' } as const;

export const FOLIO = 'Page {page} of {pages}';

/** In a volume, and what stands on its first pages; its title where its updates and its house give none. */
export const VOLUME_WORDS = { folio: 'Page {page}', contents: 'Contents', title: 'Updates' } as const;

/** What a link does, said alone; the address follows. */
export const LINK_WORDS = { mailto: 'Email', tel: 'Telephone', heading: 'Go to' } as const;

/** In plain text: the heading of the list of addresses, before a heading that is meant, before a picture's words. */
export const TEXT_WORDS = { addresses: 'Links', see: 'see', picture: 'Picture' } as const;

/** On a web page: to its text, to its beginning, to the file to print, to the other updates; what has no other name. */
export const WEB_WORDS = {
  skip: 'Skip to the text',
  top: 'Top of page',
  download: 'Download the PDF version of this update',
  all: 'All updates',
  updates: 'Updates',
  table: 'Table',
} as const;

/** In an email: what is attached, and how to leave the list. */
export const MAIL_WORDS = {
  attached: 'This update is attached as a PDF',
  picture: 'Picture, in the PDF',
  unsubscribe: 'To stop receiving these updates:',
} as const;

export function printedNumber(number: string): string {
  return `No. ${number}`;
}

/** The months from one date to a later one: "November 2007 to March 2012", "January to March 2012", "March 2012". */
export function printedMonths(from: CalendarDate, to: CalendarDate): string {
  const first = { year: from.year, month: from.month };
  const last = printedDate({ year: to.year, month: to.month });
  if (first.year !== to.year) return `${printedDate(first)} to ${last}`;
  return first.month === to.month ? last : `${dateInYear(first)} to ${last}`;
}

const KILOBYTE = 1024;

/** The size of a file, rounded up: "17KB", "1.3MB". */
export function printedSize(bytes: number): string {
  const kilobytes = Math.ceil(bytes / KILOBYTE);
  if (kilobytes < KILOBYTE) return `${kilobytes}KB`;
  return `${(Math.ceil((bytes * 10) / KILOBYTE ** 2) / 10).toFixed(1)}MB`;
}

/** "1 page", "3 pages". */
export function printedPages(pages: number): string {
  return `${pages} ${pages === 1 ? 'page' : 'pages'}`;
}

/** "1 update", "1,000 updates". */
export function printedUpdates(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'update' : 'updates'}`;
}

/** One day, or "A to B" (GOV.UK style guide, Date ranges). */
export function printedRange(from: CalendarDate, to?: CalendarDate): string {
  return to ? `${printedDate(from)} to ${printedDate(to)}` : printedDate(from);
}
