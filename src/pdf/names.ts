/** The names of a volume's destinations, so that a link can lead to what is not yet written (ISO 32000-1, 7.9.6). */
import type { Objects } from './objects.ts';
import { type Named, namedDestination } from './section.ts';
import { bytesOf, literal } from './serialise.ts';

/** Names of one leaf of the tree: a reader looks for one among so many. */
const LEAF = 64;

/** Writes the tree of names; gives its root's number. Throws where a link leads to a name that nothing has. */
export function writeNames(
  destinations: readonly Named[],
  linked: ReadonlySet<string>,
  objects: Objects,
  reserve: (count: number) => number,
): number {
  const names = new Set(destinations.map(({ name }) => name));
  const lost = [...linked].find((name) => !names.has(name));
  if (lost !== undefined) throw new Error(`a link leads to ${lost}, which is not in the volume`);
  if (names.size < destinations.length) throw new Error('two places of the volume have one name');
  const sorted = destinations
    .map((destination) => ({ key: bytesOf(destination.name), destination }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const root = reserve(1);
  const kids: string[] = [];
  for (let at = 0; at < sorted.length; at += LEAF) {
    const leaf = sorted.slice(at, at + LEAF);
    const number = reserve(1);
    const limits = [leaf[0], leaf.at(-1)].map((named) => literal(named?.key ?? '')).join('');
    const pairs = leaf.map(({ key, destination }) => literal(key) + namedDestination(destination));
    objects.add(number, `<</Limits[${limits}]/Names[${pairs.join('')}]>>`);
    kids.push(`${number} 0 R`);
  }
  objects.add(root, `<</Kids[${kids.join(' ')}]>>`);
  return root;
}
