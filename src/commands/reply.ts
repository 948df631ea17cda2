/** What goes to a worker thread besides its tasks, and what comes back: a result, or what was thrown there, as what it was. */
import { Failure } from './failure.ts';
import type { ResultOf, TaskKind } from './tasks.ts';

/** What a thread is sent after its last task. */
export const END = 'end';

export type Reply = { readonly kind: 'done'; readonly value: ResultOf<TaskKind> } | Refusal;

/** What was thrown, as plain data. */
export type Refusal =
  | { readonly kind: 'failure'; readonly message: string; readonly status: Failure['status'] }
  | { readonly kind: 'defect'; readonly error: unknown };

/** An error that crosses threads keeps its words and forgets its class, which a Failure needs. */
export function refusal(error: unknown): Refusal {
  if (error instanceof Failure) return { kind: 'failure', message: error.message, status: error.status };
  return { kind: 'defect', error: error instanceof Error ? error : String(error) };
}

/** What is to be thrown on this side. */
export function thrownBy(reply: Refusal): unknown {
  switch (reply.kind) {
    case 'failure':
      return new Failure(reply.message, reply.status);
    case 'defect':
      return reply.error;
  }
}
