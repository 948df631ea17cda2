/** HTML and XML as a tree of elements and text, which becomes source in one place: nothing can be written without being escaped. */

/** Text, an element, or several of either. */
export type Markup = string | Element | readonly Markup[];

export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly content: readonly Markup[];
}

/** An attribute that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(name: string, attributes: Attributes, ...content: readonly Markup[]): Element {
  return { name, attributes, content };
}

/** Elements that have no content and no end tag (HTML, 13.1.2). */
const VOID = new Set(['br', 'hr', 'img', 'link', 'meta', 'wbr']);

/** Elements within a line: a new line beside one of them would be read as a space. All others end their line. */
const INLINE = new Set(['a', 'br', 'em', 'img', 'span', 'strong', 'time', 'wbr']);

/** The source of a tree in HTML. */
export function htmlOf(markup: Markup): string {
  if (typeof markup === 'string') return escaped(markup);
  if (!('name' in markup)) return markup.map(htmlOf).join('');
  const { name, attributes, content } = markup;
  const open = `<${name}${listed(attributes)}>`;
  // A sheet's text is ours, and is no place for what an editor wrote.
  const inner = name === 'style' ? content.join('') : content.map(htmlOf).join('');
  const whole = VOID.has(name) ? open : `${open}${inner}</${name}>`;
  return INLINE.has(name) ? whole : `${whole}\n`;
}

/** An XML file in UTF-8; each element of a list of elements has a line of its own. */
export function xmlOf(root: Element): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${xmlPart(root)}\n`;
}

function xmlPart(markup: Markup): string {
  if (typeof markup === 'string') return escaped(markup);
  if (!('name' in markup)) return markup.map((each) => `\n${xmlPart(each)}`).join('');
  const { name, attributes, content } = markup;
  const open = `<${name}${listed(attributes)}`;
  return content.length === 0 ? `${open}/>` : `${open}>${content.map(xmlPart).join('')}</${name}>`;
}

function listed(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(String(value))}"`))
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
