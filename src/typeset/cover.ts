/** The cover of a volume as galley lines. */
import type { Masthead } from '../document/document.ts';
import { RULE_THICKNESS, paragraphLines, setPublisher } from './edges.ts';
import { BREAK, type GalleyLine, type Setting } from './galley.ts';
import { blankLine, heightOf, ruleLine, together, under } from './stack.ts';

/** How far down the page the title begins: its lines then stand at the golden section, where an eye looks first. */
const TITLE_TOP = 0.34;

/** Who publishes at the head, as on an update; the volume's name well above the middle, and below it what it holds. */
export function setCover(masthead: Masthead, setting: Setting): GalleyLine[] {
  const { design } = setting;
  const { space } = design;
  const publisher = setPublisher(masthead, setting);
  const head = [
    ...publisher,
    ...(publisher.length > 0
      ? under(space.mastheadRule, BREAK.keep, [ruleLine(RULE_THICKNESS, setting)], setting)
      : []),
  ];
  const { cover } = design.masthead;
  const name = [
    ...paragraphLines(masthead.series, design.masthead.series, setting),
    ...paragraphLines({ ...masthead.title, kind: 'paragraph' }, cover, setting),
    ...under(space.around, BREAK.keep, paragraphLines(masthead.date, design.masthead.date, setting), setting),
    ...paragraphLines(masthead.number, design.masthead.series, setting),
  ];
  const gap = Math.max(space.aboveColophon, setting.height * TITLE_TOP - heightOf(head));
  return together(BREAK.keep, [...head, blankLine(gap), ...name]);
}
