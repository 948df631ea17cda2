/** Lines of text as paragraphs of the Document. */
import type { Place } from '../base/place.ts';
import type { Line, Prose } from '../source/update.ts';
import { Paragraph } from './document.ts';
import { type Composing, composeLine } from './phrases.ts';

/** One line as a paragraph; `place` serves where the line is empty. */
export function composeParagraph(line: Line, place: Place, composing: Composing): Paragraph {
  return new Paragraph(composing.name(line[0]?.place ?? place), composeLine(line, composing));
}

export function composeProse(prose: Prose, place: Place, composing: Composing): Paragraph[] {
  return prose.map((line) => composeParagraph(line, place, composing));
}
