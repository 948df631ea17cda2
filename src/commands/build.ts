/** `build`: every update to its PDF. */
import { relative } from 'node:path';
import type { Command } from 'commander';
import { EXIT } from './failure.ts';
import { writeWhole } from './output.ts';
import { type Located, type Output, asJson, asText, counted, locate, telling } from './report.ts';
import { type RunOptions, addEditionOptions, run } from './run.ts';
import { errorColours, print, tell } from './terminal.ts';

interface BuildOptions extends RunOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
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
    .option('--json', 'report on stdout as one JSON document')
    .option('--quiet', 'say nothing but problems')
    .action(async (sources: string[], options: BuildOptions) => {
      process.exitCode = await runBuild(sources, options);
    });
}

async function runBuild(sources: readonly string[], options: BuildOptions): Promise<number> {
  const located: Located[] = [];
  const outputs: Output[] = [];
  const news = telling();
  for (const { source, outputs: made, problems, files } of run(sources, options)) {
    const fresh = locate(problems, files).filter(news);
    located.push(...fresh);
    if (!options.json) fresh.forEach((each) => tell(`${asText(each, errorColours())}\n`));
    for (const { path, edition, bytes, pages, sheets, lastPageFull } of made) {
      await writeWhole(path, bytes);
      const file = relative(process.cwd(), path) || path;
      const output: Output = { source: source.shown, edition, file, pages, bytes: bytes.length };
      outputs.push(output);
      if (!options.json && !options.quiet) print(outputLine(output, lastPageFull, sheets));
    }
  }
  if (options.json) print(asJson(located, outputs));
  else if (located.length > 0)
    tell(`${counted(located.length, 'problem')}. What has problems was not built.`);
  return located.length > 0 ? EXIT.content : EXIT.done;
}

const KILOBYTE = 1024;

/** A line for each file; how full the last page is tells an editor whether a sentence less would save it. */
function outputLine({ file, pages, bytes }: Output, lastPageFull: number, sheets?: number): string {
  const paper = sheets === undefined ? '' : ` on ${counted(sheets, 'sheet')}`;
  const full = `page ${pages} is ${Math.round(lastPageFull * 100)} % full`;
  return `${file}  ${counted(pages, 'page')}${paper}, ${Math.ceil(bytes / KILOBYTE)} KB, ${full}`;
}
