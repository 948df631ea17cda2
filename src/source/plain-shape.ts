/** Whether a tree is surely of the contract's shape; where it is not, zod's schemas find out why. */
import { EDITION_NAMES } from '../base/edition.ts';
import { PAPER_NAMES } from '../base/paper.ts';
import { ALIGNMENTS, BLOCKS, BOXED_KINDS, KINDS, LARGEST_START, PARTS } from './contract.ts';
import { type BlockKind, type Fields, type Form, type PartName, isBlockKind, kindsOf } from './contract.ts';
import { isText, isVerbatim } from './tree.ts';
import type { Node } from './tree.ts';

type Check = (node: Node) => boolean;

/** True where a tree has every key that it must have, no other, and in each what belongs there. */
export function fits(node: Node, part: PartName): boolean {
  return hasFields(node, PARTS[part]);
}

function hasFields(node: Node, fields: Fields): boolean {
  if (node.kind !== 'mapping') return false;
  let known = 0;
  for (const key in fields) {
    const field = fields[key];
    const entry = node.entries.get(key);
    if (!field || (entry ? !FITS[field.form](entry.value) : !field.optional)) return false;
    if (entry) known++;
  }
  return known === node.entries.size;
}

function isBlock(node: Node, kinds: readonly BlockKind[]): boolean {
  if (node.kind !== 'mapping') return isText(node);
  const [kind, second] = kindsOf(node.entries.keys());
  return isBlockKind(kind) && second === undefined && kinds.includes(kind) && hasFields(node, BLOCKS[kind]);
}

function listOf(fitsItem: Check): Check {
  return (node) => node.kind === 'sequence' && node.items.length > 0 && node.items.every(fitsItem);
}

function partOf(part: PartName): Check {
  return (node) => fits(node, part);
}

function oneOf(names: readonly string[]): Check {
  return (node) => isText(node) && names.includes(node.text);
}

/** A number in decimal figures, of which the bounds are told easily. */
function isNumber(node: Node, most: number, figures: RegExp): boolean {
  if (node.kind !== 'scalar' || node.type !== 'number' || !figures.test(node.text)) return false;
  return Number(node.text) >= 1 && Number(node.text) <= most;
}

function isBoolean(node: Node, words: RegExp): boolean {
  return node.kind === 'scalar' && node.type === 'boolean' && words.test(node.text);
}

function isRow(node: Node): boolean {
  return node.kind === 'sequence' && node.items.every((cell) => cell.kind === 'scalar');
}

const FITS: Readonly<Record<Form, Check>> = {
  text: isText,
  verbatim: isVerbatim,
  texts: listOf(isText),
  items: listOf((node) => isText(node) || fits(node, 'item')),
  actions: listOf((node) => isText(node) || fits(node, 'action')),
  headings: listOf(isVerbatim),
  rows: listOf(isRow),
  alignments: listOf(oneOf(ALIGNMENTS)),
  true: (node) => isBoolean(node, /^true$/i),
  boolean: (node) => isBoolean(node, /^(?:true|false)$/i),
  start: (node) => isNumber(node, LARGEST_START, /^\d+$/),
  percent: (node) => isNumber(node, 100, /^\d+(?:\.\d+)?$/),
  content: listOf((node) => isBlock(node, KINDS)),
  'boxed content': listOf((node) => isBlock(node, BOXED_KINDS)),
  sections: listOf(partOf('section')),
  contact: partOf('contact'),
  logo: partOf('logo'),
  colours: partOf('colours'),
  email: partOf('email'),
  paper: oneOf(PAPER_NAMES),
  editions: listOf(oneOf(EDITION_NAMES)),
};
