/** Links as annotations: one for each line that a link stands on (ISO 32000-1, 12.5.6.5). */
import type { Destination } from '../document/document.ts';
import type { Tagged } from '../tagging/structure.ts';
import { type Landings, destinationArray, rectangle } from './landings.ts';
import type { Reference } from './kit.ts';
import { textString } from './strings.ts';
import { annotationKey } from './structure.ts';
import type { Surface } from './surface.ts';

/** The annotation flag Print (12.5.3): PDF/A-2 wants it set (ISO 19005-2, 6.3.2). */
const PRINT = 4;

/** Writes all annotations, and puts each on its page; the answer is in the order of `Tagged.annotations`. */
export function writeLinks(
  { annotations, marks }: Tagged,
  landings: Landings,
  surface: Surface,
): Reference[] {
  return annotations.map((annotation, index) => {
    const { link, page } = annotation;
    const object = surface.object({
      Subtype: 'Link',
      Rect: rectangle(annotation, landings.heights),
      Border: [0, 0, 0],
      F: PRINT,
      StructParent: annotationKey(index, marks.length),
      Contents: textString(link.description),
      ...actionOf(link.destination, landings, surface),
    });
    object.end();
    surface.annotate(page, object);
    return object;
  });
}

function actionOf(destination: Destination, landings: Landings, surface: Surface): Record<string, unknown> {
  switch (destination.kind) {
    case 'address':
      return { A: { S: 'URI', URI: new String(asciiAddress(destination.href)) } };
    case 'heading':
      return { Dest: destinationArray(destination.heading, landings, surface) };
  }
}

/** A URI is 7-bit ASCII (12.6.4.7): other letters are percent-encoded, and a host's are punycode. */
function asciiAddress(href: string): string {
  return /^[\x00-\x7F]*$/.test(href) ? href : new URL(href).href;
}
