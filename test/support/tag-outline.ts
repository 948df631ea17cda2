/** Writes a tree of tags as an indented outline that a person reads and that a golden file keeps. */
import type { PageDestination } from './pdf-objects.ts';
import type { TagAnnotation, TagNode } from './tag-tree.ts';

const INDENT = '  ';

export function outlineOf(node: TagNode): string {
  return `${linesOf(node, '').join('\n')}\n`;
}

/** An element with no more than one piece of text has it on its own line; a link's line is full as it is. */
function linesOf(node: TagNode, indent: string): readonly string[] {
  const head = indent + headOf(node);
  const [only] = node.children;
  if (node.children.length === 1 && typeof only === 'string' && node.annotations.length === 0) {
    return [`${head} ${JSON.stringify(only)}`];
  }
  const deeper = indent + INDENT;
  const below = node.children.flatMap((child) =>
    typeof child === 'string' ? [deeper + JSON.stringify(child)] : linesOf(child, deeper),
  );
  return [head, ...below];
}

function headOf(node: TagNode): string {
  const facts = Object.entries(node.attributes).map(([key, value]) => `${key}=${value}`);
  const words = { alt: node.alt, actual: node.actualText, expansion: node.expansion, title: node.title };
  const quoted = Object.entries(words).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${JSON.stringify(value)}`],
  );
  const named = Object.entries({ lang: node.lang, id: node.id }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${value}`],
  );
  return [node.role, ...facts, ...named, ...quoted, ...annotationsOf(node.annotations)].join(' ');
}

/** A link that wraps has an annotation a line: what they all say is said once, with how many there are. */
function annotationsOf(annotations: readonly TagAnnotation[]): readonly string[] {
  if (annotations.length === 0) return [];
  const targets = new Set(annotations.map(targetOf));
  const contents = new Set(annotations.map((annotation) => annotation.contents ?? 'no Contents'));
  const count = annotations.length > 1 ? [`×${annotations.length}`] : [];
  return ['→', [...targets].join(' | '), `(${[...contents].join(' | ')})`, ...count];
}

function targetOf({ uri, destination, subtype }: TagAnnotation): string {
  if (uri !== undefined) return uri;
  if (destination) return destinationText(destination);
  return subtype === 'Link' ? 'nowhere' : (subtype ?? 'no subtype');
}

/** People count pages from one. */
function destinationText({ page, y }: PageDestination): string {
  return y === undefined ? `page ${page + 1}` : `page ${page + 1} at ${Math.round(y)}`;
}
