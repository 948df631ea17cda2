/** Landings: where on the pages each heading stands, for the outline and for links to it. */
import type { NodeId } from '../base/node-id.ts';
import type { Document, Heading, Phrase } from '../document/document.ts';
import { headingsOf } from '../document/headings.ts';
import type { Page } from '../pages/page.ts';
import type { Box } from '../tagging/structure.ts';

/** A place that a reader is led to: a page's index, and whole points from its bottom left. */
export interface Landing {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

export interface Landings {
  /** The headings that stand on the pages, in reading order. */
  readonly headings: readonly Heading[];
  readonly byHeading: ReadonlyMap<NodeId, Landing>;
  /** The height of each page. */
  readonly heights: readonly number[];
}

/** How far above a heading's letters a reader lands, in points: so that it does not stick to the window's edge. */
const HEADROOM = 8;

/** Finds the first letter of each heading on the pages. */
export function findLandings(document: Document, pages: readonly Page[]): Landings {
  const headings = headingsOf(document);
  const headingOf = new Map(headings.map((heading) => [firstLeaf(heading.text), heading.id]));
  const byHeading = new Map<NodeId, Landing>();
  pages.forEach(({ content, height }, page) => {
    for (const placed of content) {
      const heading = placed.kind === 'picture' ? undefined : headingOf.get(placed.leaf);
      if (placed.kind === 'picture' || heading === undefined || byHeading.has(heading)) continue;
      const y = Math.max(0, placed.y - placed.style.size - HEADROOM);
      byHeading.set(heading, { page, x: Math.round(placed.x), y: Math.round(height - y) });
    }
  });
  const standing = headings.filter(({ id }) => byHeading.has(id));
  return { headings: standing, byHeading, heights: pages.map((page) => page.height) };
}

/** The landing of a heading that a link or a bookmark leads to. */
export function landingOf(heading: NodeId, { byHeading }: Landings): Landing {
  const landing = byHeading.get(heading);
  if (!landing) throw new Error(`heading ${heading} stands on no page`);
  return landing;
}

/** A destination at the reader's own magnification, on the page of this object number (ISO 32000-1, 12.3.2.2). */
export function destination(page: number, { x, y }: Pick<Landing, 'x' | 'y'>): string {
  return `[${page} 0 R/XYZ ${x} ${y} null]`;
}

function firstLeaf(phrases: readonly Phrase[]): NodeId | undefined {
  const [first] = phrases;
  if (!first) return undefined;
  return first.kind === 'text' ? first.id : firstLeaf(first.children);
}

/** PDF measures from the bottom left; whole points serve for what is clicked and for where a picture stands. */
export function rectangle({ page, x, y, width, height }: Box, heights: readonly number[]): string {
  const top = (heights[page] ?? 0) - y;
  return `[${[x, top - height, x + width, top].map(Math.round).join(' ')}]`;
}
