/** The figures as an SVG: two sets of bars, cold time and bytes. */
import type { Bench, Row } from './figures.ts';
import { escaped, framed, round } from './frame.ts';

export const WIDTH = 760;
const PADDING = 24;
/** Where bars begin; labels end a little before. */
const BAR_LEFT = 176;
/** Right of the longest bar is room for its value. */
const BAR_RIGHT = 664;
const BAR_HEIGHT = 18;
const BAR_PITCH = 28;
const HEAD_HEIGHT = 34;
const PANEL_GAP = 26;

/** What one set of bars shows of a row: a length, a fainter part at its beginning, and the words beside it. */
interface Bar {
  readonly length: number;
  readonly faint: number;
  readonly value: string;
}

interface Panel {
  readonly head: string;
  readonly note: (rows: readonly Row[]) => string;
  readonly bar: (row: Row) => Bar | undefined;
}

const PANELS: readonly Panel[] = [
  {
    head: 'Cold build, milliseconds',
    note: () => 'first part: the bare start of Node or Python',
    bar: ({ cold }) =>
      cold && { length: cold.ms, faint: cold.start, value: Math.round(cold.ms).toLocaleString('en-GB') },
  },
  {
    head: 'PDF, bytes',
    note: untagged,
    bar: ({ file }) => file && { length: file.bytes, faint: 0, value: file.bytes.toLocaleString('en-GB') },
  },
];

/** Fewer bytes are no merit where the tags are missing. */
function untagged(rows: readonly Row[]): string {
  const labels = rows.filter(({ standards }) => standards === 'none').map(({ label }) => label);
  return labels.length === 0 ? '' : `without tags: ${labels.join(', ')}`;
}

export function chart(bench: Bench): string {
  const rows = bench.rows.filter(({ aside }) => !aside);
  const panelHeight = HEAD_HEIGHT + rows.length * BAR_PITCH;
  const height =
    2 * PADDING + PANELS.length * panelHeight + (PANELS.length - 1) * PANEL_GAP - (BAR_PITCH - BAR_HEIGHT);
  const panels = PANELS.map((panel, index) =>
    drawPanel(panel, rows, PADDING + index * (panelHeight + PANEL_GAP)),
  );
  return framed({ width: WIDTH, height }, inWords(bench), panels.join('\n'));
}

/** The chart for who cannot see it. */
export function inWords({ rows }: Bench): string {
  const shown = rows.filter(({ aside }) => !aside);
  const said = PANELS.map(({ head, bar }) => {
    const values = shown.map((row) => `${row.label} ${bar(row)?.value ?? 'not measured'}`);
    return `${head}: ${values.join('; ')}.`;
  });
  return said.join(' ');
}

function drawPanel({ head, note, bar }: Panel, rows: readonly Row[], top: number): string {
  const bars = rows.map(bar);
  const longest = Math.max(...bars.map((each) => each?.length ?? 0));
  const scale = (BAR_RIGHT - BAR_LEFT) / longest;
  const drawn = rows.map((row, index) => {
    const y = top + HEAD_HEIGHT + index * BAR_PITCH;
    return drawBar(row.label, bars[index], index === 0 ? 'ours' : 'peer', scale, y);
  });
  const title = `<text class="head" x="${BAR_LEFT}" y="${top + 13}">${head}<tspan class="note" dx="10">${escaped(note(rows))}</tspan></text>`;
  return [title, ...drawn].join('\n');
}

function drawBar(label: string, bar: Bar | undefined, owner: string, scale: number, y: number): string {
  const baseline = y + BAR_HEIGHT - 4;
  const name = `<text x="${BAR_LEFT - 10}" y="${baseline}" text-anchor="end">${escaped(label)}</text>`;
  if (!bar) return name;
  const width = round(bar.length * scale);
  const faint = round(bar.faint * scale);
  return [
    name,
    `<rect class="${owner}" x="${BAR_LEFT}" y="${y}" width="${width}" height="${BAR_HEIGHT}"/>`,
    ...(faint > 0
      ? [`<rect class="start" x="${BAR_LEFT}" y="${y}" width="${faint}" height="${BAR_HEIGHT}"/>`]
      : []),
    `<text x="${round(BAR_LEFT + width + 8)}" y="${baseline}">${bar.value}</text>`,
  ].join('\n');
}
