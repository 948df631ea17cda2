/** Links as annotations: one for each line that a link stands on (ISO 32000-1, 12.5.6.5). */
import type { Destination } from '../document/document.ts';
import type { Tagged } from '../tagging/structure.ts';
import { type Landings, destination, landingOf, rectangle } from './landings.ts';
import type { Objects } from './objects.ts';
import { textString } from './serialise.ts';

/** The annotation flag Print (12.5.3): PDF/A-2 wants it set (ISO 19005-2, 6.3.2). */
const PRINT = 4;

/** The numbers that the annotations of a section need: their own, their keys in the parent tree, those of its pages. */
export interface LinkNumbers {
  readonly annotation: number;
  readonly key: number;
  readonly page: number;
}

/** Writes all annotations, in the order of `Tagged.annotations`; gives the names that they lead to. */
export function writeLinks(
  { annotations }: Tagged,
  landings: Landings,
  first: LinkNumbers,
  objects: Objects,
): readonly string[] {
  const named: string[] = [];
  annotations.forEach((annotation, index) => {
    const { description, destination } = annotation.link;
    if (destination.kind === 'update') named.push(nameOf(destination));
    objects.add(
      first.annotation + index,
      `<</Subtype/Link/Rect${rectangle(annotation, landings.heights)}/Border[0 0 0]/F ${PRINT}` +
        `/StructParent ${first.key + index}/Contents${textString(description)}` +
        `${actionOf(destination, landings, first.page)}>>`,
    );
  });
  return named;
}

/** The name of an update's first page, or of one of its headings, in the names of a volume. */
export function nameOf({ name, slug }: { readonly name: string; readonly slug?: string }): string {
  return slug === undefined ? name : `${name}#${slug}`;
}

function actionOf(to: Destination, landings: Landings, page: number): string {
  switch (to.kind) {
    case 'address':
      return `/A<</S/URI/URI${textString(asciiAddress(to.href))}>>`;
    case 'heading': {
      const landing = landingOf(to.heading, landings);
      return `/Dest${destination(page + landing.page, landing)}`;
    }
    case 'update':
      return `/Dest${textString(nameOf(to))}`;
  }
}

/** A URI is 7-bit ASCII (12.6.4.7): other letters are percent-encoded, and a host's are punycode. */
function asciiAddress(href: string): string {
  return /^[\x00-\x7F]*$/.test(href) ? href : new URL(href).href;
}
