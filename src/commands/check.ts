/** `check`: everything that `build` would complain of, its layout included, without writing anything. */
import { type Command, Option } from 'commander';
import { EXIT } from './failure.ts';
import { fixSources } from './fix.ts';
import { runAll } from './jobs.ts';
import { addEditionOptions, jobsOption } from './options.ts';
import { progressOf } from './progress.ts';
import { type Located, asGithub, asJson, asText, counted, locate, telling } from './report.ts';
import { type RunOptions, planned } from './run.ts';
import { errorColours, print, tell } from './terminal.ts';

const FORMATS = ['text', 'json', 'github'] as const;
type Format = (typeof FORMATS)[number];

interface CheckOptions extends RunOptions {
  readonly format: Format;
  readonly quiet?: boolean;
  readonly fix?: boolean;
  readonly jobs?: number;
}

/** Diffs are a result; where a program reads stdout they stand beside it. */
function showDiffs(diffs: readonly string[], { format, quiet }: CheckOptions): void {
  if (quiet) return;
  diffs.forEach((diff) => (format === 'text' ? print(diff) : tell(diff)));
}

export function addCheck(program: Command): void {
  const command = program
    .command('check')
    .description('say what is wrong with every update in content/, or with those named');
  addEditionOptions(command)
    .argument('[sources...]', 'the YAML files to check')
    .option('--house <file>', 'the house file (default: house.yaml beside each source)')
    .addOption(
      new Option('--format <format>', 'how to report: for people, for programs, or for GitHub Actions')
        .choices(FORMATS)
        .default('text'),
    )
    .addOption(jobsOption())
    .option('--fix', 'mend what has one sure mend, and show the change')
    .option('--quiet', 'say nothing but problems')
    .action(async (sources: string[], options: CheckOptions) => {
      if (options.fix) showDiffs(await fixSources(sources, options.house), options);
      process.exitCode = await runCheck(sources, options);
    });
}

async function runCheck(sources: readonly string[], options: CheckOptions): Promise<number> {
  const plans = planned(sources, options);
  const progress = progressOf('updates', plans.length, options.format !== 'text' || options.quiet);
  const news = telling();
  const located: Located[] = [];
  for await (const { problems, files } of runAll('check', plans, options.jobs)) {
    located.push(...locate(problems, files).filter(news));
    progress.step();
  }
  progress.close();
  REPORTS[options.format](located);
  if (options.format === 'text' && !options.quiet) {
    tell(
      `${counted(plans.length, 'update')} checked: ${located.length === 0 ? 'no problems' : counted(located.length, 'problem')}.`,
    );
  }
  return located.length > 0 ? EXIT.content : EXIT.done;
}

const REPORTS: Readonly<Record<Format, (located: readonly Located[]) => void>> = {
  text: (located) => located.forEach((each) => tell(`${asText(each, errorColours())}\n`)),
  json: (located) => print(asJson(located, [])),
  github: (located) => located.forEach((each) => print(asGithub(each))),
};
