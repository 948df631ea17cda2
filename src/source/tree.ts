/** The YAML file as a small tree of our own: every node and key with its place, every scalar as it was typed. */
import type { Place } from '../base/place.ts';

export type Node = Scalar | Mapping | Sequence;

/** How a scalar is written; the aligner needs it to lead from a character of the value back to the file. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

/** What YAML takes a scalar for. */
export type ScalarType = 'string' | 'number' | 'boolean' | 'null';

export class Scalar {
  readonly kind = 'scalar';

  /** The text of a string; of anything else the source as typed, so that 07700 keeps its zero. */
  constructor(
    readonly place: Place,
    readonly style: ScalarStyle,
    readonly type: ScalarType,
    readonly text: string,
  ) {}
}

/** `flow` is true for `{ a: b }`. */
export class Mapping {
  readonly kind = 'mapping';

  constructor(
    readonly place: Place,
    readonly flow: boolean,
    readonly entries: ReadonlyMap<string, Entry>,
  ) {}
}

export class Entry {
  constructor(
    readonly keyPlace: Place,
    readonly value: Node,
  ) {}
}

/** `flow` is true for `[a, b]`. */
export class Sequence {
  readonly kind = 'sequence';

  constructor(
    readonly place: Place,
    readonly flow: boolean,
    readonly items: readonly Node[],
  ) {}
}

/** The value of a key, where the node is a mapping that has it. */
export function valueOf(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
}

/** The items of a sequence; none where the node is something else. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'sequence' ? node.items : [];
}

/** True for text that an editor wrote: a YAML string with more than white space in it. */
export function isText(node: Node | undefined): node is Scalar {
  return node?.kind === 'scalar' && node.type === 'string' && node.text.trim() !== '';
}

/** True for what is read exactly as typed (a date, a telephone number), whatever YAML takes it for. */
export function isVerbatim(node: Node | undefined): node is Scalar {
  return node?.kind === 'scalar' && (node.type === 'number' || isText(node));
}

/** .inf and .nan, which no schema takes for numbers, are read as typed or refused like a nought. */
function finite(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : 0;
}

const PLAIN_VALUES: Readonly<Record<ScalarType, (text: string) => unknown>> = {
  string: (text) => text,
  number: finite,
  boolean: (text) => /^true$/i.test(text),
  null: () => null,
};

/** The node as plain JavaScript, which is what the schemas check. */
export function plainValue(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return PLAIN_VALUES[node.type](node.text);
    case 'sequence':
      return node.items.map(plainValue);
    case 'mapping':
      return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plainValue(value)]));
  }
}
