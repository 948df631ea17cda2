/** `build`: every update to its PDF. */
import type { Command } from 'commander';
import { runAll } from './jobs.ts';
import { addEditionOptions, jobsOption } from './options.ts';
import { progressOf } from './progress.ts';
import { type ReportOptions, type Reporting, reporting } from './reporting.ts';
import { type RunOptions, planned } from './run.ts';
import { shownPath } from './sources.ts';
import type { PdfFile } from './tasks.ts';

interface BuildOptions extends RunOptions, ReportOptions {
  readonly jobs?: number;
}

export function addBuild(program: Command): void {
  const command = program
    .command('build')
    .description('build the PDFs of every update in content/, or of those named');
  addEditionOptions(command)
    .argument('[sources...]', 'the YAML files to build')
    .option('--output <dir>', "the folder for the PDFs (default: the project's output/)")
    .option('--house <file>', 'the house file (default: house.yaml beside each source)')
    .option('--marks', 'print marks for folding and cutting on a booklet')
    .addOption(jobsOption())
    .option('--json', 'report on stdout as one JSON document')
    .option('--quiet', 'say nothing but problems')
    .action(async (sources: string[], options: BuildOptions) => {
      process.exitCode = await runBuild(sources, options);
    });
}

async function runBuild(sources: readonly string[], options: BuildOptions): Promise<number> {
  const plans = planned(sources, options);
  const report = reporting(options);
  const progress = progressOf('updates', plans.length, options.json || options.quiet);
  for await (const { source, outputs, problems, files } of runAll('build', plans, options.jobs)) {
    report.problems(problems, files);
    for (const output of outputs) tellFile(output, source.shown, report);
    progress.step(pagesOf(outputs));
  }
  progress.close();
  return report.close('What has problems was not built.');
}

function tellFile(output: PdfFile, source: string, report: Reporting): void {
  const { path, edition, bytes, pages, sheets, lastPageFull } = output;
  report.wrote(
    { source, edition, file: shownPath(path), pages, bytes: bytes.length },
    { lastPageFull, ...(sheets !== undefined && { sheets }) },
  );
}

function pagesOf(outputs: readonly PdfFile[]): number {
  return outputs.reduce((sum, { pages }) => sum + pages, 0);
}
