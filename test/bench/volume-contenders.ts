/** Who is measured setting a volume, how each is called, and what it reads. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { realHouse } from '../support/build.ts';
import { archived } from './archive.ts';
import { BOTH_STANDARDS, DRIVERS, FONTS, HOUSE, PROJECT, WORK } from './contenders.ts';
import { type Cover, coverOf } from './cover.ts';
import { type Flow, flowOf } from './flow.ts';
import { htmlVolume } from './inputs/html.ts';
import { pdfkitVolume } from './inputs/pdfkit.ts';
import { pdfmakeVolume } from './inputs/pdfmake.ts';
import { type Heads, typstVolume } from './inputs/typst.ts';
import { type Installed, PEERS_FOLDER, VERSIONS } from './install.ts';

export interface VolumeContender {
  readonly label: string;
  readonly standards: string;
  /** Ours has no limits, and may not fail. */
  readonly ours: boolean;
  /** It only explains the row above it. */
  readonly aside?: boolean;
  /** The whole command for so many updates. */
  readonly command: (updates: number) => readonly string[];
  readonly output: string;
  /** Writes what a peer reads. Ours reads the YAML. */
  readonly prepare?: (flows: Iterable<Flow>, cover: Cover) => void;
}

const ARCHIVE = `${WORK}/archive`;

export const OURS = 'policy-update';

/** How Typst is told apart whose running heads ask for the heading before them. */
export const BY_QUERY = 'heads by query';

/** Ours first, and Typst the first of the others. */
export function volumeContenders(installed: Installed): readonly VolumeContender[] {
  const cores = availableParallelism();
  return [
    ours(OURS, cores),
    ...(cores > 1 ? [{ ...ours(`${OURS}, one job`, 1), aside: true }] : []),
    typst(installed, 'runs'),
    typst(installed, 'query'),
    weasyprint(installed),
    nodePeer('pdfmake', pdfmakeVolume),
    nodePeer('pdfkit', pdfkitVolume),
  ];
}

function ours(label: string, jobs: number): VolumeContender {
  const output = `${WORK}/volume-${jobs}.pdf`;
  const volume = [process.execPath, `${PROJECT}dist/cli.js`, 'volume'];
  const command = (updates: number) => [
    ...volume,
    ...Array.from({ length: updates }, (_, index) => relative(PROJECT, sourceOf(index))),
    ...['--output', output, '--jobs', String(jobs)],
  ];
  return { label, standards: BOTH_STANDARDS, ours: true, command, output };
}

function typst({ python, sitePackages }: Installed, heads: Heads): VolumeContender {
  const [input, output] = [`${WORK}/volume-${heads}.typ`, `${WORK}/volume-typst-${heads}.pdf`];
  const command = [python, '-I', '-S', `${DRIVERS}/typst.py`, sitePackages, FONTS, input, output, 'given'];
  const label = `Typst ${VERSIONS.typst}`;
  return {
    ...{ standards: BOTH_STANDARDS, ours: false, output, command: () => command },
    ...(heads === 'query' ? { label: `${label}, ${BY_QUERY}`, aside: true } : { label }),
    prepare: (flows, cover) => writeFileSync(input, typstVolume(flows, cover, heads)),
  };
}

function weasyprint({ python }: Installed): VolumeContender {
  const [input, output] = [`${WORK}/volume.html`, `${WORK}/volume-weasyprint.pdf`];
  const command = [python, '-m', 'weasyprint', '--pdf-variant', 'pdf/ua-1', input, output];
  const fonts = `${pathToFileURL(FONTS).href}/`;
  return {
    ...{ label: `WeasyPrint ${VERSIONS.weasyprint}`, standards: 'UA-1', ours: false, output },
    command: () => command,
    prepare: (flows, cover) => writeFileSync(input, htmlVolume(flows, cover, fonts)),
  };
}

function nodePeer(
  name: 'pdfmake' | 'pdfkit',
  inputOf: (flows: Iterable<Flow>, cover: Cover) => string,
): VolumeContender {
  const [input, output] = [`${WORK}/volume-${name}.json`, `${WORK}/volume-${name}.pdf`];
  const command = [process.execPath, `${PEERS_FOLDER}/node/${name}.mjs`, FONTS, input, output];
  const label = `${name === 'pdfkit' ? 'naive pdfkit' : name} ${VERSIONS[name]}`;
  return {
    ...{ label, standards: 'none', ours: false, output },
    command: () => command,
    prepare: (flows, cover) => writeFileSync(input, inputOf(flows, cover)),
  };
}

/** Writes the first so many updates of the archive, each a file beside the house's. */
export function layOutArchive(updates: number): void {
  mkdirSync(ARCHIVE, { recursive: true });
  copyFileSync(HOUSE, `${ARCHIVE}/house.yaml`);
  for (let index = 0; index < updates; index++) writeFileSync(sourceOf(index), archived(index));
}

/** Writes what a peer reads of the first so many updates. */
export function layOutVolume({ prepare }: VolumeContender, updates: number): void {
  prepare?.(archiveFlows(updates), coverOf(updates));
}

const house = realHouse();

export function archivedFlow(index: number): Flow {
  return flowOf(archived(index), house);
}

/** The flows one by one, each time anew: all at once they would be larger than what they are made into. */
function archiveFlows(updates: number): Iterable<Flow> {
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < updates; index++) yield archivedFlow(index);
    },
  };
}

function sourceOf(index: number): string {
  return `${ARCHIVE}/${String(index + 1).padStart(5, '0')}.yaml`;
}
