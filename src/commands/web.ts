/** `web`: every update as a page with its PDF beside it, and the index and the feed of all of them. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { Problem } from '../base/problem.ts';
import type { House } from '../source/update.ts';
import { renderFeed } from '../web/feed.ts';
import { renderIndex } from '../web/index-page.ts';
import { pictureFiles, picturesShownBy } from '../web/pictures.ts';
import { renderPage } from '../web/render.ts';
import { type Entry, FEED, INDEX, type Site, newestFirst } from '../web/site.ts';
import { outsideFailure } from './failure.ts';
import { ELSEWHERE, signalsHeard, writeWhole } from './output.ts';
import type { Output } from './report.ts';
import { type ReportOptions, reporting } from './reporting.ts';
import { FOR_MEMBERS, type Ran, type RunOptions, run } from './run.ts';
import { findSources, shownPath, updatesBeside } from './sources.ts';
import { tell } from './terminal.ts';

interface WebOptions extends RunOptions, ReportOptions {}

export function addWeb(program: Command): void {
  program
    .command('web')
    .description(
      'write the web page of every update in content/, or of those named, with an index and a feed',
    )
    .argument('[sources...]', 'the YAML files to publish')
    .option('--output <dir>', "the folder for the pages (default: the project's output/)")
    .option('--house <file>', 'the house file (default: house.yaml beside each source)')
    .option('--json', 'report on stdout as one JSON document')
    .option('--quiet', 'say nothing but problems')
    .action(async (sources: string[], options: WebOptions) => {
      process.exitCode = await runWeb(sources, options);
    });
}

/** An update that can be published, and where its files belong. */
interface Published extends Entry {
  readonly folder: string;
  readonly house: House;
  readonly bytes: Uint8Array;
  readonly source: string;
}

/** The updates of one folder; it is complete while none of them has problems. */
interface Folder {
  readonly listed: Published[];
  complete: boolean;
}

async function runWeb(sources: readonly string[], options: WebOptions): Promise<number> {
  const report = reporting(options);
  const folders = new Map<string, Folder>();
  for (const ran of run(sources, { ...options, ...FOR_MEMBERS })) {
    report.problems([...ran.problems, ...takenName(ran)], ran.files);
    const update = list(ran, folders);
    if (update) writeUpdate(update).forEach((output) => report.wrote(output));
    await signalsHeard();
  }
  for (const ran of earlierPages(sources, options)) {
    report.problems(ran.problems, ran.files);
    list(ran, folders);
  }
  for (const [folder, { listed, complete }] of folders) {
    if (complete) writeLists(folder, listed).forEach((output) => report.wrote(output));
    else if (!options.json) tell(NOT_LISTED);
  }
  return report.close('What has problems was not written.');
}

/** Adds an update to its folder's list; undefined where it has problems. */
function list(ran: Ran, folders: Map<string, Folder>): Published | undefined {
  const where = dirname(ran.path);
  const folder = folders.get(where) ?? { listed: [], complete: true };
  folders.set(where, folder);
  const update = publishedOf(ran);
  if (update) folder.listed.push(update);
  else folder.complete = false;
  return update;
}

const NOT_LISTED = `${INDEX} was not written anew: an update that has problems would be missing from it.`;

function publishedOf({ source, path, house, outputs: [built], problems }: Ran): Published | undefined {
  if (!built || problems.length > 0 || isTaken(source.name)) return undefined;
  const { document, bytes, pages } = built;
  return {
    document,
    name: source.name,
    pdf: { bytes: bytes.length, pages },
    pictures: pictureFiles(document, source.name),
    folder: dirname(path),
    house: house.house,
    bytes,
    source: source.shown,
  };
}

/** Where names differ only in capitals some systems keep one file. */
function isTaken(name: string): boolean {
  return `${name}.html`.toLowerCase() === INDEX;
}

function takenName({ source }: Ran): Problem[] {
  if (!isTaken(source.name)) return [];
  return [
    {
      code: 'same-output',
      place: { file: source.shown, start: 0, end: 0 },
      message: `The page of this file would be ${source.name}.html, which is the list of all updates.`,
      hint: 'Give the file another name, such as 2007-11-policy-update.yaml.',
    },
  ];
}

/** Where only some updates are named, the others of the same content/ that have a page stay in the index. */
function earlierPages(named: readonly string[], options: WebOptions): Ran[] {
  if (named.length === 0) return [];
  const sources = findSources(named, options.house);
  const names = new Set(sources.map(({ name }) => name));
  const others = updatesBeside(sources, options.house);
  if (others.length === 0) return [];
  return [...run(others, { ...options, ...FOR_MEMBERS })].filter(
    ({ source, path }) => !names.has(source.name) && existsSync(path.replace(/pdf$/, 'html')),
  );
}

function siteOf({ accent, publicUrl }: House): Site {
  return { accent, ...(publicUrl && { publicUrl: publicUrl.href }) };
}

/** A page is written after all that it leads to; what only the earlier page led to goes after that. */
function writeUpdate(update: Published): Output[] {
  const { folder, name, source, house, pdf, pictures, bytes } = update;
  const earlier = earlierPictures(join(folder, `${name}.html`), name);
  for (const { file, bytes: picture } of pictures.values())
    writeWhole(join(folder, file), picture, ELSEWHERE);
  const path = join(folder, `${name}.pdf`);
  writeWhole(path, bytes, ELSEWHERE);
  const paper: Output = {
    source,
    edition: 'member',
    file: shownPath(path),
    pages: pdf.pages,
    bytes: pdf.bytes,
  };
  const page = writeText(join(folder, `${name}.html`), renderPage(update, siteOf(house)));
  const kept = new Set([...pictures.values()].map(({ file }) => file));
  earlier.filter((file) => !kept.has(file)).forEach((file) => takeAway(join(folder, file)));
  return [paper, { source, edition: 'web', ...page }];
}

/** Pictures of the page that stands there: a photograph that was taken out of an update is not published any more. */
function earlierPictures(page: string, name: string): string[] {
  try {
    return existsSync(page) ? picturesShownBy(readFileSync(page, 'utf8'), name) : [];
  } catch (error) {
    throw outsideFailure(`The earlier page "${shownPath(page)}" cannot be read`, error);
  }
}

function takeAway(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw outsideFailure(`"${shownPath(path)}", which no page shows any more, cannot be taken away`, error);
  }
}

/** The index, and the feed where it is known at which address it will be. */
function writeLists(folder: string, listed: readonly Published[]): Output[] {
  const [newest] = newestFirst(listed);
  if (!newest) return [];
  const site = siteOf(newest.house);
  const index = writeText(join(folder, INDEX), renderIndex(listed, site));
  const feed =
    site.publicUrl === undefined ? [] : [writeText(join(folder, FEED), renderFeed(listed, site.publicUrl))];
  return [index, ...feed].map((written) => ({ edition: 'web', ...written }));
}

function writeText(path: string, text: string): Pick<Output, 'file' | 'bytes'> {
  const bytes = new TextEncoder().encode(text);
  writeWhole(path, bytes, ELSEWHERE);
  return { file: shownPath(path), bytes: bytes.length };
}
