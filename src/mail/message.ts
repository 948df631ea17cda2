/** A letter as the bytes of a message: headers, both bodies and the PDF (RFC 5322, RFC 2045 to 2049). */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mailbox } from '../source/update.ts';
import { digestOf } from './digest.ts';
import { headerText, unfolded } from './header.ts';

/** Everything that a message says. What differs from one member to another is `to` and `unsubscribe`. */
export interface Letter {
  readonly from: Mailbox;
  readonly replyTo?: Mailbox;
  /** The one member whom it is for; a message without it is for an editor to send. There is never a Cc or a Bcc. */
  readonly to?: Mailbox;
  readonly subject: string;
  readonly date: Date;
  /** What the message is about, in ASCII, e.g. `2007-11-policy-update`: the beginning of its Message-ID. */
  readonly name: string;
  readonly text: string;
  readonly html: string;
  readonly pdf: Attachment;
  /** Where this member leaves the list: an https:, http: or mailto: address. */
  readonly unsubscribe?: string;
}

export interface Attachment {
  /** ASCII, so that no mail program has to decode it. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * The message: multipart/mixed of multipart/alternative (text, HTML) and the PDF, with CR LF. The same letter gives the
 * same bytes: its Message-ID and its boundaries are made of a digest of all that it says, so that a message that says
 * something else has another identity (RFC 5322, 3.6.4).
 */
export async function writeMessage(letter: Letter): Promise<Uint8Array> {
  return (await writeNamedMessage(letter)).bytes;
}

export interface NamedMessage {
  /** The Message-ID, with its angle brackets. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The message with its identity, by which a mail server's keeper finds it. */
export async function writeNamedMessage(letter: Letter): Promise<NamedMessage> {
  const { from, replyTo, to, subject, date, name, text, html, pdf } = letter;
  const digest = await digestOf(letter);
  const id = `<${unfolded(name)}.${digest}@${domainOf(from)}>`;
  const composer = new MailComposer({
    from: mailbox(from),
    ...(replyTo && { replyTo: mailbox(replyTo) }),
    ...(to && { to: mailbox(to) }),
    messageId: id,
    date,
    headers: { Subject: headerText(subject), ...listHeaders(letter) },
    text,
    html,
    attachments: [
      {
        filename: unfolded(pdf.fileName),
        content: Buffer.from(pdf.bytes),
        contentType: 'application/pdf',
        contentDisposition: 'attachment',
      },
    ],
    // Lines of any length and signs of any script travel in it, and it stays readable.
    encoding: 'quoted-printable',
    baseBoundary: digest,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { id, bytes: await composer.compile().build() };
}

function mailbox({ name, address }: Mailbox): { readonly name: string; readonly address: string } {
  return { name: unfolded(name ?? ''), address: unfolded(address) };
}

function domainOf({ address }: Mailbox): string {
  return unfolded(address.slice(address.lastIndexOf('@') + 1));
}

/** How a mail program unsubscribes (RFC 2369, 3.2); with one click only where the address is https (RFC 8058, 3.1). */
function listHeaders({ unsubscribe }: Letter): Readonly<Record<string, { prepared: true; value: string }>> {
  if (unsubscribe === undefined) return {};
  const isMail = unsubscribe.startsWith('mailto:');
  const address = isMail && !unsubscribe.includes('?') ? `${unsubscribe}?subject=unsubscribe` : unsubscribe;
  return {
    // Folding could break the address.
    'List-Unsubscribe': { prepared: true, value: `<${unfolded(address)}>` },
    ...(/^https:/i.test(unsubscribe) && {
      'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
    }),
  };
}
