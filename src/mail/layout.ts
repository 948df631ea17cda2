/** Tables that only lay out: the one way to a measure and to padding that every mail program keeps to. */
import { type Attributes, type Element, element } from '../base/markup.ts';

/** A table of one cell; `cell` is a td. */
export function layout(attributes: Attributes, cell: Element): Element {
  const bare = { role: 'presentation', cellpadding: 0, cellspacing: 0, border: 0 };
  return element('table', { ...bare, ...attributes }, element('tr', {}, cell));
}
