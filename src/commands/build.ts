/** `build`: every update to its PDF. */
import { relative } from 'node:path';
import type { Command } from 'commander';
import { writeWhole } from './output.ts';
import { type ReportOptions, reporting } from './reporting.ts';
import { type RunOptions, run } from './run.ts';

interface BuildOptions extends RunOptions, ReportOptions {}

export function addBuild(program: Command): void {
  program
    .command('build')
    .description('build the PDF of every update in content/, or of those named')
    .argument('[sources...]', 'the YAML files to build')
    .option('--output <dir>', "the folder for the PDFs (default: the project's output/)")
    .option('--house <file>', 'the house file (default: house.yaml beside each source)')
    .option('--json', 'report on stdout as one JSON document')
    .option('--quiet', 'say nothing but problems')
    .action(async (sources: string[], options: BuildOptions) => {
      process.exitCode = await runBuild(sources, options);
    });
}

async function runBuild(sources: readonly string[], options: BuildOptions): Promise<number> {
  const report = reporting(options);
  for (const { source, path, built, problems, files } of run(sources, options)) {
    report.problems(problems, files);
    if (!built) continue;
    await writeWhole(path, built.bytes);
    report.wrote({
      source: source.shown,
      edition: 'member',
      file: relative(process.cwd(), path) || path,
      pages: built.pages,
      bytes: built.bytes.length,
    });
  }
  return report.close('What has problems was not built.');
}
