/** Pages read back by parse5, the parser that browsers' own tests are made for, which wrote none of them. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** An element with its attributes, and what is in it. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Tag | string)[];
}

/** The root element of a page. */
export function readPage(html: string): Tag {
  const [root] = parse(html).childNodes.flatMap(tagOf);
  if (!root || typeof root === 'string') throw new Error('a page without a root element');
  return root;
}

function tagOf(node: Node): (Tag | string)[] {
  if (node.nodeName === '#text' && 'value' in node) return [node.value];
  if (!('tagName' in node)) return [];
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [{ name: node.tagName, attributes, children: node.childNodes.flatMap(tagOf) }];
}

/** Every element, each before what is in it. */
export function tagsIn(tag: Tag): Tag[] {
  return [tag, ...tag.children.flatMap((child) => (typeof child === 'string' ? [] : tagsIn(child)))];
}

export function tagsNamed(name: string, root: Tag): Tag[] {
  return tagsIn(root).filter((tag) => tag.name === name);
}

/** All text of an element as it stands in the source. */
export function textOf(tag: Tag): string {
  return tag.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** What a reader sees of a page. */
export function bodyText(html: string): string {
  const [body] = tagsNamed('body', readPage(html));
  return body ? textOf(body) : '';
}
