/** The masthead and the colophon as galley lines. */
import type { Colophon, Masthead, Paragraph } from '../document/document.ts';
import { setFacts } from './blocks.ts';
import type { TypeStyle } from './design.ts';
import { setForm } from './forms.ts';
import { naturalWidth, pictureLine, scaled } from './figures.ts';
import { BREAK, type GalleyLine, type Setting } from './galley.ts';
import { type Line, runAt, setLine } from './lines.ts';
import { collect } from './segments.ts';
import { galleyLine, ruleLine, stackParagraph, together, under } from './stack.ts';

/** The head of page one: who, a rule, the series, the title with its date; it is never parted. */
export function setMasthead(masthead: Masthead, setting: Setting): GalleyLine[] {
  const { design } = setting;
  const { space } = design;
  const publisher = setPublisher(masthead, setting);
  const series = paragraphLines(masthead.series, design.masthead.series, setting);
  const rule = publisher.length > 0 ? [ruleLine(RULE_THICKNESS, setting)] : [];
  const head = [
    ...publisher,
    ...under(space.mastheadRule, BREAK.keep, rule, setting),
    ...under(space.mastheadRule, BREAK.keep, [...series, ...setTitle(masthead, setting)], setting),
    ...(masthead.form ? setForm(masthead.form, setting) : []),
  ];
  return together(BREAK.keep, head);
}

/** The masthead's rule, in points: between the stems of text (1) and of the title (3.7); the colophon's is half of it. */
export const RULE_THICKNESS = 2;

/** Between the short name and the two lines beside it: as all indents; between the title and its date: an em of text. */
const NAME_GAP = 16;
const DATE_GAP = 12;

export function paragraphLines(
  paragraph: Paragraph | undefined,
  style: TypeStyle,
  setting: Setting,
): GalleyLine[] {
  return paragraph ? stackParagraph(paragraph.text, style, setting) : [];
}

/** The logo or the short name large, the full name and the strapline small beside it; below it where too wide. */
export function setPublisher(masthead: Masthead, setting: Setting): GalleyLine[] {
  const { design, faces, measure } = setting;
  const { organisation, strapline } = masthead;
  const name = setName(masthead, setting);
  const lines = [
    ...(organisation ? [setLine(collect(organisation.text, design.masthead.organisation), faces)] : []),
    ...(strapline ? [setLine(collect(strapline.text, design.masthead.strapline), faces)] : []),
  ];
  const widest = Math.max(0, ...lines.map((line) => line.width));
  if (name && lines.length > 0 && name.width + NAME_GAP + widest <= measure) {
    return [besideName(name.line, lines, name.width + NAME_GAP)];
  }
  // Where nothing large says who speaks, the full name has to.
  const alone: TypeStyle = { ...design.masthead.organisation, face: 'bold' };
  return [
    ...(name ? [name.line] : []),
    ...paragraphLines(organisation, name ? design.masthead.organisation : alone, setting),
    ...paragraphLines(strapline, design.masthead.strapline, setting),
  ];
}

/** A logo is three lines high at the most, and leaves the names beside it the greater part of the measure. */
const LOGO_HEIGHT = 48;
const LOGO_WIDTH = 0.4;

/** The masthead's left: a logo, else the short name in large type. */
function setName(
  { logo, abbreviation }: Masthead,
  setting: Setting,
): { readonly line: GalleyLine; readonly width: number } | undefined {
  const { design, faces, measure } = setting;
  if (logo) {
    const picture = scaled(logo, Math.min(naturalWidth(logo.picture), measure * LOGO_WIDTH), LOGO_HEIGHT);
    return { line: pictureLine(picture), width: picture.width };
  }
  if (!abbreviation) return undefined;
  const line = setLine(collect(abbreviation.text, design.masthead.abbreviation), faces);
  return { line: galleyLine(line, 0, BREAK.free), width: line.width };
}

/** The lines beside the name stand on its baseline: the last of them shares it. A logo has the lines in its middle. */
function besideName(name: GalleyLine, beside: readonly Line[], x: number): GalleyLine {
  const below = (index: number): number =>
    beside.slice(index + 1).reduce((sum, line) => sum + line.height, 0);
  const total = beside.reduce((sum, line) => sum + line.height, 0);
  const last = beside.at(-1)?.runs[0]?.baseline ?? 0;
  const middle = (name.height - total) / 2 + total - (beside.at(-1)?.height ?? 0) + last;
  const base = name.runs[0]?.baseline ?? middle;
  const runs = beside.flatMap((line, index) =>
    line.runs.map((run) => runAt(run, run.x + x, base - below(index))),
  );
  return { ...name, height: Math.max(name.height, name.picture ? total : 0), runs: [...name.runs, ...runs] };
}

/** The title, and on its last line the date and number where they fit; else below it. */
function setTitle({ title, date, number }: Masthead, setting: Setting): GalleyLine[] {
  const { design, faces, measure } = setting;
  const style = design.headings[0];
  if (!style) throw new Error('there is no style for the title');
  const lines = stackParagraph(title.text, style, setting);
  const dated = [date, ...(number ? [number] : [])].map((paragraph) =>
    setLine(collect(paragraph.text, design.masthead.date), faces),
  );
  const last = lines.at(-1);
  if (!last) return [];
  const width = dated.reduce((sum, line) => sum + line.width + DATE_GAP, 0);
  if (lineEnd(last) + width <= measure)
    return [...lines.slice(0, -1), beside(last, dated, lineEnd(last) + DATE_GAP)];
  const [first, ...others] = dated.map((line) => galleyLine(line, 0, BREAK.keep));
  if (!first || width - DATE_GAP > measure) return [...lines, ...(first ? [first] : []), ...others];
  return [...lines, beside({ ...first, runs: [] }, dated, 0)];
}

/** Lines added to one line from `x` on, a gap between each two, all on one baseline. */
function beside(line: GalleyLine, added: readonly Line[], x: number): GalleyLine {
  const baseline = line.runs[0]?.baseline ?? added[0]?.runs[0]?.baseline ?? 0;
  let start = x;
  const runs = added.flatMap((each) => {
    const moved = each.runs.map((run) => runAt(run, run.x + start, baseline));
    start += each.width + DATE_GAP;
    return moved;
  });
  return { ...line, runs: [...line.runs, ...runs] };
}

function lineEnd(line: GalleyLine): number {
  const last = line.runs.at(-1);
  return last ? last.x + last.width : 0;
}

/** The close of the update, kept whole and not alone on a page: a thin rule, who publishes it and how they are reached. */
export function setColophon({ organisation, facts }: Colophon, setting: Setting): GalleyLine[] {
  const { design } = setting;
  const { space } = design;
  const name = paragraphLines(organisation, { ...design.body, face: 'bold' }, setting);
  const reached = facts ? setFacts(facts, setting) : [];
  if (name.length + reached.length === 0) return [];
  const rule = ruleLine(RULE_THICKNESS / 2, setting);
  const text = [...name, ...reached];
  const lines = [{ ...rule, breakCost: BREAK.free }, ...under(space.mastheadRule, BREAK.keep, text, setting)];
  return under(space.aboveColophon, BREAK.alone, together(BREAK.keep, lines), setting);
}
