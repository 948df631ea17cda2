/** Reads QR codes from painted pages with ZXing, the reader that many phones have; it did not write them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { PagePicture } from './page-pictures.ts';

// Left to itself the library would fetch its program from the network.
const program = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(program)).buffer } });

/** What every code in a picture says, from the top down. */
export async function readQrCodes({ width, height, data }: PagePicture): Promise<readonly string[]> {
  const image = { width, height, data: Uint8ClampedArray.from(data), colorSpace: 'srgb' as const };
  const codes = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 255 });
  const top = (code: (typeof codes)[number]): number => code.position.topLeft.y;
  return codes.toSorted((a, b) => top(a) - top(b)).map(({ text }) => text);
}
