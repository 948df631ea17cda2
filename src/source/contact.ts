/** Reads a contact, and every address, date or number that has a form of its own to keep. */
import type { Problem, ProblemCode } from '../base/problem.ts';
import { linkTarget, mailAddress, meantAddress, phoneAddress, webAddress } from './addresses.ts';
import { badLink } from './inline.ts';
import { quoted, words } from './quoting.ts';
import { plain, plainLines, tellAt, verbatim } from './text.ts';
import type { Reading } from './text.ts';
import { valueOf } from './tree.ts';
import type { Node } from './tree.ts';
import type { Contact, Plain, Target } from './update.ts';

type Linked = Plain & { readonly href: string };

/** What is told where a value is refused; `meant` is what should stand there instead, if that is sure. */
export interface Refusal extends Pick<Problem, 'message' | 'hint'> {
  readonly code: ProblemCode;
  readonly meant?: string | undefined;
}

/** The value in the form that `read` gives it; where it has none, `refusal` says why. */
export function readAs<T>(
  reading: Reading,
  node: Node | undefined,
  typed: Plain | undefined,
  read: (text: string) => T | undefined,
  refusal: (text: string) => Refusal,
): T | undefined {
  if (!node || !typed) return undefined;
  const value = read(typed.value);
  if (value !== undefined) return value;
  const { code, meant, ...said } = refusal(typed.value);
  // "#" begins a comment where it is not in quotes.
  const mended = meant?.startsWith('#') ? quoted(meant) : meant;
  tellAt(reading, node, code, said, mended);
  return undefined;
}

function linkRefusal(typed: string): Refusal {
  return { code: 'bad-link', ...badLink(typed), meant: meantAddress(typed) };
}

/** The address of a link block, and where it leads. */
export function readTarget(
  reading: Reading,
  node: Node | undefined,
): { readonly address: Plain; readonly target: Target } | undefined {
  const address = plain(reading, node, 'link');
  const target = readAs(reading, node, address, linkTarget, linkRefusal);
  return address && target && { address, target };
}

function linked(typed: Plain | undefined, href: string | undefined): Linked | undefined {
  return typed && href !== undefined ? { ...typed, href } : undefined;
}

/** An address of the web, http or https. */
export function readWebsite(reading: Reading, node: Node | undefined, key: string): Linked | undefined {
  const typed = plain(reading, node, key);
  return linked(
    typed,
    readAs(reading, node, typed, webAddress, (text) => webRefusal(text, key)),
  );
}

function webRefusal(typed: string, key: string): Refusal {
  const meant = meantAddress(typed);
  const web = meant?.startsWith('https:') ? meant : undefined;
  return {
    code: 'bad-link',
    message: `"${words(typed)}" is not an address of the web.${web === undefined ? '' : ` Did you mean "${web}"?`}`,
    hint: `Write the whole address, e.g. "${key}: https://www.example.org".`,
    meant: web,
  };
}

/** A mail address, which becomes a mailto: link. */
export function readEmail(reading: Reading, node: Node | undefined): Linked | undefined {
  const typed = plain(reading, node, 'email');
  return linked(typed, readAs(reading, node, typed, mailAddress, emailRefusal));
}

export function emailRefusal(typed: string): Refusal {
  return {
    code: 'bad-email',
    message: `"${words(typed)}" is not an email address.`,
    hint: 'Write one address and nothing else, e.g. jane.smith@example.org.',
  };
}

function readPhone(reading: Reading, node: Node | undefined): Linked | undefined {
  const typed = verbatim(reading, node);
  const href = readAs(
    reading,
    node,
    typed,
    (text) => phoneAddress(text, reading.country),
    (text) => ({
      code: 'bad-phone',
      message: `"${words(text)}" is not a telephone number that can be dialled (country ${reading.country}).`,
      hint: 'Write one number with its area code, e.g. 0161 496 0123, or +44 161 496 0123 from abroad; an extension as "ext. 12".',
    }),
  );
  return linked(typed, href);
}

/** A contact; its shape is checked, so each field is there as text or not at all. */
export function readContact(reading: Reading, node: Node | undefined): Contact | undefined {
  if (node?.kind !== 'mapping') return undefined;
  if (node.entries.size === 0) {
    const message = 'This contact says nothing about how to reach someone.';
    tellAt(reading, node, 'missing-key', {
      message,
      hint: 'Give at least one of "name", "email" or "phone".',
    });
  }
  const field = (key: string): Node | undefined => valueOf(node, key);
  return present({
    place: node.place,
    name: plain(reading, field('name'), 'name'),
    role: plain(reading, field('role'), 'role'),
    organisation: plain(reading, field('organisation'), 'organisation'),
    email: readEmail(reading, field('email')),
    phone: readPhone(reading, field('phone')),
    address: plainLines(reading, field('address'), 'address'),
    website: readWebsite(reading, field('website'), 'website'),
  });
}

/** The object without the keys that have no value. */
export function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const there: Partial<T> = {};
  for (const key in fields) if (fields[key] !== undefined) there[key] = fields[key];
  // It has every key but those that may be left out.
  return there as { [K in keyof T]: Exclude<T[K], undefined> };
}
