/** `volume`: many updates in one PDF, the newest first, with a cover and contents. */
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { SourceFile } from '../base/place.ts';
import type { Outcome, Problem } from '../base/problem.ts';
import { documentOf } from '../build.ts';
import type { Document } from '../document/document.ts';
import { type Summary, newestFirst, summaryOf } from '../document/volume.ts';
import { type VolumeJob, writeVolume } from '../bind.ts';
import { readFaces } from './faces.ts';
import { EXIT, Failure } from './failure.ts';
import { hyphenationOf } from './hyphenation.ts';
import { openDraft, signalsHeard } from './output.ts';
import { pictureOpener } from './pictures.ts';
import type { Output } from './report.ts';
import { type ReportOptions, type Reporting, reporting } from './reporting.ts';
import { type OpenHouse, openHouse, sourceDate } from './run.ts';
import { type Source, findHouse, findSources, outputFolder, projectFolder, readSource } from './sources.ts';

interface VolumeOptions extends ReportOptions {
  readonly house?: string;
  readonly output?: string;
}

export function addVolume(program: Command): void {
  program
    .command('volume')
    .description('bind every update in content/, or those named, into one PDF with contents')
    .argument('[sources...]', 'the YAML files to bind')
    .option('--output <file>', "the PDF to write (default: volume.pdf in the project's output/)")
    .option('--house <file>', 'the house file (default: house.yaml beside the sources)')
    .option('--json', 'report on stdout as one JSON document')
    .option('--quiet', 'say nothing but problems')
    .action(async (sources: string[], options: VolumeOptions) => {
      process.exitCode = await runVolume(sources, options);
    });
}

/** What all updates of a volume share. */
interface Binding {
  readonly sources: readonly Source[];
  readonly house: OpenHouse;
  readonly path: string;
  readonly faces: VolumeJob['faces'];
}

/** The sources are read twice, one at a time: to find every problem, and to be set. Nothing is kept but summaries. */
async function runVolume(named: readonly string[], options: VolumeOptions): Promise<number> {
  const binding = bindingOf(named, options);
  const date = sourceDate();
  const report = reporting(options);
  const summaries = await checkAll(binding, report);
  if (summaries) report.wrote(await writeAll(binding, summaries, date));
  return report.close('The volume was not written.');
}

function bindingOf(named: readonly string[], options: VolumeOptions): Binding {
  const sources = findSources(named, options.house);
  const house = openHouse(commonHouse(sources, options.house));
  return { sources, house, path: volumePath(sources, options.output), faces: readFaces() };
}

/** A volume has one cover and one paper, and so one house. */
function commonHouse(sources: readonly Source[], named: string | undefined): string | undefined {
  const houses = [...new Set(sources.map((source) => findHouse(source, named)))];
  if (houses.length > 1) {
    const shown = houses.map((path) => (path === undefined ? 'none' : `"${relative(process.cwd(), path)}"`));
    throw new Failure(
      `A volume has one house file, and these updates have several: ${shown.join(', ')}. Say which with --house.`,
      EXIT.usage,
    );
  }
  return houses[0];
}

function volumePath(sources: readonly Source[], named: string | undefined): string {
  if (named !== undefined && !/\.pdf$/i.test(named)) {
    throw new Failure(
      `--output names the PDF to write, and "${named}" does not end in .pdf. Write, for example, ${join(named, 'volume.pdf')}.`,
      EXIT.usage,
    );
  }
  const [first] = sources;
  if (!first) throw new Error('there are no sources to bind');
  return named === undefined ? join(outputFolder(first, undefined), 'volume.pdf') : resolve(named);
}

