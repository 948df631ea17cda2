/** The outline (bookmarks): every heading, nested as its level says (ISO 32000-1, 12.3.3). */
import type { Heading } from '../document/document.ts';
import { printedWords } from '../document/phrases.ts';
import { type Landings, destination, landingOf } from './landings.ts';
import type { Objects } from './objects.ts';
import { textString } from './serialise.ts';

/** Where a section's bookmarks hang, by object numbers. */
export interface OutlinePlace {
  readonly root: number;
  /** The section's title, and its neighbours' where it has some; the other headings have numbers of the section. */
  readonly title: number;
  /** What the title's bookmark says, where that is not the title. */
  readonly words?: string;
  readonly previous?: number;
  readonly next?: number;
  /** Whether what is below the title is seen at once. */
  readonly open: boolean;
}

interface Entry {
  readonly heading: Heading;
  readonly number: number;
  readonly children: Entry[];
}

/** Writes the bookmarks of a section; those below its title take numbers from `first`. Gives how many there are. */
export function writeOutline(
  landings: Landings,
  pageNumber: number,
  place: OutlinePlace,
  first: number,
  objects: Objects,
): number {
  const top = nest(landings.headings, place.title, first);
  const write = ({ heading, number, children }: Entry, links: string): void => {
    const landing = landingOf(heading.id, landings);
    const count = number === place.title && !place.open ? -children.length : visible(children);
    const family =
      children.length === 0
        ? ''
        : `/First ${children[0]?.number} 0 R/Last ${children.at(-1)?.number} 0 R/Count ${count}`;
    const words = (number === place.title ? place.words : undefined) ?? printedWords(heading.text);
    objects.add(
      number,
      `<</Title${textString(words)}${links}/Dest${destination(pageNumber + landing.page, landing)}${family}>>`,
    );
    children.forEach((child, at) =>
      write(child, linksOf(number, children[at - 1]?.number, children[at + 1]?.number)),
    );
  };
  write(top, linksOf(place.root, place.previous, place.next));
  return landings.headings.length;
}

function linksOf(parent: number, previous: number | undefined, next: number | undefined): string {
  return `/Parent ${parent} 0 R${previous === undefined ? '' : `/Prev ${previous} 0 R`}${next === undefined ? '' : `/Next ${next} 0 R`}`;
}

/** A heading belongs to the nearest before it of a lower level. The title is the lowest. */
function nest([title, ...headings]: readonly Heading[], number: number, first: number): Entry {
  if (!title) throw new Error('a section has no title');
  const top: Entry = { heading: title, number, children: [] };
  const open: Entry[] = [top];
  headings.forEach((heading, index) => {
    const entry: Entry = { heading, number: first + index, children: [] };
    while (open.length > 1 && (open.at(-1)?.heading.level ?? 0) >= heading.level) open.pop();
    open.at(-1)?.children.push(entry);
    open.push(entry);
  });
  return top;
}

/** How many bookmarks are seen below one that is open. */
function visible(children: readonly Entry[]): number {
  return children.reduce((sum, child) => sum + 1 + visible(child.children), 0);
}
