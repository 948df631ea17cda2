/** Does what a report says under "write it so", as an editor would. */
import { positionAt } from '../../src/base/place.ts';
import type { Problem } from '../../src/base/problem.ts';

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
