/** The list of long addresses for readers of paper: a code to scan, and beside it the number and the address. */
import type { AddressEntry, Addresses, Figure } from '../document/document.ts';
import { MODULE, QUIET_ZONE } from '../pictures/read.ts';
import { ENOUGH_LINES, itemCost, setHeading } from './blocks.ts';
import { BREAK, type GalleyLine, type Setting } from './galley.ts';
import { runAt, setLine } from './lines.ts';
import { collect } from './segments.ts';
import { blankLine, hang, indented, stackParagraph, under } from './stack.ts';

/** Between a number and its address: about two word spaces. */
const LABEL_GAP = 5;

/** Where everything of an entry stands, from its left. */
interface Columns {
  readonly label: number;
  readonly address: number;
}

/** Sets the list below its heading. An entry is never parted. */
export function setAddresses({ title, entries }: Addresses, setting: Setting): GalleyLine[] {
  const { design, faces } = setting;
  const { space } = design;
  const labels = entries.map(({ label }) => setLine(collect([label.text], design.body), faces).width);
  const label = Math.max(...entries.map(({ code }) => sideOf(code)));
  const columns = { label, address: label + Math.max(...labels) + LABEL_GAP };
  const set = entries.map((entry) => setEntry(entry, columns, setting));
  const [first = [], ...others] = set.map((line) => [line]);
  const isFirstShort = (set[0]?.height ?? 0) < ENOUGH_LINES * design.body.leading;
  return [
    ...under(space.headingBefore[1] ?? space.paragraph, BREAK.free, setHeading(title, setting), setting),
    ...under(0, BREAK.keep, first, setting),
    ...others.flatMap((line, index) =>
      under(space.leadIn, itemCost(index + 1, set.length, isFirstShort), line, setting),
    ),
  ];
}

/**
 * An entry as one line of the galley, as high as its code or its address. The code's dark edge stands at the text's edge,
 * and its white margin beyond.
 */
function setEntry({ label, address, code }: AddressEntry, columns: Columns, setting: Setting): GalleyLine {
  const { design, faces, measure } = setting;
  const room = { ...setting, measure: measure + QUIET_ZONE - columns.address };
  const body = indented(columns.address, stackParagraph(address.text, design.body, room));
  const text = hang(setLine(collect([label.text], design.body), faces), columns.label, body);
  // The first line of the address begins where the dark of the code does.
  let top = code ? QUIET_ZONE : 0;
  const runs = text.flatMap((line) => {
    const placed = line.runs.map((run) => runAt(run, run.x + line.x, run.baseline + top));
    top += line.height;
    return placed;
  });
  const side = sideOf(code);
  const line = { ...blankLine(Math.max(top, side)), x: -QUIET_ZONE, runs };
  if (!code) return line;
  const { leaf, picture } = code;
  return { ...line, picture: { leaf, picture, width: side, height: side } };
}

/** How wide and high a code is on the page; nothing where there is none. */
function sideOf(code: Figure | undefined): number {
  return code ? code.picture.width * MODULE : 0;
}
