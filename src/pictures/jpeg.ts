/** A JPEG file (ISO/IEC 10918-1), checked as far as embedding it needs and written anew without the camera's notes. */
import { joined } from '../base/bytes.ts';
import { startsWith, u16 } from './bytes.ts';
import { isExif, makeExif, readOrientation } from './exif.ts';
import { MARKER, readSegments, type Segment } from './jpeg-segments.ts';
import { tooManyPixels } from './limits.ts';
import type { Raster } from './picture.ts';
import { damaged, refuse, well, type Answer, type Refusal } from './refusal.ts';

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly colour: 'grey' | 'rgb';
}

/** Frames that the DCTDecode filter reads (ISO 32000-1, 7.4.8): baseline, extended and progressive, Huffman coded. */
const READABLE_FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** The others of ISO/IEC 10918-1, table B.1, which programs for everyday pictures do not write. */
const RARE_FRAMES: ReadonlyMap<number, string> = new Map([
  [0xc3, 'lossless'],
  [0xc5, 'hierarchical'],
  [0xc6, 'hierarchical'],
  [0xc7, 'hierarchical'],
  [0xc9, 'arithmetic coding'],
  [0xca, 'arithmetic coding'],
  [0xcb, 'arithmetic coding'],
  [0xcd, 'arithmetic coding'],
  [0xce, 'arithmetic coding'],
  [0xcf, 'arithmetic coding'],
  [0xf7, 'JPEG-LS'],
]);

/** Segments that pixels need, whatever they say. */
const NEEDED = new Set<number>([
  ...READABLE_FRAMES,
  MARKER.huffman,
  MARKER.quantization,
  MARKER.restartInterval,
  MARKER.lines,
  MARKER.scan,
]);

const START = Uint8Array.of(0xff, MARKER.start);
const END = Uint8Array.of(0xff, MARKER.end);

export function readJpeg(bytes: Uint8Array): Answer<Raster> {
  const read = readSegments(bytes);
  if (!read.ok) return read;
  const segments = read.value;
  const frame = readFrame(segments);
  if (!frame.ok) return frame;
  const { width, height, colour } = frame.value;
  const refusal = tooManyPixels(width, height, false) ?? missingPart(segments);
  if (refusal) return refusal;
  const notes = segments.find(({ marker, data }) => marker === MARKER.app1 && isExif(data));
  const orientation = notes ? readOrientation(notes.data) : 1;
  const onItsSide = orientation > 4;
  return well({
    kind: 'raster',
    format: 'jpeg',
    width: onItsSide ? height : width,
    height: onItsSide ? width : height,
    orientation,
    colour,
    alpha: false,
    bytes: joined([
      START,
      ...(orientation === 1 ? [] : [makeExif(orientation)]),
      ...segments.filter(isKept).map((segment) => segment.whole),
      END,
    ]),
  });
}

/** JFIF says that grey is grey, Adobe's segment how three channels are coded; other programs' notes change nothing. */
function isKept({ marker, data }: Segment): boolean {
  if (marker === MARKER.app0) return startsWith(data, 'JFIF\0');
  return NEEDED.has(marker) || (marker === MARKER.app14 && startsWith(data, 'Adobe'));
}

function readFrame(segments: readonly Segment[]): Answer<Frame> {
  const rare = segments.find(({ marker }) => RARE_FRAMES.has(marker));
  if (rare) return rareKind(RARE_FRAMES.get(rare.marker) ?? '');
  const [frame, second] = segments.filter(({ marker }) => READABLE_FRAMES.has(marker));
  const scan = segments.findIndex(({ marker }) => marker === MARKER.scan);
  if (!frame || second || scan < segments.indexOf(frame))
    return damaged('JPEG file', 'its size or its pixels are missing');
  return readFrameHeader(frame.data);
}

/** B.2.2: precision, lines, samples a line, and three bytes for each component. */
function readFrameHeader(data: Uint8Array): Answer<Frame> {
  const [precision, , , , , components = 0] = data;
  const height = u16(data, 1);
  const width = u16(data, 3);
  if (data.length !== 6 + components * 3) return damaged('JPEG file', 'its header does not hold together');
  if (width === 0 || height === 0) return damaged('JPEG file', 'it has no pixels');
  if (precision !== 8) return rareKind(`${precision} bits a colour`);
  if (components === 4) return CMYK;
  if (components !== 1 && components !== 3) return rareKind(`${components} colour channels`);
  return well({ width, height, colour: components === 1 ? 'grey' : 'rgb' });
}

const CMYK = refuse(
  'picture-kind',
  'The JPEG file is in printing-press colours (CMYK), which cannot be printed here.',
  'Open it in a picture program, change its colour mode to RGB, and save it as JPEG or PNG.',
);

function rareKind(what: string): Refusal {
  return refuse(
    'picture-kind',
    `The JPEG file is of a rare kind that cannot be printed here: ${what}.`,
    'Open it in a picture program and save it as an ordinary JPEG or as PNG.',
  );
}

/** A film's single frames come without tables, and readers of PDF do not put them in. */
function missingPart(segments: readonly Segment[]): Refusal | undefined {
  const missing = [MARKER.quantization, MARKER.huffman].some(
    (marker) => !segments.some((segment) => segment.marker === marker),
  );
  return missing ? damaged('JPEG file', 'the tables to read its pixels with are missing') : undefined;
}
