/** A letter as the bytes of a message: headers, both bodies and the PDF (RFC 5322, RFC 2045 to 2049). */
import MimeNode from 'nodemailer/lib/mime-node';
import type { Mailbox } from '../source/update.ts';
import { digester } from './digest.ts';
import { type Encoder, encoder } from './encoding.ts';
import { headerText, unfolded } from './header.ts';
import type { Leaving } from './unsubscribe.ts';

/**
 * A text in pieces, which follow each other with nothing between them. What all letters of a mailing say is one piece, the
 * very same string in each, so that it is encoded and digested once.
 */
export type Body = readonly string[];

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
  readonly text: Body;
  readonly html: Body;
  readonly pdf: Attachment;
  readonly unsubscribe?: Leaving;
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
export function writeMessage(letter: Letter): Uint8Array {
  return messageWriter()(letter).bytes;
}

export interface NamedMessage {
  /** The Message-ID, with its angle brackets, by which a mail server's keeper finds it. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Writes the messages of one mailing: what they share is encoded once. */
export function messageWriter(): (letter: Letter) => NamedMessage {
  const [digestOf, encode] = [digester(), encoder()];
  return (letter) => {
    const digest = digestOf(letter);
    const id = `<${unfolded(letter.name)}.${digest}@${domainOf(letter.from)}>`;
    return { id, bytes: Buffer.from(partsOf(letter, id, digest, encode)) };
  };
}

/** The parts and their headers are the library's; what is in them is encoded already. */
function partsOf(letter: Letter, id: string, digest: string, encode: Encoder): string {
  const { from, replyTo, to, subject, date, text, html, pdf } = letter;
  const root = new MimeNode('multipart/mixed', { baseBoundary: digest });
  root.setHeader({
    Subject: headerText(subject),
    ...listHeaders(letter),
    From: mailbox(from),
    ...(to && { To: mailbox(to) }),
    ...(replyTo && { 'Reply-To': mailbox(replyTo) }),
    'Message-ID': id,
    Date: date,
  });
  const bodies = root.createChild('multipart/alternative');
  const attached = root.createChild('application/pdf', { filename: unfolded(pdf.fileName) });
  attached.setHeader({ 'Content-Transfer-Encoding': 'base64', 'Content-Disposition': 'attachment' });
  const contents = new Map([[attached, encode.bytes(pdf.bytes)]]);
  for (const [type, body] of [
    ['text/plain; charset=utf-8', text],
    ['text/html; charset=utf-8', html],
  ] as const) {
    const node = bodies.createChild(type).setHeader('Content-Transfer-Encoding', 'quoted-printable');
    contents.set(node, encode.body(body));
  }
  return sourceOf(root, contents);
}

/** A part with its headers, and its own parts between their boundaries (RFC 2046, 5.1.1). */
function sourceOf(node: MimeNode, contents: ReadonlyMap<MimeNode, string>): string {
  // The boundary is there once the headers are.
  const head = `${node.buildHeaders()}\r\n\r\n`;
  const { boundary } = node;
  if (!boundary) return `${head}${contents.get(node) ?? ''}`;
  const parts = node.childNodes.map((child) => `--${boundary}\r\n${sourceOf(child, contents)}\r\n`);
  return `${head}${parts.join('')}--${boundary}--\r\n`;
}

function mailbox({ name, address }: Mailbox): { readonly name: string; readonly address: string } {
  return { name: unfolded(name ?? ''), address: unfolded(address) };
}

function domainOf({ address }: Mailbox): string {
  return unfolded(address.slice(address.lastIndexOf('@') + 1));
}

/**
 * How a mail program unsubscribes (RFC 2369, 3.2). With one click only where the address is https and says who leaves
 * (RFC 8058, 3.1): the mail program sends nothing else, and nobody is there to be asked.
 */
function listHeaders({ unsubscribe }: Letter): Readonly<Record<string, { prepared: true; value: string }>> {
  if (unsubscribe === undefined) return {};
  const { href, namesMember } = unsubscribe;
  const isMail = href.startsWith('mailto:');
  const address = isMail && !href.includes('?') ? `${href}?subject=unsubscribe` : href;
  return {
    // Folding could break the address.
    'List-Unsubscribe': { prepared: true, value: `<${unfolded(address)}>` },
    ...(namesMember &&
      /^https:/i.test(href) && {
        'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
      }),
  };
}
