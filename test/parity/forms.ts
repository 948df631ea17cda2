/** The forms of an update, each made of the Document and read back by programs that did not make it. */
import type { Document } from '../../src/document/document.ts';
import { writeLetter } from '../../src/mail/letter.ts';
import { type Letter, writeMessage } from '../../src/mail/message.ts';
import type { House } from '../../src/source/update.ts';
import { renderText } from '../../src/text/render.ts';
import { pictureFiles } from '../../src/web/pictures.ts';
import { renderPage } from '../../src/web/render.ts';
import { printDocument } from '../support/build.ts';
import { readMessage } from '../support/mail.ts';
import type { Promised } from './promises.ts';
import { htmlReading, mark, pdfReading, textReading } from './readings.ts';

export interface Form {
  readonly name: string;
  /** True where a link's address is no part of the text: what is said in words need not be marked. */
  readonly plain: boolean;
  readonly read: (document: Document, house: House) => string | Promise<string>;
}

export const PDF: Form = {
  name: 'PDF',
  plain: false,
  read: (document, house) => pdfReading(printDocument(document, house)),
};

export const PAGE: Form = {
  name: 'web page',
  plain: false,
  read: (document, { accent }) => {
    const entry = { document, name: 'update', pdf: { bytes: 1000, pages: 1 } };
    return htmlReading(renderPage({ ...entry, pictures: pictureFiles(document, 'update') }, { accent }));
  },
};

export const TEXT: Form = {
  name: 'plain text',
  plain: true,
  read: (document) => textReading(renderText(document)),
};

/** The bodies before they are put into a message, and as another program finds them in one. */
export const BODIES: readonly Form[] = [
  { name: 'text body', plain: true, read: (...update) => textReading(letterOf(...update).text.join('')) },
  { name: 'HTML body', plain: false, read: (...update) => htmlReading(letterOf(...update).html.join('')) },
];
export const EMAIL: readonly Form[] = [
  {
    name: 'text of the .eml',
    plain: true,
    read: async (...update) => textReading((await sent(...update)).text ?? ''),
  },
  {
    name: 'HTML of the .eml',
    plain: false,
    read: async (...update) => htmlReading((await sent(...update)).html ?? ''),
  },
];

/** One letter has both bodies. */
const LETTERS = new WeakMap<Document, Letter>();

function letterOf(document: Document, { accent }: House): Letter {
  const known = LETTERS.get(document);
  if (known) return known;
  const sender = {
    place: { file: 'house.yaml', start: 0, end: 0 },
    from: { address: 'updates@example.org' },
  };
  const letter = writeLetter(document, {
    sender,
    accent,
    name: 'update',
    pdf: new Uint8Array(1000),
    pages: 1,
  });
  LETTERS.set(document, letter);
  return letter;
}

async function sent(document: Document, house: House): ReturnType<typeof readMessage> {
  return readMessage(writeMessage(letterOf(document, house)));
}

/** The promises that a form has to keep: without links, it need not say a second time what its words say. */
export function dueIn({ plain }: Form, promises: readonly Promised[]): readonly Promised[] {
  return plain ? promises.filter(({ said }) => !said) : promises;
}

/** The promises that a reading does not keep, or not in their order. */
export function broken(promises: readonly Promised[], reading: string): Promised[] {
  let at = 0;
  return promises.filter(({ kind, value }) => {
    const sought = kind === 'link' ? mark(value) : value;
    const found = placeOf(sought, reading, at);
    if (found >= 0) at = found + sought.length;
    return found < 0;
  });
}

const WITHIN_A_WORD = /[\p{L}\p{N}]/u;

/** Where words stand, not as a part of longer ones. */
function placeOf(sought: string, reading: string, from: number): number {
  for (let at = reading.indexOf(sought, from); at >= 0; at = reading.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    const starts = !WITHIN_A_WORD.test(sought.slice(0, 1)) || !WITHIN_A_WORD.test(reading.slice(at - 1, at));
    const ends = !WITHIN_A_WORD.test(sought.slice(-1)) || !WITHIN_A_WORD.test(reading.slice(end, end + 1));
    if (starts && ends) return at;
  }
  return -1;
}
