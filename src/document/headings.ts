/** The headings of a document in reading order, for whoever leads to one. */
import type { Block, Document, Heading } from './document.ts';

/** Every heading: the title, the sections', those of events and callouts. The one above notes may stand on no page. */
export function headingsOf({ masthead, body, contents, addresses, notes }: Document): Heading[] {
  const closing = [contents?.title, addresses?.title, notes].filter((heading) => heading !== undefined);
  return [masthead.title, ...headingsAmong(body), ...closing];
}

function headingsAmong(blocks: readonly Block[]): Heading[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block];
    if (block.kind === 'event') return [block.title];
    return block.kind === 'callout' ? [block.title, ...headingsAmong(block.content)] : [];
  });
}
