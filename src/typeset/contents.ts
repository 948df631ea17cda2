/** The contents of a volume as galley lines: a date, a title, a leader and the number of a page. */
import type { NodeId } from '../base/node-id.ts';
import type { Contents, ContentsEntry, ContentsGroup, Link, Text } from '../document/document.ts';
import { setHeading } from './blocks.ts';
import type { TypeStyle } from './design.ts';
import { type Glyph, lengthOf } from './face.ts';
import { BREAK, type GalleyLine, type Head, type Setting } from './galley.ts';
import { type Line, type Run, runAt, setLine, setParagraph } from './lines.ts';
import { type Segment, collect } from './segments.ts';
import { copied, galleyLine, hang, stackParagraph, together, under } from './stack.ts';

/** The heading, and an entry a line, or more where its title is long. */
export function setContents({ title, groups }: Contents, setting: Setting): GalleyLine[] {
  const { space } = setting.design;
  const columns = columnsOf(groups, setting);
  return [
    ...setHeading(title, setting),
    ...groups.flatMap((group, index) => {
      const lines = setGroup(group, columns, setting);
      return index === 0
        ? under(space.paragraph, BREAK.keep, lines, setting)
        : under(space.around, BREAK.free, lines, setting);
    }),
  ];
}

/** What all entries share, in points from the left of the measure. */
interface Columns {
  /** Where titles begin; 0 where there are none, and dates stand alone. */
  readonly title: number;
  /** Where text ends at the latest, and where leaders end. */
  readonly text: number;
  readonly leader: number;
  /** A dot of a leader and the space after it, and how far it is from one dot to the next. */
  readonly dots: readonly Glyph[];
  readonly step: number;
}

/**
 * The widest number of a page that text makes room for. How lines break must not depend on the numbers, which are known
 * only when it is settled how many pages the contents themselves take.
 */
const WIDEST_NUMBER = '00000';
/** Between a leader and what stands at either end of it: half an em. */
const LEADER_GAP = 6;
/** A leader has so many dots at the least: fewer look like a slip. */
const FEWEST_DOTS = 3;

function columnsOf(groups: readonly ContentsGroup[], setting: Setting): Columns {
  const { design, faces, measure } = setting;
  const style = design.body;
  const entries = groups.flatMap((group) => group.entries);
  const widthOf = (text: Text): number => setLine(collect([text], style), faces).width;
  const digit = lengthOf(faces[style.face].shape('0'), style.size);
  const digits = Math.max(...entries.map(({ page }) => page.value.length));
  const dots = faces[style.face].shape('. ');
  const step = lengthOf(dots, style.size);
  const least = FEWEST_DOTS * step + 2 * LEADER_GAP;
  const titled = entries.some(({ title }) => title.length > 0);
  return {
    title: titled ? Math.max(...entries.map(({ date }) => widthOf(date))) + design.space.factGutter : 0,
    text: measure - WIDEST_NUMBER.length * digit - least,
    leader: measure - digits * digit - LEADER_GAP,
    dots,
    step,
  };
}

/** The entries of a year below it; where they go on over the page the year is set again. */
function setGroup({ year, entries }: ContentsGroup, columns: Columns, setting: Setting): GalleyLine[] {
  const { design } = setting;
  const { space } = design;
  const above = year ? stackParagraph(year.text, { ...design.body, face: 'bold' }, setting) : [];
  const again: { readonly head?: Head } = year ? { head: { lines: copied(above), below: space.item } } : {};
  const set = entries.flatMap((entry, index) => {
    const lines = setEntry(entry, columns, setting).map((line) => ({ ...line, ...again }));
    return index === 0 && !year
      ? lines
      : under(space.item, costBefore(index, entries.length, !!year), lines, setting);
  });
  return [...above, ...set];
}

/** A year keeps two entries below it, and neither the first nor the last stands alone. */
function costBefore(index: number, count: number, headed: boolean): number {
  if (index === 0 || (index === 1 && headed)) return BREAK.keep;
  return index === 1 || index === count - 1 ? BREAK.alone : BREAK.item;
}

/** An entry, which is never parted: its last line has the leader and the number. */
function setEntry(entry: ContentsEntry, columns: Columns, setting: Setting): GalleyLine[] {
  const { faces } = setting;
  const { date, title, page, link } = entry;
  const style = setting.design.body;
  const dated = segmentsOf([date], style, link);
  const text = title.length > 0 ? segmentsOf(title, style, link) : dated;
  const left = title.length > 0 ? columns.title : 0;
  const body = setParagraph(text, faces, columns.text - left).map((line, index, all) =>
    index === all.length - 1 ? spaced(line, faces) : line,
  );
  const lines = together(
    BREAK.keep,
    body.map((line) => galleyLine(line, left, BREAK.free)),
  );
  const hung = title.length > 0 ? hang(spaced(setLine(dated, faces), faces), 0, lines) : lines;
  const last = hung.at(-1);
  if (!last || page.value === '') return hung;
  const number = setLine(segmentsOf([page], { ...style, ink: 'accent' }, link), faces);
  return [...hung.slice(0, -1), numbered(last, number, columns, setting)];
}

/** A line that ends in a space which is not seen: whoever reads it has what comes next apart. */
function spaced(line: Line, faces: Setting['faces']): Line {
  const runs = line.runs.map((run, index) =>
    index < line.runs.length - 1 ? run : { ...run, words: [...run.words, faces[run.face].shape(' ')] },
  );
  return { ...line, runs };
}

/** An entry is a link as a whole, and is known as one: it needs no colour. */
function segmentsOf(texts: readonly Text[], style: TypeStyle, link: Link): Segment[] {
  return collect(texts, style).map((segment) => ({ ...segment, link }));
}

/** A line with its number at the right edge of the measure, and dots on the way there. */
function numbered(
  line: GalleyLine,
  number: Line,
  columns: Columns,
  { measure, design }: Setting,
): GalleyLine {
  const last = line.runs.at(-1);
  if (!last) throw new Error('an entry of the contents has no words');
  const { baseline } = last;
  const start = line.x + last.x + last.width + LEADER_GAP;
  const count = Math.floor((columns.leader - start) / columns.step);
  const leader: Run = {
    leaf: NO_NODE,
    style: { ...design.body, ink: 'muted' },
    face: design.body.face,
    words: Array.from({ length: count }, () => columns.dots),
    // Leaders end where the last begins that fits: their dots stand below each other.
    x: columns.leader - count * columns.step - line.x,
    baseline,
    width: count * columns.step,
  };
  const right = measure - number.width - line.x;
  const runs = number.runs.map((run) => runAt(run, run.x + right, baseline));
  return { ...line, runs: [...line.runs, ...runs], leader };
}

/** A leader stands in no structure. */
const NO_NODE = 0 as NodeId;
