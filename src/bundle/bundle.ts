/** Makes dist/: the whole program as one file, and the small one that starts it. `npm run compile` */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { lazyModules } from './lazy.ts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

const SHARED = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  // Read as Latin-1, a letter a byte: the engine keeps such text as it is.
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
} as const satisfies BuildOptions;

/** The bundle is a function, for start.ts to call: files are found from dist/ as they are from src/commands/. */
const OPENING = `(function (require, __dirname, __role) {
const module = { exports: {} };
const __place = require('node:url').pathToFileURL(__dirname + '/commands/any').href;
`;

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    ...SHARED,
    entryPoints: [`${SOURCE}bundle/entry.ts`],
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': '__place' },
    // Names stay: a mistake of ours is reported with them.
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [lazyModules],
  });
  return `${OPENING}${(outputFiles[0]?.text ?? '').replace(/^#!.*/, '')}\n})`;
}

async function starter(name: string, role: 'cli' | 'worker'): Promise<string> {
  const { outputFiles } = await build({
    ...SHARED,
    entryPoints: [`${SOURCE}bundle/start.ts`],
    define: { BUNDLE: JSON.stringify(name), ROLE: JSON.stringify(role) },
  });
  return `#!/usr/bin/env node\n${outputFiles[0]?.text ?? ''}`;
}

const text = await bundled();
const name = `program-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`;
const cli = await starter(name, 'cli');
const worker = await starter(name, 'worker');
mkdirSync(DIST, { recursive: true });
readdirSync(DIST)
  .filter((file) => !file.startsWith(name))
  .forEach((file) => rmSync(`${DIST}${file}`, { recursive: true }));
writeFileSync(`${DIST}${name}`, text, 'latin1');
writeFileSync(`${DIST}package.json`, '{ "type": "commonjs" }\n');
writeFileSync(`${DIST}worker.js`, worker);
writeFileSync(`${DIST}cli.js`, cli, { mode: 0o755 });
