/** A slip of the hand with its answer, and what an editor does with it: writes the lines as the report says. */
import { expect } from 'vitest';
import { positionAt } from '../../src/base/place.ts';
import type { Problem } from '../../src/base/problem.ts';
import { told, withBlocks } from './updates.ts';

function lettersOf(lines: readonly string[]): string {
  return lines.join('').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The text with the mended lines in place of those that they mend: their words are the same, or they begin at the mistake. */
export function mended(text: string, { place, mend }: Problem): string {
  if (mend === undefined) throw new Error('the problem has no mend');
  const lines = text.split('\n');
  const written = mend.split('\n');
  const at = positionAt(text, place.start).line - 1;
  const firsts = written.map((_, above) => at - above).filter((first) => first >= 0);
  const wordsOf = (first: number): string => lettersOf(lines.slice(first, first + written.length));
  const first = firsts.find((one) => wordsOf(one) === lettersOf(written)) ?? at;
  return lines.toSpliced(first, written.length, ...written).join('\n');
}

export interface Slip {
  readonly name: string;
  readonly yaml: string;
  /** Every problem that is told, and no other. */
  readonly problems: readonly string[];
  /** A part of the first message. */
  readonly message: string;
  /** The lines as they should read, where there is one sure mend of the first problem. */
  readonly mend?: string;
  /** What is told when the mend is made, where content is only looked at by then. */
  readonly then?: readonly string[];
}

/** An update with a line more in its head, which is line 3. */
export function withHead(line: string): string {
  return withBlocks('- a').replace('sections:', `${line}\nsections:`);
}

/** The problems are these and no others, and the first mend, made as it is shown, ends the first. */
export function check(slip: Slip, problemsOf: (text: string) => readonly Problem[]): void {
  const { yaml, message, mend, then = slip.problems.slice(1) } = slip;
  const problems = problemsOf(yaml);
  expect(problems.map((problem) => told(yaml, problem))).toEqual(slip.problems);
  const [first] = problems;
  expect(first?.message).toContain(message);
  expect(first?.mend).toBe(mend);
  if (!first || mend === undefined) return;
  const text = mended(yaml, first);
  expect(problemsOf(text).map((problem) => told(text, problem))).toEqual(then);
}
