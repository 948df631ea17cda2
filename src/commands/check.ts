/** `check`: everything that `build` would complain of, its layout included, without writing anything. */
import { type Command, Option } from 'commander';
import { EXIT } from './failure.ts';
import { fixSources } from './fix.ts';
import { type Located, asGithub, asJson, asText, counted, locate, telling } from './report.ts';
import { type RunOptions, addEditionOptions, run } from './run.ts';
import { errorColours, print, tell } from './terminal.ts';

const FORMATS = ['text', 'json', 'github'] as const;
type Format = (typeof FORMATS)[number];

interface CheckOptions extends RunOptions {
  readonly format: Format;
  readonly quiet?: boolean;
  readonly fix?: boolean;
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
    .option('--fix', 'mend what has one sure mend, and show the change')
    .option('--quiet', 'say nothing but problems')
    .action(async (sources: string[], options: CheckOptions) => {
      if (options.fix) showDiffs(await fixSources(sources, options.house), options);
      process.exitCode = runCheck(sources, options);
    });
}

function runCheck(sources: readonly string[], options: CheckOptions): number {
  const ran = [...run(sources, options)];
  const located = ran.flatMap(({ problems, files }) => locate(problems, files)).filter(telling());
  REPORTS[options.format](located);
  if (options.format === 'text' && !options.quiet) {
    tell(
      `${counted(ran.length, 'update')} checked: ${located.length === 0 ? 'no problems' : counted(located.length, 'problem')}.`,
    );
  }
  return located.length > 0 ? EXIT.content : EXIT.done;
}

const REPORTS: Readonly<Record<Format, (located: readonly Located[]) => void>> = {
  text: (located) => located.forEach((each) => tell(`${asText(each, errorColours())}\n`)),
  json: (located) => print(asJson(located, [])),
  github: (located) => located.forEach((each) => print(asGithub(each))),
};
