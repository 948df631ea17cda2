/** The rasters that pages show, told apart by what they hold: a logo on each of a thousand mastheads is one image. */
import type { Page } from '../pages/page.ts';
import type { Raster } from '../pictures/read.ts';

/** A few words for all that an image object says: equal rasters have equal ones, wherever they were read. */
export type Digest = string;

/** Each raster that pages show once, in the order of its first appearance. */
export function rastersOf(pages: readonly Page[]): Digest[] {
  const digests = new Set<Digest>();
  for (const { content, decorations } of pages) {
    for (const placed of [...decorations, ...content]) {
      if (placed.kind === 'picture' && placed.picture.kind === 'raster')
        digests.add(digestOf(placed.picture));
    }
  }
  return [...digests];
}

const known = new WeakMap<Raster, Digest>();

export function digestOf(raster: Raster): Digest {
  let digest = known.get(raster);
  if (digest === undefined) known.set(raster, (digest = digested(raster)));
  return digest;
}

function digested({ format, width, height, orientation, bytes }: Raster): Digest {
  const hashes = SEEDS.map((seed) => hash(bytes, seed));
  return [format, width, height, orientation, bytes.length, ...hashes].join(' ');
}

/** Two hashes of 32 bits: among a million pictures, the odds that two share both are one in ten million. */
const SEEDS = [0x811c9dc5, 0x9e3779b9];
/** FNV-1a (Fowler, Noll and Vo), with the upper bits mixed in. */
const PRIME = 0x01000193;

function hash(bytes: Uint8Array, seed: number): number {
  let value = seed;
  for (const byte of bytes) {
    value = Math.imul(value ^ byte, PRIME);
    value ^= value >>> 15;
  }
  return value >>> 0;
}
