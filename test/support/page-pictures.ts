/** Pages as pictures, painted by PDFium (the renderer of Chrome), and what differs between two of them. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { decode, encode } from 'fast-png';
import pixelmatch from 'pixelmatch';

/** A page, as a rule at 72 pixels to the inch, so that a pixel is a point; a pixel is red, green, blue and opacity. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Paints every page of a PDF on white, with so many pixels to the point. The same file gives the same pixels: PDFium
 * runs as WebAssembly.
 */
export async function paintPages(pdf: Uint8Array, scale = 1): Promise<PagePicture[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pictures: PagePicture[] = [];
  for (const page of document.pages()) {
    const { width, height, data } = await page.render({
      scale,
      render: ({ data }) => Promise.resolve(data),
    });
    pictures.push({ width, height, data: Uint8Array.from(data) });
  }
  document.destroy();
  library.destroy();
  return pictures;
}

const CHANNELS = { rgb: 3, rgba: 4 } as const;

/** A PNG file without the opacity, which a painted page has everywhere. */
export function asPng({ width, height, data }: PagePicture): Uint8Array {
  const opaque = data.filter((_, index) => index % CHANNELS.rgba !== CHANNELS.rgba - 1);
  return encode({ width, height, channels: CHANNELS.rgb, data: opaque }, { zlib: { level: 9 } });
}

export function fromPng(file: Uint8Array): PagePicture {
  const { width, height, channels, data } = decode(file);
  if (channels !== CHANNELS.rgb) throw new Error(`a golden picture has ${channels} channels`);
  const opaque = new Uint8Array(width * height * CHANNELS.rgba).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    opaque.set(data.subarray(pixel * channels, (pixel + 1) * channels), pixel * CHANNELS.rgba);
  }
  return { width, height, data: opaque };
}

/** How two pictures differ: in words, and as a picture where both have one size. */
export interface Difference {
  readonly said: string;
  readonly picture?: PagePicture;
}

/** Every pixel counts: the same engine paints both. The words give the place in points from the page's top left. */
export function differenceOf(golden: PagePicture, painted: PagePicture): Difference | undefined {
  const { width, height } = golden;
  if (width !== painted.width || height !== painted.height) {
    return { said: `is ${painted.width} × ${painted.height} pixels and was ${width} × ${height}` };
  }
  const every = { threshold: 0, includeAA: true };
  const mask = new Uint8Array(golden.data.length);
  const pixels = pixelmatch(golden.data, painted.data, mask, width, height, { ...every, diffMask: true });
  if (pixels === 0) return undefined;
  const data = new Uint8Array(golden.data.length);
  pixelmatch(golden.data, painted.data, data, width, height, every);
  return {
    said: `${pixels} of ${width * height} pixels differ, ${areaOf(mask, width)}`,
    picture: { width, height, data },
  };
}

function areaOf(mask: Uint8Array, width: number): string {
  const marked = Array.from({ length: mask.length / CHANNELS.rgba }, (_, pixel) => pixel).filter(
    (pixel) => mask[pixel * CHANNELS.rgba + CHANNELS.rgba - 1] !== 0,
  );
  const xs = marked.map((pixel) => pixel % width);
  const ys = marked.map((pixel) => Math.floor(pixel / width));
  const range = (numbers: readonly number[]): string => {
    const [least, most] = numbers.reduce(
      ([low, high], each) => [Math.min(low, each), Math.max(high, each)],
      [Infinity, -Infinity],
    );
    return `${least} to ${most}`;
  };
  return `${range(xs)} from the left and ${range(ys)} from the top`;
}
