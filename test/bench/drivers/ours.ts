/** This program rebuilding in one process: `ours.ts UPDATE HOUSE` rebuilds for each number on stdin and says the milliseconds. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { build } from '../../../src/build.ts';
import { readFaces } from '../../../src/commands/faces.ts';
import { hyphenationOf } from '../../../src/commands/hyphenation.ts';
import type { Plain } from '../../../src/source/update.ts';
import { loadHouse } from '../../../src/source/load.ts';

const [updatePath = '', housePath = ''] = process.argv.slice(2);
const text = readFileSync(updatePath, 'utf8');
const houseFile = { name: 'house.yaml', text: readFileSync(housePath, 'utf8') };
const house = loadHouse(houseFile);
if (!house.ok) throw new Error('The house file has problems.');
const faces = readFaces();

for await (const turn of createInterface({ input: process.stdin })) {
  const source = { name: 'update.yaml', text: text.replace('burning', `burning ${turn}`) };
  const openPicture = (path: Plain) => ({ ok: true as const, value: readFileSync(path.value) });
  const start = performance.now();
  const built = build({
    source,
    house: house.value,
    houseFile,
    faces,
    hyphenationOf,
    name: 'update',
    editions: ['member'],
    openPicture,
  });
  const taken = performance.now() - start;
  if (!built.ok) throw new Error('The update has problems.');
  process.stdout.write(`${taken}\n`);
}
