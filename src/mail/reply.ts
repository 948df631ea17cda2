/** What a mail server's answers mean (RFC 5321, 4.2; RFC 3463), without its words: those may quote an address or a password. */

/** What became of one message. */
export type Fate =
  | { readonly kind: 'taken' }
  /** For good. `by` says of what the server thinks so: this member, or every message of ours. */
  | { readonly kind: 'refused'; readonly code: string; readonly by: 'member' | 'server' }
  /** For now; by the server: before the member was named. */
  | { readonly kind: 'deferred'; readonly code: string; readonly by: 'member' | 'server' }
  /** The connection went before all of it was handed over: not taken, for certain. */
  | { readonly kind: 'lost' }
  /** The connection went after that and before the answer. */
  | { readonly kind: 'unknown' };

/** Why no message can be sent at all. */
export type FaultKind =
  | 'unreachable'
  | 'no-host'
  | 'no-tls'
  | 'other-name'
  | 'no-login'
  | 'bad-login'
  | 'refused'
  | 'too-large'
  | 'busy';

export class ServerFault extends Error {
  constructor(
    readonly kind: FaultKind,
    /** The server's numbers, e.g. `535 5.7.8`; empty where it gave none. */
    readonly code: string,
  ) {
    super(`${kind} ${code}`.trim());
  }
}

/** Faults that waiting does not mend. */
const LASTING: ReadonlySet<FaultKind> = new Set([
  'no-host',
  'no-tls',
  'other-name',
  'no-login',
  'bad-login',
  'refused',
  'too-large',
]);

export function isLasting({ kind }: ServerFault): boolean {
  return LASTING.has(kind);
}

/** What nodemailer tells of a failure. */
interface Failed {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
}

function failed(error: unknown): Failed {
  return typeof error === 'object' && error !== null ? error : {};
}

/** `550 5.1.1` of a reply: its code, and the enhanced one where there is one. */
function codeOf({ response, responseCode }: Failed): string {
  if (typeof responseCode !== 'number') return '';
  const enhanced =
    typeof response === 'string' ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined;
  return enhanced === undefined ? String(responseCode) : `${responseCode} ${enhanced}`;
}

/** Why a connection could not be made or logged in. */
export function faultOf(error: unknown): ServerFault {
  const told = failed(error);
  const code = codeOf(told);
  if (told.code === 'EDNS' || told.originalCode === 'ENOTFOUND') return new ServerFault('no-host', code);
  if (told.originalCode === OTHER_NAME) return new ServerFault('other-name', code);
  if (told.code === 'ETLS' || isCertificate(told)) return new ServerFault('no-tls', code);
  if (told.code === 'EAUTH') return new ServerFault(code.startsWith('4') ? 'busy' : 'bad-login', code);
  if (code.startsWith('5')) return new ServerFault('refused', code);
  return new ServerFault(code.startsWith('4') ? 'busy' : 'unreachable', code);
}

/** Node's name for a certificate that holds, and is another's. */
const OTHER_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID';

/** Node's names for a certificate that does not hold (crypto.X509Certificate errors), and for a broken handshake. */
function isCertificate({ code, originalCode }: Failed): boolean {
  return [code, originalCode].some(
    (name) => typeof name === 'string' && /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_(?:SSL|TLS)|EPROTO$/.test(name),
  );
}

/** Refusals of RCPT and DATA that speak of the sender: to log in first (RFC 4954), too large (RFC 1870), no relaying. */
const OF_THE_SERVER = /^(?:530|535|538|552 5\.3\.4|\d{3} 5\.7\.(?:8|9|11|14))/;

/** Too large for the server, or for the mailbox (RFC 3463, 3.4 and 3.3). */
const TOO_LARGE = / [45]\.(?:3\.4|2\.3)\b/;

/** Why a server that refuses one message refuses them all. */
export function refusalOf(code: string): ServerFault {
  return new ServerFault(TOO_LARGE.test(code) ? 'too-large' : 'refused', code);
}

/** What became of a message that `send` ended with this error, or without one; `isWhole`: all of it was handed over. */
export function fateOf(error: unknown, isWhole: boolean): Fate {
  if (!error) return { kind: 'taken' };
  const told = failed(error);
  const code = codeOf(told);
  const isAnswer = typeof told.command === 'string' && /^(?:MAIL FROM|RCPT TO|DATA)$/.test(told.command);
  if (told.code === 'EMESSAGE' && code === '' && !isWhole)
    return { kind: 'refused', code: '552 5.3.4', by: 'server' };
  const by = told.command === 'MAIL FROM' || OF_THE_SERVER.test(code) ? 'server' : 'member';
  if (isAnswer && code.startsWith('4')) return { kind: 'deferred', code, by };
  if (isAnswer && code.startsWith('5')) return { kind: 'refused', code, by };
  return isWhole ? { kind: 'unknown' } : { kind: 'lost' };
}

/** What a refusal most likely means, for one who has never seen a code (RFC 3463, 3). The first that fits. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/ [45]\.1\.[123]\b/, 'there is no such mailbox'],
  [/ [45]\.1\.10\b/, 'the domain takes no mail'],
  [/ [45]\.2\.1\b/, 'the mailbox is closed'],
  [TOO_LARGE, 'the message is too large for the server'],
  [/ [45]\.2\.2\b|^[45]52/, 'the mailbox is full'],
  [/ [45]\.7\.\d+\b|^554/, 'the server does not let it through'],
  [/^(?:550|551|553)/, 'there is no such mailbox, or it takes no mail from here'],
  [/^4/, 'the server put it off'],
  [/^lost/, 'the connection was lost before it was handed over'],
];

export function meaningOf(code: string): string {
  return MEANINGS.find(([sign]) => sign.test(code))?.[1] ?? 'the server gave no reason that is known';
}
