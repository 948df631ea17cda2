/** What an update says of itself in a line or two, for lists of pages and of messages. */
import type { Document } from './document.ts';
import { printedWords } from './phrases.ts';

/** Its summary, else the headings of its sections: what the month is about. */
export function descriptionOf({ meta, body }: Document): string {
  const headings = body.flatMap((block) =>
    block.kind === 'heading' && block.level === 2 ? [printedWords(block.text)] : [],
  );
  return meta.subject ?? headings.join('; ');
}
