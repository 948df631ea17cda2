/** Things done several at a time, and told in their order. */
import { signalsHeard } from './output.ts';

/**
 * Begins `ahead` things at the most before the first of them is taken, and gives what came of each in the order of the
 * things. What is thrown by one is thrown in its turn. Between one thing and the next signals (Ctrl-C) are heard; not
 * before the first or after the last, since the engine collects its garbage whenever it has nothing to do.
 */
export async function* inOrder<Thing, Outcome>(
  things: Iterable<Thing> | AsyncIterable<Thing>,
  ahead: number,
  begin: (thing: Thing, at: number) => Promise<Outcome>,
): AsyncGenerator<Outcome> {
  const begun: Promise<Outcome>[] = [];
  let at = 0;
  for await (const thing of things) {
    if (at >= ahead) await signalsHeard();
    const outcome = begin(thing, at++);
    // Its turn to be awaited may come later than its failure, which Node would take for one that nobody hears.
    outcome.catch(() => undefined);
    begun.push(outcome);
    const first = begun.length >= ahead && begun.shift();
    if (first) yield first;
  }
  for (let next = begun.shift(); next; next = begun.shift()) {
    await signalsHeard();
    yield next;
  }
}
