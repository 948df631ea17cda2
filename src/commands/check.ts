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
function showDiff(diff: string, { format, quiet }: CheckOptions): void {
  if (quiet) return;
  if (format === 'text') print(diff);
  else tell(diff);
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
      if (options.fix) {
        for await (const diff of fixSources(sources, options.house)) showDiff(diff, options);
      }
      process.exitCode = await runCheck(sources, options);
    });
}

async function runCheck(sources: readonly string[], options: CheckOptions): Promise<number> {
  const plans = planned(sources, options);
  const progress = progressOf('updates', plans.length, options.format !== 'text' || options.quiet);
  const news = telling();
  const located: Located[] = [];
  const report = REPORTS[options.format];
  for await (const { problems, files } of runAll('check', plans, options.jobs)) {
    const fresh = locate(problems, files).filter(news);
    located.push(...fresh);
    report.found(fresh);
    progress.step();
  }
  progress.close();
  report.end(located);
  if (options.format === 'text' && !options.quiet) {
    tell(
      `${counted(plans.length, 'update')} checked: ${located.length === 0 ? 'no problems' : counted(located.length, 'problem')}.`,
    );
  }
  return located.length > 0 ? EXIT.content : EXIT.done;
}

/** How problems are told: as they are found, whatever comes after them, or all of them as one document. */
interface Report {
  readonly found: (located: readonly Located[]) => void;
  readonly end: (located: readonly Located[]) => void;
}

const NOTHING = (): void => undefined;

const REPORTS: Readonly<Record<Format, Report>> = {
  text: {
    found: (located) => located.forEach((each) => tell(`${asText(each, errorColours())}\n`)),
    end: NOTHING,
  },
  json: { found: NOTHING, end: (located) => print(asJson(located, [])) },
  github: { found: (located) => located.forEach((each) => print(asGithub(each))), end: NOTHING },
};
