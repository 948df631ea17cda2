/** Painted pages without their colours, as an office printer without colour makes them, and the strokes seen there. */
import { type PagePicture, paintPages } from './page-pictures.ts';

/** Pixels to the point: fine enough that a hairline of half a point is not lost. */
const SCALE = 4;

/** A part of a page; points from its top left, y down. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is dark enough to be seen on white in passing (WCAG 2.2, 1.4.11). */
export const SEEN = 3;

export class GreyPage {
  readonly #picture: PagePicture;

  constructor(picture: PagePicture) {
    this.#picture = picture;
  }

  /** The contrast of a pixel with white, from 1 to 21, by its luminance alone (WCAG 2.2, relative luminance). */
  contrast(column: number, row: number): number {
    const { width, data } = this.#picture;
    const at = (row * width + column) * 4;
    const [red, green, blue] = [0, 1, 2].map((part) => linear((data[at + part] ?? 0) / 255));
    return 1.05 / (0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0) + 0.05);
  }

  /** How much of an area's width is a level stroke: the greatest part of any row of pixels that is seen without a gap. */
  levelStroke(area: Area): number {
    const columns = pixels(area.x, area.width);
    return Math.max(
      ...pixels(area.y, area.height).map((row) => longestRun(columns, (column) => this.#seen(column, row))),
    );
  }

  #seen(column: number, row: number): boolean {
    return this.contrast(column, row) >= SEEN;
  }
}

export async function paintGrey(bytes: Uint8Array): Promise<readonly GreyPage[]> {
  return (await paintPages(bytes, SCALE)).map((picture) => new GreyPage(picture));
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function pixels(from: number, length: number): number[] {
  const first = Math.round(from * SCALE);
  return Array.from({ length: Math.round(length * SCALE) }, (_, at) => first + at);
}

/** The part of the places that lies in the longest stretch of which all are seen. */
function longestRun(places: readonly number[], seen: (place: number) => boolean): number {
  let run = 0;
  let longest = 0;
  for (const place of places) {
    run = seen(place) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest / places.length;
}
