/** Phrases as plain words, and the addresses of links: short ones in place, the others numbered. */
import type { NodeId } from '../base/node-id.ts';
import { shortAddress } from '../document/address.ts';
import type { Link, Phrase } from '../document/document.ts';
import { TEXT_WORDS } from '../document/words.ts';

/** Gives a phrase its words, and notes the addresses that it numbers on the way. */
export interface Wording {
  words(phrases: readonly Phrase[]): string;
  /** The numbered addresses so far, the first as number 1. */
  readonly addresses: readonly string[];
}

/** A wording for one document; `headings` has the words of each heading that a link can lead to. */
export function wording(headings: ReadonlyMap<NodeId, string>): Wording {
  const addresses: string[] = [];
  const numberOf = (href: string): number => {
    const known = addresses.indexOf(href);
    return known >= 0 ? known + 1 : addresses.push(href);
  };
  const words = (phrases: readonly Phrase[]): string =>
    phrases
      .map((phrase) => {
        if (phrase.kind === 'text') return phrase.value;
        const inner = words(phrase.children);
        return phrase.kind === 'link' ? inner + whereTo(phrase, inner) : inner;
      })
      .join('');
  const whereTo = ({ destination, address }: Link, shown: string): string => {
    if (destination.kind === 'heading') {
      return ` [${TEXT_WORDS.see}: ${headings.get(destination.heading) ?? shown}]`;
    }
    if (address || destination.kind === 'update') return '';
    const short = shortAddress(destination.href);
    if (short === undefined) return ` [${numberOf(destination.href)}]`;
    return short === shown ? '' : ` (${short})`;
  };
  return { words, addresses };
}
