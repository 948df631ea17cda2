/** Things done several at a time, and told in their order. */

/**
 * Begins `ahead` things at the most before the first of them is taken, and gives what came of each in the order of the
 * things. What is thrown by one, or in the place of a thing, is thrown in its turn.
 */
export async function* inOrder<Thing, Outcome>(
  things: Iterable<Thing> | AsyncIterable<Thing>,
  ahead: number,
  begin: (thing: Thing, at: number) => Promise<Outcome>,
): AsyncGenerator<Outcome> {
  const begun: Promise<Outcome>[] = [];
  let at = 0;
  for await (const thing of orFailures(things)) {
    const outcome = (async () => begin(thing(), at++))();
    // Its turn to be awaited may come later than its failure, which Node would take for one that nobody hears.
    outcome.catch(() => undefined);
    begun.push(outcome);
    const first = begun.length >= ahead && begun.shift();
    if (first) yield first;
  }
  yield* begun;
}

/** Each thing, and after the last what was thrown in the place of one. */
async function* orFailures<Thing>(
  things: Iterable<Thing> | AsyncIterable<Thing>,
): AsyncGenerator<() => Thing> {
  try {
    for await (const thing of things) yield () => thing;
  } catch (error) {
    yield () => {
      throw error;
    };
  }
}
