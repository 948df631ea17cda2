/** Makes dist/: the program in its parts, and the small file that starts it. `npm run compile` */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { MAIN, WORKER } from './lazy.ts';
import { SHARED, makeParts } from './parts.ts';

const START = fileURLToPath(new URL('start.ts', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Starts the program at one of its parts. */
async function starter(folder: string, part: string): Promise<string> {
  const { outputFiles } = await build({
    ...SHARED,
    entryPoints: [START],
    define: { FOLDER: JSON.stringify(folder), PART: JSON.stringify(part) },
  });
  return `#!/usr/bin/env node\n${outputFiles[0]?.text ?? ''}`;
}

const parts = await makeParts();
const hash = createHash('sha256');
parts.forEach(({ text }) => hash.update(text));
const folder = `program-${hash.digest('hex').slice(0, 12)}`;
const cli = await starter(folder, MAIN);
const worker = await starter(folder, WORKER);
mkdirSync(`${DIST}${folder}`, { recursive: true });
readdirSync(DIST)
  .filter((file) => file !== folder)
  .forEach((file) => rmSync(`${DIST}${file}`, { recursive: true }));
for (const { file, text } of parts) writeFileSync(`${DIST}${folder}/${file}`, text, 'latin1');
writeFileSync(`${DIST}package.json`, '{ "type": "commonjs" }\n');
writeFileSync(`${DIST}worker.js`, worker);
writeFileSync(`${DIST}cli.js`, cli, { mode: 0o755 });
