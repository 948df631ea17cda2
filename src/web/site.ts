/** A site: the updates that are published together, and what their pages, their index and their feed share. */
import { type Markup, element } from '../base/markup.ts';
import { relativeAddress } from '../document/address.ts';
import type { Document } from '../document/document.ts';
import { languageOfWords } from '../document/phrases.ts';
import { printedPages, printedSize } from '../document/words.ts';
import type { PictureFiles } from './pictures.ts';

export const INDEX = 'index.html';
export const FEED = 'feed.xml';

/** The name of the place on a page where its text begins; no heading's slug has an underscore. */
export const TEXT = '_text';

/** One update, and the PDF that stands beside its page. */
export interface Entry {
  readonly document: Document;
  /** The name of its files without their ending, e.g. `2007-11-policy-update`. */
  readonly name: string;
  readonly pdf: { readonly bytes: number; readonly pages: number };
  readonly pictures: PictureFiles;
}

export interface Site {
  /** #rrggbb, at least 4.5 : 1 on white. */
  readonly accent: string;
  /** Where all of it will be published; without it there are no absolute addresses, and so no feed. */
  readonly publicUrl?: string;
}

/** Words of the program's own in a page of another language say which they are in. */
export function ownWords(language: string): { readonly lang?: string } {
  const lang = languageOfWords({ language });
  return lang === undefined ? {} : { lang };
}

/** A line that leads to an update's PDF, with its true size and its number of pages. */
export function downloadLine(words: string, { name, pdf, document }: Entry): Markup {
  const link = { href: relativeAddress(`${name}.pdf`), type: 'application/pdf' };
  return element(
    'p',
    { class: 'download', ...ownWords(document.meta.language) },
    element('a', link, `${words} (PDF, ${printedSize(pdf.bytes)})`),
    `, ${printedPages(pdf.pages)}`,
  );
}

/** By date, the newest first; of one date by name, so that the order is always the same. */
export function newestFirst<T extends Entry>(entries: readonly T[]): T[] {
  return [...entries].sort(
    (a, b) =>
      b.document.meta.date.getTime() - a.document.meta.date.getTime() ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}
