/** What SVG can do and this program does not print: its name in plain words, and what an editor can do about it. */
import { quoted, refuse, type Refusal } from '../refusal.ts';

interface Words {
  readonly what: string;
  readonly hint: string;
}

const AS_PNG = 'Or export the drawing as PNG at twice the size it is printed at or more.';
const AS_PLAIN =
  'In the drawing program, remove it or turn it into plain shapes, and save the drawing as plain SVG.';

const FEATURES = {
  text: {
    what: 'text',
    hint: `Convert the text to paths: in Inkscape, Path > Object to Path; in Illustrator, Type > Create Outlines. ${AS_PNG}`,
  },
  gradient: { what: 'a gradient or a pattern', hint: `Give each shape one plain colour. ${AS_PNG}` },
  opacity: {
    what: 'a see-through colour',
    hint: `Set every opacity to 100%, in a lighter colour. ${AS_PNG}`,
  },
  filter: { what: 'an effect such as a blur or a shadow', hint: `Remove the effect. ${AS_PNG}` },
  clip: {
    what: 'a mask or a clipping path',
    hint: `Release it, or cut the shapes to size: in Inkscape, Object > Clip > Release Clip. ${AS_PNG}`,
  },
  blend: { what: 'blended colours', hint: `Set the blend mode of every layer to normal. ${AS_PNG}` },
  marker: { what: 'arrowheads or other markers', hint: `In Inkscape, Path > Stroke to Path. ${AS_PNG}` },
  dash: { what: 'dashed lines', hint: `Make the lines solid, or turn the dashes into paths. ${AS_PNG}` },
  image: { what: 'a photograph or another picture inside it', hint: AS_PNG.replace('Or export', 'Export') },
  copy: {
    what: 'copies of a symbol',
    hint: `Unlink the copies: in Inkscape, Edit > Clone > Unlink Clone. ${AS_PNG}`,
  },
  sheet: {
    what: 'a style sheet',
    hint: `Save with styles as attributes: Illustrator\u2019s export calls it Styling: Presentation Attributes. ${AS_PNG}`,
  },
  script: { what: 'a script', hint: AS_PLAIN },
  outside: { what: 'a link to something outside it', hint: AS_PLAIN },
  entity: {
    what: 'abbreviations of its own (XML entities)',
    hint: 'Save it as plain SVG: in Illustrator, switch off Preserve Illustrator Editing Capabilities.',
  },
  animation: { what: 'movement', hint: AS_PLAIN },
  page: { what: 'part of a web page', hint: `${AS_PLAIN} ${AS_PNG}` },
  nested: { what: 'a second drawing inside it', hint: `Ungroup it, and save it as plain SVG. ${AS_PNG}` },
  stretched: {
    what: 'a line stretched more one way than the other',
    hint: `Turn the line into a path: in Inkscape, Path > Stroke to Path. ${AS_PNG}`,
  },
  fixedLine: { what: 'lines that keep their width at any size', hint: `Switch that off. ${AS_PNG}` },
  fit: {
    what: 'a size that does not fit its own page (preserveAspectRatio)',
    hint: `Fit the page to the drawing: in Inkscape, Edit > Resize Page to Selection. ${AS_PNG}`,
  },
  background: { what: 'a page colour', hint: 'Draw a rectangle behind it instead.' },
  condition: { what: 'parts that depend on who looks at it', hint: AS_PLAIN },
} as const satisfies Record<string, Words>;

export type Feature = keyof typeof FEATURES;

export function unsupported(feature: Feature): Refusal {
  const { what, hint } = FEATURES[feature];
  return refuse('picture-kind', `The drawing has ${what}, which cannot be printed here.`, hint);
}

/** Something without words of its own; `what` names it as the file does. */
export function unknownFeature(what: string): Refusal {
  return refuse('picture-kind', `The drawing uses ${what}, which cannot be printed here.`, AS_PLAIN);
}

/** A value that breaks SVG's rules, or that only newer programs know. */
export function unreadable(name: string, value: string): Refusal {
  return refuse(
    'bad-picture',
    `The drawing gives ${name} the value ${quoted(value)}, which cannot be read.`,
    'Open it in a drawing program and save it as plain SVG.',
  );
}

/** More than a drawing on a page needs; mostly a photograph that was traced. */
export function tooMuch(what: string): Refusal {
  return refuse(
    'picture-too-large',
    `The drawing has more than ${what}.`,
    'Simplify it in the drawing program (in Inkscape, Path > Simplify), or export it as PNG.',
  );
}
