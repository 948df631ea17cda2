/** From a Document and its PDF to the letter that carries both: subject, preview line, text, HTML. */
import { descriptionOf } from '../document/description.ts';
import type { Document } from '../document/document.ts';
import { MAIL_WORDS, printedPages, printedSize } from '../document/words.ts';
import type { HouseEmail, Mailbox } from '../source/update.ts';
import { renderText } from '../text/render.ts';
import { type Frame, shownAddress } from './frame.ts';
import { htmlRenderer } from './html.ts';
import type { Body, Letter } from './message.ts';
import { type Leaving, leavingFor } from './unsubscribe.ts';

/** The house's settings for mail, sure to name who sends. */
export type Sender = HouseEmail & { readonly from: Mailbox };

/** What a letter is made of beside the Document. */
export interface Mailing {
  readonly sender: Sender;
  /** #rrggbb. */
  readonly accent: string;
  /** The source's name without its ending. */
  readonly name: string;
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** When it is sent, where that is not the update's own date. */
  readonly date?: Date;
}

/** What is one member's own. */
export interface Personal {
  readonly to: Mailbox;
  readonly date: Date;
}

/** The letter that brings an update to nobody yet: to the editor who sends it. */
export function writeLetter(document: Document, mailing: Mailing): Letter {
  const { letter, leaving } = prepare(document, mailing);
  return { ...letter, ...leaving() };
}

/** Writes the letters that bring it to many members: what all of them get is rendered once. */
export function letterWriter(document: Document, mailing: Mailing): (personal: Personal) => Letter {
  const { letter, leaving } = prepare(document, mailing);
  return ({ to, date }) => ({ ...letter, to, date, ...leaving(to.address) });
}

interface Prepared {
  readonly letter: Omit<Letter, 'text' | 'html' | 'unsubscribe'>;
  /** The bodies, which end with the way to leave the list, and that way: the member's own where there is one. */
  leaving(address?: string): Pick<Letter, 'text' | 'html' | 'unsubscribe'>;
}

function prepare(document: Document, mailing: Mailing): Prepared {
  const { sender, pdf, pages } = mailing;
  const name = asciiName(mailing.name);
  const frame: Frame = { preview: descriptionOf(document), attached: attachedLine(pages, pdf.length) };
  const text = `${frame.attached}\n\n${renderText(document)}\n`;
  const htmlFor = htmlRenderer(document, mailing.accent, frame);
  return {
    letter: {
      from: sender.from,
      ...(sender.replyTo && { replyTo: sender.replyTo }),
      subject: sender.subject?.value ?? document.meta.title,
      date: mailing.date ?? document.meta.date,
      name,
      pdf: { fileName: `${name}.pdf`, bytes: pdf },
    },
    leaving(address) {
      const unsubscribe = sender.unsubscribe && leavingFor(sender.unsubscribe.href, address);
      return {
        text: [text, ...leaveText(unsubscribe)],
        html: htmlFor(unsubscribe?.href),
        ...(unsubscribe && { unsubscribe }),
      };
    },
  };
}

/** "This update is attached as a PDF (2 pages, 18KB)." */
function attachedLine(pages: number, bytes: number): string {
  return `${MAIL_WORDS.attached} (${printedPages(pages)}, ${printedSize(bytes)}).`;
}

function leaveText(unsubscribe: Leaving | undefined): Body {
  return unsubscribe ? [`\n${MAIL_WORDS.unsubscribe}\n`, `${shownAddress(unsubscribe.href)}\n`] : [];
}

/** A longer name would be told in pieces (RFC 2231, 3), which not every mail program puts together. */
const LONGEST_NAME = 60;

/** A file's name in ASCII letters, digits, dots, hyphens and underscores: accents are dropped, other signs become hyphens. */
function asciiName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const ascii = plain.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+/, '');
  return ascii.slice(0, LONGEST_NAME).replace(/[-.]+$/, '') || 'update';
}
