/** What every account of a wrong shape is made of: the mistake found, and words for keys and for what stands there. */
import type { z } from 'zod';
import type { Place, SourceFile } from '../base/place.ts';
import type { Problem, ProblemCode } from '../base/problem.ts';
import type { Mapping, Node, ScalarType } from './tree.ts';

/** What an account is about: the nearest key above the node, `bullets` for an item of its list; '' for a block. */
export interface Subject {
  readonly key: string;
  /** True for an item of that key's list. */
  readonly isItem: boolean;
}

/** A block has no key of its own. */
export const A_BLOCK: Subject = { key: '', isItem: false };

/** What a message is about, at its beginning. */
export function subjectOf({ key, isItem }: Subject): string {
  if (key === '') return 'This';
  return isItem ? `An item of "${key}"` : `"${key}"`;
}

/** A schema's issue with what it is about: the node, and the mapping and key that hold it. */
export interface Found extends Subject {
  readonly file: SourceFile;
  readonly issue: z.core.$ZodIssue;
  /** Not there where a key is missing. */
  readonly node: Node | undefined;
  readonly holder: Mapping | undefined;
}

export function problem(
  code: ProblemCode,
  place: Place,
  message: string,
  hint: string,
  mend?: string,
): Problem {
  return { code, place, message, hint, ...(mend === undefined ? {} : { mend }) };
}

/** `"bullets", "intro"`. */
export function inWords(keys: readonly string[]): string {
  return keys.map((key) => `"${key}"`).join(', ');
}

/** What YAML takes a value for, in words. */
export const SCALAR_NAMES: Readonly<Record<ScalarType, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'a yes-or-no value',
  null: 'nothing',
};

/** What stands in the YAML, in words. */
export function nameOf(node: Node): string {
  const name = { scalar: '', sequence: 'a list', mapping: 'a set of keys' }[node.kind];
  return node.kind === 'scalar' ? SCALAR_NAMES[node.type] : name;
}

/** The same at the beginning of a sentence. */
export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
