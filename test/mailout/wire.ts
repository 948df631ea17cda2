/** A wire between the program and the mail server, on which every byte is kept, and which can be cut at a cue. */
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

export interface Wire {
  readonly port: number;
  /** What the program sent, by connection. */
  readonly sent: readonly string[];
  /** Called in place of passing on the server's answer to a whole message; `true` keeps the answer back. */
  onAccepted: () => boolean;
  close(): Promise<void>;
}

export async function wireTo(target: number): Promise<Wire> {
  const sent: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const at = sent.push('') - 1;
    let isMessageOver = false;
    sockets.add(near).add(far);
    near.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      sent[at] = (sent[at] ?? '') + text;
      if (/\r\n\.\r\n$/.test((sent[at] ?? '').slice(-5))) isMessageOver = true;
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      const isAnswer = isMessageOver && chunk.toString('latin1').startsWith('250');
      isMessageOver &&= !isAnswer;
      if (isAnswer && wire.onAccepted()) near.destroy();
      else near.write(chunk);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wire: Wire = {
    port: (server.address() as AddressInfo).port,
    sent,
    onAccepted: () => false,
    close: () =>
      new Promise((resolve) => {
        sockets.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  };
  return wire;
}
