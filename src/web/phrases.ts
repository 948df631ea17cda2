/** Phrases as the inline elements of a page. */
import { type Markup, element } from '../base/markup.ts';
import type { NodeId } from '../base/node-id.ts';
import { relativeAddress, shortAddress } from '../document/address.ts';
import type { Destination, Link, Phrase } from '../document/document.ts';

/** The slug of each heading that a link can lead to. */
export type Slugs = ReadonlyMap<NodeId, string>;

export function phraseMarkup(phrases: readonly Phrase[], slugs: Slugs): Markup {
  return phrases.map((phrase): Markup => {
    switch (phrase.kind) {
      case 'text':
        return phrase.language ? element('span', { lang: phrase.language }, phrase.value) : phrase.value;
      case 'strong':
        return element('strong', {}, phraseMarkup(phrase.children, slugs));
      case 'emphasis':
        return element('em', {}, phraseMarkup(phrase.children, slugs));
      case 'link':
        return linkMarkup(phrase, slugs);
    }
  });
}

/** The address behind words is there for paper, where it is written out. */
function linkMarkup({ destination, address, children }: Link, slugs: Slugs): Markup {
  const href = hrefOf(destination, slugs);
  if (!address) {
    const behind = destination.kind === 'address' ? (shortAddress(href) ?? href) : undefined;
    return element('a', { href, 'data-address': behind }, phraseMarkup(children, slugs));
  }
  return element('a', { class: 'address', href }, children.map(breakable));
}

function hrefOf(destination: Destination, slugs: Slugs): string {
  switch (destination.kind) {
    case 'address':
      return destination.href;
    case 'heading':
      return `#${slugs.get(destination.heading) ?? ''}`;
    case 'update': {
      const { name, slug } = destination;
      return `${relativeAddress(`${name}.html`)}${slug === undefined ? '' : `#${slug}`}`;
    }
  }
}

/** Where a line of an address may end: after a mark that stands between its parts, and never after another such mark. */
const AFTER_MARK = /(?<=[/?&=._])(?![/?&=._])/;

/** An address that is longer than this may break; a telephone number or a short address stays whole. */
const LONG = 30;

function breakable(phrase: Phrase): Markup {
  if (phrase.kind !== 'text') return phrase.children.map(breakable);
  if (phrase.value.length <= LONG) return phrase.value;
  return phrase.value
    .split(AFTER_MARK)
    .map((part, index) => (index === 0 ? part : [element('wbr', {}), part]));
}
