/** A real mail server, OpenSMTPD, on a port of its own; what it accepts it hands on to a sink that remembers it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export interface Delivered {
  readonly from: string;
  readonly to: readonly string[];
  readonly message: string;
}

export interface RealServer {
  readonly port: number;
  /** What one sender's messages became; the server's queue may hold others from an earlier run. */
  deliveredFrom(sender: string): readonly Delivered[];
  /** Waits until so many of a sender's have been delivered, and then a little for any that should not be. */
  settle(sender: string, count: number): Promise<void>;
  /** From now on it keeps what it accepts: handing it on would take time from accepting. */
  keep(): void;
  /** Ends it and empties its queue. */
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** Where it keeps what it has accepted; the place is compiled into it. */
const QUEUE = '/var/spool/smtpd/queue';

const DAEMON = '/usr/sbin/smtpd';

/** Why it cannot be started here, in words for whoever gave the command; nothing where it can. */
export function hindrance(): string | undefined {
  if (process.getuid?.() !== 0)
    return 'This check starts a mail server, which needs root. Give the same command as root, in a container for instance.';
  if (!existsSync(DAEMON)) return 'OpenSMTPD is not here. On Debian: apt-get install opensmtpd';
  if (said('find', QUEUE, '-type', 'f') !== '')
    return `There is mail in ${QUEUE}, which this check would lose. Is this computer a mail server? If not, an earlier check was cut short and left it: delete it.`;
  return undefined;
}

/** Runs a command, and gives what it says. */
function said(command: string, ...args: readonly string[]): string {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout;
}

/** Starts it, as root, whose rights it gives up itself. */
export async function startOpenSmtpd(folder: string): Promise<RealServer> {
  const delivered: Delivered[] = [];
  const sinkPort = await freePort();
  const sink = sinkOf(delivered);
  await new Promise<void>((resolve) => sink.listen(sinkPort, '127.0.0.1', () => resolve()));
  const port = await freePort();
  const config = join(folder, 'smtpd.conf');
  writeFileSync(
    config,
    [
      `listen on 127.0.0.1 port ${port} hostname localhost`,
      `action "sink" relay host lmtp://127.0.0.1:${sinkPort}`,
      'match from local for any action "sink"',
      '',
    ].join('\n'),
  );
  const daemon = spawn(DAEMON, ['-d', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  daemon.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(-2000)));
  await answers(port, daemon, () => complaint);
  const deliveredFrom = (sender: string): Delivered[] => delivered.filter(({ from }) => from === sender);
  return {
    port,
    deliveredFrom,
    async settle(sender, count) {
      for (let tries = 0; deliveredFrom(sender).length < count && tries < 600; tries++) await sleep(200);
      await sleep(2000);
    },
    keep: () => void said('smtpctl', 'pause', 'mta'),
    async stop() {
      const ended = new Promise((resolve) => daemon.once('close', resolve));
      daemon.kill('SIGTERM');
      await ended;
      sink.close();
      said('find', QUEUE, '-mindepth', '1', '-delete');
    },
  };
}

function sinkOf(delivered: Delivered[]): SMTPServer {
  const sink = new SMTPServer({
    lmtp: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        delivered.push({ from, to, message: Buffer.concat(chunks).toString('latin1') });
        done(null, 'taken');
      });
    },
  });
  sink.on('error', () => undefined);
  return sink;
}

async function answers(port: number, daemon: ChildProcess, complaint: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (daemon.exitCode !== null) break;
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
    });
    if (isThere) return;
    await sleep(100);
  }
  throw new Error(`OpenSMTPD does not answer: ${complaint()}`);
}
