/** A mail server that fails on cue: it speaks SMTP (RFC 5321) as its script says, and remembers every byte. */
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';

/** What the server heard, and is about to answer. */
export interface Heard {
  readonly verb: 'connect' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'message' | 'RSET' | 'QUIT' | 'AUTH';
  /** The recipient, once named. */
  readonly to: string;
  /** How often this verb was heard by the server, this time included. */
  readonly nth: number;
  /** How often it was heard for this recipient. */
  readonly nthFor: number;
}

/**
 * What to do: answer so, close without a word, take the message and then close, or say nothing. Nothing of these: the
 * usual answer.
 */
export type Cue = string | { readonly act: 'drop' | 'take-and-drop' | 'hang' } | undefined;

export interface Taken {
  readonly to: string;
  /** As they came, the final full stop taken off. */
  readonly message: string;
}

export interface ScriptedServer {
  readonly port: number;
  readonly taken: readonly Taken[];
  /** Of each connection, every byte that the client sent. */
  readonly received: readonly string[];
  readonly connections: number;
  close(): Promise<void>;
}

const USUAL: Readonly<Record<Heard['verb'], string>> = {
  connect: '220 scripted ESMTP',
  EHLO: '250-scripted\r\n250-PIPELINING\r\n250 AUTH PLAIN',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  message: '250 2.0.0 taken',
  RSET: '250 2.0.0 ok',
  QUIT: '221 2.0.0 bye',
  AUTH: '235 2.7.0 ok',
};

export type Script = (heard: Heard) => Cue | Promise<Cue>;

export async function scriptedServer(
  script: Script = () => undefined,
  host = '127.0.0.1',
): Promise<ScriptedServer> {
  const taken: Taken[] = [];
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const counts = new Map<string, number>();
  const count = (key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) ?? 0;
  };
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    const at = received.push('') - 1;
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    // A client that goes away in the middle is what some tests are about.
    serve(socket, {
      script: (verb, to) => script({ verb, to, nth: count(verb), nthFor: count(`${verb} ${to}`) }),
      take: (each) => taken.push(each),
      hear: (text) => (received[at] = (received[at] ?? '') + text),
    }).catch(() => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    received,
    get connections() {
      return received.length;
    },
    close: () =>
      new Promise((resolve) => {
        sockets.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  };
}

interface Ears {
  script(verb: Heard['verb'], to: string): Cue | Promise<Cue>;
  take(taken: Taken): void;
  hear(text: string): void;
}

async function serve(socket: Socket, { script, take, hear }: Ears): Promise<void> {
  let to = '';
  let buffer = '';
  let isMessage = false;
  let isAccepted = false;
  /** False where the connection has nothing more to say. */
  const answer = async (verb: Heard['verb'], message = ''): Promise<boolean> => {
    const cue = await script(verb, to);
    if (typeof cue === 'object') {
      if (cue.act === 'take-and-drop') take({ to, message });
      if (cue.act !== 'hang') socket.destroy();
      return false;
    }
    const said = cue ?? (verb === 'DATA' && !isAccepted ? '503 5.5.1 nobody to send it to' : USUAL[verb]);
    if (verb === 'MAIL') isAccepted = false;
    if (verb === 'RCPT') isAccepted = said.startsWith('2');
    if (verb === 'message' && said.startsWith('2')) take({ to, message });
    if (verb === 'DATA') isMessage = said.startsWith('3');
    socket.write(`${said}\r\n`);
    if (verb === 'QUIT' || said.startsWith('421')) socket.end();
    return true;
  };
  if (!(await answer('connect'))) return;
  for await (const chunk of socket) {
    const text = (chunk as Buffer).toString('latin1');
    hear(text);
    buffer += text;
    for (;;) {
      const end = buffer.indexOf(isMessage ? '\r\n.\r\n' : '\r\n');
      if (end < 0) break;
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + (isMessage ? 5 : 2));
      if (isMessage) {
        isMessage = false;
        if (!(await answer('message', line))) return;
        continue;
      }
      if (/^RCPT TO:<(.*)>/i.test(line)) to = /<(.*)>/.exec(line)?.[1] ?? '';
      const verb = line.slice(0, 4).toUpperCase() as Heard['verb'];
      if (!(verb in USUAL)) socket.write('502 5.5.1 unknown command\r\n');
      else if (!(await answer(verb))) return;
    }
  }
}
