/** Runs veraPDF over finished PDFs: one JVM for all files of a flavour, its report read into verdicts. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** PDF/UA-1; PDF/A-2, accessible; PDF/A-2, basic. */
export type Flavour = 'ua1' | '2a' | '2b';

export interface Failure {
  /** The clause of ISO 14289-1 or ISO 19005-2, or `none` when the file could not be read at all. */
  readonly clause: string;
  /** Which of veraPDF's tests for that clause. */
  readonly testNumber: number;
  readonly description: string;
}

export interface Verdict {
  readonly passed: boolean;
  readonly failures: readonly Failure[];
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MAIN_CLASS = 'org.verapdf.apps.GreenfieldCliWrapper';

/** Where each program comes from on Debian. */
const PACKAGES: Readonly<Record<string, string>> = { java: 'openjdk-17-jre-headless', mvn: 'maven' };

/** veraPDF's exit statuses that come with a report: all pass, some fail, some could not be read or are encrypted. */
const REPORTED = [0, 1, 7, 8];

interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is used of veraPDF's report. */
interface Report {
  readonly report: { readonly jobs: readonly Job[] };
}

interface Job {
  readonly itemDetails: { readonly name: string };
  readonly validationResult?: readonly Validation[];
  readonly taskException?: { readonly exceptionMessage: string };
}

interface Validation {
  readonly compliant: boolean;
  readonly details: { readonly ruleSummaries: readonly Failure[] };
}

/** Validates files against one flavour. The verdicts are found under the names as given, and none is missing. */
export async function validate(
  files: readonly string[],
  flavour: Flavour,
): Promise<ReadonlyMap<string, Verdict>> {
  if (files.length === 0) throw new Error('There is no file to validate.');
  const jar = await validator();
  const names = new Map(files.map((file) => [resolve(file), file]));
  const options = ['--flavour', flavour, '--format', 'json', '--maxfailuresdisplayed', '1'];
  const run = await finished('java', ['-cp', jar, MAIN_CLASS, ...options, '--nonpdfext', ...names.keys()]);
  if (!REPORTED.includes(run.status ?? -1))
    throw new Error(`veraPDF gave up (${run.status}).\n${run.stderr}`);
  const verdicts = new Map(
    verdictsIn(run.stdout).map(([path, verdict]) => [names.get(path) ?? path, verdict]),
  );
  const missing = files.filter((file) => !verdicts.has(file));
  if (missing.length > 0) throw new Error(`veraPDF said nothing of ${missing.join(', ')}.\n${run.stderr}`);
  return verdicts;
}

function verdictsIn(json: string): readonly (readonly [string, Verdict])[] {
  const { report } = JSON.parse(json) as Report;
  return report.jobs.map((job) => [job.itemDetails.name, verdictOf(job)] as const);
}

function verdictOf({ validationResult, taskException }: Job): Verdict {
  const [validation] = validationResult ?? [];
  if (!validation) {
    const description = taskException?.exceptionMessage ?? 'veraPDF could not validate this file.';
    return { passed: false, failures: [{ clause: 'none', testNumber: 0, description }] };
  }
  const failures = validation.details.ruleSummaries.map(({ clause, testNumber, description }) => ({
    ...{ clause, testNumber, description },
  }));
  return { passed: validation.compliant, failures };
}

/** The validator's jar, which Maven fetches the first time and then again when pom.xml names another version. */
async function validator(): Promise<string> {
  const version = /<artifactId>greenfield-apps<\/artifactId>\s*<version>([^<]+)</.exec(
    readFileSync(`${HERE}pom.xml`, 'utf8'),
  )?.[1];
  const jar = `${HERE}target/greenfield-apps-${version ?? ''}.jar`;
  if (existsSync(jar)) return jar;
  const run = await finished('mvn', ['-q', '-B', '-f', `${HERE}pom.xml`, 'dependency:copy-dependencies']);
  if (!existsSync(jar)) throw new Error(`Maven did not fetch veraPDF.\n${run.stdout}${run.stderr}`);
  return jar;
}

function finished(command: string, args: readonly string[]): Promise<Finished> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ENOENT' ? notFound(command) : error),
    );
    child.on('close', (status) =>
      done({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

function notFound(command: string): Error {
  return new Error(
    `veraPDF needs ${command}, which is not on the PATH. On Debian: apt-get install ${PACKAGES[command] ?? command}`,
  );
}
