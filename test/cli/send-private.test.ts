/** `send` over TLS, spawned, beside servers of our own: what goes in private arrives, and nothing goes in the open. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder } from '../support/cli.ts';
import { readMessage } from '../support/mail.ts';
import { type Finished, TO_ALL, addressOf, start, writeMailing } from '../support/mailout.ts';
import { CERTIFICATES, LOGIN, type SecureServer, secureServer } from '../support/secure-smtp.ts';
import { scriptedServer } from '../support/smtp.ts';

let folder: Folder;

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  folder.remove();
});

/** Each way to a private connection: where the server is, as the environment names it, and how it speaks. */
const WAYS = [
  ['smtps://', '127.0.0.1', 'first'],
  // It leads to this computer and is not one of its loopback addresses, which are spoken to in the open.
  ['smtp://', '0.0.0.0', 'start'],
] as const;

const TRUSTING = { NODE_EXTRA_CA_CERTS: CERTIFICATES };
const TRUSTING_NOBODY = { NODE_EXTRA_CA_CERTS: '' };
const { user, password } = LOGIN;

const TO_ALL_NOW = [...TO_ALL, '--yes', '--quiet'];
const TEST = [...TO_ALL, '--test-to', 'e@example.org'];

describe.each(WAYS)('a private connection to %s%s', (protocol, host, tls) => {
  let server: SecureServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  function send(args: readonly string[], env: Record<string, string>): Promise<Finished> {
    const url = `${protocol}${user}:${encodeURIComponent(password)}@${host}:${server?.port ?? 0}`;
    return start(folder.path, args, { ...env, SMTP_URL: url }).finished;
  }

  it('brings a whole mail-out, under a name and a password', async () => {
    writeMailing(folder, 3);
    server = await secureServer(tls);
    const { status, stdout, stderr } = await send(TO_ALL_NOW, TRUSTING);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ {2}sent +3 {2}/m);
    expect(server.delivered.flatMap(({ to }) => to).sort()).toEqual([0, 1, 2].map(addressOf));
    for (const { to, message, ...came } of server.delivered) {
      expect(came).toEqual({ isPrivate: true, user });
      const read = await readMessage(Buffer.from(message, 'latin1'));
      expect(read.to?.map(({ address }) => address)).toEqual(to);
      expect(read.attachments).toHaveLength(1);
    }
  });

  it('brings a test', async () => {
    writeMailing(folder, 1);
    server = await secureServer(tls);
    const { status, stdout, stderr } = await send(TEST, TRUSTING);
    expect([status, stdout, stderr]).toEqual([0, 'The test was sent to e@example.org.\n', '']);
    expect(server.delivered).toMatchObject([{ to: ['e@example.org'], isPrivate: true, user }]);
  });

  it('needs a certificate that somebody vouches for', async () => {
    writeMailing(folder, 1);
    server = await secureServer(tls);
    const { status, stderr } = await send(TEST, TRUSTING_NOBODY);
    expect(status).toBe(3);
    expect(stderr).toContain('cannot be spoken to in private (TLS)');
    expect(stderr).toContain('its certificate does not hold');
    expect(server.delivered).toEqual([]);
  });

  it('needs a certificate for the server that is named, and says so', async () => {
    writeMailing(folder, 1);
    server = await secureServer(tls, 'mail.example.org');
    const { status, stdout, stderr } = await send(TO_ALL_NOW, TRUSTING);
    expect(status).toBe(3);
    expect(stdout).toMatch(/^ {2}left +1 {2}/m);
    expect(stderr).toContain(
      `error: The mail server ${host}:${server.port} has a certificate for another name, so it may not be the one that ` +
        'is meant. Ask whoever looks after it by what name it is reached, and write that in SMTP_HOST or SMTP_URL.',
    );
    expect(server.delivered).toEqual([]);
  });
});

describe('a server that offers no privacy', () => {
  it('gets nothing, unless it is on this computer', async () => {
    writeMailing(folder, 1);
    const server = await scriptedServer();
    const env = { SMTP_HOST: '0.0.0.0', SMTP_PORT: String(server.port) };
    const login = { SMTP_USER: user, SMTP_PASSWORD: password };
    const { status, stderr } = await start(folder.path, TEST, { ...env, ...login }).finished;
    await server.close();
    expect(status).toBe(3);
    expect(stderr).toContain('cannot be spoken to in private (TLS)');
    expect(server.received.join('')).not.toMatch(/AUTH PLAIN|MAIL FROM/);
  });
});
