/**
 * What threads gain: 1,000 updates of which no two have a paragraph in common, built with `--jobs 1` and `--jobs 2`, one
 * after the other in turn, and their bytes compared. `npm run bench:jobs`, or with another number of updates: `npm run bench:jobs -- 200`
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BINARY, CONTENT } from '../support/cli.ts';
import { archived } from './archive.ts';

/** Rounds that count; one before them warms the disk up. */
const ROUNDS = 5;
const JOBS = [1, 2] as const;

/** Run in the program as it starts: says at the end what it took. */
const METER = `
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => process.stderr.write(JSON.stringify(process.resourceUsage())));`;

/** Seconds by the clock, seconds of all cores, and the most memory that was held, in MiB. */
interface Sample {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

const count = Number(process.argv[2] ?? 1000);
const folder = mkdtempSync(join(tmpdir(), 'policy-update-jobs-'));
try {
  writeUpdates();
  measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function writeUpdates(): void {
  mkdirSync(join(folder, 'content'));
  cpSync(join(CONTENT, 'house.yaml'), join(folder, 'content/house.yaml'));
  for (let at = 0; at < count; at++) {
    writeFileSync(join(folder, 'content', `${String(at).padStart(5, '0')}.yaml`), archived(at));
  }
}

function measure(): void {
  const samples = new Map<number, Sample[]>(JOBS.map((jobs) => [jobs, []]));
  const digests = new Set<string>();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const jobs of JOBS) {
      const sample = build(jobs);
      if (round > 0) samples.get(jobs)?.push(sample);
      digests.add(digestOf(join(folder, 'output')));
    }
  }
  say(`${count} updates, ${cpus().length} cores, Node ${process.versions.node}, ${ROUNDS} rounds in turn`);
  say('jobs   seconds, median   least   of all cores   MiB');
  for (const [jobs, of] of samples) say(row(jobs, of));
  const [one = [], two = []] = [...samples.values()].map((of) => of.map(({ wall }) => wall));
  const ratios = [median(one) / median(two), Math.min(...one) / Math.min(...two)];
  say(
    `--jobs 2 is ${ratios.map((ratio) => ratio.toFixed(2)).join(' times as fast by the median, ')} by the least.`,
  );
  say(digests.size === 1 ? 'The bytes are the same.' : 'THE BYTES DIFFER.');
  process.exitCode = digests.size === 1 ? 0 : 1;
}

function build(jobs: number): Sample {
  rmSync(join(folder, 'output'), { recursive: true, force: true });
  const meter = `data:text/javascript,${encodeURIComponent(METER)}`;
  const args = ['--import', meter, BINARY, 'build', '--edition', 'member', '--quiet', '--jobs', String(jobs)];
  // What a shell may add, NODE_EXTRA_CA_CERTS for one, costs every thread some time.
  const env = { PATH: process.env['PATH'] };
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
  const wall = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(stderr);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(stderr) as NodeJS.ResourceUsage;
  return { wall, cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
}

function digestOf(output: string): string {
  const names = readdirSync(output).sort();
  if (names.length !== count) throw new Error(`${names.length} files instead of ${count}`);
  const digest = createHash('sha256');
  names.forEach((name) => digest.update(name).update(readFileSync(join(output, name))));
  return digest.digest('hex');
}

function row(jobs: number, of: readonly Sample[]): string {
  const walls = of.map(({ wall }) => wall);
  const cells = [
    [String(jobs), 4],
    [median(walls).toFixed(2), 18],
    [Math.min(...walls).toFixed(2), 8],
    [median(of.map(({ cpu }) => cpu)).toFixed(2), 15],
    [median(of.map(({ memory }) => memory)).toFixed(0), 6],
  ] as const;
  return cells.map(([text, width]) => text.padStart(width)).join('');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
