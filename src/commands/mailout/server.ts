/** Which mail server, from the environment alone: a password on a command line is read by everyone on the computer. */
import { isIP } from 'node:net';
import type { FaultKind, ServerFault } from '../../mail/reply.ts';
import type { Server } from '../../mail/smtp.ts';
import { EXIT, Failure } from '../failure.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** TLS from the first byte (RFC 8314, 7.3). */
const SECURE_PORT = 465;
/** Submission (RFC 6409). */
const PLAIN_PORT = 587;

/** The server that SMTP_URL, or SMTP_HOST and its companions, name; nothing where neither is set. */
export function serverFrom(env: Environment): Server | undefined {
  const url = env['SMTP_URL'] || undefined;
  const host = env['SMTP_HOST'] || undefined;
  if (url && host)
    throw usage('Both SMTP_URL and SMTP_HOST are set. Unset one of them: only one can be meant.');
  if (url) return fromUrl(url);
  if (!host) return undefined;
  if (!isHost(host))
    throw usage('SMTP_HOST is not the name of a computer. It looks like this: smtp.example.org');
  const port = portOf(env['SMTP_PORT'], 'SMTP_PORT') ?? PLAIN_PORT;
  const [user, password] = [env['SMTP_USER'] || undefined, env['SMTP_PASSWORD'] || undefined];
  return serverOf(host, port, port === SECURE_PORT, loginOf(user, password, 'SMTP_USER and SMTP_PASSWORD'));
}

const URL_FORM =
  'It looks like this: smtps://name:password@smtp.example.org, where signs such as @ and / in the name or the password are written as %40 and %2F.';

/** Nothing of the address is repeated in a message: it may hold a password. */
function fromUrl(typed: string): Server {
  if (!URL.canParse(typed)) throw usage(`SMTP_URL is not an address. ${URL_FORM}`);
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(typed);
  if (protocol !== 'smtp:' && protocol !== 'smtps:')
    throw usage(`SMTP_URL must begin with smtp:// or smtps://. ${URL_FORM}`);
  if (search || hash || !['', '/'].includes(pathname))
    throw usage(`SMTP_URL has something after the server's name, which would be ignored. ${URL_FORM}`);
  const host = decoded(hostname).replace(/^\[(.*)\]$/, '$1');
  if (!isHost(host)) throw usage(`SMTP_URL does not name a computer. ${URL_FORM}`);
  const isFirst = protocol === 'smtps:';
  const number = portOf(port || undefined, 'SMTP_URL') ?? (isFirst ? SECURE_PORT : PLAIN_PORT);
  const login = loginOf(decoded(username) || undefined, decoded(password) || undefined, 'SMTP_URL');
  return serverOf(host, number, isFirst || number === SECURE_PORT, login);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw usage(`SMTP_URL has a % that is not followed by two digits. ${URL_FORM}`);
  }
}

function serverOf(host: string, port: number, isFirst: boolean, login: Server['login']): Server {
  const tls = isFirst ? 'first' : isLoopback(host) ? 'none' : 'start';
  return { host, port, tls, ...(login && { login }) };
}

function isHost(host: string): boolean {
  return isIP(host) > 0 || /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?$/.test(host);
}

/** This very computer: what is said to it passes no wire (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). */
export function isLoopback(host: string): boolean {
  return (
    host.toLowerCase() === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  );
}

function portOf(typed: string | undefined, from: string): number | undefined {
  if (typed === undefined || typed === '') return undefined;
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
  if (port < 1 || port > 65_535)
    throw usage(`${from} has no right port: it is a number, such as 587 or 465.`);
  return port;
}

function loginOf(user: string | undefined, password: string | undefined, from: string): Server['login'] {
  if (user === undefined && password === undefined) return undefined;
  if (user === undefined || password === undefined)
    throw usage(`${from} must give a name and a password, or neither. One of them is missing.`);
  return { user, password };
}

function usage(message: string): Failure {
  return new Failure(message, EXIT.usage);
}

/** What to do about a server that does not serve; never what it said, which may repeat a password. */
const ADVICE: Readonly<Record<FaultKind, string>> = {
  unreachable: 'does not answer. Check the name and the port, and that this computer is on the network',
  'no-host': 'is not to be found. Check the spelling of its name, and that this computer is on the network',
  'no-tls':
    'cannot be spoken to in private (TLS): it does not offer it, or its certificate does not hold. Check its name and port with whoever looks after it; nothing is sent in the open',
  'other-name':
    'has a certificate for another name, so it may not be the one that is meant. Ask whoever looks after it by what name it is reached, and write that in SMTP_HOST or SMTP_URL',
  'no-login': 'takes no name and password here. Ask whoever looks after it for the right port',
  'bad-login': 'does not accept the name and the password. Check SMTP_USER and SMTP_PASSWORD, or SMTP_URL',
  refused: 'refuses to serve this computer or this sender. Ask whoever looks after it',
  'too-large': 'takes no message as large as this one. Use fewer pictures in the update, or smaller ones',
  busy: 'is busy and says to come back later. Wait some minutes',
};

/** "smtp.example.org:587", "[2001:db8::1]:587" (RFC 3986, 3.2.2). */
export function nameOf({ host, port }: Server): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** "The mail server smtp.example.org:587 does not answer (…)." */
export function faultSentence(server: Server, { kind, code }: ServerFault): string {
  return `The mail server ${nameOf(server)} ${ADVICE[kind]}${code ? ` (it answered ${code})` : ''}.`;
}

/** What is said while the server is given time to come back: rests of up to a minute, which nobody would understand. */
export function restingSentence(server: Server, { code }: ServerFault): string {
  const it = `The mail server ${nameOf(server)}`;
  return `${it} ${code ? `answered ${code}` : 'does not answer'}. It is tried again for two minutes or so; Ctrl-C stops.`;
}

/** How a server is told of in the plan. */
export function shownServer(server: Server): string {
  const how = { first: 'TLS', start: 'TLS', none: 'on this computer, without TLS' }[server.tls];
  return `${nameOf(server)}, ${how}${server.login ? ', with a name and a password' : ''}`;
}
