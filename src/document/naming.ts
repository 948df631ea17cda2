/** Naming what is added to a document that is composed already. */
import { type NodeId, type Places, nodeNames } from '../base/node-id.ts';
import type { Place } from '../base/place.ts';
import { type Document, Text } from './document.ts';
import { languageOfWords } from './phrases.ts';

/** What adding nodes to a composed document takes. */
export interface Naming {
  readonly name: (place: Place) => NodeId;
  readonly places: Places;
  /** The document's, BCP 47. */
  readonly language: string;
}

/** Names after those of a document, which stays as it is: `places` is a copy, and grows with every name. */
export function namingAfter({ places: composed, meta }: Document): Naming {
  const places = composed.slice();
  return { name: nodeNames(places), places, language: meta.language };
}

/** Where a node came from. */
export function placeOf(id: NodeId, { places }: Naming): Place {
  const place = places[id];
  if (!place) throw new Error(`node ${id} has no place`);
  return place;
}

/** Words of the program's own, with their language where it is not the document's. */
export function ownWords(value: string, place: Place, naming: Naming): Text {
  return new Text(naming.name(place), value, languageOfWords(naming));
}
