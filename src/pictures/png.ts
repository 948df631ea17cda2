/**
 * A PNG file (ISO/IEC 15948), checked as far as embedding it needs and written anew without what embedding does not:
 * texts, times, previews, colour profiles and a palette that is only a suggestion.
 */
import { joined } from '../base/bytes.ts';
import { u16 } from './bytes.ts';
import { tooManyPixels } from './limits.ts';
import type { Raster } from './picture.ts';
import { makeChunk, readChunks, SIGNATURE, type Chunk } from './png-chunks.ts';
import { COLOUR_TYPES, PALETTE, readHeader, type PngHeader } from './png-header.ts';
import { damaged, refuse, well, type Answer, type Refusal } from './refusal.ts';

/** The chunks of a picture, by what they are for. */
interface Parts {
  readonly header: Chunk;
  readonly palette?: Chunk | undefined;
  readonly transparency?: Chunk | undefined;
  readonly data: readonly Chunk[];
  readonly end: Chunk;
}

/** What a tRNS chunk says (11.3.2.1): the alpha of each palette entry, or one colour that is see-through. */
type Transparency =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette'; readonly alphas: Uint8Array }
  | { readonly kind: 'key'; readonly colour: readonly number[] };

const NO_TRANSPARENCY: Transparency = { kind: 'none' };

export function readPng(bytes: Uint8Array): Answer<Raster> {
  const head = readHeader(bytes);
  if (!head.ok) return head;
  const header = head.value;
  const tooLarge = tooManyPixels(header.width, header.height, COLOUR_TYPES[header.type].alpha);
  if (tooLarge) return tooLarge;
  const chunks = readChunks(bytes);
  if (!chunks.ok) return chunks;
  const parts = sortChunks(chunks.value, header);
  if (!parts.ok) return parts;
  const transparency = readTransparency(header, parts.value);
  if (!transparency.ok) return transparency;
  return (
    notEnoughData(header, parts.value.data) ??
    beyondUnpacking(header) ??
    asRaster(header, parts.value, transparency.value)
  );
}

/** 5.6: the header first, one palette and one tRNS at most and before the data, the data in one row. */
function sortChunks(chunks: readonly Chunk[], { type, depth }: PngHeader): Answer<Parts> {
  const types = chunks.map((chunk) => chunk.type);
  const order = types.filter((each, i) => each !== 'IDAT' || types[i - 1] !== 'IDAT').join(' ');
  const header = chunks[0];
  const end = chunks.at(-1);
  if (!ORDER.test(order) || !header || !end) return damaged('PNG file', 'its parts are out of order');
  const palette = type === PALETTE ? chunks.find((chunk) => chunk.type === 'PLTE') : undefined;
  if (type === PALETTE && !isPalette(palette, depth))
    return damaged('PNG file', 'its list of colours is wrong');
  const transparency = chunks.find((chunk) => chunk.type === 'tRNS');
  const data = chunks.filter((chunk) => chunk.type === 'IDAT');
  return well({ header, palette, transparency, data, end });
}

/** With each row of data chunks as one. */
const ORDER = /^IHDR(?: PLTE)?(?: tRNS)? IDAT IEND$/;

/** Three bytes an entry, and no more entries than an index can name (11.2.3). */
function isPalette(palette: Chunk | undefined, depth: number): boolean {
  const length = palette?.data.length ?? 0;
  return length > 0 && length % 3 === 0 && length / 3 <= 2 ** depth;
}

function readTransparency(header: PngHeader, { palette, transparency }: Parts): Answer<Transparency> {
  const { channels, alpha } = COLOUR_TYPES[header.type];
  // A picture with an alpha channel may not have it (11.3.2.1); every reader passes it over.
  if (!transparency || alpha) return well(NO_TRANSPARENCY);
  const { data } = transparency;
  if (palette) return well(ofPalette(data, palette.data.length / 3));
  if (data.length !== channels * 2) return damaged('PNG file', 'its transparent colour is wrong');
  const most = 2 ** header.depth - 1;
  const colour = Array.from({ length: channels }, (_, channel) => u16(data, channel * 2) & most);
  return well({ kind: 'key', colour });
}

/** Every entry with its alpha: those after the last one named are opaque. Where all are, there is no transparency. */
function ofPalette(data: Uint8Array, entries: number): Transparency {
  const alphas = new Uint8Array(entries).fill(OPAQUE);
  alphas.set(data.subarray(0, entries));
  return alphas.every((alpha) => alpha === OPAQUE) ? NO_TRANSPARENCY : { kind: 'palette', alphas };
}

const OPAQUE = 255;

/** Deflate packs at most 1,032 bytes into one (zlib's technical notes): less data cannot fill the picture. */
const BEST_PACKING = 1032;

/** Whether the data is a zlib stream (10.1 and RFC 1950, 2.2) and long enough; it is not unpacked. */
function notEnoughData(header: PngHeader, data: readonly Chunk[]): Refusal | undefined {
  const length = data.reduce((sum, chunk) => sum + chunk.data.length, 0);
  const start = joined(data.map((chunk) => chunk.data.subarray(0, 2)));
  const zlib = ((start[0] ?? 0) & 0x0f) === 8 && u16(start, 0) % 31 === 0 && ((start[1] ?? 0) & 0x20) === 0;
  const bits = header.width * header.depth * COLOUR_TYPES[header.type].channels;
  const needed = Math.ceil(bits / 8) * header.height;
  if (zlib && length * BEST_PACKING >= needed) return undefined;
  return damaged('PNG file', 'part of its pixels is missing');
}

/** fast-png does not unpack these; picture programs write them rarely, and can write them otherwise. */
function beyondUnpacking({ depth, interlaced }: PngHeader): Refusal | undefined {
  if (depth >= 8 || !interlaced) return undefined;
  return refuse(
    'picture-kind',
    'The PNG file is of a rare kind that cannot be printed here: few colours, saved to appear step by step ("interlaced").',
    'Open it in a picture program and save it as an ordinary PNG: RGB colour, 8 bits, not interlaced.',
  );
}

function asRaster(header: PngHeader, parts: Parts, transparency: Transparency): Answer<Raster> {
  const { width, height } = header;
  const { colour, alpha: channel } = COLOUR_TYPES[header.type];
  const alpha = channel || transparency.kind !== 'none';
  const tooLarge = tooManyPixels(width, height, alpha);
  if (tooLarge) return tooLarge;
  const bytes = rewrite(parts, transparency);
  const key = transparency.kind === 'key' ? { colourKey: transparency.colour } : {};
  return well({ kind: 'raster', format: 'png', width, height, orientation: 1, colour, alpha, ...key, bytes });
}

function rewrite({ header, palette, transparency, data, end }: Parts, read: Transparency): Uint8Array {
  const parts = [SIGNATURE, header.whole];
  if (palette) parts.push(palette.whole);
  // In full, one for each entry.
  if (read.kind === 'palette') parts.push(makeChunk('tRNS', read.alphas));
  if (read.kind === 'key' && transparency) parts.push(transparency.whole);
  return joined([...parts, ...data.map((chunk) => chunk.whole), end.whole]);
}
