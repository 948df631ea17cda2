/** `email`: one update as a message file, with the PDF attached, for an editor to look at and to send. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Command } from 'commander';
import type { Built } from '../build.ts';
import type { Problem } from '../base/problem.ts';
import { type Sender, writeLetter } from '../mail/letter.ts';
import { outsideFailure } from './failure.ts';
import { instantOf } from './instant.ts';
import { writeWhole } from './output.ts';
import type { Output } from './report.ts';
import { type ReportOptions, reporting } from './reporting.ts';
import { type Ran, type RunOptions, run } from './run.ts';
import { tell } from './terminal.ts';

interface EmailOptions extends RunOptions, ReportOptions {
  readonly date?: string;
}

export function addEmail(program: Command): void {
  program
    .command('email')
    .description('write an update as an email, with its PDF attached')
    .argument('<source>', 'the YAML file to send')
    .option('--date <date>', 'the date of the email (default: the date of the update)')
    .option('--output <dir>', "the folder for the email (default: the project's output/)")
    .option('--house <file>', 'the house file (default: house.yaml beside the source)')
    .option('--json', 'report on stdout as one JSON document')
    .option('--quiet', 'say nothing but problems and warnings')
    .action(async (source: string, options: EmailOptions) => {
      process.exitCode = await runEmail(source, options);
    });
}

async function runEmail(named: string, options: EmailOptions): Promise<number> {
  const date = options.date === undefined ? undefined : instantOf(options.date);
  const [ran] = run([named], options);
  if (!ran) throw new Error('a source that was named did not run');
  const { house } = ran.house;
  const sender = house.email?.from && { ...house.email, from: house.email.from };
  const report = reporting(options);
  report.problems(sender ? ran.problems : [...ran.problems, ...noSender(ran)], ran.files);
  if (ran.built && sender) report.wrote(await writeEmail(ran, ran.built, sender, date));
  return report.close('The email was not written.');
}

const HOW_TO_ADD_A_SENDER =
  'Add two lines to the house file: "email:", and below it, two spaces in, "from: Policy Updates <updates@example.org>" with your own name and address.';

/** That the house has no sender; a house that could not be read has told its own problems. */
export function noSender({ source, house: { house, file, problems } }: Ran): Problem[] {
  if (problems.length > 0) return [];
  const place = house.email?.place ?? { file: file?.name ?? source.shown, start: 0, end: 0 };
  const message = file
    ? 'The house file does not say whom the email comes from.'
    : 'There is no house file beside this update, so nothing says whom the email comes from.';
  const first = 'Make a file house.yaml beside the update, with a line "organisation: …" in it. ';
  return [{ code: 'missing-key', place, message, hint: `${file ? '' : first}${HOW_TO_ADD_A_SENDER}` }];
}

async function writeEmail(ran: Ran, built: Built, sender: Sender, date: Date | undefined): Promise<Output> {
  const { source, path: pdfPath } = ran;
  const letter = writeLetter(built.document, {
    sender,
    accent: ran.house.house.accent,
    name: source.name,
    pdf: built.bytes,
    pages: built.pages,
    ...(date && { date }),
  });
  // Loaded when it is needed: other commands start without the mail library.
  const { writeMessage } = await import('../mail/message.ts');
  const message = await writeMessage(letter);
  const path = join(dirname(pdfPath), `${source.name}.eml`);
  warnOfStalePdf(ran, built.bytes);
  await writeWhole(path, message);
  warnOfSize(message.length);
  const file = relative(process.cwd(), path) || path;
  return { source: source.shown, edition: 'email', file, bytes: message.length };
}

/** Above this a mailbox may refuse the message, and the PDF in it is 35 % larger than its file (RFC 2045, 6.8). */
const LARGE = 1024 * 1024;

export function warnOfSize(bytes: number): void {
  if (bytes <= LARGE) return;
  const size = (bytes / LARGE).toFixed(1);
  tell(
    `warning: the email has ${size} MB, which some mailboxes refuse. Use fewer pictures, or smaller ones.`,
  );
}

/** The PDF in the output folder is what people download: it should be the one that they are sent. */
export function warnOfStalePdf({ source, path, house: { file } }: Ran, fresh: Uint8Array): void {
  const shown = relative(process.cwd(), path) || path;
  const timeOf = (from: string): number => statSync(from).mtimeMs;
  try {
    if (!existsSync(path)) return;
    const newer = [source.path, ...(file ? [file.name] : [])].find((from) => timeOf(path) < timeOf(from));
    if (newer === undefined && readFileSync(path).equals(fresh)) return;
    const why = newer
      ? `is older than ${relative(process.cwd(), newer)}`
      : 'is not what its source makes now';
    tell(
      `warning: ${shown} ${why}. The email has a fresh PDF; run "policy-update build" to have the same one there.`,
    );
  } catch (error) {
    throw outsideFailure(`"${shown}" cannot be compared with the PDF of the email`, error);
  }
}
