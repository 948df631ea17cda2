/** Volumes as an SVG: time and memory by number of updates, both axes logarithmic, a line for each contender. */
import type { VolumeBench, VolumeRow } from './figures.ts';
import { escaped, framed, round } from './frame.ts';
import type { Sample } from './measure.ts';

export const PLOT_WIDTH = 760;
const PADDING = 24;
/** Left of the axis is room for its numbers, right of the last point for the names of the lines. */
const LEFT = 84;
const RIGHT = 588;
const HEAD_HEIGHT = 30;
const PANEL_HEIGHT = 210;
const FOOT_HEIGHT = 40;
/** Names that would overlap are moved this far apart. */
const NAME_PITCH = 16;

/** A contender's lines differ in their strokes as well as in their greys. */
const STYLE = `
  .axis { stroke: #d1d9e0 }
  .line { fill: none; stroke: #8b96a3; stroke-width: 1.5 }
  .line.first { stroke: #1f4e79; stroke-width: 3 }
  .name { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round }
  .line-2 { stroke-dasharray: 7 3 }
  .line-3 { stroke-dasharray: 2 3 }
  .line-4 { stroke-dasharray: 9 3 2 3 }
  @media (prefers-color-scheme: dark) {
    .axis { stroke: #3d444d }
    .line.first { stroke: #79b4ec }
    .name { stroke: #151b23 }
  }
`;

interface Panel {
  readonly head: string;
  readonly value: (taken: Sample) => number;
  readonly said: (value: number) => string;
}

const PANELS: readonly Panel[] = [
  { head: 'Time, seconds', value: ({ ms }) => ms / 1000, said: (value) => spoken(value) },
  { head: 'Memory, MiB', value: ({ memory }) => memory, said: (value) => spoken(value) },
];

/** A number as an axis or a sentence has it, no finer than anybody would read it. */
function spoken(value: number): string {
  return Number(value.toPrecision(value >= 1000 ? 4 : 2)).toLocaleString('en-GB', {
    maximumFractionDigits: 3,
  });
}

/** A contender's points, by number of updates. */
interface Line {
  readonly label: string;
  readonly points: readonly (readonly [updates: number, value: number])[];
}

export function plot({ rows }: VolumeBench): string {
  const pitch = HEAD_HEIGHT + PANEL_HEIGHT + FOOT_HEIGHT;
  const panels = PANELS.map((panel, index) => drawPanel(panel, rows, PADDING + index * pitch));
  const height = 2 * PADDING + PANELS.length * pitch - FOOT_HEIGHT / 2;
  return framed({ width: PLOT_WIDTH, height }, plotInWords({ rows }), panels.join('\n'), STYLE);
}

/** The chart for who cannot see it. */
export function plotInWords({ rows }: Pick<VolumeBench, 'rows'>): string {
  const said = PANELS.map((panel) => {
    const lines = linesOf(rows, panel).map(({ label, points }) => {
      const values = points.map(([updates, value]) => `${panel.said(value)} for ${spoken(updates)}`);
      return `${label} ${values.join(', ')}`;
    });
    return `${panel.head}, by number of updates: ${lines.join('; ')}.`;
  });
  return said.join(' ');
}

function linesOf(rows: readonly VolumeRow[], { value }: Panel): readonly Line[] {
  const shown = rows.filter(({ aside }) => !aside);
  const labels = [...new Set(shown.map(({ label }) => label))];
  return labels.map((label) => ({
    label,
    points: shown.flatMap(({ label: its, updates, taken }) =>
      its === label && typeof taken !== 'string' ? [[updates, value(taken)] as const] : [],
    ),
  }));
}

/** From a value to where it stands between two places, by its logarithm. */
export function logarithmic(
  [least, most]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  const span = Math.log10(most) - Math.log10(least);
  return (value) => from + ((Math.log10(value) - Math.log10(least)) / (span || 1)) * (to - from);
}

/** Whole powers of ten around the values. */
export function decades(values: readonly number[]): readonly number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

function drawPanel(panel: Panel, rows: readonly VolumeRow[], top: number): string {
  const lines = linesOf(rows, panel);
  const points = lines.flatMap((line) => line.points);
  const sizes = [...new Set(points.map(([updates]) => updates))];
  const marks = decades(points.map(([, value]) => value));
  const [upper, lower] = [top + HEAD_HEIGHT, top + HEAD_HEIGHT + PANEL_HEIGHT];
  const x = logarithmic([Math.min(...sizes), Math.max(...sizes)], [LEFT, RIGHT]);
  const y = logarithmic([marks[0] ?? 1, marks.at(-1) ?? 10], [lower, upper]);
  return [
    `<text class="head" x="${LEFT}" y="${top + 13}">${panel.head}<tspan class="note" dx="10">by number of updates</tspan></text>`,
    ...marks.map((mark) => drawMark(mark, round(y(mark)))),
    ...sizes.map(
      (size) =>
        `<text class="note" x="${round(x(size))}" y="${lower + 18}" text-anchor="middle">${spoken(size)}</text>`,
    ),
    ...lines.map(({ points: its }, index) =>
      drawLine(
        its.map(([updates, value]) => [x(updates), y(value)]),
        index,
      ),
    ),
    ...drawNames(lines, x, y),
  ].join('\n');
}

function drawMark(mark: number, y: number): string {
  const rule = `<path class="axis" d="M${LEFT} ${y}H${RIGHT}"/>`;
  return `${rule}<text class="note" x="${LEFT - 10}" y="${y + 4}" text-anchor="end">${spoken(mark)}</text>`;
}

function drawLine(points: readonly (readonly [number, number])[], index: number): string {
  const owner = index === 0 ? 'ours' : 'peer';
  const path = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const dots = points.map(([x, y]) => `<circle class="${owner}" cx="${round(x)}" cy="${round(y)}" r="3"/>`);
  return `<path class="line line-${index}${index === 0 ? ' first' : ''}" d="${path}"/>${dots.join('')}`;
}

/** Each line's name beside its last point, with a rim that keeps other lines off it; those that end together are set one below the other. */
function drawNames(
  lines: readonly Line[],
  x: (value: number) => number,
  y: (value: number) => number,
): readonly string[] {
  const ends = lines.flatMap(({ label, points }) => {
    const last = points.at(-1);
    return last ? [{ label, x: x(last[0]), y: y(last[1]) }] : [];
  });
  const placed: { readonly x: number; readonly y: number }[] = [];
  return ends
    .toSorted((a, b) => a.y - b.y)
    .map(({ label, x: left, y: wanted }) => {
      const above = placed.filter((other) => other.x === left).map((other) => other.y + NAME_PITCH);
      const place = { x: left, y: Math.max(wanted, ...above) };
      placed.push(place);
      return `<text class="note name" x="${round(left + 10)}" y="${round(place.y + 4)}">${escaped(label)}</text>`;
    });
}