/** Tells every problem of every update; the summaries where there is none. */
async function checkAll(binding: Binding, report: Reporting): Promise<readonly Summary[] | undefined> {
  const { sources, house } = binding;
  const summaries: Summary[] = [];
  const clashes = clashesIn(binding);
  for (const source of sources) {
    const { outcome, files } = open(source, binding);
    const found = outcome.ok ? [] : outcome.problems;
    const problems = [...house.problems, ...found, ...(clashes.get(source) ?? [])];
    report.problems(problems, files);
    if (outcome.ok && problems.length === 0)
      summaries.push(summaryOf(outcome.value, source.name, house.house.publicUrl?.href));
    await signalsHeard();
  }
  return summaries.length === sources.length ? newestFirst(summaries) : undefined;
}

/** The document of an update, or its problems, and the files that they speak of. */
function open(
  source: Source,
  { house, faces }: Binding,
): { readonly outcome: Outcome<Document>; readonly files: readonly SourceFile[] } {
  const file = readSource(source.path);
  const houseFiles = house.file ? [house.file] : [];
  if ('code' in file) return { outcome: { ok: false, problems: [file] }, files: houseFiles };
  const outcome = documentOf({
    source: file,
    house: house.house,
    ...(house.file && { houseFile: house.file }),
    faces,
    hyphenationOf,
    name: source.name,
    editions: ['member'],
    openPicture: pictureOpener(projectFolder(source)),
  });
  return { outcome, files: [file, ...houseFiles] };
}

/** Links lead to an update by its name, and its own PDF may stand where the volume would. */
function clashesIn({ sources, path }: Binding): ReadonlyMap<Source, readonly Problem[]> {
  const byName = new Map<string, Source[]>();
  for (const source of sources) byName.set(source.name, [...(byName.get(source.name) ?? []), source]);
  return new Map(
    sources.map((source) => {
      const twin = byName.get(source.name)?.find((other) => other !== source);
      const own = join(outputFolder(source, undefined), `${source.name}.pdf`);
      return [
        source,
        [...(twin ? [sameName(source, twin)] : []), ...(own === path ? [sameOutput(source)] : [])],
      ];
    }),
  );
}

function sameName(source: Source, twin: Source): Problem {
  return {
    code: 'same-name',
    place: { file: source.shown, start: 0, end: 0 },
    message: `This file and "${twin.shown}" have one name, by which the volume tells its updates apart.`,
    hint: 'Rename one of them.',
  };
}

function sameOutput(source: Source): Problem {
  return {
    code: 'same-output',
    place: { file: source.shown, start: 0, end: 0 },
    message: `The PDF of this file alone would be ${source.name}.pdf, and the volume would replace it.`,
    hint: 'Give the file another name, such as 2007-11-policy-update.yaml, or the volume another with --output.',
  };
}

/** Lays one update after the other, and writes each before the next. */
async function writeAll(
  binding: Binding,
  summaries: readonly Summary[],
  date: Date | undefined,
): Promise<Output> {
  const { sources, house, path, faces } = binding;
  const byName = new Map(sources.map((source) => [source.name, source]));
  const again = (name: string): Document => {
    const source = byName.get(name);
    if (!source) throw new Error(`no update is called ${name}`);
    const { outcome } = open(source, binding);
    if (!outcome.ok) throw changedMeanwhile(source);
    return outcome.value;
  };
  const [first] = summaries;
  if (!first) throw new Error('a volume of no updates');
  const job: VolumeJob = {
    ...{ house: house.house, faces, hyphenationOf, summaries, open: again, newest: again(first.name) },
    ...(date && { date }),
  };
  const draft = openDraft(path);
  let bytes = 0;
  let pages = 0;
  try {
    const sink = (chunk: Uint8Array): void => {
      bytes += chunk.length;
      draft.write(chunk);
    };
    for (const laid of writeVolume(job, sink)) {
      pages += laid;
      await signalsHeard();
    }
    draft.keep();
  } finally {
    draft.drop();
  }
  await signalsHeard();
  return { edition: 'volume', file: relative(process.cwd(), path) || path, pages, bytes };
}

function changedMeanwhile({ shown }: Source): Failure {
  return new Failure(
    `"${shown}" was changed while the volume was made, and now has problems. Run the command again.`,
    EXIT.outside,
  );
}
