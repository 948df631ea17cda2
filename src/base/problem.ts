/** An editor's mistake: collected, never thrown, and told with its place, its meaning and its mend. */
import type { Place } from './place.ts';

/** One mistake. `message` says what is wrong, `hint` what to do; both are whole sentences for someone untrained. */
export interface Problem {
  readonly code: ProblemCode;
  readonly place: Place;
  readonly message: string;
  readonly hint: string;
  /** The editor's line as it should read, where there is one sure mend. */
  readonly mend?: string;
}

/**
 * Stable names of mistakes, for programs that read our reports. A code, once published, keeps its meaning.
 * The list is closed so that a message cannot be sent without a name.
 */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const PROBLEM_CODES = [
  // the file
  'not-utf8',
  'file-too-large',
  'empty-file',
  'same-output',
  'same-name',
  // YAML
  'yaml-syntax',
  'duplicate-key',
  'yaml-feature',
  'lost-comment',
  'lost-list',
  'needs-quotes',
  'too-deep',
  // the contract
  'unknown-key',
  'missing-key',
  'wrong-type',
  'unknown-block',
  'two-kinds',
  'empty-text',
  'empty-list',
  'text-too-long',
  'too-many-blocks',
  'bad-value',
  'bad-date',
  'bad-language',
  'bad-link',
  'bad-email',
  'bad-phone',
  'bad-colour',
  'low-contrast',
  // inline text and characters
  'inline-code',
  'inline-image',
  'inline-html',
  'one-paragraph',
  'bad-character',
  'right-to-left',
  // the members' list
  'csv-syntax',
  'missing-column',
  // the document and its pages
  'unknown-heading',
  'missing-glyph',
  'too-wide',
  // pictures
  'missing-picture',
  'outside-project',
  'bad-picture',
  'picture-too-large',
  'picture-kind',
] as const;

/**
 * Either a value, or every problem that stands in its way. `partial` is what could be read all the same: fit to look
 * for further problems in, so that all of them are told at once, and never to be built.
 */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly partial?: T };

/** The value that further checks can look at, whole or partial. */
export function readable<T>(outcome: Outcome<T>): T | undefined {
  return outcome.ok ? outcome.value : outcome.partial;
}

/** The problems of an outcome; none where it is well. */
export function problemsIn(outcome: Outcome<unknown>): readonly Problem[] {
  return outcome.ok ? [] : outcome.problems;
}

/** Problems in reading order: by file, then by place; the report and the tests both rely on it. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
      a.place.start - b.place.start ||
      a.place.end - b.place.end ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}
