/**
 * Measures this program beside its peers: cold build, warm rebuild, bytes. `npm run bench`, or quicker in part:
 * `npm run bench -- --only cold,bytes --runs 5 --rebuilds 10`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { numberOf, print, tell, toTheEnd } from './console.ts';
import { type Contender, contenders, interpreters, layOut } from './contenders.ts';
import { type Bench, type Row, coldOf, median } from './figures.ts';
import { type Flow, realFlow } from './flow.ts';
import { conditionsOf, type Installed, Lack, install } from './install.ts';
import { type Sample, timeProcesses, timeRebuilds } from './measure.ts';
import { publish } from './publish.ts';
import { type Finished, readFinished } from './sameness.ts';
import { conditions, table } from './table.ts';

const PARTS = ['cold', 'warm', 'bytes'] as const;
type Part = (typeof PARTS)[number];

interface Options {
  readonly only: readonly Part[];
  readonly runs: number;
  readonly rebuilds: number;
}

/** Fewer than these are for a quick look, and README keeps what it has. */
const WHOLE: Options = { only: PARTS, runs: 15, rebuilds: 50 };

/** Rebuilds that do not count: an engine that learns a program by running it knows it after a sentence was typed. */
const LEARNING = 100;

/** Rounds that fill the disk's and the programs' own caches, and do not count. */
const WARMUPS = 3;

async function main(): Promise<void> {
  const options = readOptions();
  const installed = install(tell);
  const flow = realFlow();
  layOut(flow);
  const bench = await measure(installed, flow, options);
  print(`${table(bench)}\n\n${conditions(bench)}`);
  const whole =
    options.runs >= WHOLE.runs && options.rebuilds >= WHOLE.rebuilds && options.only.length === PARTS.length;
  if (whole) await publish(bench);
  tell(
    whole
      ? 'README.md and assets/bench.svg have these figures now.'
      : 'A part only: README.md stays as it is.',
  );
}

async function measure(installed: Installed, flow: Flow, { only, runs, rebuilds }: Options): Promise<Bench> {
  const all = contenders(installed);
  const bare = interpreters(installed);
  const cold = only.includes('cold');
  const rounds = cold ? { warmups: WARMUPS, runs } : { warmups: 0, runs: 1 };
  tell(`Cold builds: ${rounds.warmups + rounds.runs} rounds.`);
  const commands = [bare.node, bare.python, ...all.map((contender) => contender.cold)];
  const [node = [], python = [], ...samples] = timeProcesses(installed.python, commands, rounds);
  const starts = { node: medianOf(node), python: medianOf(python) };
  const files = only.includes('bytes') ? await readFiles(all, flow) : undefined;
  const warm = only.includes('warm') ? await timeWarm(all, rebuilds) : undefined;
  const rows = all.map((contender, index): Row => {
    const { label, standards, interpreter } = contender;
    const file = files?.get(contender);
    const times = warm?.get(contender);
    return {
      label,
      standards,
      ...(cold && { cold: coldOf(samples[index] ?? [], starts[interpreter]) }),
      ...(times && { warm: median(times) }),
      ...(contender.warm && file && { file }),
      ...(!contender.warm && { aside: true }),
    };
  });
  return { rows, ...conditionsOf(installed), runs: rounds.runs, rebuilds, ...(cold && { starts }) };
}

async function timeWarm(
  all: readonly Contender[],
  rebuilds: number,
): Promise<ReadonlyMap<Contender, readonly number[]>> {
  const able = all.flatMap((contender) => (contender.warm ? [{ contender, command: contender.warm }] : []));
  tell(`Warm rebuilds: ${LEARNING + rebuilds} rounds.`);
  const times = await timeRebuilds(
    able.map(({ command }) => command),
    LEARNING + rebuilds,
  );
  return new Map(able.map(({ contender }, index) => [contender, times[index]?.slice(LEARNING) ?? []]));
}

/** Every file, read back; throws where the peers' pages are more or fewer than ours, or tags are missing. */
async function readFiles(all: readonly Contender[], flow: Flow): Promise<ReadonlyMap<Contender, Finished>> {
  const files = new Map<Contender, Finished>();
  for (const contender of all) {
    const { label, standards, output } = contender;
    const file = await readFinished(label, readFileSync(output), flow);
    if (file.tagged !== (standards !== 'none')) throw new Error(`${label}: tagged is ${file.tagged}.`);
    files.set(contender, file);
  }
  const counts = [...files].map(([{ label }, { pages }]) => `${label} ${pages}`);
  if (new Set([...files.values()].map(({ pages }) => pages)).size !== 1) {
    throw new Lack(
      `The page counts differ: ${counts.join(', ')}. Mend the peers' leading or foot in flow.ts.`,
    );
  }
  return files;
}

function medianOf(samples: readonly Sample[]): number {
  return median(samples.map(({ ms }) => ms));
}

function readOptions(): Options {
  const values = readArguments();
  const named = values.only?.split(',');
  const unknown = named?.filter((part) => !PARTS.some((known) => known === part));
  if (unknown && unknown.length > 0)
    throw new Lack(`--only takes ${PARTS.join(', ')}, not ${unknown.join(', ')}.`);
  return {
    only: named ? PARTS.filter((part) => named.includes(part)) : WHOLE.only,
    runs: numberOf('--runs', values.runs, WHOLE.runs),
    rebuilds: numberOf('--rebuilds', values.rebuilds, WHOLE.rebuilds),
  };
}

function readArguments(): { readonly only?: string; readonly runs?: string; readonly rebuilds?: string } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ options: { only: text, runs: text, rebuilds: text } }).values;
  } catch (error) {
    throw new Lack(`${String(error)}\nThe options are --only ${PARTS.join(',')}, --runs N and --rebuilds N.`);
  }
}

await toTheEnd(main);
