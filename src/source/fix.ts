/** Mends a file where the mend is sure: a text in quotes, a key spelt right, a date in its form, a space or an indent put straight. */
import type { SourceFile } from '../base/place.ts';
import { lineFinder } from '../base/place.ts';
import type { Outcome, Problem, ProblemCode } from '../base/problem.ts';
import { problemsIn } from '../base/problem.ts';

/** Problems whose mend changes no word that would be printed; a date is printed in one form however it was written. */
const SURE: ReadonlySet<ProblemCode> = new Set([
  'needs-quotes',
  'lost-comment',
  'unknown-key',
  'wrong-type',
  'yaml-syntax',
  'bad-date',
]);

/** One mend can bring the next mistake to light; a file needs a few rounds, and none needs this many. */
const MOST_ROUNDS = 50;

/** The file with every sure mend made; the same text where there is none. Comments and other bytes stay as they are. */
export function fixed(file: SourceFile, load: (file: SourceFile) => Outcome<unknown>): string {
  let text = file.text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = mendOnce(text, problemsIn(load({ ...file, text })));
    if (next === text) break;
    text = next;
  }
  return text;
}

/** Makes the mends of one reading; lines that two of them touch are left to the next. */
function mendOnce(text: string, problems: readonly Problem[]): string {
  // Ends of lines are kept with their lines, whichever they are.
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  const touched = new Set<number>();
  const lineOf = lineFinder(text);
  for (const { code, place, mend } of problems) {
    if (mend === undefined || !SURE.has(code)) continue;
    const first = lineOf(place.start) - 1;
    const mended = mend.split('\n');
    const numbers = mended.map((_, index) => first + index);
    if (numbers.some((number) => touched.has(number)) || !keepsWords(lines, numbers, mended, code)) continue;
    mended.forEach((line, index) => {
      const at = first + index;
      touched.add(at);
      lines[at] = line + (/[\r\n]+$/.exec(lines[at] ?? '')?.[0] ?? '');
    });
  }
  return lines.join('');
}

/** A mend may put signs around words and spell a key; every other word must be there as it was, but for a date. */
function keepsWords(
  lines: readonly string[],
  numbers: readonly number[],
  mended: readonly string[],
  code: ProblemCode,
): boolean {
  // Its mend stands in the place of the date alone.
  if (code === 'bad-date') return true;
  const before = numbers.map((number) => lines[number] ?? '').join('\n');
  const after = mended.join('\n');
  const spelt = code === 'unknown-key';
  return wordsOf(before, spelt).join(' ') === wordsOf(after, spelt).join(' ');
}

function wordsOf(text: string, withoutKeys: boolean): readonly string[] {
  const content = withoutKeys ? text.replaceAll(/[\w$-]+(?=["'\u2018-\u201f]?\s*:)/g, '') : text;
  return content.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
