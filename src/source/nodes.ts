/** From yaml's document to our tree, telling what the contract refuses on the way: doubled keys, merges, lost lists. */
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Pair, ParsedNode, Scalar as YamlScalar, YAMLMap, YAMLSeq } from 'yaml';
import { Place, type SourceFile, lineFinder } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import { mendedLines, quoted, words } from './quoting.ts';
import { Entry, Mapping, type Node, Scalar, type ScalarStyle, type ScalarType, Sequence } from './tree.ts';

/** Tells a problem, and where else YAML reads other than it was meant because of it. */
export type Tell = (problem: Problem, ...around: readonly Place[]) => void;

interface Growing {
  readonly file: SourceFile;
  readonly tell: Tell;
  readonly lineOf: (offset: number) => number;
}

/** The tree of a document. `owner` is where an empty value is shown: its key, or the dash of its item. */
export function treeOf(file: SourceFile, root: ParsedNode, tell: Tell): Node {
  const place = new Place(file.name, root.range[0], root.range[1]);
  return grow({ file, tell, lineOf: lineFinder(file.text) }, root, place);
}

function grow(growing: Growing, node: unknown, owner: Place): Node {
  if (isMap(node)) return mapping(growing, node);
  if (isSeq(node)) return sequence(growing, node);
  if (isScalar(node)) return scalar(growing, node, owner);
  // An alias is told with its token; a missing value of `{ a }` is told as empty.
  return new Scalar(isAlias(node) ? placeIn(growing, node) : owner, 'plain', 'null', '');
}

/** The place of a node without the white space that yaml counts to it. */
function placeIn({ file }: Growing, { range }: { range?: readonly number[] | null }): Place {
  const [start = 0, end = start] = range ?? [];
  const typed = file.text.slice(start, end).trimEnd().length;
  return new Place(file.name, start, start + Math.max(typed, 0));
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
};

function typeOf(value: unknown): ScalarType {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  return value === null || value === undefined ? 'null' : 'number';
}

function scalar(growing: Growing, node: YamlScalar, owner: Place): Scalar {
  const typed = placeIn(growing, node);
  const place = typed.end > typed.start ? typed : owner;
  const type = typeOf(node.value);
  const text = type === 'string' ? String(node.value) : (node.source ?? '');
  const style = STYLES[node.type ?? ''] ?? 'plain';
  tellLostList(growing, place, style);
  return new Scalar(place, style, type, text);
}

/** A line of a text that starts with a dash was meant as a list item; `--` is a dash in print. */
const LOST_ITEM = /^[ \t]*-(?!-)/;

/** Every such line of a text, told as one mistake: they are lost together. */
function tellLostList({ file, tell }: Growing, place: Place, style: ScalarStyle): void {
  const source = file.text.slice(place.start, place.end);
  const dash = /\n[ \t]*(-(?!-)[^\r\n]*)/.exec(source);
  if (!dash) return;
  const [whole, typed = ''] = dash;
  const start = place.start + dash.index + whole.length - typed.length;
  const before = file.text.slice(file.text.lastIndexOf('\n', place.start) + 1, place.start);
  // Out of its quotation marks a line cannot be taken.
  const isQuoted = style === 'single' || style === 'double';
  const indent = isQuoted ? undefined : /^(?<indent>\s*)-\s+$/.exec(before)?.groups?.['indent'];
  const lost = source
    .slice(dash.index + 1)
    .trimEnd()
    .split(/\r?\n/);
  tell(
    {
      code: 'lost-list',
      place: { file: file.name, start, end: start + typed.length },
      message:
        'This line starts with a dash, but YAML reads it as more of the text above: the list would be lost.',
      hint:
        'Begin each item of a list in the same column as the item before it, below "bullets:" or "numbers:". ' +
        'If the dash belongs to the text, move it to the end of the line before.',
      ...(indent === undefined ? {} : { mend: lost.map((line) => asItem(line, indent)).join('\n') }),
    },
    place,
  );
}

function asItem(line: string, indent: string): string {
  if (line.trim() === '') return '';
  return LOST_ITEM.test(line)
    ? `${indent}- ${line.replace(/^[ \t]*-\s*/, '').trimEnd()}`
    : `${indent}  ${line.trim()}`;
}

function sequence(growing: Growing, node: YAMLSeq): Sequence {
  const place = placeIn(growing, node);
  const { text } = growing.file;
  const items = node.items.map((item) => {
    // `[a: b]` holds a bare pair.
    if (isPair(item)) return mappingOf(growing, [item], place, true);
    const at = isScalar(item) ? Math.max(0, text.lastIndexOf('-', (item.range?.[0] ?? 0) - 1)) : place.start;
    return grow(growing, item, new Place(place.file, at, at + 1));
  });
  return new Sequence(place, node.flow === true, items);
}

function mapping(growing: Growing, node: YAMLMap): Mapping {
  return mappingOf(growing, node.items, placeIn(growing, node), node.flow === true);
}

function mappingOf(growing: Growing, pairs: readonly Pair[], place: Place, flow: boolean): Mapping {
  const entries = new Map<string, Entry>();
  for (const { key, value } of pairs) {
    const name = keyName(growing, key, place);
    if (name === undefined) continue;
    const keyPlace = placeIn(growing, isScalar(key) ? key : {});
    const first = entries.get(name);
    if (first) tellDuplicate(growing, name, keyPlace, first);
    else entries.set(name, new Entry(keyPlace, grow(growing, value, keyPlace)));
  }
  return new Mapping(place, flow, entries);
}

/** The key as typed, or nothing where it is no key: then that is told. */
function keyName({ file, tell }: Growing, key: unknown, around: Place): string | undefined {
  const range = isScalar(key) || isMap(key) || isSeq(key) || isAlias(key) ? key.range : undefined;
  const [start = around.start, end = start + 1] = range ?? [];
  const place: Place = { file: file.name, start, end: Math.max(end, start + 1) };
  if (isScalar(key) && key.source === '<<') {
    tell({
      code: 'yaml-feature',
      place,
      message: 'Merge keys ("<<") are not used here: each block says all that belongs to it.',
      hint: 'Write the keys out again in this block.',
    });
    return undefined;
  }
  if (isScalar(key) && (key.source ?? '') !== '')
    return typeof key.value === 'string' ? key.value : key.source;
  if (isAlias(key)) return undefined;
  const lineEnd = file.text.slice(start).search(/\r?\n|$/) + start;
  const line = file.text.slice(start, lineEnd).trimEnd();
  tell({
    code: isScalar(key) ? 'yaml-syntax' : 'needs-quotes',
    place: { ...place, end: start + line.length },
    message: isScalar(key)
      ? 'A colon stands here without a key before it.'
      : `Text that begins with a bracket and has a colon in it must be in quotes: "${words(line)}".`,
    hint: 'If this is text, put it in quotes, as shown.',
    mend: mendedLines(file.text, start, lineEnd, quoted(line)),
  });
  return undefined;
}

function tellDuplicate({ tell, lineOf }: Growing, name: string, place: Place, first: Entry): void {
  const line = lineOf(first.keyPlace.start);
  const message = `"${words(name)}" is written twice here; the first is on line ${String(line)}.`;
  const hint = 'Keep one of the two. For a second block, begin a new list item with "- ".';
  tell({ code: 'duplicate-key', place, message, hint }, first.keyPlace);
}
