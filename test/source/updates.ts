/** Small updates to load, and what came of them, told as an editor would see it. */
import { positionAt } from '../../src/base/place.ts';
import type { Problem } from '../../src/base/problem.ts';
import { DEFAULT_HOUSE, loadHouse, loadUpdate } from '../../src/source/load.ts';
import type { Block, House, Inline, Line, Prose, Update } from '../../src/source/update.ts';

const HEAD = 'title: T\ndate: 2007-11\nsections:\n  - heading: H\n    content:\n';

/** An update with these blocks in its one section; the first line given is line 6, six columns in. */
export function withBlocks(yaml: string): string {
  const lines = yaml.split('\n').map((line) => (line === '' ? '' : `      ${line}`));
  return `${HEAD}${lines.join('\n')}\n`;
}

export function load(text: string): Update {
  const outcome = loadUpdate({ name: 'update.yaml', text }, DEFAULT_HOUSE);
  if (!outcome.ok)
    throw new Error(outcome.problems.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return outcome.value;
}

export function house(text: string): House {
  const outcome = loadHouse({ name: 'house.yaml', text });
  if (!outcome.ok)
    throw new Error(outcome.problems.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return outcome.value;
}

export function blocksOf(yaml: string): readonly Block[] {
  return load(withBlocks(yaml)).sections[0]?.content ?? [];
}

/** The one block of an update, of the kind that is asked for. */
export function blockOf<K extends Block['kind']>(kind: K, yaml: string): Extract<Block, { kind: K }> {
  const [block] = blocksOf(yaml);
  if (block?.kind !== kind) throw new Error(`expected ${kind}, but got ${block?.kind ?? 'nothing'}`);
  return block as Extract<Block, { kind: K }>;
}

export function problemsIn(text: string): readonly Problem[] {
  const outcome = loadUpdate({ name: 'update.yaml', text }, DEFAULT_HOUSE);
  return outcome.ok ? [] : outcome.problems;
}

export function problemsInHouse(text: string): readonly Problem[] {
  const outcome = loadHouse({ name: 'house.yaml', text });
  return outcome.ok ? [] : outcome.problems;
}

/** `line:column code`, as the report begins. */
export function told(text: string, { place, code }: Problem): string {
  const { line, column } = positionAt(text, place.start);
  return `${String(line)}:${String(column)} ${code}`;
}

/** Inline nodes as short marks: `**strong**`, `*emphasis*`, `[label](target)`, `<bare address>`. */
export function marked(line: Line | undefined): string {
  return (line ?? []).map(markedNode).join('');
}

function markedNode(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.value;
    case 'strong':
      return `**${marked(node.children)}**`;
    case 'emphasis':
      return `*${marked(node.children)}*`;
    case 'link': {
      const target = node.target.kind === 'address' ? node.target.href : `#${node.target.slug}`;
      return node.bare ? `<${marked(node.children)}|${target}>` : `[${marked(node.children)}](${target})`;
    }
  }
}

export function markedProse(prose: Prose | undefined): readonly string[] {
  return (prose ?? []).map(marked);
}

/** Every inline node of a text, children after their parent. */
export function allNodes(line: Line): readonly Inline[] {
  return line.flatMap((node) => [node, ...(node.kind === 'text' ? [] : allNodes(node.children))]);
}
