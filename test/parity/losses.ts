/** Documents with one thing less: what a rendering that drops a block, a link or an alternative text would be like. */
import type { Document } from '../../src/document/document.ts';

export interface Loss {
  /** What is lost, e.g. `quote` or `item of list`. */
  readonly what: string;
  readonly document: Document;
}

type Fields = Readonly<Record<string, unknown>>;

/** Where blocks stand one after the other: any of them can be dropped, and of the others all but the last one left. */
const BLOCKS = new Set(['body', 'content']);
const SEVERAL = new Set(['items', 'rows', 'paragraphs', 'notes', 'details', 'text', 'children']);
/** What can be there or not. */
const OPTIONAL = new Set([
  'caption',
  'source',
  'note',
  'facts',
  'logo',
  'abbreviation',
  'organisation',
  'strapline',
  'series',
  'number',
]);

/** Every document that lacks one thing of the whole one. */
export function lossesOf(document: Document): Loss[] {
  const { masthead, body, colophon } = document;
  const parts: Fields = { masthead, body, colophon };
  return lossesIn(parts).map(({ what, without }) => ({ what, document: { ...document, ...without } }));
}

/** The same fields with one thing less, somewhere within. */
interface Less {
  readonly what: string;
  readonly without: Fields;
}

function lossesIn(fields: Fields): Less[] {
  return Object.entries(fields).flatMap(([key, value]): Less[] => {
    const at = (what: string, changed: unknown): Less => ({ what, without: { ...fields, [key]: changed } });
    if (Array.isArray(value))
      return lossesAmong(key, value, fields).map(({ what, without }) => at(what, without));
    if (!isNode(value)) return [];
    const below = lossesIn(value).map(({ what, without }) => at(what, without));
    const self = OPTIONAL.has(key) || (key === 'list' && fields['kind'] === 'body');
    return self ? [at(`${key} of ${String(fields['kind'] ?? 'edge')}`, undefined), ...below] : below;
  });
}

function lossesAmong(
  key: string,
  all: readonly unknown[],
  parent: Fields,
): { readonly what: string; readonly without: unknown[] }[] {
  return all.filter(isNode).flatMap((node, index) => {
    const kind = String(node['kind']);
    const replaced = (...nodes: readonly unknown[]): unknown[] => all.toSpliced(index, 1, ...nodes);
    const below = lossesIn(node).map(({ what, without }) => ({ what, without: replaced(without) }));
    const dropped = BLOCKS.has(key)
      ? [{ what: kind, without: replaced() }]
      : SEVERAL.has(key) && all.length > 1
        ? [{ what: `${kind} of ${String(parent['kind'])}`, without: replaced() }]
        : [];
    return [
      ...dropped,
      ...changesOf(node).map(({ what, nodes }) => ({ what, without: replaced(...nodes) })),
      ...below,
    ];
  });
}

/** What can be lost of a node while it stays: where a link leads, what a picture shows. */
function changesOf(node: Fields): { readonly what: string; readonly nodes: readonly unknown[] }[] {
  if (node['kind'] === 'link') return [{ what: 'address of link', nodes: node['children'] as unknown[] }];
  const { alt, ...decorative } = node;
  if (node['kind'] === 'figure' && alt !== undefined)
    return [{ what: 'words of figure', nodes: [decorative] }];
  return [];
}

/** A node of the tree, which a picture's pixels are not. */
function isNode(value: unknown): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !('shapes' in value) &&
    !('bytes' in value)
  );
}
