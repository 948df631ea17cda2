/** Forms: fields with lines to write on, and the lined area for notes. */
import type { Field, Form, Heading } from '../document/document.ts';
import { BREAK, type GalleyLine, type NotesArea, type Rule, type Setting } from './galley.ts';
import { type Line, runAt, setLine } from './lines.ts';
import { collect } from './segments.ts';
import { blankLine, stackParagraph, together } from './stack.ts';

/** From line to line of handwriting, in points: 8 mm, between the 7 and the 9 that writing paper has. */
const RULING = 23;
/** Below a form, before text goes on. */
const FOOT = 5;
/** A line to write on is thin enough to be written over, and lies so far below the letters of its label. */
const THICKNESS = 0.5;
const DROP = 2;
/** Between a label and its line, and between two fields. */
const LABEL_GAP = 5;
const FIELD_GAP = 16;
/** The part of its share that a line to write on needs at the least. */
const LEAST_BLANK = 1 / 3;

/** The fields of a form side by side, or one below the other where one is too wide for its share. */
export function setForm({ fields }: Form, setting: Setting): GalleyLine[] {
  const share = (setting.measure - (fields.length - 1) * FIELD_GAP) / fields.length;
  const set = fields.map((field) => ({ field, line: setLabel(field, setting) }));
  const fits = set.every(({ field, line }) => line.width <= share * (field.blank ? 1 - LEAST_BLANK : 1));
  if (!fits) return stacked(fields, setting);
  const height = fields.some((field) => field.blank) ? RULING : setting.design.body.leading;
  const parts = set.map(({ field, line }, index) =>
    setField(field, line, index * (share + FIELD_GAP), share, height),
  );
  return [
    {
      ...blankLine(height + FOOT),
      runs: parts.flatMap(({ runs }) => runs),
      rules: parts.flatMap(({ rules }) => rules),
    },
  ];
}

/** What is known is a paragraph like any other; a line to write on goes across the measure. */
function stacked(fields: readonly Field[], setting: Setting): GalleyLine[] {
  const { design, measure } = setting;
  const lines = fields.flatMap((field): GalleyLine[] =>
    field.blank
      ? [{ ...blankLine(RULING), ...setField(field, setLabel(field, setting), 0, measure, RULING) }]
      : stackParagraph(field.paragraph.text, design.body, setting),
  );
  return together(BREAK.keep, lines);
}

function setLabel({ paragraph }: Field, { design, faces }: Setting): Line {
  return setLine(collect(paragraph.text, design.body), faces);
}

/** A field from `x` on, at the foot of a line of the galley of this height. */
function setField(
  { blank }: Field,
  { runs, width, height: leading }: Line,
  x: number,
  share: number,
  height: number,
): Pick<GalleyLine, 'runs' | 'rules'> {
  const drop = height - leading;
  const start = x + width + LABEL_GAP;
  const y = (runs[0]?.baseline ?? 0) + drop + DROP;
  const rule: Rule = { x: start, y, width: x + share - start, thickness: THICKNESS, ink: 'text' };
  return {
    runs: runs.map((run) => runAt(run, run.x + x, run.baseline + drop)),
    rules: blank ? [rule] : [],
  };
}

/** The area for notes: its heading, and the line that is repeated below it as far as there is room. */
export function setNotes(notes: Heading, setting: Setting): NotesArea {
  const style = setting.design.headings[notes.level - 1];
  if (!style) throw new Error(`there is no style for a heading of level ${notes.level}`);
  const heading = together(BREAK.keep, stackParagraph(notes.text, style, setting));
  const y = RULING - THICKNESS;
  const rule: Rule = { x: 0, y, width: setting.measure, thickness: THICKNESS, ink: 'text' };
  return {
    space: setting.design.space.aboveColophon,
    heading,
    ruled: { ...blankLine(RULING), rules: [rule] },
  };
}
