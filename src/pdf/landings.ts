/** Landings: where on the pages each heading stands, for the outline and for links to it. */
import type { NodeId } from '../base/node-id.ts';
import type { Block, Document, Heading, Phrase } from '../document/document.ts';
import type { Page } from '../pages/page.ts';
import type { Box } from '../tagging/structure.ts';
import type { Surface } from './surface.ts';

interface Landing {
  readonly page: number;
  /** From the page's left and top; points. */
  readonly x: number;
  readonly y: number;
}

export interface Landings {
  readonly byHeading: ReadonlyMap<NodeId, Landing>;
  /** The height of each page. */
  readonly heights: readonly number[];
}

/** How far above a heading's letters a reader lands, in points: so that it does not stick to the window's edge. */
const HEADROOM = 8;

/**
 * Every heading of a document in reading order: the title, the sections', those of events and callouts. The one above
 * notes may stand nowhere.
 */
export function headingsOf({ masthead, body, addresses, notes }: Document): Heading[] {
  const closing = [addresses?.title, notes].filter((heading) => heading !== undefined);
  return [masthead.title, ...headingsAmong(body), ...closing];
}

function headingsAmong(blocks: readonly Block[]): Heading[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block];
    if (block.kind === 'event') return [block.title];
    return block.kind === 'callout' ? [block.title, ...headingsAmong(block.content)] : [];
  });
}

/** Finds the first letter of each heading on the pages. */
export function findLandings(document: Document, pages: readonly Page[]): Landings {
  const leaves = new Map<NodeId, Landing>();
  pages.forEach(({ content }, page) => {
    for (const placed of content) {
      if (placed.kind === 'picture' || leaves.has(placed.leaf)) continue;
      const { leaf, x, y, style } = placed;
      leaves.set(leaf, { page, x, y: Math.max(0, y - style.size - HEADROOM) });
    }
  });
  const byHeading = new Map<NodeId, Landing>();
  for (const { id, text } of headingsOf(document)) {
    const leaf = firstLeaf(text);
    const landing = leaf === undefined ? undefined : leaves.get(leaf);
    if (landing) byHeading.set(id, landing);
  }
  return { byHeading, heights: pages.map((page) => page.height) };
}

/** The destination of a heading, at the reader's own magnification (ISO 32000-1, 12.3.2.2). */
export function destinationArray(
  heading: NodeId,
  { byHeading, heights }: Landings,
  surface: Surface,
): unknown[] {
  const landing = byHeading.get(heading);
  if (!landing) throw new Error(`heading ${heading} stands on no page`);
  const { page, x, y } = landing;
  return [surface.pages[page], 'XYZ', Math.round(x), Math.round((heights[page] ?? 0) - y), null];
}

function firstLeaf(phrases: readonly Phrase[]): NodeId | undefined {
  const [first] = phrases;
  if (!first) return undefined;
  return first.kind === 'text' ? first.id : firstLeaf(first.children);
}

/** PDF measures from the bottom left; whole points serve for what is clicked and for where a picture stands. */
export function rectangle({ page, x, y, width, height }: Box, heights: readonly number[]): number[] {
  const top = (heights[page] ?? 0) - y;
  return [x, top - height, x + width, top].map(Math.round);
}
