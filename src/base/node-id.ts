/** The name of a node of the Document, which leads from a glyph on a page or a tag in the PDF back to the YAML. */
import type { Place } from './place.ts';

declare const brand: unique symbol;
export type NodeId = number & { readonly [brand]: 'NodeId' };

/** Where every node came from, by its id. Ids count from 1: the first place is that of the whole. */
export type Places = readonly Place[];

/** Hands out 1, 2, 3 … in the order asked for, so that the same input names the same nodes; `places` grows with each. */
export function nodeNames(places: Place[]): (place: Place) => NodeId {
  return (place) => (places.push(place) - 1) as NodeId;
}
