/** Files made to be too much end in a result or a clear error, within 5 seconds' worth of work and little memory. */
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder } from '../support/cli.ts';

const HEAD = 'title: T\ndate: 2007-11\nsections:\n  - heading: H\n    content:\n';
/** Node's own heap, in MB: with its code and buffers the whole process then stays below 500. */
const MEMORY = { NODE_OPTIONS: '--max-old-space-size=350' };

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  folder.remove();
});

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, body, Buffer.alloc(4)]);
}

/** A small file that says it holds 16,000 by 16,000 pixels. */
function hugePng(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(16_000, 0);
  header.writeUInt32BE(16_000, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
  ]);
}

const ALIAS_BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghij'.split('').map((name, index) => {
    const before = 'abcdefghij'.charAt(index);
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
  }),
].join('\n');

const ROWS = Array.from({ length: 2000 }, (_, row) => `          - [Area ${row}, 2007, ${row}.5]`).join('\n');

describe('too much', () => {
  it.each<[string, string, number, string]>([
    [
      'a million characters in a paragraph',
      `${HEAD}      - ${'word '.repeat(200_000)}\n`,
      1,
      'text-too-long',
    ],
    ['10,001 blocks', HEAD + '      - a block\n'.repeat(10_001), 1, 'too-many-blocks'],
    ['an alias bomb', `${ALIAS_BOMB}\n`, 1, 'yaml-feature'],
    ['lists 10,000 deep', `${HEAD}      - ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`, 1, 'too-deep'],
    [
      'a PNG of 16,000 by 16,000',
      `${HEAD}      - image: huge.png\n        alt: Far too many pixels.\n`,
      1,
      'picture-too-large',
    ],
    ['a table of 2,000 rows', `${HEAD}      - columns: [Area, Year, Value]\n        rows:\n${ROWS}\n`, 0, ''],
  ])('%s', (_, text, status, code) => {
    folder.write('huge.png', hugePng());
    folder.write('much.yaml', text);
    const run = folder.run(['build', 'much.yaml'], MEMORY);
    expect(run.stderr).toContain(code);
    expect(run.status).toBe(status);
  });
});
