/** Reads on under a misspelt key as if it were spelt right, so that what is wrong there is told at once too. */
import type { SourceFile } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import { shapeProblems } from './issues.ts';
import { Entry, Mapping, type Node, Sequence } from './tree.ts';

/** A tree in which every key that has one sure spelling is spelt so; what is told of those keys, and of its shape. */
export interface Respelt {
  readonly root: Node;
  readonly problems: readonly Problem[];
}

export function respelt(file: SourceFile, typed: Node, name: Parameters<typeof shapeProblems>[2]): Respelt {
  const problems: Problem[] = [];
  let root = typed;
  // A key that is spelt right may show the next one below it.
  for (;;) {
    const shape = shapeProblems(file, root, name);
    const before = problems.length;
    root = respell(root, slipsOf(file, shape), (problem) => void problems.push(problem));
    if (problems.length === before) return { root, problems: [...problems, ...shape] };
  }
}

/** A misspelt key as it is meant, by where it stands in the file. */
type Slips = ReadonlyMap<number, { readonly meant: string; readonly problem: Problem }>;

function slipsOf(file: SourceFile, problems: readonly Problem[]): Slips {
  return new Map(
    problems.flatMap((problem) => {
      const { code, place, mend } = problem;
      if (code !== 'unknown-key' || mend === undefined) return [];
      const lineStart = file.text.lastIndexOf('\n', place.start - 1) + 1;
      const meant = /^[A-Za-z]+/.exec(mend.slice(place.start - lineStart))?.[0];
      return meant === undefined ? [] : [[place.start, { meant, problem }] as const];
    }),
  );
}

/** A key that stands there already, spelt right, stays the only one. */
function respell(node: Node, slips: Slips, tell: (problem: Problem) => void): Node {
  if (slips.size === 0 || node.kind === 'scalar') return node;
  if (node.kind === 'sequence') {
    return new Sequence(
      node.place,
      node.flow,
      node.items.map((item) => respell(item, slips, tell)),
    );
  }
  const entries = new Map<string, Entry>();
  for (const [key, { keyPlace, value }] of node.entries) {
    const slip = slips.get(keyPlace.start);
    const isMeant = slip && !node.entries.has(slip.meant) && !entries.has(slip.meant);
    if (isMeant) tell(slip.problem);
    entries.set(isMeant ? slip.meant : key, new Entry(keyPlace, respell(value, slips, tell)));
  }
  return new Mapping(node.place, node.flow, entries);
}
