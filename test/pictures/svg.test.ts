/** Drawings: what becomes of their shapes, sizes, transforms and paints. */
import { describe, expect, it } from 'vitest';
import type { Drawing, PathCommand, Shape } from '../../src/pictures/read.ts';
import { drawing, svg, SVG_NAMESPACE } from './files.ts';

/** Paths as text, numbers to a thousandth: what a person would write. */
function written(commands: readonly PathCommand[]): string {
  return commands
    .map(([name, ...numbers]) =>
      [name, ...numbers.map((number) => String(Math.round(number * 1000) / 1000 + 0))].join(' '),
    )
    .join(' ');
}

/** Units are points where the drawing is 96 units wide and 72 points. */
const IN_POINTS = 'width="96" height="96" viewBox="0 0 72 72"';

function shapes(content: string): readonly Shape[] {
  return drawing(svg(content, IN_POINTS)).shapes;
}

function path(content: string): string {
  return written(shapes(content)[0]?.path ?? []);
}

describe('outlines', () => {
  it.each([
    ['<rect x="1" y="2" width="3" height="4"/>', 'M 1 2 L 4 2 L 4 6 L 1 6 Z'],
    ['<rect width="50%" height="25%"/>', 'M 0 0 L 36 0 L 36 18 L 0 18 Z'],
    [
      '<rect width="10" height="10" rx="2"/>',
      'M 2 0 L 8 0 C 9.105 0 10 0.895 10 2 L 10 8 C 10 9.105 9.105 10 8 10 L 2 10 C 0.895 10 0 9.105 0 8 L 0 2 C 0 0.895 0.895 0 2 0 Z',
    ],
    ['<line x2="5" y2="1pt" stroke="red"/>', 'M 0 0 L 5 1.333'],
    ['<polyline points="0,0 1,1 2-3"/>', 'M 0 0 L 1 1 L 2 -3'],
    ['<polygon points="0 0 1 0 1 1"/>', 'M 0 0 L 1 0 L 1 1 Z'],
    [
      '<circle cx="5" cy="5" r="3"/>',
      'M 2 5 C 2 3.343 3.343 2 5 2 C 6.657 2 8 3.343 8 5 C 8 6.657 6.657 8 5 8 C 3.343 8 2 6.657 2 5 Z',
    ],
    [
      '<ellipse rx="2" ry="1"/>',
      'M -2 0 C -2 -0.552 -1.105 -1 0 -1 C 1.105 -1 2 -0.552 2 0 C 2 0.552 1.105 1 0 1 C -1.105 1 -2 0.552 -2 0 Z',
    ],
    ['<path d="M1 1h2v2H1z"/>', 'M 1 1 L 3 1 L 3 3 L 1 3 Z'],
    ['<path d="m1 1 2 2 0 2zl1 0 0 1"/>', 'M 1 1 L 3 3 L 3 5 Z M 1 1 L 2 1 L 2 2'],
    ['<path d="M0 0C1 1 2 2 3 3S5 6 6 6"/>', 'M 0 0 C 1 1 2 2 3 3 C 4 4 5 6 6 6'],
    ['<path d="M0 0Q3 0 3 3T6 6"/>', 'M 0 0 C 2 0 3 1 3 3 C 3 5 4 6 6 6'],
    ['<path d="M0 0a1 1 0 01 2 0z"/>', 'M 0 0 C 0 -0.552 0.448 -1 1 -1 C 1.552 -1 2 -0.552 2 0 Z'],
    ['<path d="M0 0A0 5 0 0 0 3 3L0 3"/>', 'M 0 0 C 1 1 2 2 3 3 L 0 3'],
    ['<path d="M0 0A5 5 0 0 0 0 0L3 3L0 3"/>', 'M 0 0 L 3 3 L 0 3'],
    ['<path d="M.5.5-.5-1e1 3,4"/>', 'M 0.5 0.5 L -0.5 -10 L 3 4'],
  ])('%s', (element, expected) => {
    expect(path(element)).toBe(expected);
  });

  it.each([
    '<rect width="0" height="4"/>',
    '<circle r="0"/>',
    '<path d=""/>',
    '<path d="none"/>',
    '<path d="M0 0L5 5"/>',
    '<polygon points="1 1"/>',
    '<rect width="4" height="4" fill="none"/>',
    '<rect width="4" height="4" visibility="hidden"/>',
    '<rect width="4" height="4" transform="scale(0)"/>',
    '<g display="none"><text>Hidden</text><rect width="4" height="4"/></g>',
    '<text style="display: none">Hidden</text>',
    '<line x2="9" fill="red"/>',
    '<line x2="9" stroke="red" stroke-width="0"/>',
  ])('nothing to see: %s', (element) => {
    expect(shapes(`${element}<rect width="1" height="1" fill="#010203"/>`).map(({ fill }) => fill)).toEqual([
      '#010203',
    ]);
  });
});

