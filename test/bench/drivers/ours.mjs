/** This program rebuilding in one process: `ours.mjs UPDATE HOUSE COUNT`. A cold build is its own command line's. */
import { readFileSync } from 'node:fs';
import { build } from '../../../dist/build.js';
import { readFaces } from '../../../dist/commands/faces.js';
import { loadHouse } from '../../../dist/source/load.js';

const [updatePath, housePath, count] = process.argv.slice(2);
const text = readFileSync(updatePath, 'utf8');
const houseFile = { name: 'house.yaml', text: readFileSync(housePath, 'utf8') };
const house = loadHouse(houseFile);
if (!house.ok) throw new Error('The house file has problems.');
const faces = readFaces();

const times = [];
for (let turn = 0; turn < Number(count); turn++) {
  const source = { name: 'update.yaml', text: text.replace('burning', `burning ${turn}`) };
  const openPicture = (path) => ({ ok: true, value: readFileSync(path.value) });
  const job = {
    source,
    house: house.value,
    houseFile,
    faces,
    name: 'update',
    editions: ['member'],
    openPicture,
  };
  const start = performance.now();
  const built = build(job);
  times.push(performance.now() - start);
  if (!built.ok) throw new Error('The update has problems.');
}
process.stdout.write(JSON.stringify(times));
