/** What becomes of each element of SVG: a table, so that nothing is passed over by chance. */
import type { Feature } from './features.ts';
import { OUTLINES } from './outlines.ts';

export type Role =
  | { readonly kind: 'root' | 'group' | 'shape' }
  /** Neither shown nor looked into, but for what acts from anywhere. */
  | { readonly kind: 'passed' }
  | { readonly kind: 'refused'; readonly feature: Feature };

/** What a style sheet, a script or a movement does reaches all of the drawing, wherever it stands. */
const FAR_REACHING: Readonly<Record<string, Feature>> = {
  style: 'sheet',
  script: 'script',
  handler: 'script',
  animate: 'animation',
  animateColor: 'animation',
  animateMotion: 'animation',
  animateTransform: 'animation',
  discard: 'animation',
  mpath: 'animation',
  set: 'animation',
};

const REFUSED: Readonly<Record<string, Feature>> = {
  ...FAR_REACHING,
  a: 'outside',
  altGlyph: 'text',
  audio: 'page',
  canvas: 'page',
  flowRoot: 'text',
  foreignObject: 'page',
  iframe: 'page',
  image: 'image',
  mesh: 'gradient',
  svg: 'nested',
  switch: 'condition',
  text: 'text',
  textArea: 'text',
  textPath: 'text',
  tref: 'text',
  tspan: 'text',
  use: 'copy',
  video: 'page',
};

/** Shown by reference only, and what refers to them is refused; or never shown (SVG 2, 5.1.1 "never-rendered"). */
const PASSED =
  `clipPath color-profile cursor defs desc filter font font-face hatch hatchpath linearGradient marker mask
  meshgradient metadata pattern radialGradient solidcolor stop symbol title view`.split(/\s+/);

const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['g', { kind: 'group' }],
  ...[...OUTLINES.keys()].map((name): [string, Role] => [name, { kind: 'shape' }]),
  ...PASSED.map((name): [string, Role] => [name, { kind: 'passed' }]),
  ...Object.entries(REFUSED).map(([name, feature]): [string, Role] => [name, { kind: 'refused', feature }]),
]);

/** The role of an element of SVG's namespace; undefined for one that SVG does not have. */
export function roleOf(name: string, isRoot: boolean): Role | undefined {
  return isRoot && name === 'svg' ? { kind: 'root' } : ROLES.get(name);
}

/** What is refused even inside something that is passed over. */
export function farReaching(name: string): Feature | undefined {
  return Object.hasOwn(FAR_REACHING, name) ? FAR_REACHING[name] : undefined;
}
