/** The outline (bookmarks): every heading, nested as its level says (ISO 32000-1, 12.3.3). */
import type { Document, Heading } from '../document/document.ts';
import { headingsOf } from '../document/headings.ts';
import { printedWords } from '../document/phrases.ts';
import type { Reference } from './kit.ts';
import { type Landings, destinationArray } from './landings.ts';
import { textString } from './strings.ts';
import type { Surface } from './surface.ts';

interface Entry {
  readonly heading: Heading;
  readonly children: Entry[];
}

/** Writes the outline, all of it open. */
export function writeOutline(document: Document, landings: Landings, surface: Surface): void {
  const standing = headingsOf(document).filter(({ id }) => landings.byHeading.has(id));
  const top = nest(standing);
  const root = surface.outlineRoot;
  writeEntries(top, root, landings, surface);
  Object.assign(surface.catalog, { Outlines: root, PageMode: 'UseOutlines' });
}

/** A heading belongs to the nearest before it of a lower level. */
function nest(headings: readonly Heading[]): Entry[] {
  const top: Entry[] = [];
  const open: Entry[] = [];
  for (const heading of headings) {
    const entry: Entry = { heading, children: [] };
    while ((open.at(-1)?.heading.level ?? 0) >= heading.level) open.pop();
    (open.at(-1)?.children ?? top).push(entry);
    open.push(entry);
  }
  return top;
}

/** Links entries to their parent and each other; answers how many are visible below it. */
function writeEntries(
  entries: readonly Entry[],
  parent: Reference,
  landings: Landings,
  surface: Surface,
): number {
  const items = entries.map(({ heading }) =>
    surface.object({
      Title: textString(printedWords(heading.text)),
      Parent: parent,
      Dest: destinationArray(heading.id, landings, surface),
    }),
  );
  let count = entries.length;
  entries.forEach(({ children }, index) => {
    const item = items[index];
    if (!item) return;
    Object.assign(item.data, { Prev: items[index - 1], Next: items[index + 1] });
    if (children.length > 0) count += writeEntries(children, item, landings, surface);
    item.end();
  });
  Object.assign(parent.data, { First: items[0], Last: items.at(-1), Count: count });
  return count;
}
