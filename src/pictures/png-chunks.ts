/** The chunks of a PNG file (ISO/IEC 15948, clause 5): where each begins, and whether it came through whole. */
import { joined } from '../base/bytes.ts';
import { ascii, u32 } from './bytes.ts';
import { damaged, refuse, well, type Answer } from './refusal.ts';

export interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** With length, type and check sum, as in the file. */
  readonly whole: Uint8Array;
}

/** ISO/IEC 15948, 5.2. A transfer that changes line ends breaks the last four. */
export const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const LENGTH_BYTES = 4;
const TYPE_BYTES = 4;
const CHECK_BYTES = 4;
const FRAME_BYTES = LENGTH_BYTES + TYPE_BYTES + CHECK_BYTES;

/** The critical chunks that there are (11.2). Another one means that the picture cannot be understood without it (5.4). */
const CRITICAL = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
/** The one ancillary chunk that changes what is painted. */
const TRANSPARENCY = 'tRNS';

/** The chunks that say what the pixels are, up to IEND; what comes after it is no part of the picture. */
export function readChunks(bytes: Uint8Array): Answer<readonly Chunk[]> {
  const kept: Chunk[] = [];
  for (let at = SIGNATURE.length; ;) {
    if (at + FRAME_BYTES > bytes.length) return damaged('PNG file', 'it ends too soon');
    const length = u32(bytes, at);
    const end = at + FRAME_BYTES + length;
    if (end > bytes.length) return damaged('PNG file', 'it ends too soon');
    const type = ascii(bytes, at + LENGTH_BYTES, TYPE_BYTES);
    if (!/^[A-Za-z]{4}$/.test(type)) return damaged('PNG file', 'a part of it cannot be recognised');
    const critical = isCritical(type);
    if (critical && !CRITICAL.has(type)) return unknownPart(type);
    if (critical || type === TRANSPARENCY) {
      const whole = bytes.subarray(at, end);
      if (!isWhole(whole)) return damaged('PNG file', 'its contents have changed since it was saved');
      kept.push({ type, data: whole.subarray(LENGTH_BYTES + TYPE_BYTES, -CHECK_BYTES), whole });
    }
    if (type === 'IEND') return well(kept);
    at = end;
  }
}

/** A capital first letter means critical (5.4). */
function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type);
}

/** Xcode's "CgBI" is the one met in the wild: it looks like a PNG and is none. */
function unknownPart(type: string): Answer<never> {
  return refuse(
    'picture-kind',
    `The PNG file is of an unusual kind (it has a part called ${type}).`,
    'Open it in a picture program and save it as an ordinary PNG.',
  );
}

function isWhole(chunk: Uint8Array): boolean {
  return u32(chunk, chunk.length - CHECK_BYTES) === checkSum(chunk.subarray(LENGTH_BYTES, -CHECK_BYTES));
}

/** A chunk of our own. */
export function makeChunk(type: string, data: Uint8Array): Uint8Array {
  const letters = Uint8Array.from(type, (letter) => letter.charCodeAt(0));
  const frame = new DataView(new ArrayBuffer(FRAME_BYTES - TYPE_BYTES));
  frame.setUint32(0, data.length);
  frame.setUint32(LENGTH_BYTES, checkSum(joined([letters, data])));
  const numbers = new Uint8Array(frame.buffer);
  return joined([numbers.subarray(0, LENGTH_BYTES), letters, data, numbers.subarray(LENGTH_BYTES)]);
}

/** The remainders of CRC-32 for every byte (ISO/IEC 15948, annex D). */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (REMAINDERS[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
