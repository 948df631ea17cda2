/** JPEG files that are taken, and those that are not. */
import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  concat,
  exif,
  frame,
  HUFFMAN,
  jpeg,
  QUANTIZATION,
  raster,
  refusal,
  segment,
  type JpegOptions,
} from './files.ts';

const JFIF = segment(0xe0, [...bytesOf('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const ADOBE = segment(0xee, [...bytesOf('Adobe'), 0, 100, 0, 0, 0, 0, 1]);
const UPRIGHT = { width: 6, height: 4 };
const ON_ITS_SIDE = { width: 4, height: 6 };

describe('a JPEG file is taken', () => {
  it.each<[string, JpegOptions, object]>([
    ['baseline', {}, { format: 'jpeg', colour: 'rgb', alpha: false, orientation: 1, ...UPRIGHT }],
    ['extended', { frame: 0xc1 }, { colour: 'rgb' }],
    ['progressive', { frame: 0xc2 }, { colour: 'rgb' }],
    ['grey', { components: 1 }, { colour: 'grey' }],
    ['turned', { extra: [exif(6)] }, { orientation: 6, ...ON_ITS_SIDE }],
    ['turned, least byte first', { extra: [JFIF, exif(8, true)] }, { orientation: 8, ...ON_ITS_SIDE }],
    ['upside down', { extra: [exif(3)] }, { orientation: 3, ...UPRIGHT }],
    ['turned to nowhere', { extra: [exif(9)] }, { orientation: 1, ...UPRIGHT }],
    ['with the first of two notes', { extra: [exif(6), exif(3)] }, { orientation: 6 }],
    ['with notes cut short', { extra: [segment(0xe1, exif(6).slice(4, 40))] }, { orientation: 1 }],
    ['with fill bytes', { extra: [[0xff, 0xff, ...ADOBE]] }, UPRIGHT],
    ['with stray bytes', { extra: [[0, 1, 2]] }, UPRIGHT],
    ['with something after its end', { end: [0xff, 0xd9, 1, 2, 0xff, 0xd8] }, UPRIGHT],
  ])('%s', (_, options, expected) => {
    expect(raster(jpeg(options))).toMatchObject({ kind: 'raster', ...expected });
  });

  it('without the notes of the camera but for which way up', () => {
    const secret = segment(0xe1, bytesOf('http://ns.adobe.com/xap/1.0/\0 51.5 N'));
    const comment = segment(0xfe, bytesOf('Jane'));
    const { bytes } = raster(jpeg({ extra: [JFIF, exif(6), secret, comment, ADOBE], end: [0xff, 0xd9, 7] }));
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text).not.toMatch(/Jane|Me!|51\.5/);
    expect(text).toMatch(/JFIF.*Adobe/s);
    expect([...bytes.subarray(-2)]).toEqual([0xff, 0xd9]);
    expect(raster(bytes)).toEqual(raster(jpeg({ extra: [exif(6), JFIF, ADOBE] })));
    expect(raster(bytes).bytes).toEqual(bytes);
  });

  it('with several scans', () => {
    const scan = segment(0xda, [1, 1, 0, 0, 63, 0]);
    const { bytes } = raster(jpeg({ frame: 0xc2, end: [...HUFFMAN, ...scan, 1, 2, 0xff, 0xd9] }));
    expect([...bytes.subarray(-scan.length - 4)]).toEqual([...scan, 1, 2, 0xff, 0xd9]);
  });
});

const START = [0xff, 0xd8];
const END = [0xff, 0xd9];

describe('a JPEG file is refused', () => {
  it.each<[string, Uint8Array, string, RegExp]>([
    ['that is its start only', concat(START), 'bad-picture', /ends too soon/],
    ['cut in a segment', jpeg().subarray(0, 40), 'bad-picture', /ends too soon/],
    ['cut in its pixels', jpeg({ end: [] }), 'bad-picture', /ends too soon/],
    ['with a segment of no length', concat(START, [0xff, 0xdb, 0, 1]), 'bad-picture', /ends too soon/],
    ['without a size', concat(START, QUANTIZATION, HUFFMAN, END), 'bad-picture', /size or its pixels/],
    [
      'without pixels',
      concat(START, QUANTIZATION, HUFFMAN, frame({}), END),
      'bad-picture',
      /size or its pixels/,
    ],
    ['with two sizes', jpeg({ extra: [frame({})] }), 'bad-picture', /size or its pixels/],
    ['with another inside', jpeg({ extra: [[...START]] }), 'bad-picture', /second picture/],
    ['of no height', jpeg({ height: 0 }), 'bad-picture', /no pixels/],
    [
      'with a header too long',
      jpeg({ extra: [segment(0xc0, [8, 0, 4, 0, 6, 3, 1])], frame: 0xdd }),
      'bad-picture',
      /header/,
    ],
    ['without tables', jpeg({ tables: false }), 'bad-picture', /tables/],
    ['in CMYK', jpeg({ components: 4 }), 'picture-kind', /CMYK/],
    ['of two channels', jpeg({ components: 2 }), 'picture-kind', /2 colour channels/],
    ['of 12 bits', jpeg({ precision: 12, frame: 0xc1 }), 'picture-kind', /12 bits/],
    ['lossless', jpeg({ frame: 0xc3 }), 'picture-kind', /lossless/],
    ['arithmetic', jpeg({ frame: 0xc9 }), 'picture-kind', /arithmetic/],
    ['of 51 megapixels', jpeg({ width: 10_200, height: 5000 }), 'picture-too-large', /51 megapixels/],
  ])('%s', (_, bytes, code, message) => {
    expect(refusal(bytes)).toMatchObject({ code, message: expect.stringMatching(message) as string });
  });
});
