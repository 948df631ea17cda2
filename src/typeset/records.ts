/** A table as a list of facts, where its columns do not fit beside each other. */
import type { TableFact, TableRecord } from '../document/document.ts';
import type { TypeStyle } from './design.ts';
import { BREAK, type GalleyLine, type Setting } from './galley.ts';
import { setParagraph } from './lines.ts';
import { collect } from './segments.ts';
import { galleyLine, indented, together, under } from './stack.ts';

/** The records of a table one below the other, each kept whole. */
export function setRecords(records: readonly TableRecord[], setting: Setting): GalleyLine[] {
  const { space } = setting.design;
  return records.flatMap((record, index) => {
    const lines = together(BREAK.whole, setRecord(record, setting));
    return index === 0 ? lines : under(space.paragraph, BREAK.item, lines, setting);
  });
}

/** A title in bold, and its facts below it at the indent of a list; without one they stand at the left. */
function setRecord({ title, facts }: TableRecord, setting: Setting): GalleyLine[] {
  const { space } = setting.design;
  const indent = title ? space.listIndent : 0;
  const inner = { ...setting, measure: setting.measure - indent };
  const set = facts.map((fact) => indented(indent, setFact(fact, setting.design.body, inner)));
  const [first = [], ...others] = title ? [setFact(title, boldOf(setting), setting), ...set] : set;
  const below = title ? BREAK.keep : BREAK.whole;
  return [...first, ...others.flatMap((lines) => under(space.leadIn, below, lines, setting))];
}

/** The label in bold, and what it labels on the same line. */
function setFact({ label, text }: TableFact, style: TypeStyle, setting: Setting): GalleyLine[] {
  const segments = [...collect(label, boldOf(setting)), ...collect(text, style)];
  const lines = setParagraph(segments, setting.faces, setting.measure, setting.hyphenate);
  return together(
    BREAK.whole,
    lines.map((line) => galleyLine(line, 0, BREAK.free)),
  );
}

function boldOf({ design }: Setting): TypeStyle {
  return { ...design.body, face: 'bold' };
}