describe('transforms', () => {
  it.each([
    ['translate(10)', 'M 10 0 L 12 0 L 12 1'],
    ['translate(10, 20)', 'M 10 20 L 12 20 L 12 21'],
    ['scale(2)', 'M 0 0 L 4 0 L 4 2'],
    ['scale(2 -3)', 'M 0 0 L 4 0 L 4 -3'],
    ['rotate(90)', 'M 0 0 L 0 2 L -1 2'],
    ['rotate(180 1 0)', 'M 2 0 L 0 0 L 0 -1'],
    ['skewX(45)', 'M 0 0 L 2 0 L 3 1'],
    ['skewY(45)', 'M 0 0 L 2 2 L 2 3'],
    ['matrix(1 0 0 1 5 6)', 'M 5 6 L 7 6 L 7 7'],
    ['translate(10 0), scale(2)', 'M 10 0 L 14 0 L 14 2'],
    ['none', 'M 0 0 L 2 0 L 2 1'],
    ['', 'M 0 0 L 2 0 L 2 1'],
  ])('%s', (transform, expected) => {
    expect(path(`<path d="M0 0H2V1" transform="${transform}"/>`)).toBe(expected);
  });

  it('of groups go around those of shapes, and widen lines', () => {
    const [shape] = shapes(
      '<g transform="translate(10 10)"><g transform="scale(3)"><path d="M0 0L1 0" stroke="red" transform="rotate(90)"/></g></g>',
    );
    expect(written(shape?.path ?? [])).toBe('M 10 10 L 10 13');
    expect(shape?.stroke?.width).toBeCloseTo(3);
  });
});

describe('sizes', () => {
  const square = '<path d="M0 0H10V10Z"/>';

  it.each<[string, readonly [number, number], string]>([
    ['width="100" height="100"', [75, 75], 'M 0 0 L 7.5 0 L 7.5 7.5 Z'],
    ['width="1in" height="2.54cm"', [72, 72], 'M 0 0 L 7.5 0 L 7.5 7.5 Z'],
    ['viewBox="0 0 20 10"', [15, 7.5], 'M 0 0 L 7.5 0 L 7.5 7.5 Z'],
    ['viewBox="0 0 20 10" width="100%" height="auto"', [15, 7.5], 'M 0 0 L 7.5 0 L 7.5 7.5 Z'],
    ['viewBox="0 0 20 10" width="72pt"', [72, 36], 'M 0 0 L 36 0 L 36 36 Z'],
    ['viewBox="0 0 20 10" height="72pt"', [144, 72], 'M 0 0 L 72 0 L 72 72 Z'],
    ['viewBox="-10 -10 20 20" width="20pt" height="20pt"', [20, 20], 'M 10 10 L 20 10 L 20 20 Z'],
    ['viewBox="0 0 10 10" width="40pt" height="20pt"', [40, 20], 'M 10 0 L 30 0 L 30 20 Z'],
    [
      'viewBox="0 0 10 10" width="20pt" height="20pt" preserveAspectRatio="none"',
      [20, 20],
      'M 0 0 L 20 0 L 20 20 Z',
    ],
  ])('%s', (attributes, [width, height], expected) => {
    const read = drawing(svg(square, attributes));
    expect([read.width, read.height]).toEqual([expect.closeTo(width), expect.closeTo(height)]);
    expect(written(read.shapes[0]?.path ?? [])).toBe(expected);
  });
});

