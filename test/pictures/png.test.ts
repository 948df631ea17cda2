/** PNG files that are taken, and those that are not. */
import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  chunk,
  concat,
  header,
  pixels,
  png,
  raster,
  refusal,
  SIGNATURE,
  type PngOptions,
} from './files.ts';
import { cpuTime } from '../support/cpu.ts';

const GREY_KEY = [0, 7];
const RGB_KEY = [0, 1, 0, 2, 0, 3];
const END = chunk('IEND');
const latin1 = new TextDecoder('latin1');

function chunkTypes(bytes: Uint8Array): string[] {
  return latin1.decode(bytes).match(/IHDR|PLTE|tRNS|IDAT|IEND|tEXt|eXIf|gAMA|sRGB|iCCP|pHYs/g) ?? [];
}

describe('a PNG file is taken', () => {
  it.each<[string, PngOptions, object]>([
    ['1-bit grey', { type: 0, depth: 1 }, { colour: 'grey', alpha: false }],
    ['16-bit grey', { type: 0, depth: 16 }, { colour: 'grey', alpha: false }],
    ['16-bit grey, interlaced', { type: 0, depth: 16, interlaced: true }, { colour: 'grey', alpha: false }],
    ['rgb', {}, { colour: 'rgb', alpha: false, width: 4, height: 4, orientation: 1, format: 'png' }],
    ['16-bit rgb, interlaced', { depth: 16, interlaced: true }, { colour: 'rgb', alpha: false }],
    ['a palette', { type: 3, depth: 1 }, { colour: 'rgb', alpha: false }],
    ['a palette with transparency', { type: 3, transparency: [9] }, { colour: 'rgb', alpha: true }],
    ['a small palette, all opaque', { type: 3, depth: 2, transparency: [255] }, { alpha: false }],
    ['grey with alpha', { type: 4 }, { colour: 'grey', alpha: true }],
    ['16-bit grey with alpha, interlaced', { type: 4, depth: 16, interlaced: true }, { alpha: true }],
    ['rgb with alpha', { type: 6 }, { colour: 'rgb', alpha: true }],
    ['16-bit rgb with alpha', { type: 6, depth: 16 }, { colour: 'rgb', alpha: true }],
    ['one transparent grey', { type: 0, transparency: GREY_KEY }, { alpha: true, colourKey: [7] }],
    ['one transparent colour', { transparency: RGB_KEY }, { alpha: true, colourKey: [1, 2, 3] }],
    ['alpha and a tRNS that may not be', { type: 6, transparency: [1] }, { alpha: true }],
    ['50 megapixels', { width: 10_000, height: 5000, type: 0, depth: 1 }, { width: 10_000 }],
  ])('%s', (_, options, expected) => {
    expect(raster(png(options))).toMatchObject({ kind: 'raster', ...expected });
  });

  it('without its notes, its previews and its suggested palette', () => {
    const extra = [
      chunk('gAMA', [0, 0, 1, 2]),
      chunk('tEXt', bytesOf('Author\0Jane')),
      chunk('eXIf', [1]),
      chunk('pHYs'),
    ];
    const { bytes } = raster(concat(png({ extra, palette: [1, 2, 3] }), bytesOf('after the end')));
    expect(chunkTypes(bytes)).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect(raster(bytes).bytes).toEqual(bytes);
  });

  it('with an alpha for every palette entry', () => {
    const palette = new Array<number>(768).fill(1);
    const { bytes } = raster(png({ type: 3, palette, transparency: [0] }));
    expect(latin1.decode(bytes)).toContain(`\0\0\x01\0tRNS\0${'ÿ'.repeat(255)}`);
  });

  it('with its data in many pieces, some empty', () => {
    const whole = pixels({}).subarray(8, -4);
    const pieces = [whole.subarray(0, 1), whole.subarray(1, 1), whole.subarray(1)].map((piece) =>
      chunk('IDAT', piece),
    );
    expect(raster(concat(SIGNATURE, header({}), ...pieces, END)).width).toBe(4);
  });
});

/** A file with one byte changed. */
function changed(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
}

const GOOD = png();
const GOOD_PALETTE = png({ type: 3 });

