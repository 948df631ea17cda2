/** Every raster that is taken becomes an image object of the PDF with the pixels that the file holds. */
import { describe, expect, it } from 'vitest';
import { Objects } from '../../src/pdf/objects.ts';
import { embedRaster } from '../../src/pdf/pictures.ts';
import { pixelsOf } from '../../src/pictures/pixels.ts';
import { chunk, concat, exif, header, jpeg, png, raster, SIGNATURE } from './files.ts';
import { deflateSync } from 'node:zlib';

/** A PNG of 4 by 1 pixels whose one row, behind its filter byte, is these bytes. */
function row(
  type: 0 | 2 | 3 | 4 | 6,
  depth: number,
  bytes: readonly number[],
  ...extra: Uint8Array[]
): Uint8Array {
  const data = chunk('IDAT', deflateSync(Uint8Array.from([0, ...bytes])));
  return concat(SIGNATURE, header({ width: 4, height: 1, type, depth }), ...extra, data, chunk('IEND'));
}

const PALETTE = chunk('PLTE', [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]);

describe('pixelsOf', () => {
  it.each<[string, Uint8Array, object]>([
    ['1-bit grey', row(0, 1, [0b10100000]), { colours: [255, 0, 255, 0] }],
    ['2-bit grey', row(0, 2, [0b00011011]), { colours: [0, 85, 170, 255] }],
    ['4-bit grey', row(0, 4, [0x0f, 0x80]), { colours: [0, 255, 136, 0] }],
    ['16-bit grey', row(0, 16, [1, 2, 3, 4, 5, 6, 255, 0]), { colours: [1, 3, 5, 255] }],
    [
      'a small palette',
      row(3, 2, [0b00011011], PALETTE),
      { colours: [0, 1, 2, 3], palette: [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9] },
    ],
    [
      'a small part-transparent palette',
      row(3, 2, [0b00011011], PALETTE, chunk('tRNS', [0, 128])),
      { colours: [0, 1, 2, 3], alpha: [0, 128, 255, 255] },
    ],
    [
      'grey with alpha',
      row(4, 8, [1, 10, 2, 20, 3, 30, 4, 40]),
      { colours: [1, 2, 3, 4], alpha: [10, 20, 30, 40] },
    ],
    [
      'rgb with alpha',
      row(6, 8, [1, 2, 3, 10, 4, 5, 6, 20, 7, 8, 9, 30, 0, 0, 0, 0]),
      { colours: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0], alpha: [10, 20, 30, 0] },
    ],
    [
      'one transparent grey',
      row(0, 8, [7, 8, 9, 8], chunk('tRNS', [0, 8])),
      { colours: [7, 8, 9, 8], alpha: [255, 0, 255, 0] },
    ],
    [
      'one transparent grey of 2 bits',
      row(0, 2, [0b00011011], chunk('tRNS', [0, 1])),
      { colours: [0, 85, 170, 255], alpha: [255, 0, 255, 255] },
    ],
    [
      'one transparent colour of 16 bits',
      row(0, 16, [0, 1, 0, 2, 0, 1, 0, 3], chunk('tRNS', [0, 2])),
      { colours: [0, 0, 0, 0], alpha: [255, 0, 255, 255] },
    ],
  ])('%s', (_, bytes, expected) => {
    const pixels = pixelsOf(raster(bytes));
    const plain = Object.fromEntries(Object.entries(pixels ?? {}).map(([key, value]) => [key, [...value]]));
    expect(plain).toMatchObject(expected);
    expect(plain['alpha'] !== undefined).toBe('alpha' in expected);
  });
});

describe('embedRaster', () => {
  /** The image's own dictionary as text: it is written after its mask. */
  function embed(bytes: Uint8Array): string {
    const written: string[] = [];
    const objects = new Objects((part) => written.push(Buffer.from(part).toString('latin1')));
    embedRaster(raster(bytes), 1, objects);
    return written.find((part) => part.startsWith('1 0 obj')) ?? '';
  }

  it.each<[string, Uint8Array, readonly string[]]>([
    ['grey', png({ type: 0 }), ['/ColorSpace/DeviceGray', '/BitsPerComponent 8']],
    ['16-bit rgb, interlaced', png({ depth: 16, interlaced: true }), ['/ColorSpace/DeviceRGB']],
    ['rgb with a suggested palette', png({ palette: [1, 2, 3] }), ['/ColorSpace/DeviceRGB']],
    ['alpha', png({ type: 6, interlaced: true }), ['/ColorSpace/DeviceRGB', '/SMask 2 0 R']],
    ['a photograph', jpeg(), ['/ColorSpace/DeviceRGB', '/Filter/DCTDecode', '/Width 6', '/Height 4']],
    ['a turned photograph, by its stored size', jpeg({ extra: [exif(6)] }), ['/Width 6', '/Height 4']],
  ])('%s', (_, bytes, expected) => {
    for (const entry of ['/Subtype/Image', ...expected]) expect(embed(bytes)).toContain(entry);
  });
});
