/** The segments of a JPEG file (ISO/IEC 10918-1, annex B), from its start to its end mark. */
import { u16 } from './bytes.ts';
import { damaged, well, type Answer } from './refusal.ts';

export interface Segment {
  readonly marker: number;
  /** What follows the length. */
  readonly data: Uint8Array;
  /** Marker, length and data; with a start of scan, its coded pixels too. */
  readonly whole: Uint8Array;
}

/** Table B.1. */
export const MARKER = {
  tem: 0x01,
  huffman: 0xc4,
  firstRestart: 0xd0,
  lastRestart: 0xd7,
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  quantization: 0xdb,
  lines: 0xdc,
  restartInterval: 0xdd,
  app0: 0xe0,
  app1: 0xe1,
  app14: 0xee,
} as const;

const PREFIX = 0xff;
const TOO_SOON = damaged('JPEG file', 'it ends too soon');

/** All segments up to the end mark. What follows it (a phone's film, a second size) is no part of the picture. */
export function readSegments(bytes: Uint8Array): Answer<readonly Segment[]> {
  const segments: Segment[] = [];
  for (let at = 2; ;) {
    const marked = nextMarker(bytes, at);
    if (marked === undefined) return TOO_SOON;
    const { marker, after } = marked;
    if (marker === MARKER.end) return well(segments);
    if (marker === MARKER.start) return damaged('JPEG file', 'a second picture begins inside it');
    if (standsAlone(marker)) {
      at = after;
      continue;
    }
    const end = after + u16(bytes, after);
    if (end < after + 2 || end > bytes.length) return TOO_SOON;
    at = marker === MARKER.scan ? endOfScan(bytes, end) : end;
    segments.push({ marker, data: bytes.subarray(after + 2, end), whole: bytes.subarray(after - 2, at) });
  }
}

/** The next marker; fill bytes before it (B.1.1.2) and stray bytes are passed over, as every reader does. */
function nextMarker(bytes: Uint8Array, from: number): { marker: number; after: number } | undefined {
  let at = bytes.indexOf(PREFIX, from);
  if (at < 0) return undefined;
  while (bytes[at] === PREFIX) at++;
  const marker = bytes[at];
  return marker === undefined ? undefined : { marker, after: at + 1 };
}

/** Markers without a length, and the stuffed zero, which is none. */
function standsAlone(marker: number): boolean {
  return marker <= MARKER.tem || isRestart(marker);
}

function isRestart(marker: number): boolean {
  return marker >= MARKER.firstRestart && marker <= MARKER.lastRestart;
}

/** Where coded pixels end: at a marker that is neither a stuffed zero nor a restart (B.1.1.5, F.1.2.3). */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(PREFIX, from); at >= 0; at = bytes.indexOf(PREFIX, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== PREFIX && !isRestart(next)) return at;
  }
  return bytes.length;
}
