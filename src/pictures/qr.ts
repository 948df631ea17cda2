/** An address as a square of modules that a phone's camera opens (ISO/IEC 18004), drawn as one path. */
import { correction, generate } from 'lean-qr';
import type { Drawing, PathCommand } from './picture.ts';
import { QUIET } from './qr-size.ts';

/** The most bytes that a code holds at level M, version 40 (ISO/IEC 18004, table 7). */
const MOST_BYTES = 2331;

/**
 * The code of an address, in modules, its quiet zone included; undefined for an address longer than any code holds.
 * Level M survives a fold, a coffee stain and a photocopier: 15 % of it may be lost.
 */
export function qrCode(address: string): Drawing | undefined {
  if (new TextEncoder().encode(address).length > MOST_BYTES) return undefined;
  const code = generate(address, { minCorrectionLevel: correction.M });
  const runs = darkRuns(code.size, (x, y) => code.get(x, y));
  const side = code.size + 2 * QUIET;
  const path = runs.flatMap(rectangleOf);
  return {
    kind: 'drawing',
    width: side,
    height: side,
    shapes: [{ path, fill: '#000000', fillRule: 'nonzero' }],
  };
}

/** Dark modules side by side in a row, and as many rows of them as are alike. */
interface DarkRun {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  height: number;
}

function darkRuns(size: number, dark: (x: number, y: number) => boolean): DarkRun[] {
  const runs: DarkRun[] = [];
  let above = new Map<string, DarkRun>();
  for (let y = 0; y < size; y++) {
    const row = new Map<string, DarkRun>();
    for (let x = 0; x < size; x++) {
      if (!dark(x, y)) continue;
      const start = x;
      while (dark(x + 1, y)) x++;
      const key = `${start} ${x}`;
      const run = above.get(key) ?? { x: start, y, width: x + 1 - start, height: 0 };
      if (run.height === 0) runs.push(run);
      run.height++;
      row.set(key, run);
    }
    above = row;
  }
  return runs;
}

function rectangleOf({ x, y, width, height }: DarkRun): PathCommand[] {
  const [left, top, right, bottom] = [x, y, x + width, y + height].map((at) => at + QUIET);
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return [];
  return [['M', left, top], ['L', right, top], ['L', right, bottom], ['L', left, bottom], ['Z']];
}
