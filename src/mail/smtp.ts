/**
 * One connection to a mail server (RFC 5321), by nodemailer: what became of each message, in one of five words. The only
 * file below commands/ that reaches the network, and only when commands/ asks for a connection.
 *
 * The library's own pool is not used: it sends a message again when the connection closes before the answer, which may
 * be the second time for the one who gets it.
 */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type Fate, ServerFault, faultOf, fateOf } from './reply.ts';

export interface Server {
  readonly host: string;
  readonly port: number;
  /** `first`: before a word is said (SMTPS); `start`: by STARTTLS, or not at all; `none`: the host is this computer. */
  readonly tls: 'first' | 'start' | 'none';
  readonly login?: { readonly user: string; readonly password: string };
  /** Milliseconds without a sign of the server after which it counts as lost. */
  readonly patience?: number;
}

export interface Envelope {
  readonly from: string;
  /** One recipient: there is no way to write to two at once. */
  readonly to: string;
}

export interface Line {
  /**
   * Sends one message. `ready` is waited for when the server has agreed to the envelope and before a byte of the message
   * goes; where it rejects, the connection is closed and nothing was handed over.
   */
  send(envelope: Envelope, message: Uint8Array, ready?: Promise<void>): Promise<Fate>;
  /** False once it cannot carry another message. */
  isOpen(): boolean;
  /** How many messages were sent on it, whatever became of them. */
  carried(): number;
  close(): void;
}

/** Opens a connection and logs in; throws a ServerFault, whose words hold nothing that the server said. */
export async function connect(server: Server): Promise<Line> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.tls === 'first',
    requireTLS: server.tls === 'start',
    ignoreTLS: server.tls === 'none',
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    // Nothing is waited for once a connection is given up.
    socketCloseTimeout: 0,
    logger: false,
    ...(server.patience !== undefined && {
      connectionTimeout: server.patience,
      greetingTimeout: server.patience,
      socketTimeout: server.patience,
    }),
  });
  // Errors come by the callbacks too; without a listener they would end the program.
  connection.on('error', () => undefined);
  try {
    await opened(connection);
    if (server.login) await loggedIn(connection, server.login);
  } catch (error) {
    connection.close();
    throw error;
  }
  let carried = 0;
  return {
    send(envelope, message, ready) {
      carried += 1;
      return sendOne(connection, envelope, waiting(message, ready), message.length);
    },
    carried: () => carried,
    isOpen: () => !connection.destroyed,
    close: () => hangUp(connection),
  };
}

function opened(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(faultOf(error));
    connection.once('error', fail);
    connection.once('end', () => fail(undefined));
    connection.connect((error) => (error ? fail(error) : resolve()));
  });
}

function loggedIn(
  connection: SMTPConnection,
  { user, password }: NonNullable<Server['login']>,
): Promise<void> {
  if (!connection.allowsAuth) throw new ServerFault('no-login', '');
  return new Promise((resolve, reject) => {
    connection.login({ user, pass: password }, (error) => (error ? reject(faultOf(error)) : resolve()));
  });
}

/** A server that does not answer QUIT is left to itself. */
const LAST_WORDS = 2000;

function hangUp(connection: SMTPConnection): void {
  if (connection.destroyed) return;
  connection.quit();
  setTimeout(() => connection.close(), LAST_WORDS).unref();
}

/** The message as a stream that gives nothing before it is ready. */
function waiting(message: Uint8Array, ready: Promise<void> | undefined): Readable {
  const body = new Readable({ read: () => undefined });
  body.on('error', () => undefined);
  Promise.resolve(ready).then(
    () => {
      body.push(message);
      body.push(null);
    },
    (error: unknown) => body.destroy(error instanceof Error ? error : new Error('not ready')),
  );
  return body;
}

async function sendOne(
  connection: SMTPConnection,
  { from, to }: Envelope,
  body: Readable,
  size: number,
): Promise<Fate> {
  // The full stop that ends a message (RFC 5321, 4.1.1.4) is written after this: before it no server has taken anything.
  let isWhole = false;
  body.once('end', () => (isWhole = true));
  const error = await new Promise<unknown>((resolve) => {
    connection.send({ from, to: [to], size }, body, resolve);
  });
  const fate = fateOf(error, isWhole);
  if (error && !(await isReset(connection, fate))) connection.close();
  return fate;
}

/** After a refusal the connection serves on; after anything else that went wrong it may be out of step. */
async function isReset(connection: SMTPConnection, fate: Fate): Promise<boolean> {
  if (fate.kind !== 'refused' && fate.kind !== 'deferred') return false;
  if (connection.destroyed || fate.code.startsWith('421')) return false;
  return new Promise((resolve) => {
    connection.once('end', () => resolve(false));
    connection.reset((error) => resolve(!error));
  });
}
