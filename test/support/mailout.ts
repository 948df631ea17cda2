/** A mail-out on disk: members, a house that sends, and the real binary run beside the server that it speaks to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Entry, type Journal, type Standing, readJournal } from '../../src/mail/journal.ts';
import { type Folder, simpleUpdate } from './cli.ts';

const BINARY = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export const HOUSE =
  'organisation: The House of Tests\nemail: { from: Policy Updates <updates@example.org>, unsubscribe: leave@example.org }\n';

export function addressOf(number: number): string {
  return `member-${number}-${(number * 7919) % 9973}@example.net`;
}

export function membersCsv(count: number): string {
  const lines = Array.from({ length: count }, (_, n) => `${addressOf(n)},Member number ${n} Surname${n}x`);
  return ['email,name', ...lines, ''].join('\n');
}

/** note.yaml, house.yaml and members.csv. */
export function writeMailing(folder: Folder, members: number): void {
  folder.write('house.yaml', HOUSE);
  folder.write('note.yaml', simpleUpdate());
  folder.write('members.csv', membersCsv(members));
}

/** A mailing to everybody, faster than any real one. */
export const TO_ALL = ['send', 'note.yaml', '--to', 'members.csv', '--rate', '100000'];

/** The environment that leads to a server on this computer. */
export function reaching({ port }: { readonly port: number }): Record<string, string> {
  return { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(port) };
}

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly finished: Promise<Finished>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Starts the binary, or a shell command that has it as "$@", without waiting. */
export function start(
  folder: string,
  args: readonly string[],
  env: Environment = {},
  shell?: string,
): Running {
  const clean = { ...process.env, NO_COLOR: '1', SMTP_URL: '', SMTP_HOST: '', SMTP_PORT: '', ...env };
  const command = [process.execPath, BINARY, ...args];
  const options = { cwd: folder, env: clean, stdio: ['ignore', 'pipe', 'pipe'] as const };
  const child =
    shell === undefined
      ? spawn(command[0] ?? '', command.slice(1), { ...options, stdio: [...options.stdio] })
      : spawn('bash', ['-c', shell, 'bash', ...command], { ...options, stdio: [...options.stdio] });
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (status) => resolve({ status, ...said }));
  });
  return { process: child, finished };
}

export function journalText(folder: string): string {
  const [name] = readdirSync(folder).filter((each) => each.endsWith('.journal'));
  return name === undefined ? '' : readFileSync(join(folder, name), 'utf8');
}

/** The journal, which must be readable. */
export function journalIn(folder: string): Journal {
  const read = readJournal(journalText(folder));
  if ('line' in read) throw new Error(`the journal is damaged on line ${read.line}`);
  return read;
}

export function entriesIn(folder: string): Entry[] {
  return journalText(folder)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Entry]));
}

/** How many members stand how: `{ sent: 3, left: 1 }`. */
export function counted(standings: Iterable<Standing>): Partial<Record<Standing['kind'], number>> {
  const counts: Partial<Record<Standing['kind'], number>> = {};
  for (const { kind } of standings) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

export function hasJournal(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.journal'));
}
