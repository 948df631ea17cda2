/** Inline text to phrases: marks set, links resolved and described, every node named. */
import type { NodeId } from '../base/node-id.ts';
import type { Place } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import type { Inline, Line, Target } from '../source/update.ts';
import { type Link, type Phrase, Text } from './document.ts';
import { type Piece, markText, setMarks } from './marks.ts';
import { LINK_WORDS, WORDS_LANGUAGE } from './words.ts';

/** A heading that a link can lead to. */
export interface Landing {
  readonly id: NodeId;
  readonly words: string;
}

/** What composing needs to know and to note while it walks the update. */
export interface Composing {
  /** Names a node and remembers where it came from. */
  readonly name: (place: Place) => NodeId;
  readonly landings: ReadonlyMap<string, Landing>;
  readonly problems: Problem[];
  /** The document's, BCP 47. */
  readonly language: string;
}

/** The words of inline text, without marks: for slugs, descriptions and the outline. */
export function wordsOf(line: Line): string {
  return line.map((node) => (node.kind === 'text' ? node.value : wordsOf(node.children))).join('');
}

/** The words of phrases as they are printed. */
export function printedWords(phrases: readonly Phrase[]): string {
  return phrases
    .map((phrase) => (phrase.kind === 'text' ? phrase.value : printedWords(phrase.children)))
    .join('');
}

/** One paragraph's inline text as phrases. */
export function composeLine(line: Line, composing: Composing): Phrase[] {
  const first = line[0];
  if (line.length === 1 && first?.kind === 'text') return [composeText(first.place, first.value, composing)];
  const marked = setMarks(piecesOf(line), composing.language);
  let next = 0;
  const convert = (node: Inline): Phrase => {
    const id = composing.name(node.place);
    switch (node.kind) {
      case 'text':
        return new Text(id, marked[next++] ?? '');
      case 'strong':
      case 'emphasis':
        return { kind: node.kind, id, children: node.children.map(convert) };
      case 'link':
        return linkTo(id, node.target, node.bare, node.children.map(convert), node.place, composing);
    }
  };
  return line.map(convert);
}

/** A text without Markdown as one phrase. */
export function composeText(place: Place, value: string, composing: Composing): Text {
  return literalText(place, markText(value, composing.language), composing);
}

/** A text that is printed exactly as it is: an address, a number. */
export function literalText(place: Place, value: string, composing: Composing): Text {
  return new Text(composing.name(place), value);
}

/** Words that the program adds: where the document is in another language, they say which they are in. */
export function addedText(place: Place, words: string, composing: Composing): Text {
  return new Text(composing.name(place), words, languageOfWords(composing));
}

/** The language of the program's own words, where it is not the document's and so has to be told. */
export function languageOfWords({ language }: Pick<Composing, 'language'>): string | undefined {
  return language.split('-')[0] === WORDS_LANGUAGE ? undefined : WORDS_LANGUAGE;
}

/** A link; one to a heading that is not there is a problem, and the link is then left leading to itself. */
export function linkTo(
  id: NodeId,
  target: Target,
  address: boolean,
  children: readonly Phrase[],
  place: Place,
  composing: Composing,
): Link {
  const words = printedWords(children);
  if (target.kind === 'address') {
    const destination = { kind: 'address', href: target.href } as const;
    return {
      kind: 'link',
      id,
      destination,
      description: describe(target.href, words, address),
      address,
      children,
    };
  }
  const landing = composing.landings.get(target.slug);
  if (!landing) composing.problems.push(unknownHeading(target.slug, place, composing.landings));
  const destination = { kind: 'heading', heading: landing?.id ?? id } as const;
  const description = `${LINK_WORDS.heading} ${landing?.words ?? words}`;
  return { kind: 'link', id, destination, description, address: false, children };
}

/** What the link leads to, in words that stand alone (WCAG 2.2, 2.4.4; Matterhorn 28-011). */
function describe(href: string, words: string, address: boolean): string {
  const rest = href.slice(href.indexOf(':') + 1);
  if (href.startsWith('mailto:')) return `${LINK_WORDS.mailto} ${address ? words : decodeURIComponent(rest)}`;
  if (href.startsWith('tel:')) return `${LINK_WORDS.tel} ${address ? words : rest}`;
  return address ? words : `${words} (${href})`;
}

function unknownHeading(slug: string, place: Place, landings: ReadonlyMap<string, Landing>): Problem {
  const known = [...landings.keys()].map((name) => `#${name}`);
  const few = known.length > SHOWN ? [...known.slice(0, SHOWN), '\u2026'] : known;
  return {
    code: 'unknown-heading',
    place,
    message: `No heading of this update is called "#${slug}".`,
    hint: `A link to a heading uses the heading's words in lower case with hyphens between. Here are: ${few.join(', ')}.`,
  };
}

/** More names than this would bury the message. */
const SHOWN = 12;

/** The leaves of a line as pieces of its text; those of a bare address are literal. */
function piecesOf(line: Line, literal = false, pieces: Piece[] = []): Piece[] {
  for (const node of line) {
    if (node.kind === 'text') pieces.push({ value: node.value, literal });
    else piecesOf(node.children, literal || (node.kind === 'link' && node.bare), pieces);
  }
  return pieces;
}
