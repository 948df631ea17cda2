/**
 * Imposed sheets to the bytes of one PDF file that is PDF/A-2b: for a printer.
 *
 * Two pages side by side, of which neither follows the other, have no order to read them in. So the file has no tags,
 * links or outline, and claims nothing of the kind; what is read aloud is the member edition.
 */
import { joined } from '../base/bytes.ts';
import type { Document } from '../document/document.ts';
import type { Sheet, Side } from '../pages/impose.ts';
import type { Carrier } from './carrier.ts';
import { paintPage } from './paint.ts';
import { pageEntries } from './section.ts';
import { refer } from './serialise.ts';
import { latin } from './strings.ts';
import { type Material, Surface } from './surface.ts';
import { type Press, openBinding, openCarrier } from './write.ts';

/** How the sheets are to be printed, which print dialogues begin with (ISO 32000-1, table 150). */
const PRINTING = { PrintScaling: 'None', Duplex: 'DuplexFlipShortEdge' };

/** Writes the file: the front and the back of each sheet in turn. The same sheets and press give the same bytes. */
export function writeSheets({ meta }: Document, sheets: readonly Sheet[], press: Press): Uint8Array {
  const chunks: Uint8Array[] = [];
  const carrier = openCarrier(meta, press, 'printable', (bytes) => chunks.push(bytes));
  const binding = openBinding(carrier, press);
  const material = { ...binding, structured: false };
  const pages = sheets.flatMap(({ front, back }) =>
    [front, back].map((side) => writeSide(side, material, binding.fonts, carrier)),
  );
  Object.assign(carrier.pages.data, { Kids: pages.map(refer), Count: pages.length });
  Object.assign(carrier.catalog['ViewerPreferences'] as object, PRINTING);
  carrier.catalog['PageLabels'] = { Nums: sheets.flatMap(labelsOf) };
  binding.finish();
  carrier.finish();
  return joined(chunks);
}

/** Writes a side as a page; gives its number. */
function writeSide(side: Side, material: Material, fonts: number, carrier: Carrier): number {
  const surface = new Surface(side.height, material);
  paintSide(side, surface);
  const content = carrier.reserve(2);
  const place = { parent: carrier.pages.id, fonts };
  carrier.objects.again(content, '', latin(surface.finish()));
  carrier.objects.add(content + 1, `<<${pageEntries(side, place, content, surface.images)}>>`);
  return content + 1;
}

function paintSide({ left, right, marks }: Side, surface: Surface): void {
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
