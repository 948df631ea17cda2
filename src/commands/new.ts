/** `new`: a starter for the next update, which explains itself and passes `check`. */
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { monthOrDay, order } from '../source/calendar.ts';
import { DEFAULT_HOUSE, loadUpdate } from '../source/load.ts';
import { quoted } from '../source/quoting.ts';
import type { Update } from '../source/update.ts';
import { EXIT, Failure } from './failure.ts';
import { writeWhole } from './output.ts';
import { type Source, findSources, readSource } from './sources.ts';
import { print } from './terminal.ts';

const CONTENT = 'content';
const DEFAULT_TITLE = 'Policy Update';

/** The schema, relative to content/, as `schema update` prints it. */
const SCHEMA = 'schema/update.schema.json';

export function addNew(program: Command): void {
  program
    .command('new')
    .description('write a starter for the update of a month: content/YYYY-MM-policy-update.yaml')
    .argument('<month>', 'the year and the month, e.g. 2007-12')
    .action((month: string) => {
      print(writeStarter(month));
    });
}

/** Writes the starter and gives its path; what is there already stays. */
function writeStarter(month: string): string {
  const date = monthOrDay(month);
  if (!date || date.day !== undefined) {
    throw new Failure(`"${month}" is not a month. Write the year and the month, e.g. 2007-12.`, EXIT.usage);
  }
  if (basename(process.cwd()) === CONTENT && !existsSync(CONTENT)) {
    throw new Failure(
      `This is the folder "${CONTENT}" itself. Go up to the project's folder (cd ..) and give the command again.`,
      EXIT.usage,
    );
  }
  const name = `${month}-policy-update`;
  const taken = [`${name}.yaml`, `${name}.yml`].map((file) => join(CONTENT, file)).find(existsSync);
  if (taken !== undefined) {
    throw new Failure(
      `"${taken}" is there already and was left as it is. Rename it first, or choose another month.`,
      EXIT.usage,
    );
  }
  const path = join(CONTENT, `${name}.yaml`);
  const hasSchema = existsSync(join(CONTENT, SCHEMA));
  writeWhole(path, new TextEncoder().encode(starter(month, newestTitle(), hasSchema)));
  return path;
}

/** The title of the newest update in content/ that can be read. */
function newestTitle(): string {
  const updates = existing().flatMap(({ path }) => readUpdate(path) ?? []);
  const [newest] = updates.sort((a, b) => order(b.date) - order(a.date));
  return newest?.title.value ?? DEFAULT_TITLE;
}

/** The updates in content/; none where there is no such folder or nothing in it. */
function existing(): readonly Source[] {
  if (!statSync(CONTENT, { throwIfNoEntry: false })?.isDirectory()) return [];
  try {
    return findSources([], undefined);
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

/** An update, problems and all: only its title and date are wanted. */
function readUpdate(path: string): Update | undefined {
  const file = readSource(path);
  if ('code' in file) return undefined;
  const outcome = loadUpdate(file, DEFAULT_HOUSE);
  return outcome.ok ? outcome.value : outcome.partial;
}

/** What the starter shows without using it. */
const OTHER_BLOCKS = `# Other blocks, to be copied without the "#" into the content of a section:
#
#      - numbers:
#          - The first step
#          - The second step
#
#      - quote: Words that someone said.
#        source: Who said them
#
#      - columns: [Area, Waiting time in weeks]
#        rows:
#          - [North, 6.80]
#          - [South, 2.10]
#        caption: What the table shows
#
#      - image: pictures/chart.png
#        alt: What the picture shows, for people who cannot see it.
#
#      - callout: A key message
#        content:
#          - What it says.
#
#      - actions:
#          - text: What is to be done
#            owner: Who does it
#            due: next meeting
#
#      - heading: A subsection
#        content:
#          - Its first paragraph.
`;

/** YAML that shows by example what an editor needs most, with comments on the rest. */
function starter(month: string, title: string, hasSchema: boolean): string {
  const modeline = hasSchema ? `# yaml-language-server: $schema=${SCHEMA}\n` : '';
  return `${modeline}# One Policy Update. Replace the examples; a line that begins with "#" is a note to you and is not printed.
# When you have written something: policy-update check, and then policy-update build.

title: ${quoted(title)}
date: ${month}
# number: 40
# summary: One or two sentences, shown in search results and email previews.

# An update has sections. Each has a heading, and content: blocks, each of which begins with "- ".
sections:
  - heading: The first section
    content:
      # A paragraph is just text, and goes on over as many lines as it needs.
      - Write the first paragraph here. It may have **strong words**, *words with emphasis* and
        [links](https://www.example.org).

      # Text that has a colon in it, or begins with a sign such as * or [, stands in quotes.
      - "The key messages were:"

      # A list, with the line that leads in to it.
      - intro: What members should know
        bullets:
          - The first point
          - The second point

      # A reference on a line of its own.
      - link: https://www.example.org/report.pdf
        label: The report

  - heading: Events
    content:
      - event: The title of a conference or course
        venue: Its place
        date: ${month}-15
        contact:
          name: Who takes bookings
          email: bookings@example.org

${OTHER_BLOCKS}`;
}
