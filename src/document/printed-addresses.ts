/** Addresses for readers of paper: short ones after their words, long ones by number in a list with codes to scan. */
import type { NodeId } from '../base/node-id.ts';
import { qrCode } from '../pictures/read.ts';
import type { AddressEntry, Addresses, Block, Colophon, Document, Link, Phrase, Text } from './document.ts';
import { type Naming, ownWords, placeOf } from './naming.ts';
import { printedWords } from './phrases.ts';
import { type Room, rephrased } from './rephrase.ts';
import { PAPER_WORDS } from './words.ts';

/** The document's parts with their addresses printed, and the list of the long ones where there are any. */
export interface PrintedAddresses {
  readonly body: readonly Block[];
  readonly colophon: Colophon;
  readonly addresses?: Addresses;
}

/** Longer than this nobody types an address without a slip, and no line of text should have to hold it: half a line. */
const LONGEST_TYPED = 40;

/** Prints every address of the document. The same long address has one number, wherever it is met. */
export function printAddresses(document: Document, naming: Naming): PrintedAddresses {
  const listed = new Map<string, Link>();
  const numberOf = (href: string, link: Link): number => {
    if (!listed.has(href)) listed.set(href, link);
    return [...listed.keys()].indexOf(href) + 1;
  };
  const print = (phrases: readonly Phrase[], room: Room): readonly Phrase[] =>
    phrases.flatMap((phrase): readonly Phrase[] => {
      switch (phrase.kind) {
        case 'text':
          return [phrase];
        case 'strong':
        case 'emphasis':
          return [{ ...phrase, children: print(phrase.children, room) }];
        case 'link':
          return printLink(phrase, room, numberOf, naming);
      }
    });
  const printed = rephrased(document, print);
  const entries = [...listed].map(([href, link], index) => entryOf(href, link, index + 1, naming));
  return { ...printed, ...(entries.length > 0 && { addresses: listOf(entries, document, naming) }) };
}

/** A link within the file has nothing to print. */
function printLink(
  link: Link,
  room: Room,
  numberOf: (href: string, link: Link) => number,
  naming: Naming,
): Phrase[] {
  if (link.destination.kind !== 'address') return [link];
  const { href } = link.destination;
  const place = placeOf(link.id, naming);
  const after = (value: string): Text => ({ kind: 'text', id: naming.name(place), value });
  const onWeb = /^https?:/i.test(href);
  const words = printedWords(link.children);
  if (link.address && (words.length <= LONGEST_TYPED || !onWeb)) return [link];
  const shown = onWeb ? href : decodeURIComponent(href.replace(/^[a-z]+:/i, ''));
  if (!link.address && room === 'running' && (shown.length <= LONGEST_TYPED || !onWeb))
    return [link, after(` (${shown})`)];
  return [
    link.address ? shortened(link, words, naming.name(place)) : link,
    after(`\u00A0[${numberOf(href, link)}]`),
  ];
}

/** Of a long address its place keeps the name of the site; the whole stands in the list. */
function shortened(link: Link, words: string, leaf: NodeId): Link {
  const [, site = words] = /^(?:[a-z]+:\/\/)?([^/?#]+)/i.exec(words) ?? [];
  return { ...link, children: [{ kind: 'text', id: leaf, value: site }] };
}

function entryOf(href: string, link: Link, number: number, naming: Naming): AddressEntry {
  const place = placeOf(link.id, naming);
  const literal = (value: string): Text => ({ kind: 'text', id: naming.name(place), value });
  const picture = qrCode(href);
  const alt = ownWords(`${PAPER_WORDS.code} ${number}`, place, naming);
  return {
    id: naming.name(place),
    label: { kind: 'label', id: naming.name(place), text: literal(`[${number}]`) },
    address: {
      kind: 'paragraph',
      id: naming.name(place),
      text: [
        {
          ...link,
          id: naming.name(place),
          address: true,
          plain: true,
          description: href,
          children: [literal(href)],
        },
      ],
    },
    ...(picture && {
      code: {
        kind: 'figure',
        id: naming.name(place),
        leaf: alt.id,
        picture,
        alt: alt.value,
        ...(alt.language !== undefined && { language: alt.language }),
      },
    }),
  };
}

function listOf(entries: readonly AddressEntry[], { masthead }: Document, naming: Naming): Addresses {
  const place = placeOf(masthead.title.id, naming);
  const text = [ownWords(PAPER_WORDS.addresses, place, naming)];
  const title = { kind: 'heading', id: naming.name(place), level: 2, text } as const;
  return { id: naming.name(place), title, entries };
}