describe('a PNG file is refused', () => {
  it.each<[string, Uint8Array, string, RegExp]>([
    ['cut in its signature', GOOD.subarray(0, 6), 'bad-picture', /first bytes/],
    ['with its line ends changed', changed(GOOD, 4), 'bad-picture', /first bytes/],
    ['cut in its header', GOOD.subarray(0, 20), 'bad-picture', /ends too soon/],
    ['cut in its data', GOOD.subarray(0, -20), 'bad-picture', /ends too soon/],
    ['without its end', GOOD.subarray(0, -12), 'bad-picture', /ends too soon/],
    ['with another chunk first', concat(SIGNATURE, pixels({}), END), 'bad-picture', /begin with its size/],
    ['with a changed header', changed(GOOD, 29), 'bad-picture', /have changed/],
    ['with changed data', changed(GOOD, 45), 'bad-picture', /have changed/],
    ['with a changed palette', changed(GOOD_PALETTE, 42), 'bad-picture', /have changed/],
    ['of no width', png({ width: 0 }), 'bad-picture', /no pixels/],
    ['of an impossible width', png({ width: 0, extra: [] }).with(16, 0x80), 'bad-picture', /size cannot be/],
    ['of an impossible colour', png({ depth: 4 }), 'bad-picture', /kind of colour/],
    ['of colour type 5', png().with(25, 5), 'bad-picture', /kind of colour/],
    ['packed some other way', png().with(26, 1), 'bad-picture', /kind of packing/],
    ['interlaced some other way', png().with(28, 2), 'bad-picture', /kind of packing/],
    ['without data', concat(SIGNATURE, header({}), END), 'bad-picture', /out of order/],
    ['with two headers', png({ extra: [header({})] }), 'bad-picture', /out of order/],
    [
      'with a gap in its data',
      concat(SIGNATURE, header({}), pixels({}), chunk('tRNS', RGB_KEY), pixels({}), END),
      'bad-picture',
      /out of order/,
    ],
    ['with a palette of 4 bytes', png({ type: 3, palette: [1, 2, 3, 4] }), 'bad-picture', /list of colours/],
    [
      'with a palette too long',
      png({ type: 3, depth: 1, palette: [...RGB_KEY, 1, 2, 3] }),
      'bad-picture',
      /list of/,
    ],
    [
      'with no palette',
      concat(SIGNATURE, header({ type: 3 }), pixels({}), END),
      'bad-picture',
      /list of colours/,
    ],
    ['with a short transparent colour', png({ transparency: [1] }), 'bad-picture', /transparent colour/],
    [
      'with data that is not packed',
      concat(SIGNATURE, header({}), chunk('IDAT', [1, 2, 3]), END),
      'bad-picture',
      /pixels is missing/,
    ],
    [
      'with far too little data',
      concat(SIGNATURE, header({ width: 4000, height: 4000 }), pixels({}), END),
      'bad-picture',
      /pixels is missing/,
    ],
    ['with a name that is none', png({ extra: [chunk('ab1d')] }), 'bad-picture', /cannot be recognised/],
    ['made for iPhones only', png({ extra: [chunk('CgBI', [0])] }), 'picture-kind', /part called CgBI/],
    ['with 1 bit, interlaced', png({ type: 0, depth: 1, interlaced: true }), 'picture-kind', /interlaced/],
    [
      'of 51 megapixels',
      png({ width: 10_200, height: 5000, type: 0, depth: 1 }),
      'picture-too-large',
      /51 mega/,
    ],
    [
      'of 26 megapixels with alpha',
      concat(SIGNATURE, header({ type: 6, width: 6500, height: 4000 })),
      'picture-too-large',
      /the most is 25/,
    ],
    [
      'of 26 megapixels and a transparent colour',
      png({ type: 0, width: 6500, height: 4000, transparency: GREY_KEY }),
      'picture-too-large',
      /transparency/,
    ],
  ])('%s', (_, bytes, code, message) => {
    expect(refusal(bytes)).toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  it('in milliseconds when it claims to be 16,000 by 16,000', () => {
    const bytes = concat(SIGNATURE, header({ width: 16_000, height: 16_000 }), pixels({}), END);
    const start = cpuTime();
    expect(refusal(bytes).code).toBe('picture-too-large');
    expect(cpuTime() - start).toBeLessThan(500);
  });
});
