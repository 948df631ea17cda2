/** Why a picture is not taken, said to an editor: what is wrong, and what to do. The caller adds the place. */

export type RefusalCode =
  /** damaged, or not a picture at all */
  | 'bad-picture'
  | 'picture-too-large'
  /** a sound picture of a kind, or with a feature, that is not printed here */
  | 'picture-kind';

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly message: string;
  readonly hint: string;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | Refusal;

export function well<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function refuse(code: RefusalCode, message: string, hint: string): Refusal {
  return { ok: false, code, message, hint };
}

/** A file that breaks its own format's rules; `detail` ends the sentence. */
export function damaged(what: string, detail: string): Refusal {
  return refuse(
    'bad-picture',
    `The ${what} is damaged: ${detail}.`,
    'Ask for the file again, or open it in a picture program and save it anew.',
  );
}

/** Text from a file as a message may quote it: on one line, short, without control characters. */
export function quoted(text: string): string {
  const plain = text
    .slice(0, LONGEST_QUOTE * 2)
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();
  return `"${plain.length > LONGEST_QUOTE ? `${plain.slice(0, LONGEST_QUOTE)}…` : plain}"`;
}

/** Enough to find the place again with an editor's search, short enough for one line of a report. */
const LONGEST_QUOTE = 40;
