/** A worker thread: a task comes in, its result goes out, in the order of the tasks. */
import { parentPort } from 'node:worker_threads';
import { END, type Reply, refusal } from './commands/reply.ts';
import { type Task, perform } from './commands/tasks.ts';

/** Listens for tasks; start.ts calls it in each thread. */
export function start(): void {
  const port = parentPort;
  if (!port) throw new Error('a worker is started by the program, not by hand');
  port.on('message', (task: Task | typeof END) => {
    if (task === END) return port.close();
    const { reply, bytes } = replyTo(task);
    port.postMessage(
      reply,
      bytes.filter(isWhole).map(({ buffer }) => buffer as ArrayBuffer),
    );
  });
}

function replyTo(task: Task): { readonly reply: Reply; readonly bytes: readonly Uint8Array[] } {
  try {
    const { value, bytes } = perform(task);
    return { reply: { kind: 'done', value }, bytes };
  } catch (error) {
    return { reply: refusal(error), bytes: [] };
  }
}

/** Small arrays share their memory with others and are copied. */
function isWhole({ byteLength, buffer }: Uint8Array): boolean {
  return byteLength === buffer.byteLength;
}
