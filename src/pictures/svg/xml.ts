/** XML as a drawing's reader wants it: elements with their attributes, and everything that SVG files must not do. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { damaged, type Refusal } from '../refusal.ts';
import { tooMuch, unsupported } from './features.ts';
import type { Attributes } from './style.ts';

export interface Element {
  readonly name: string;
  readonly namespace: string;
  /** Those without a prefix. */
  readonly attributes: Attributes;
}

/** Hears what is in the file. The first refusal is the last thing that happens. */
export interface Listener {
  opened(element: Element): Refusal | undefined;
  closed(): void;
}

/**
 * The parser takes a text piece by piece, so that a refusal ends the reading soon. Small pieces: within one, elements may
 * nest without end, and the parser climbs back through all of them for each name.
 */
const PIECE = 4096;
/** Programs write a few dozen at most. */
const MOST_ATTRIBUTES = 1000;
const XLINK = 'http://www.w3.org/1999/xlink';

/** Reads a text to its end or to its first refusal. Time and memory grow with its length and no faster. */
export function readXml(text: string, listener: Listener): Refusal | undefined {
  const parser = new SaxesParser({ xmlns: true });
  let refusal: Refusal | undefined;
  const judge = (verdict: Refusal | undefined): void => {
    refusal ??= verdict;
  };
  parser.on('error', () =>
    judge(damaged('drawing', `its XML breaks off or goes wrong at line ${parser.line}`)),
  );
  // Entities are never expanded: a few lines of them can stand for gigabytes.
  parser.on('doctype', (doctype) => judge(doctype.includes('[') ? unsupported('entity') : undefined));
  parser.on('processinginstruction', ({ target }) =>
    judge(target === 'xml-stylesheet' ? unsupported('sheet') : undefined),
  );
  let attributes = 0;
  parser.on('attribute', () => {
    if (++attributes > MOST_ATTRIBUTES) judge(tooMuch('1,000 properties on one part'));
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    if (!refusal) judge(actingAttribute(tag) ?? listener.opened(elementOf(tag)));
  });
  parser.on('closetag', () => {
    if (!refusal) listener.closed();
  });
  for (let at = 0; at < text.length && !refusal; at += PIECE) parser.write(text.slice(at, at + PIECE));
  if (!refusal) parser.close();
  return refusal;
}

function elementOf({ local, uri, attributes }: SaxesTagNS): Element {
  const own = Object.values(attributes).filter(({ prefix }) => prefix === '');
  return {
    name: local,
    namespace: uri,
    attributes: new Map(own.map(({ local: name, value }) => [name, value])),
  };
}

/** Attributes that run a script or reach out of the file, whatever element they are on. */
function actingAttribute({ attributes }: SaxesTagNS): Refusal | undefined {
  for (const { local, uri, value } of Object.values(attributes)) {
    if (uri === '' && /^on[a-z]/.test(local)) return unsupported('script');
    const isLink = local === 'href' && (uri === '' || uri === XLINK);
    if (isLink && !/^\s*(?:#|$)/.test(value) && !isPictureInside(value)) return unsupported('outside');
  }
  return undefined;
}

/** Data of its own: the element that has it is refused as a picture, which tells more. */
function isPictureInside(address: string): boolean {
  return /^\s*data:image\//i.test(address);
}
