/** The plan of a mail-out, frozen before the first message: what is sent and to whom, by digests alone. */
import { identityOf } from './address.ts';
import { digestOf } from './digest.ts';
import { hashOf, keyedBy } from './keys.ts';
import type { Member } from './members.ts';
import type { Letter } from './message.ts';

export interface Plan {
  /** The update's name, e.g. `2007-11-policy-update`. */
  readonly update: string;
  /** SHA-256 of the PDF. */
  readonly pdf: string;
  /** Digest of all else that every member gets: sender, subject, both bodies, the house's way to leave. */
  readonly letter: string;
  /** Keyed digest of all addresses and names. */
  readonly list: string;
  readonly salt: string;
  /** The members' keys in the order of sending. */
  readonly members: readonly string[];
  /** Keys of those who were left out from the beginning. */
  readonly excepted: readonly string[];
}

/** A member by the key that stands for them in the journal. */
export interface KeyedMember {
  readonly key: string;
  readonly member: Member;
}

/** What a plan is made of. The letter is the one for all: to nobody, with the house's own way to leave. */
export interface Intended {
  readonly update: string;
  readonly letter: Letter;
  readonly members: readonly Member[];
  readonly excepted: ReadonlySet<string>;
}

/** Freezes what is intended under a journal's salt. */
export function makePlan(intended: Intended, salt: string): Plan {
  const { update, letter, members, excepted } = intended;
  const keyed = keyMembers(members, salt);
  const isExcepted = ({ member }: KeyedMember): boolean => excepted.has(identityOf(member.address));
  return {
    update,
    pdf: hashOf(letter.pdf.bytes),
    letter: digestOf({ ...letter, date: new Date(0), pdf: { ...letter.pdf, bytes: new Uint8Array() } }),
    list: listDigest(members, salt),
    salt,
    members: keyed.map(({ key }) => key),
    excepted: keyed.filter(isExcepted).map(({ key }) => key),
  };
}

export function keyMembers(members: readonly Member[], salt: string): KeyedMember[] {
  const keyOf = keyedBy(salt);
  return members.map((member) => ({ key: keyOf(identityOf(member.address)), member }));
}

/** The same for the same people in another order: lines of a spreadsheet are sorted and nobody is added. */
function listDigest(members: readonly Member[], salt: string): string {
  const keyOf = keyedBy(salt);
  const people = members.map(({ address, name }) => JSON.stringify([address, name ?? ''])).sort();
  return keyOf(people.join('\n'));
}

/** What is not as the frozen plan has it, each as a sentence; nothing where a mail-out can go on. */
export function changesBetween(frozen: Plan, now: Plan): string[] {
  const before = new Set(frozen.members);
  const after = new Set(now.members);
  const added = now.members.filter((key) => !before.has(key)).length;
  const gone = frozen.members.filter((key) => !after.has(key)).length;
  const changes: readonly (readonly [boolean, string])[] = [
    [frozen.pdf !== now.pdf, 'The PDF is not the one that was sent.'],
    [
      frozen.letter !== now.letter,
      'The words of the email, its sender or its subject are not those that were sent.',
    ],
    [added > 0, `${added} of the addresses in the list ${added === 1 ? 'is' : 'are'} new.`],
    [gone > 0, `${gone} of the addresses ${gone === 1 ? 'is' : 'are'} gone from the list.`],
    [frozen.list !== now.list && added + gone === 0, 'Names in the list are not as they were.'],
  ];
  return changes.filter(([isSo]) => isSo).map(([, sentence]) => sentence);
}
