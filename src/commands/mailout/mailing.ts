/** What a mail-out needs from the disk: the update built, its house, the members and those to leave out, or all problems. */
import { resolve } from 'node:path';
import { existsSync, statSync } from 'node:fs';
import type { SourceFile } from '../../base/place.ts';
import { type Outcome, type Problem, problemsIn } from '../../base/problem.ts';
import type { Built } from '../../build.ts';
import { type Mailing as LetterParts, type Sender, letterWriter, writeLetter } from '../../mail/letter.ts';
import { type Member, type MembersList, readExceptions, readMembers } from '../../mail/members.ts';
import type { Letter } from '../../mail/message.ts';
import type { Mailbox } from '../../source/update.ts';
import { noSender } from '../outgoing.ts';
import { EXIT, Failure } from '../failure.ts';
import { FOR_MEMBERS, type Ran, run } from '../run.ts';
import { readSource } from '../sources.ts';

export interface Mailing {
  readonly ran: Ran;
  readonly built: Built;
  readonly sender: Sender;
  /** The members' list as it was named; nothing for a test alone. */
  readonly list?: { readonly path: string; readonly named: string } & MembersList;
  /** Identities of those to leave out. */
  readonly excepted: ReadonlySet<string>;
}

export type Prepared =
  | { readonly ok: true; readonly value: Mailing }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly files: readonly SourceFile[] };

interface Named {
  readonly to?: string;
  readonly except?: string;
  readonly house?: string;
}

/** Builds the update and reads the lists; every problem of all of them is told at once. */
export function prepareMailing(source: string, { to, except, house: houseFile }: Named): Prepared {
  const list = to === undefined ? undefined : readList(to, '--to', readMembers);
  const exceptions = except === undefined ? undefined : readList(except, '--except', readExceptions);
  const [ran] = run([source], { ...FOR_MEMBERS, ...(houseFile !== undefined && { house: houseFile }) });

  if (!ran) throw new Error('a source that was named did not run');
  const { house } = ran.house;
  const sender = house.email?.from && { ...house.email, from: house.email.from };
  const problems = [
    ...(sender ? ran.problems : [...ran.problems, ...noSender(ran)]),
    ...(list ? problemsIn(list.read) : []),
    ...(exceptions ? problemsIn(exceptions.read) : []),
  ];
  const [built] = ran.outputs;
  if (problems.length > 0 || !built || !sender) {
    const lists = [list, exceptions].flatMap((each) => (each?.file ? [each.file] : []));
    return { ok: false, problems, files: [...ran.files, ...lists] };
  }
  return {
    ok: true,
    value: {
      ran,
      built,
      sender,
      ...(to !== undefined &&
        list?.read.ok && { list: { path: resolve(to), named: to, ...list.read.value } }),
      excepted: exceptions?.read.ok ? exceptions.read.value : new Set(),
    },
  };
}

interface List<T> {
  readonly read: Outcome<T>;
  readonly file?: SourceFile;
}

/** Reads a list by its lines; they are other people's addresses, which no report may show. */
function readList<T>(named: string, option: string, read: (file: SourceFile) => Outcome<T>): List<T> {
  const path = resolve(named);
  if (!existsSync(path))
    throw new Failure(
      `There is no file "${named}" (${option}). Check its spelling and its folder.`,
      EXIT.usage,
    );
  if (!statSync(path).isFile()) throw new Failure(`"${named}" (${option}) is not a file.`, EXIT.usage);
  const file = readSource(path);
  if ('code' in file) return { read: { ok: false, problems: [{ ...file, hint: HOW_TO_SAVE }] } };
  const hidden = { ...file, isPrivate: true };
  return { read: read(hidden), file: hidden };
}

const HOW_TO_SAVE =
  'Save it again from the spreadsheet as "CSV UTF-8 (comma delimited)", or in a text editor with the encoding "UTF-8".';

/** The members of the list at a path where it can be read; for a report, which does without. */
export function membersAt(path: string): readonly Member[] {
  if (!existsSync(path) || !statSync(path).isFile()) return [];
  const file = readSource(path);
  const read = 'code' in file ? undefined : readMembers(file);
  return read?.ok ? read.value.members : [];
}

/** The letter for all, by which a plan is frozen: to nobody, and the way to leave as the house has it. */
export function letterForAll(mailing: Mailing): Letter {
  const letter = writeLetter(mailing.built.document, letterParts(mailing));
  const leave = mailing.sender.unsubscribe;
  return { ...letter, ...(leave && { unsubscribe: { href: leave.href, namesMember: false } }) };
}

/** Writes the letters to members, each dated. */
export function lettersOf(mailing: Mailing): (to: Mailbox, date: Date) => Letter {
  const write = letterWriter(mailing.built.document, letterParts(mailing));
  return ({ address, name }, date) => write({ to: { address, ...(name !== undefined && { name }) }, date });
}

function letterParts({ ran, built, sender }: Mailing): LetterParts {
  return {
    sender,
    accent: ran.house.house.accent,
    name: ran.source.name,
    pdf: built.bytes,
    pages: built.pages,
  };
}
