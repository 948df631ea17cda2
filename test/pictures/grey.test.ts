/** Pictures turned to grey: as light as their colours are, where they stood, and the same picture each time. */
import { readFileSync } from 'node:fs';
import { encode } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { pixelsOf } from '../../src/pictures/pixels.ts';
import { type Picture, greyed, readPicture } from '../../src/pictures/read.ts';
import { drawing, exif, jpeg, raster, svg } from './files.ts';

/** Two by two: red, green, blue and white. */
const COLOURS = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
];
/** How light they are (ITU-R BT.709). */
const LIGHT = [54, 182, 18, 255];

function samplesOf(picture: Picture | undefined): readonly number[] {
  if (picture?.kind !== 'raster') throw new Error('this is no raster');
  expect(picture.colour).toBe('grey');
  const { colours, palette } = pixelsOf(picture) ?? {};
  expect(palette).toBeUndefined();
  return [...(colours ?? [])];
}

function pngOf(channels: number, data: readonly number[]): Uint8Array {
  return encode({ width: 2, height: 2, channels, data: Uint8Array.from(data) });
}

describe('a picture turned to grey', () => {
  it('is as light as its colours', () => {
    expect(samplesOf(greyed(raster(pngOf(3, COLOURS.flat()))))).toEqual(LIGHT);
  });

  it('keeps what is see-through', () => {
    const grey = greyed(
      raster(
        pngOf(
          4,
          COLOURS.flatMap((colour, at) => [...colour, at * 80]),
        ),
      ),
    );
    expect(samplesOf(grey)).toEqual(LIGHT);
    expect(grey?.kind === 'raster' && [...(pixelsOf(grey)?.alpha ?? [])]).toEqual([0, 80, 160, 240]);
  });

  it('stays as it is where it is grey already', () => {
    expect(samplesOf(greyed(raster(pngOf(1, [1, 2, 3, 4]))))).toEqual([1, 2, 3, 4]);
    const grey = raster(jpeg({ components: 1 }));
    expect(greyed(grey)).toBe(grey);
  });

  it('keeps the place of each pixel of a JPEG, and its turn', () => {
    const side = 16;
    const rgba = Array.from({ length: side * side }, (_, at) =>
      at % side < 8 ? [255, 0, 0, 255] : [0, 0, 255, 255],
    );
    const file = encodeJpeg({ width: side, height: side, data: Uint8Array.from(rgba.flat()) }, 100).data;
    const turned = Uint8Array.from([...file.subarray(0, 2), ...exif(6), ...file.subarray(2)]);
    const grey = greyed(raster(turned));
    expect(grey).toMatchObject({ width: side, height: side, orientation: 6 });
    const samples = samplesOf(grey);
    expect(samples).toHaveLength(side * side);
    expect(Math.abs((samples[0] ?? 0) - 54)).toBeLessThan(4);
    expect(Math.abs((samples[side - 1] ?? 0) - 18)).toBeLessThan(4);
  });

  it('has greys for the fills and strokes of a drawing', () => {
    const read = drawing(svg('<rect width="9" height="9" fill="#ff0000" stroke="#00ff00"/>'));
    expect(greyed(read)).toMatchObject({ shapes: [{ fill: '#363636', stroke: { colour: '#b6b6b6' } }] });
    expect(read.shapes).toMatchObject([{ fill: '#ff0000' }]);
  });

  it('is the same picture however often it is asked for', () => {
    const read = raster(readFileSync(new URL('../golden/pictures/photo.jpg', import.meta.url)));
    expect(greyed(read)).toBe(greyed(read));
  });

  it('is refused in plain words where its pixels are damaged', () => {
    // Its parts are all there, but no table gives its codes a meaning.
    expect(readPicture(jpeg()).ok).toBe(true);
    expect(readPicture(jpeg(), true)).toMatchObject({ ok: false, code: 'bad-picture' });
  });
});
