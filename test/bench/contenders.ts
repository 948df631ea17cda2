/** Who is measured: how each is called, cold and warm, and where its file comes out. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Flow } from './flow.ts';
import { htmlInput } from './inputs/html.ts';
import { pdfmakeInput } from './inputs/pdfmake.ts';
import { typstInput } from './inputs/typst.ts';
import { type Installed, PEERS_FOLDER, VERSIONS } from './install.ts';

export interface Contender {
  readonly label: string;
  /** The standards that it is asked for, all of which need tags; `none` where it is used as it comes. */
  readonly standards: string;
  readonly interpreter: 'node' | 'python';
  /** The whole command of a cold build. */
  readonly cold: readonly string[];
  /** The command of its driver, which rebuilds in one process for each number that it is told; an aside has none. */
  readonly warm?: readonly string[];
  readonly output: string;
}

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
export const DRIVERS = fileURLToPath(new URL('drivers', import.meta.url));
const UPDATE_NAME = '2007-11-policy-update';
const UPDATE = `${PROJECT}content/${UPDATE_NAME}.yaml`;
export const HOUSE = `${PROJECT}content/house.yaml`;
const FACES = ['Regular', 'Bold', 'Italic', 'BoldItalic'].map((cut) => `PracticeSans-${cut}.otf`);

export const BOTH_STANDARDS = 'UA-1, A-2a';

export const FONTS = `${PEERS_FOLDER}/fonts`;
export const WORK = `${PEERS_FOLDER}/work`;

/** What every figure is a ratio to. */
export function interpreters({
  python,
}: Installed): Readonly<Record<Contender['interpreter'], readonly string[]>> {
  return { node: [process.execPath, '-e', '0'], python: [python, '-I', '-S', '-c', 'pass'] };
}

/** This program as an editor runs it, and as an editor's running program would build again. */
const OURS: Contender = {
  label: 'policy-update',
  standards: BOTH_STANDARDS,
  interpreter: 'node',
  cold: [process.execPath, `${PROJECT}dist/cli.js`, 'build', UPDATE, '--edition', 'member', '--output', WORK],
  warm: [process.execPath, '--import', 'tsx', `${DRIVERS}/ours.ts`, UPDATE, HOUSE],
  output: `${WORK}/${UPDATE_NAME}.pdf`,
};

/** Ours first and Typst second: the table and the chart keep the order. */
export function contenders(installed: Installed): readonly Contender[] {
  const { python, sitePackages } = installed;
  const typst = [python, '-I', '-S', `${DRIVERS}/typst.py`, sitePackages, FONTS, `${WORK}/update.typ`];
  const html = `${WORK}/update.html`;
  const weasyprint = `${WORK}/weasyprint.pdf`;
  return [
    OURS,
    {
      label: `Typst ${VERSIONS.typst}`,
      standards: BOTH_STANDARDS,
      interpreter: 'python',
      cold: [...typst, `${WORK}/typst.pdf`, 'given'],
      warm: [...typst, `${WORK}/typst.pdf`, 'rebuild'],
      output: `${WORK}/typst.pdf`,
    },
    {
      label: 'Typst, searching the system for faces',
      standards: BOTH_STANDARDS,
      interpreter: 'python',
      cold: [...typst, `${WORK}/typst-system.pdf`, 'system'],
      output: `${WORK}/typst-system.pdf`,
    },
    {
      label: `WeasyPrint ${VERSIONS.weasyprint}`,
      standards: 'UA-1',
      interpreter: 'python',
      cold: [python, '-m', 'weasyprint', '--pdf-variant', 'pdf/ua-1', html, weasyprint],
      warm: [python, `${DRIVERS}/weasyprint.py`, html],
      output: weasyprint,
    },
    nodePeer('pdfmake', 'pdfmake.mjs', 'pdfmake.json', `pdfmake ${VERSIONS.pdfmake}`),
    nodePeer('pdfkit', 'pdfkit.mjs', 'flow.json', `naive pdfkit ${VERSIONS.pdfkit}`),
  ];
}

function nodePeer(name: string, driver: string, input: string, label: string): Contender {
  const output = `${WORK}/${name}.pdf`;
  const command = [process.execPath, `${PEERS_FOLDER}/node/${driver}`, FONTS, `${WORK}/${input}`, output];
  return {
    label,
    standards: 'none',
    interpreter: 'node',
    cold: command,
    warm: [...command, 'rebuild'],
    output,
  };
}

/** Folders with nothing of an earlier run in them, the faces, and the drivers of Node peers beside the packages that they import. */
export function clear(): void {
  for (const folder of [FONTS, WORK]) rmSync(folder, { recursive: true, force: true });
  for (const folder of [FONTS, WORK]) mkdirSync(folder, { recursive: true });
  for (const face of FACES) copyFileSync(`${PROJECT}fonts/${face}`, `${FONTS}/${face}`);
  for (const driver of ['pdfmake.mjs', 'pdfkit.mjs']) {
    copyFileSync(`${DRIVERS}/${driver}`, `${PEERS_FOLDER}/node/${driver}`);
  }
}

/** Writes what the peers read. */
export function layOut(flow: Flow): void {
  clear();
  writeFileSync(`${WORK}/update.typ`, typstInput(flow));
  writeFileSync(`${WORK}/update.html`, htmlInput(flow, `${pathToFileURL(FONTS).href}/`));
  writeFileSync(`${WORK}/pdfmake.json`, pdfmakeInput(flow));
  writeFileSync(`${WORK}/flow.json`, JSON.stringify(flow));
}
