/**
 * Measures volumes of 1 to 10,000 updates beside the peers, while they last: time, memory, bytes.
 * `npm run bench:volumes`, or quicker with fewer: `npm run bench:volumes -- --most 100`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { numberOf, print, tell, toTheEnd } from './console.ts';
import { clear } from './contenders.ts';
import { middleOf, type VolumeBench, type VolumeRow } from './figures.ts';
import { conditionsOf, Lack, install } from './install.ts';
import { type Limits, type Sample, type Stop, timeWithin } from './measure.ts';
import { publishVolumes } from './publish.ts';
import { readVolume } from './sameness.ts';
import { archivedFlow, layOutArchive, layOutVolume } from './volume-contenders.ts';
import { type VolumeContender, volumeContenders } from './volume-contenders.ts';
import { volumeConditions, volumeTable, volumeVerdicts } from './volume-table.ts';

interface Size {
  readonly updates: number;
  /** Rounds that count, of whole processes of each in turn, after one that does not. */
  readonly runs: number;
}

/** The greater, the longer a round and the less chance is in it. */
const SIZES: readonly Size[] = [
  { updates: 1, runs: 5 },
  { updates: 10, runs: 3 },
  { updates: 100, runs: 3 },
  { updates: 1000, runs: 3 },
  { updates: 10_000, runs: 1 },
];

/** A round that fills the disk's and the programs' own caches, but not where it would take minutes. */
const WARMED = 100;

/** Peers that take longer, or more memory (MiB), stop there: a whole run is to end within ten minutes. */
const LIMITS: Limits = { seconds: 20, memory: 4096 };

async function main(): Promise<void> {
  const most = readMost();
  const sizes = SIZES.filter(({ updates }) => updates <= most);
  const installed = install(tell);
  clear();
  tell('Writing the archive.');
  layOutArchive(Math.max(...sizes.map(({ updates }) => updates)));
  const rows: VolumeRow[] = [];
  let lasting = volumeContenders(installed);
  for (const size of sizes) {
    const measured = await measure(installed.python, lasting, size);
    rows.push(...measured);
    lasting = lasting.filter(({ label }) =>
      measured.some((row) => row.label === label && typeof row.taken !== 'string'),
    );
  }
  const runs = sizes.map(({ updates, runs: each }) => [updates, each] as const);
  await tellOf({ rows, ...conditionsOf(installed), limits: LIMITS, runs }, sizes.length === SIZES.length);
}

async function tellOf(bench: VolumeBench, whole: boolean): Promise<void> {
  print(`${volumeTable(bench)}\n\n${volumeConditions(bench)}`);
  const verdicts = volumeVerdicts(bench);
  for (const { demand, met } of verdicts) tell(`${met ? 'met' : 'NOT MET'}: ${demand}`);
  if (whole) await publishVolumes(bench);
  tell(
    whole
      ? 'README.md and assets/bench-volumes.svg have these figures now.'
      : 'A part only: README.md stays as it is.',
  );
  if (!verdicts.every(({ met }) => met)) process.exitCode = 1;
}

async function measure(
  python: string,
  contenders: readonly VolumeContender[],
  { updates, runs }: Size,
): Promise<readonly VolumeRow[]> {
  tell(`${updates} in one volume: ${contenders.map(({ label }) => label).join('; ')}.`);
  for (const contender of contenders) layOutVolume(contender, updates);
  const commands = contenders.map((contender) => ({
    argv: contender.command(updates),
    ...(!contender.ours && { limits: LIMITS }),
  }));
  const taken = timeWithin(python, commands, { warmups: updates <= WARMED ? 1 : 0, runs });
  const rows: VolumeRow[] = [];
  for (const [index, contender] of contenders.entries()) {
    rows.push(await rowOf(contender, updates, taken[index] ?? 'failure'));
  }
  return rows;
}

async function rowOf(
  contender: VolumeContender,
  updates: number,
  taken: readonly Sample[] | Stop,
): Promise<VolumeRow> {
  const { label, standards, aside, output } = contender;
  const row = { label, standards, updates, ...(aside && { aside }) };
  if (typeof taken === 'string') {
    if (updates === 1) throw new Error(`${label} does not set a single update: ${taken}.`);
    return { ...row, taken };
  }
  const file = await readVolume(label, readFileSync(output), updates, archivedFlow);
  if (file.tagged !== (standards !== 'none')) throw new Error(`${label}: tagged is ${file.tagged}.`);
  return { ...row, taken: middleOf(taken), file };
}

function readMost(): number {
  const greatest = SIZES.at(-1)?.updates ?? 1;
  try {
    const { most } = parseArgs({ options: { most: { type: 'string' } } }).values;
    return numberOf('--most', most, greatest);
  } catch (error) {
    if (error instanceof Lack) throw error;
    throw new Lack(`${String(error)}\nThe option is --most N, the most updates in a volume.`);
  }
}

await toTheEnd(main);
