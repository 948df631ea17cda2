/** Installs the peers, once, into a folder of their own that git ignores: packages of npm, and a venv for Python's. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The versions that are measured. */
export const VERSIONS = { typst: '0.15.2', weasyprint: '70.0', pdfmake: '0.3.11', pdfkit: '0.20.2' } as const;

export const PEERS_FOLDER = fileURLToPath(new URL('peers', import.meta.url));

export interface Installed {
  /** The venv's own Python. */
  readonly python: string;
  readonly pythonVersion: string;
  /** Where that keeps its packages. */
  readonly sitePackages: string;
}

/** Something that the machine lacks; the message says what to do. */
export class Lack extends Error {}

export function install(tell: (line: string) => void): Installed {
  installNode(tell);
  return installPython(tell);
}

function installNode(tell: (line: string) => void): void {
  const folder = `${PEERS_FOLDER}/node`;
  const { pdfmake, pdfkit } = VERSIONS;
  if (nodeVersion('pdfmake') === pdfmake && nodeVersion('pdfkit') === pdfkit) return;
  tell(`Installing pdfmake ${pdfmake} and pdfkit ${pdfkit}.`);
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, type: 'module', dependencies: { pdfmake, pdfkit } };
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest));
  run('npm', ['install', '--no-audit', '--no-fund'], 'npm did not install pdfmake and pdfkit.', folder);
}

function nodeVersion(name: string): string | undefined {
  const manifest = `${PEERS_FOLDER}/node/node_modules/${name}/package.json`;
  if (!existsSync(manifest)) return undefined;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version;
}

function installPython(tell: (line: string) => void): Installed {
  const venv = `${PEERS_FOLDER}/python`;
  const python = `${venv}/bin/python`;
  if (!existsSync(`${venv}/bin/pip`)) {
    run('python3', ['-m', 'venv', '--clear', venv], NO_VENV);
  }
  const [pythonVersion, sitePackages] = run(python, ['-c', ABOUT], NO_VENV).trim().split('\n');
  if (!pythonVersion || !sitePackages) throw new Error('Python said nothing of itself.');
  const { typst, weasyprint } = VERSIONS;
  const wanted = [`typst-${typst}`, `weasyprint-${weasyprint}`];
  if (!wanted.every((name) => existsSync(`${sitePackages}/${name}.dist-info`))) {
    tell(`Installing Typst ${typst} and WeasyPrint ${weasyprint}.`);
    const packages = [`typst==${typst}`, `weasyprint==${weasyprint}`];
    run(
      python,
      ['-m', 'pip', 'install', '--quiet', ...packages],
      'pip did not install Typst and WeasyPrint.',
    );
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
