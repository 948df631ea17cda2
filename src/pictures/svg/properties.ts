/** Every property of style that a drawing may set, and what becomes of it (SVG 2, 13 and annex J). */
import type { Colour, Shape, Stroke } from '../picture.ts';
import { parseColour, parsePaint, type Paint } from './colour.ts';
import type { Feature } from './features.ts';
import { parseLength, parseNumber, parseOpacity } from './numbers.ts';

/** What shapes inherit from the groups around them. */
export interface Style {
  /** What "currentColor" stands for. */
  readonly colour: Colour;
  readonly fill: Paint;
  readonly fillRule: Shape['fillRule'];
  readonly fillOpacity: number;
  readonly stroke: Paint;
  readonly strokeOpacity: number;
  readonly strokeWidth: number;
  readonly cap: Stroke['cap'];
  readonly join: Stroke['join'];
  readonly miter: number;
  readonly strokeFirst: boolean;
  readonly visible: boolean;
}

/** The properties' initial values (SVG 2, 13.3 and 13.5). */
export const INITIAL_STYLE: Style = {
  colour: '#000000',
  fill: '#000000',
  fillRule: 'nonzero',
  fillOpacity: 1,
  stroke: 'none',
  strokeOpacity: 1,
  strokeWidth: 1,
  cap: 'butt',
  join: 'miter',
  miter: 4,
  strokeFirst: false,
  visible: true,
};

export type Property =
  /** Changes the style; undefined where the value cannot be read. `whole` is what percentages are of. */
  | { readonly kind: 'set'; readonly read: (value: string, whole: number) => Partial<Style> | undefined }
  /** May be there with values that do nothing; another one is a feature that is not printed. */
  | { readonly kind: 'only'; readonly harmless: (value: string) => boolean; readonly feature: Feature }
  | { readonly kind: 'ignored' };

function setting<T>(
  parse: (value: string, whole: number) => T | undefined,
  style: (value: T) => Partial<Style>,
): Property {
  return {
    kind: 'set',
    read: (text, whole) => {
      const value = parse(text, whole);
      return value === undefined ? undefined : style(value);
    },
  };
}

function oneOf<T extends string>(...values: readonly T[]): (text: string) => T | undefined {
  return (text) => values.find((value) => value === text);
}

function atLeast(least: number, value: number | undefined): number | undefined {
  return value !== undefined && value >= least ? value : undefined;
}

function only(feature: Feature, ...values: readonly string[]): Property {
  return { kind: 'only', feature, harmless: (value) => values.includes(value.toLowerCase()) };
}

function isOpaque(value: string): boolean {
  return (parseOpacity(value) ?? 0) >= 1;
}

const SETTINGS: Readonly<Record<string, Property>> = {
  color: setting(parseColour, (colour) => ({ colour })),
  fill: setting(parsePaint, (fill) => ({ fill })),
  'fill-rule': setting(oneOf('nonzero', 'evenodd'), (fillRule) => ({ fillRule })),
  'fill-opacity': setting(parseOpacity, (fillOpacity) => ({ fillOpacity })),
  stroke: setting(parsePaint, (stroke) => ({ stroke })),
  'stroke-opacity': setting(parseOpacity, (strokeOpacity) => ({ strokeOpacity })),
  'stroke-width': setting(
    (text, whole) => atLeast(0, parseLength(text, whole)),
    (strokeWidth) => ({ strokeWidth }),
  ),
  'stroke-linecap': setting(oneOf('butt', 'round', 'square'), (cap) => ({ cap })),
  'stroke-linejoin': setting(oneOf('miter', 'round', 'bevel'), (join) => ({ join })),
  'stroke-miterlimit': setting(
    (text) => atLeast(1, parseNumber(text)),
    (miter) => ({ miter }),
  ),
  'paint-order': setting(
    (text) => text.toLowerCase(),
    (order) => ({ strokeFirst: /^(?:markers\s+)?stroke\b/.test(order) }),
  ),
  visibility: setting(oneOf('visible', 'hidden', 'collapse'), (value) => ({ visible: value === 'visible' })),
};

const RESTRICTED: Readonly<Record<string, Property>> = {
  opacity: { kind: 'only', feature: 'opacity', harmless: isOpaque },
  filter: only('filter', 'none'),
  'clip-path': only('clip', 'none'),
  clip: only('clip', 'auto'),
  mask: only('clip', 'none'),
  'mask-image': only('clip', 'none'),
  'mix-blend-mode': only('blend', 'normal'),
  marker: only('marker', 'none', ''),
  'marker-start': only('marker', 'none'),
  'marker-mid': only('marker', 'none'),
  'marker-end': only('marker', 'none'),
  'stroke-dasharray': only('dash', 'none', '0'),
  'vector-effect': only('fixedLine', 'none'),
  animation: only('animation', 'none'),
  background: only('background', 'none', 'transparent', 'white', '#fff', '#ffffff'),
  'background-color': only('background', 'none', 'transparent', 'white', '#fff', '#ffffff'),
  'transform-origin': only('stretched', '0', '0 0', '0px 0px', '0px', 'left top'),
};

/** They speak of text, of which there is none; of gradients, filters and clips, refused where used; of screens and mice. */
const IGNORED = new Set(
  `alignment-baseline baseline-shift block-progression buffered-rendering clip-rule color-interpolation
  color-interpolation-filters color-profile color-rendering color-scheme cursor direction display dominant-baseline
  enable-background flood-color flood-opacity glyph-orientation-horizontal glyph-orientation-vertical image-rendering
  inline-size isolation kerning letter-spacing lighting-color line-height line-increment margin marks mask-type
  overflow pointer-events shape-inside shape-margin shape-padding shape-rendering shape-subtract solid-color
  solid-opacity stop-color stop-opacity stroke-dashoffset transform-box unicode-bidi user-select vertical-align
  white-space word-spacing word-wrap writing-mode`.split(/\s+/),
);

/** Families of the same: fonts and texts, and what one program has for itself (-inkscape-stroke). */
const IGNORED_FAMILIES = /^(?:font|text|-)(?:-|\b|[a-z])/;

const PROPERTIES: ReadonlyMap<string, Property> = new Map([
  ...Object.entries(SETTINGS),
  ...Object.entries(RESTRICTED),
  ...[...IGNORED].map((name) => [name, { kind: 'ignored' }] as const),
]);

/** What becomes of a property; undefined for one that is not known. */
export function propertyOf(name: string): Property | undefined {
  return PROPERTIES.get(name) ?? (IGNORED_FAMILIES.test(name) ? { kind: 'ignored' } : undefined);
}
