/** Puts the chart into assets/ and the table between its two marks in README.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { chart, inWords, WIDTH } from './chart.ts';
import type { Bench, VolumeBench } from './figures.ts';
import { plot, PLOT_WIDTH, plotInWords } from './plot.ts';
import { conditions, table } from './table.ts';
import { volumeConditions, volumeTable } from './volume-table.ts';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const ASSETS = fileURLToPath(new URL('../../assets', import.meta.url));

/** The longest line of prose in README. */
const PROSE_WIDTH = 118;

/** What README shows of one command's figures. */
interface Shown {
  /** The command, which the marks around it name. */
  readonly command: string;
  readonly picture: {
    readonly name: string;
    readonly svg: string;
    readonly words: string;
    readonly width: number;
  };
  readonly table: string;
  readonly conditions: string;
}

export async function publish(bench: Bench): Promise<void> {
  const picture = { name: 'bench.svg', svg: chart(bench), words: inWords(bench), width: WIDTH };
  await show({ command: 'bench', picture, table: table(bench), conditions: conditions(bench) });
}

export async function publishVolumes(bench: VolumeBench): Promise<void> {
  const words = plotInWords(bench);
  const picture = { name: 'bench-volumes.svg', svg: plot(bench), words, width: PLOT_WIDTH };
  await show({
    command: 'bench:volumes',
    picture,
    table: volumeTable(bench),
    conditions: volumeConditions(bench),
  });
}

async function show({ command, picture, table: rows, conditions: said }: Shown): Promise<void> {
  writeFileSync(`${ASSETS}/${picture.name}`, picture.svg);
  const tag = `<img src="assets/${picture.name}" alt="${picture.words}" width="${picture.width}">`;
  const prose = { parser: 'markdown', proseWrap: 'always', printWidth: PROSE_WIDTH } as const;
  const text = between(
    readFileSync(README, 'utf8'),
    command,
    [tag, rows, await format(said, prose)].join('\n\n'),
  );
  writeFileSync(README, await format(text, { ...(await resolveConfig(README)), parser: 'markdown' }));
}

/** The text with what stands between the two marks of a command replaced. */
export function between(text: string, command: string, words: string): string {
  const [begin, end] = [`<!-- ${command}: written by \`npm run ${command}\` -->`, `<!-- /${command} -->`];
  const [before, rest] = split(text, begin);
  const [, after] = split(rest, end);
  return `${before}${begin}\n\n${words}\n\n${end}${after}`;
}

function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at < 0)
    throw new Error(`README.md has no line \`${mark}\` any more: put it back where the table belongs.`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
