/** Puts the chart into assets/ and the table between its two marks in README.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { chart, inWords, WIDTH } from './chart.ts';
import type { Bench } from './figures.ts';
import { conditions, table } from './table.ts';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const CHART = fileURLToPath(new URL('../../assets/bench.svg', import.meta.url));
const BEGIN = '<!-- bench: written by `npm run bench` -->';
const END = '<!-- /bench -->';

/** The longest line of prose in README. */
const PROSE_WIDTH = 118;

export async function publish(bench: Bench): Promise<void> {
  writeFileSync(CHART, chart(bench));
  const picture = `<img src="assets/bench.svg" alt="${inWords(bench)}" width="${WIDTH}">`;
  const prose = { parser: 'markdown', proseWrap: 'always', printWidth: PROSE_WIDTH } as const;
  const below = await format(conditions(bench), prose);
  const text = between(readFileSync(README, 'utf8'), [picture, table(bench), below].join('\n\n'));
  writeFileSync(README, await format(text, { ...(await resolveConfig(README)), parser: 'markdown' }));
}

/** The text with what stands between the two marks replaced. */
export function between(text: string, words: string): string {
  const [before, rest] = split(text, BEGIN);
  const [, after] = split(rest, END);
  return `${before}${BEGIN}\n\n${words}\n\n${END}${after}`;
}

function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at < 0)
    throw new Error(`README.md has no line \`${mark}\` any more: put it back where the table belongs.`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
