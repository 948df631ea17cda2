/** Installs the peers, once, into a folder of their own that git ignores: packages of npm, and a venv for Python's. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const PINS = fileURLToPath(new URL('pins', import.meta.url));
const NODE_LOCK = `${PINS}/package-lock.json`;
const PYTHON_PINS = `${PINS}/python.txt`;

/** The versions that are measured. Their own dependencies are pinned beside them. */
export const VERSIONS = {
  typst: pythonPin('typst'),
  weasyprint: pythonPin('weasyprint'),
  pdfmake: nodePin('pdfmake'),
  pdfkit: nodePin('pdfkit'),
} as const;

export const PEERS_FOLDER = fileURLToPath(new URL('peers', import.meta.url));

export interface Installed {
  /** The venv's own Python. */
  readonly python: string;
  readonly pythonVersion: string;
  /** Where that keeps its packages. */
  readonly sitePackages: string;
}

/** The machine and the day, as the table names them. */
export function conditionsOf({ pythonVersion }: Installed): {
  readonly machine: string;
  readonly date: string;
} {
  return {
    machine: `${availableParallelism()} cores, Node ${process.versions.node}, Python ${pythonVersion}`,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** Something that the machine lacks; the message says what to do. */
export class Lack extends Error {}

export function install(tell: (line: string) => void): Installed {
  installNode(tell);
  return installPython(tell);
}

function pythonPins(): readonly (readonly [name: string, version: string])[] {
  const pins = readFileSync(PYTHON_PINS, 'utf8').matchAll(/^([\w-]+)==(\S+)$/gmu);
  return [...pins].map(([, name = '', version = '']) => [name, version]);
}

function pythonPin(wanted: string): string {
  const pin = pythonPins().find(([name]) => name === wanted);
  if (!pin) throw new Error(`pins/python.txt does not name ${wanted}.`);
  return pin[1];
}

function nodePin(name: string): string {
  const { packages } = JSON.parse(readFileSync(NODE_LOCK, 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version: string }>>;
  };
  const pin = packages[`node_modules/${name}`];
  if (!pin) throw new Error(`pins/package-lock.json does not name ${name}.`);
  return pin.version;
}

function installNode(tell: (line: string) => void): void {
  const folder = `${PEERS_FOLDER}/node`;
  const lock = readFileSync(NODE_LOCK);
  const there = `${folder}/package-lock.json`;
  // npm writes the second when it has installed everything.
  const done = existsSync(there) && existsSync(`${folder}/node_modules/.package-lock.json`);
  if (done && readFileSync(there).equals(lock)) return;
  tell(`Installing pdfmake ${VERSIONS.pdfmake} and pdfkit ${VERSIONS.pdfkit}.`);
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    copyFileSync(`${PINS}/${name}`, `${folder}/${name}`);
  }
  run('npm', ['ci', '--no-audit', '--no-fund'], 'npm did not install pdfmake and pdfkit.', folder);
}

function installPython(tell: (line: string) => void): Installed {
  const venv = `${PEERS_FOLDER}/python`;
  const python = `${venv}/bin/python`;
  if (!existsSync(`${venv}/bin/pip`)) {
    run('python3', ['-m', 'venv', '--clear', venv], NO_VENV);
  }
  const [pythonVersion, sitePackages] = run(python, ['-c', ABOUT], NO_VENV).trim().split('\n');
  if (!pythonVersion || !sitePackages) throw new Error('Python said nothing of itself.');
  const there = (name: string, version: string) =>
    existsSync(`${sitePackages}/${name.replaceAll('-', '_')}-${version}.dist-info`);
  if (!pythonPins().every(([name, version]) => there(name, version))) {
    tell(`Installing Typst ${VERSIONS.typst} and WeasyPrint ${VERSIONS.weasyprint}.`);
    const pinned = ['--quiet', '--no-deps', '--requirement', PYTHON_PINS];
    run(python, ['-m', 'pip', 'install', ...pinned], 'pip did not install Typst and WeasyPrint.');
  }
  run(python, ['-c', 'import weasyprint'], NO_PANGO);
  return { python, pythonVersion, sitePackages };
}

const ABOUT =
  'import platform, sysconfig; print(platform.python_version()); print(sysconfig.get_path("purelib"))';

const NO_VENV =
  'Typst and WeasyPrint need Python 3.10 or newer with pip and venv. On Debian: apt install python3 python3-venv python3-pip';
const NO_PANGO =
  'WeasyPrint does not start; it needs the library Pango. On Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0';

function run(command: string, args: readonly string[], otherwise: string, cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    ...(cwd && { cwd }),
  });
  if (status === 0) return stdout;
  throw new Lack(`${otherwise}\n\n${error?.message ?? `${stdout}${stderr}`}`.trim());
}
