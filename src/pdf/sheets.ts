/**
 * Imposed sheets to the bytes of one PDF file that is PDF/A-2b: for a printer.
 *
 * Two pages side by side, of which neither follows the other, have no order to read them in. So the file has no tags,
 * links or outline, and claims nothing of the kind; what is read aloud is the member edition.
 */
import type { Document } from '../document/document.ts';
import type { Sheet, Side } from '../pages/impose.ts';
import { paintPage } from './paint.ts';
import type { Reference } from './kit.ts';
import type { Surface } from './surface.ts';
import { type Press, openSurface } from './write.ts';

/** How the sheets are to be printed, which print dialogues begin with (ISO 32000-1, table 150). */
const PRINTING = { PrintScaling: 'None', Duplex: 'DuplexFlipShortEdge' };

/** Writes the file: the front and the back of each sheet in turn. The same sheets and press give the same bytes. */
export function writeSheets({ meta }: Document, sheets: readonly Sheet[], press: Press): Uint8Array {
  const surface = openSurface(meta, press, 'printable');
  sheets.forEach(({ front, back }) => {
    paintSide(front, surface);
    paintSide(back, surface);
  });
  Object.assign((surface.catalog['ViewerPreferences'] as Reference).data, PRINTING);
  surface.catalog['PageLabels'] = { Nums: sheets.flatMap(labelsOf) };
  return surface.finish();
}

function paintSide({ width, height, left, right, marks }: Side, surface: Surface): void {
  surface.page(width, height);
  [left, right].forEach((page) => {
    if (page) paintPage(page, [page], surface);
  });
  surface.artifact('Layout', (pen) => marks.forEach((mark) => pen.rule(mark)));
}

/** "1 front", "1 back": a viewer's "Page 2 of 4" would be taken for the booklet's (12.4.2). */
function labelsOf(_: Sheet, index: number): unknown[] {
  const label = (side: string): object => ({ P: new String(`${index + 1} ${side}`) });
  return [2 * index, label('front'), 2 * index + 1, label('back')];
}
