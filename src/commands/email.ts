/** `email`: one update as a message file, with the PDF attached, for an editor to look at and to send. */
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { Built } from '../build.ts';
import { type Sender, writeLetter } from '../mail/letter.ts';
import { instantOf } from './instant.ts';
import { noSender, warnOfSize, warnOfStalePdf } from './outgoing.ts';
import { ELSEWHERE, writeWhole } from './output.ts';
import type { Output } from './report.ts';
import { type ReportOptions, reporting } from './reporting.ts';
import { FOR_MEMBERS, type Ran, type RunOptions, run } from './run.ts';
import { shownPath } from './sources.ts';

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
  const [ran] = run([named], { ...options, ...FOR_MEMBERS });
  if (!ran) throw new Error('a source that was named did not run');
  const { house } = ran.house;
  const [built] = ran.outputs;
  const sender = house.email?.from && { ...house.email, from: house.email.from };
  const report = reporting(options);
  report.problems(sender ? ran.problems : [...ran.problems, ...noSender(ran)], ran.files);
  if (built && sender) report.wrote(await writeEmail(ran, built, sender, date));
  return report.close('The email was not written.');
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
  const message = writeMessage(letter);
  const path = join(dirname(pdfPath), `${source.name}.eml`);
  warnOfStalePdf(ran, built.bytes);
  writeWhole(path, message, ELSEWHERE);
  warnOfSize(message.length);
  return { source: source.shown, edition: 'email', file: shownPath(path), bytes: message.length };
}
