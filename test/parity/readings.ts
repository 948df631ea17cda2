/** Each form of an update read back to one line of text, in which a mark after a link's words says where it leads. */
import { type Tag, readPage, tagsIn, tagsNamed, textOf } from '../support/html.ts';
import { type Bookmark, type TagNode, readOutline, readTagTree } from '../support/tags.ts';

/** Stands for a link: nothing that is typed has these brackets. */
export function mark(target: string): string {
  return `\u27E6${target}\u27E7`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

/** A PDF by its tags: what a screen reader says, alternative texts included, artifacts not. */
export async function pdfReading(bytes: Uint8Array): Promise<string> {
  const bookmarks = flat(await readOutline(bytes));
  const titleAt = (page: number, y: number | undefined): string =>
    bookmarks.find((each) => each.page === page && each.y === y)?.title ?? '?';
  const said = (node: TagNode | string): string => {
    if (typeof node === 'string') return node;
    const inside = node.children.map(said).join('');
    // A link over two lines has two annotations, which lead to one place.
    const [first] = node.annotations;
    if (node.role === 'Figure') return ` ${node.alt ?? ''} `;
    if (!first)
      return node.standardRole === 'Span' || node.role === 'Em' || node.role === 'Strong'
        ? inside
        : ` ${inside} `;
    const { uri, destination } = first;
    return inside + mark(uri ?? `#${destination ? titleAt(destination.page, destination.y) : '?'}`);
  };
  return oneLine(said(await readTagTree(bytes)));
}

function flat(bookmarks: readonly Bookmark[]): readonly Bookmark[] {
  return bookmarks.flatMap((bookmark) => [bookmark, ...flat(bookmark.children)]);
}

/** Elements within a line; every other one stands apart from its neighbours. */
const INLINE = new Set(['a', 'em', 'span', 'strong', 'time', 'wbr']);
const UNREAD = new Set(['head', 'style', 'script']);

/** A page by its elements: alternative texts, and the numbers that a browser puts before the items of a list. */
export function htmlReading(html: string): string {
  const root = readPage(html);
  const named = tagsIn(root).filter(({ name }) => /^h[1-6]$/.test(name));
  const headings = new Map(named.map((tag) => [tag.attributes['id'], tag] as const));
  const said = (tag: Tag | string): string => {
    if (typeof tag === 'string') return tag;
    const { name, attributes } = tag;
    if (UNREAD.has(name) || (attributes['style'] ?? '').includes('display:none')) return '';
    if (name === 'img') return ` ${attributes['alt'] ?? ''} `;
    const inside = (name === 'ol' ? numbered(tag) : tag.children).map(said).join('');
    if (name !== 'a') return INLINE.has(name) ? inside : ` ${inside} `;
    const href = attributes['href'] ?? '';
    const target = href.startsWith('#') ? headings.get(href.slice(1)) : undefined;
    return inside + mark(target ? `#${oneLine(textOf(target)).trim()}` : href);
  };
  return oneLine(tagsNamed('body', root).map(said).join(' '));
}

/** The items with the numbers that the attributes of their list give them (HTML, 4.4.5 and 4.4.8). */
function numbered({ attributes, children }: Tag): (Tag | string)[] {
  let next = Number(attributes['start'] ?? 1);
  const signs: Readonly<Record<string, (n: number) => string>> = {
    1: String,
    a: (n) => String.fromCharCode(96 + n),
    i: (n) => ['', 'i', 'ii', 'iii', 'iv', 'v'][n] ?? '?',
  };
  const sign = signs[attributes['type'] ?? '1'] ?? String;
  return children.map((child) => {
    if (typeof child === 'string' || child.name !== 'li') return child;
    return { ...child, children: [`${sign(next++)}. `, ...child.children] };
  });
}

/** Plain text with its numbered addresses put where their numbers stand. */
export function textReading(text: string): string {
  const listed = new Map(
    [...text.matchAll(/^ *\[(\d+)\] (\S+)$/gm)].map(([, n = '', href = '']) => [n, href]),
  );
  const marked = text
    .replaceAll(/\s\[(\d+)\](?!\s+\S+$)/gm, (whole, n: string) =>
      listed.has(n) ? mark(listed.get(n) ?? '') : whole,
    )
    .replaceAll(/\s\[see:\s([^\]]+)\]/g, (_, words: string) => mark(`#${oneLine(words)}`))
    .replaceAll(/\s\((\S+@\S+)\)/g, (_, address: string) => mark(`mailto:${address}`))
    .replaceAll(/\s\((\+\d+)\)/g, (_, number: string) => mark(`tel:${number}`));
  return oneLine(marked);
}
