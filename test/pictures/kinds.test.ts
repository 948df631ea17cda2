/** Files of other kinds are told by their first bytes and refused by name, with what to do. */
import { describe, expect, it } from 'vitest';
import { bytesOf, concat, jpeg, png, refusal, svg } from './files.ts';
import { readPicture } from '../../src/pictures/read.ts';

describe('a file of another kind', () => {
  it.each<[string, Uint8Array, RegExp, RegExp]>([
    ['WebP', bytesOf('RIFF\x24\0\0\0WEBPVP8 '), /a WebP file/, /PNG or JPEG/],
    ['GIF', bytesOf('GIF89a\x01\0'), /a GIF file/, /PNG or JPEG/],
    ['BMP', bytesOf('BM\x24\0'), /a BMP file/, /PNG or JPEG/],
    ['TIFF', bytesOf('II*\0\x08'), /a TIFF file/, /PNG or JPEG/],
    ['TIFF, most byte first', bytesOf('MM\0*\0'), /a TIFF file/, /PNG or JPEG/],
    ['HEIC', bytesOf('\0\0\0\x18ftypheic'), /a HEIC file/, /JPEG/],
    ['AVIF', bytesOf('\0\0\0\x18ftypavif'), /an AVIF file/, /PNG or JPEG/],
    ['JPEG 2000', bytesOf('\0\0\0\x0cjP  \r\n'), /JPEG 2000/, /PNG or JPEG/],
    ['PDF', bytesOf('%PDF-1.7'), /a PDF file/, /SVG or PNG/],
    ['SVGZ', bytesOf('\x1f\x8b\x08'), /compressed/, /plain SVG/],
    ['Word', bytesOf('PK\x03\x04'), /Word/, /copy the picture/],
    ['a web page', bytesOf('\n <!DOCTYPE html><html>404'), /a web page/, /in the browser/],
    [
      'a web page after a mark',
      concat([0xef, 0xbb, 0xbf], bytesOf('<html lang="en">')),
      /a web page/,
      /browser/,
    ],
    ['UTF-16', bytesOf('\xff\xfe<\0s\0'), /UTF-16/, /UTF-8/],
    ['XML', bytesOf('<?xml version="1.0"?><rss/>'), /not an SVG drawing/, /SVG/],
    ['text', bytesOf('Dear all,'), /not a picture/, /PNG, JPEG or SVG/],
  ])('%s', (_, bytes, message, hint) => {
    const answer = refusal(bytes);
    expect(answer.code).toBe('picture-kind');
    expect(answer.message).toMatch(message);
    expect(answer.hint).toMatch(hint);
  });

  it('empty', () => {
    expect(refusal(new Uint8Array())).toMatchObject({
      code: 'bad-picture',
      message: 'The picture file is empty.',
    });
  });
});

describe('20 MiB', () => {
  const most = 20 * 1024 * 1024;

  it.each([png(), jpeg(), svg('<rect width="9" height="9"/>')])('may be, and not a byte more', (picture) => {
    const padded = new Uint8Array(most).fill(0x20);
    padded.set(picture);
    expect(readPicture(padded).ok).toBe(true);
    const larger = new Uint8Array(most + 1);
    larger.set(padded);
    expect(refusal(larger)).toMatchObject({
      code: 'picture-too-large',
      message: 'The picture is 20.1 MB; the most is 20 MB.',
    });
  });
});
