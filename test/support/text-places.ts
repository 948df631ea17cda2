/** Reads from a finished PDF where its text stands and how large it is, as its glyphs are drawn. */
import { withPages } from './pdf-pages.ts';

/** A piece of text on one line; points from the page's left and foot. */
export interface TextPlace {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The size of the type. */
  readonly size: number;
}

export interface PageText {
  readonly width: number;
  readonly height: number;
  /** In the order drawn; white space alone is none. */
  readonly places: readonly TextPlace[];
}

export async function readTextPlaces(bytes: Uint8Array): Promise<readonly PageText[]> {
  return withPages(bytes, (pages) =>
    Promise.all(
      pages.map(async (page) => {
        const { items } = await page.getTextContent();
        const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
        const places = items.flatMap((item): TextPlace[] => {
          if (!('str' in item) || item.str.trim() === '') return [];
          const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[];
          return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) }];
        });
        return { width: right - left, height: top - bottom, places };
      }),
    ),
  );
}
