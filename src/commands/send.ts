/** `send`: one update to every member of a list, one message each; a dry run unless it is told to send. */
import { type Command, Option } from 'commander';
import type { Problem } from '../base/problem.ts';
import { DEFAULT_RATE, FASTEST_RATE } from '../mail/pace.ts';
import { EXIT, Failure } from './failure.ts';
import { type Mailing, prepareMailing } from './mailout/mailing.ts';
import { reportMailout, resumeMailout, sendMailout, sendTest, showPlan } from './mailout/run.ts';
import { type ReportOptions, reporting } from './reporting.ts';

export interface SendOptions extends ReportOptions {
  readonly to?: string;
  readonly except?: string;
  readonly testTo?: string;
  readonly yes?: boolean;
  readonly resume?: boolean;
  readonly report?: boolean;
  readonly rate: number;
  readonly house?: string;
}

export function addSend(program: Command): void {
  program
    .command('send')
    .description(
      'send an update to every member of a list, one message each; shows what it would do unless --yes',
    )
    .argument('<source>', 'the YAML file to send')
    .option('--to <file>', 'the members: a CSV file with the columns email and name')
    .option('--except <file>', 'whom to leave out: one address a line, or a CSV file with a column email')
    .addOption(
      new Option('--test-to <address>', 'send it to this one address only').conflicts([
        'yes',
        'resume',
        'report',
      ]),
    )
    .addOption(new Option('--yes', 'send it').conflicts(['report']))
    .addOption(new Option('--resume', 'go on with a mail-out that was stopped').conflicts(['report']))
    .option('--report', 'say who was sent it, who was refused, whose fate is unknown and who is left')
    .addOption(
      new Option('--rate <number>', 'the most messages a minute').argParser(rateOf).default(DEFAULT_RATE),
    )
    .option('--house <file>', 'the house file (default: house.yaml beside the source)')
    .option('--json', 'report on stdout as one JSON document')
    .option('--quiet', 'no progress, and nothing but problems, warnings and the result')
    .addHelpText('after', SERVER_HELP)
    .action(async (source: string, options: SendOptions) => {
      process.exitCode = await runSend(source, options);
    });
}

const SERVER_HELP = `
The mail server comes from the environment: SMTP_URL, or SMTP_HOST with SMTP_PORT, SMTP_USER and SMTP_PASSWORD.
A journal beside the members' list remembers who was sent what, so that nobody is sent it twice.`;

function rateOf(typed: string): number {
  const rate = /^\d+$/.test(typed) ? Number(typed) : 0;
  if (rate >= 1 && rate <= FASTEST_RATE) return rate;
  throw new Failure(
    `--rate is "${typed}". Write how many messages a minute may be sent: a number from 1 to ${FASTEST_RATE}.`,
    EXIT.usage,
  );
}

async function runSend(source: string, options: SendOptions): Promise<number> {
  const { to } = options;
  if (to === undefined && options.testTo === undefined)
    throw new Failure('Say whom it is for: --to members.csv, or --test-to and your own address.', EXIT.usage);
  if (options.report) return reportMailout(source, to ?? '', options);
  const prepared = prepareMailing(source, options);
  if (!prepared.ok) return closeWith(prepared.problems, prepared.files, options);
  return act(prepared.value, options);
}

function closeWith(
  problems: readonly Problem[],
  files: Parameters<ReturnType<typeof reporting>['problems']>[1],
  options: SendOptions,
): number {
  const report = reporting(options);
  report.problems(problems, files);
  return report.close('Nothing was sent.');
}

function act(mailing: Mailing, options: SendOptions): Promise<number> {
  if (options.testTo !== undefined) return sendTest(mailing, options.testTo, options);
  if (options.resume) return resumeMailout(mailing, options);
  return options.yes ? sendMailout(mailing, options) : showPlan(mailing, options);
}
