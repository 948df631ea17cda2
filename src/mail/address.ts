/** A member's address: one form for each, what is wrong with a bad one, and how it is shown to nobody but its owner. */
import type { Problem } from '../base/problem.ts';
import { mailAddress } from '../source/addresses.ts';

/** What is copied out of a web page or a spreadsheet comes with these around it. */
const AROUND = /^[\s\u00a0\u200b-\u200d\u2060\ufeff]+|[\s\u00a0\u200b-\u200d\u2060\ufeff]+$/g;

/** RFC 5321, 4.5.3.1.1. */
const LONGEST_LOCAL = 64;

/** Without the spaces around it, whichever they are. */
export function trimmed(typed: string): string {
  return typed.replaceAll(AROUND, '');
}

/**
 * An address as it is written to: its domain in small letters (RFC 5321, 2.4: of the rest, only the host knows whether
 * case matters). Nothing where it is no address. What it gives is printable ASCII without spaces or angle brackets, so
 * that it can stand in a header and in an SMTP command.
 */
export function normalAddress(typed: string): string | undefined {
  const address = trimmed(typed);
  const at = address.lastIndexOf('@');
  if (mailAddress(address) === undefined || at > LONGEST_LOCAL) return undefined;
  return `${address.slice(0, at)}${address.slice(at).toLowerCase()}`;
}

/** The same for two spellings of an address that reach one mailbox nearly everywhere. */
export function identityOf(address: string): string {
  return address.toLowerCase();
}

/** "j…@example.org": enough for an editor to know the line again, too little to write to. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}

type Said = Pick<Problem, 'code' | 'message' | 'hint'>;

/** What is wrong with an address, most telling first. None of them repeats the address: a report may be kept. */
const FAULTS: readonly { readonly sign: RegExp; readonly said: Said }[] = [
  {
    sign: /^$/,
    said: {
      code: 'bad-email',
      message: 'This member has no email address.',
      hint: 'Write the address in the column "email", or delete the line.',
    },
  },
  {
    sign: /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/,
    said: {
      code: 'bad-character',
      message: 'There is a line break or an invisible control character inside this address.',
      hint: 'Delete the address and type it again on one line.',
    },
  },
  {
    sign: /[<>]/,
    said: {
      code: 'bad-email',
      message: 'There is more than an address here.',
      hint: 'Write the address alone in the column "email", and the name in the column "name".',
    },
  },
  {
    sign: /[;,]|@.*@/s,
    said: {
      code: 'bad-email',
      message: 'There seem to be two addresses here.',
      hint: 'Give each member one line with one address.',
    },
  },
  {
    sign: /^[^@]*$/,
    said: {
      code: 'bad-email',
      message: 'This is no email address: it has no @ sign.',
      hint: 'Mend the address, or delete the line.',
    },
  },
  {
    sign: /\s/,
    said: {
      code: 'bad-email',
      message: 'There is a space inside this address.',
      hint: 'Delete the space.',
    },
  },
  {
    sign: /[^\u0020-\u007e]/,
    said: {
      code: 'bad-email',
      message: 'There is a letter or sign in this address that email cannot carry everywhere.',
      hint: 'Type the address again in letters without accents; look for a dash or an apostrophe that was made curly.',
    },
  },
];

const OTHERWISE: Said = {
  code: 'bad-email',
  message: 'This is no email address.',
  hint: 'Look for a dot too many or a missing ending such as ".uk", and mend it, or delete the line.',
};

export function addressFault(typed: string): Said {
  const address = trimmed(typed);
  return FAULTS.find(({ sign }) => sign.test(address))?.said ?? OTHERWISE;
}
