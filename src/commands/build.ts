/** `build`: every update to its PDF. */
import { relative } from 'node:path';
import type { Command } from 'commander';
import { writeWhole } from './output.ts';
import { type ReportOptions, reporting } from './reporting.ts';
import { type RunOptions, addEditionOptions, run } from './run.ts';

interface BuildOptions extends RunOptions, ReportOptions {}

export function addBuild(program: Command): void {
  const command = program
    .command('build')
    .description('build the PDFs of every update in content/, or of those named');
  addEditionOptions(command)
    .argument('[sources...]', 'the YAML files to build')
    .option('--output <dir>', "the folder for the PDFs (default: the project's output/)")
    .option('--house <file>', 'the house file (default: house.yaml beside each source)')
    .option('--marks', 'print marks for folding and cutting on a booklet')
    .option('--json', 'report on stdout as one JSON document')
    .option('--quiet', 'say nothing but problems')
    .action(async (sources: string[], options: BuildOptions) => {
      process.exitCode = await runBuild(sources, options);
    });
}

async function runBuild(sources: readonly string[], options: BuildOptions): Promise<number> {
  const report = reporting(options);
  for (const { source, outputs, problems, files } of run(sources, options)) {
    report.problems(problems, files);
    for (const { path, edition, bytes, pages, sheets, lastPageFull } of outputs) {
      await writeWhole(path, bytes);
      const file = relative(process.cwd(), path) || path;
      report.wrote(
        { source: source.shown, edition, file, pages, bytes: bytes.length },
        { lastPageFull, ...(sheets !== undefined && { sheets }) },
      );
    }
  }
  return report.close('What has problems was not built.');
}
