/** A mail server that speaks in private alone: TLS from the first byte, or after STARTTLS and not a word before. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';

/** Whoever has this file in NODE_EXTRA_CA_CERTS trusts the server. */
export const CERTIFICATES = fileURLToPath(new URL('certificates.pem', import.meta.url));

/** The one name and password that it accepts. */
export const LOGIN = { user: 'sender', password: 'Gr3en-Tea&Scones/@' };

/** A message, and how it came. */
export interface Delivered {
  readonly to: readonly string[];
  readonly message: string;
  readonly isPrivate: boolean;
  readonly user: string | undefined;
}

export interface SecureServer {
  readonly port: number;
  readonly delivered: readonly Delivered[];
  close(): Promise<void>;
}

/** `first`: TLS from the first byte; `start`: by STARTTLS. `certified`: whom its certificate is for. */
export async function secureServer(
  tls: 'first' | 'start',
  certified: 'this computer' | 'mail.example.org' = 'this computer',
): Promise<SecureServer> {
  const key = readFileSync(CERTIFICATES, 'latin1');
  const [ours, other] = key.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  const cert = certified === 'this computer' ? ours : other;
  const delivered: Delivered[] = [];
  const server = new SMTPServer({
    ...{ secure: tls === 'first', key, cert, disableReverseLookup: true, logger: false },
    onAuth({ username, password }, _session, done) {
      if (username !== LOGIN.user || password !== LOGIN.password) return done(new Error('wrong'));
      done(null, { user: username });
    },
    onData(stream, { envelope, secure, user }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        delivered.push({ to, message: Buffer.concat(chunks).toString('latin1'), isPrivate: secure, user });
        done();
      });
    },
  });
  // A client that does not trust it goes away in the middle.
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
  });
  return { port, delivered, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