describe('paints', () => {
  const line = 'M 0 0 L 5 0 L 5 5';
  const shape = (attributes: string): Shape | undefined => shapes(`<path d="${line}" ${attributes}/>`)[0];

  it.each([
    ['', '#000000'],
    ['fill="teal"', '#008080'],
    ['fill="RebeccaPurple"', '#663399'],
    ['fill="#ABC"', '#aabbcc'],
    ['fill="#1F4e79"', '#1f4e79'],
    ['fill="rgb(1, 2, 300)"', '#0102ff'],
    ['fill="rgb(100% 50% 0%)"', '#ff8000'],
    ['fill="currentColor"', '#000000'],
    ['color="red" fill="currentColor"', '#ff0000'],
    ['fill="red" style="fill: blue !important; /* fill: red */"', '#0000ff'],
    ['fill=""', '#000000'],
  ])('%s fills with %s', (attributes, fill) => {
    expect(shape(attributes)).toEqual({ path: expect.any(Array) as unknown, fill, fillRule: 'nonzero' });
  });

  it('strokes as it says', () => {
    const style =
      'fill:none;stroke:#123456;stroke-width:2;stroke-linecap:round;stroke-linejoin:bevel;stroke-miterlimit:7;fill-rule:evenodd';
    expect(shape(`style="${style}"`)).toMatchObject({
      fillRule: 'evenodd',
      stroke: { colour: '#123456', width: 2, cap: 'round', join: 'bevel', miter: 7 },
    });
    expect(shape(`style="${style}"`)).not.toHaveProperty('fill');
  });

  it('inherits from groups', () => {
    const [first, second] = shapes(
      `<g fill="red" style="stroke:blue"><path d="${line}"/><path d="${line}" fill="inherit" stroke="none"/></g>`,
    );
    expect(first).toMatchObject({ fill: '#ff0000', stroke: { colour: '#0000ff', width: 1, miter: 4 } });
    expect(second).toMatchObject({ fill: '#ff0000' });
    expect(second).not.toHaveProperty('stroke');
  });

  it('puts the stroke under the fill where that is asked for', () => {
    const both = shapes(`<path d="${line}" stroke="red" style="paint-order: stroke fill markers"/>`);
    expect(both.map(({ fill, stroke }) => [fill, stroke?.colour])).toEqual([
      [undefined, '#ff0000'],
      ['#000000', undefined],
    ]);
  });

  it('takes a slightly stretched line for even', () => {
    expect(shape('stroke="red" transform="scale(1 1.05)"')?.stroke?.width).toBeCloseTo(Math.sqrt(1.05));
  });
});

describe('what is passed over', () => {
  const EDITORS =
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"';

  it.each([
    '<!-- a comment --><title>T</title><desc>D</desc>',
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li/></rdf:RDF></metadata>',
    '<defs><linearGradient id="unused"><stop offset="0"/></linearGradient><clipPath id="c"><path d="broken"/></clipPath></defs>',
    '<sodipodi:namedview><inkscape:grid units="mm"/></sodipodi:namedview>',
    'stray text &amp; <![CDATA[more]]>',
    '<g inkscape:label="Layer 1" class="st0" data-name="x" aria-label="y" id="g" opacity="1"/>',
    '<g style="-inkscape-stroke:none;font-family:\'A;B\';opacity:1;mix-blend-mode:normal;isolation:auto;clip-path:none;"/>',
    '<g style=";;"/><g style=""/>',
  ])('%s', (content) => {
    const bytes = svg(`${content}<rect width="4" height="4"/>`, `${IN_POINTS} ${EDITORS}`);
    expect(drawing(bytes).shapes).toHaveLength(1);
  });

  it.each([
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n',
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    '\ufeff<!-- Generator: a program -->\r\n',
  ])('before the drawing: %s', (prologue) => {
    const file = `${prologue}<svg ${SVG_NAMESPACE} viewBox="0 0 9 9"><path d="M0 0H9V9"/></svg>`;
    expect(drawing(new TextEncoder().encode(file)).shapes).toHaveLength(1);
  });

  it('no namespace, or one with a prefix', () => {
    const plain = '<svg viewBox="0 0 9 9"><path d="M0 0H9V9"/></svg>';
    const prefixed =
      '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:path d="M0 0H9V9"/></s:svg>';
    const [one, other] = [plain, prefixed].map((file): Drawing => drawing(new TextEncoder().encode(file)));
    expect(one).toEqual(other);
  });
});
