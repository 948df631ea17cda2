/** Inline text: from Markdown to our own nodes, each with its place in the YAML; what cannot be set is refused. */
import type { Link, PhrasingContent } from 'mdast';
import { Place } from '../base/place.ts';
import type { Problem, ProblemCode } from '../base/problem.ts';
import { linkTarget, meantAddress } from './addresses.ts';
import type { PlaceOf } from './align.ts';
import { bareAddresses } from './bare.ts';
import type { BareAddress } from './bare.ts';
import { badCharacters, composed } from './characters.ts';
import { paragraphsOf } from './markdown.ts';
import { plainLine } from './plain-markdown.ts';
import { words } from './quoting.ts';
import { type Inline, type Line, type Prose, type Target, Words } from './update.ts';

/** Pairing marks takes quadratic time: 2,000 take some 50 ms, and no real text has a tenth of them. */
const MOST_MARKS = 2000;

/** A text being read: its value, the way back to the file, and the addresses found in it by where they start. */
interface Reading {
  readonly text: string;
  readonly placeOf: PlaceOf;
  readonly tell: (problem: Problem) => void;
  readonly bare: ReadonlyMap<number, BareAddress>;
}

/** The paragraphs of a text. Where a problem is told, what is given is not for use. */
export function readProse(text: string, placeOf: PlaceOf, tell: (problem: Problem) => void): Prose {
  if (text.length > MOST_MARKS && (text.match(/[[*_`<]/g)?.length ?? 0) > MOST_MARKS) {
    tell({
      code: 'text-too-long',
      place: placeOf(0, text.length),
      message: `This text has more than ${String(MOST_MARKS)} of the marks that Markdown uses: * _ [ < and the backtick.`,
      hint: 'Divide the text into several blocks.',
    });
    return [];
  }
  const addresses = bareAddresses(text);
  const plain = addresses.length === 0 ? plainLine(text, placeOf) : undefined;
  return plain ? [plain] : parsedProse(text, addresses, placeOf, tell);
}

/** The same by the parser, whatever the text. */
export function parsedProse(
  text: string,
  addresses: readonly BareAddress[],
  placeOf: PlaceOf,
  tell: (problem: Problem) => void,
): Prose {
  const reading = { text, placeOf, tell, bare: new Map(addresses.map((one) => [one.start, one])) };
  return paragraphsOf(text, addresses).map(({ children }) => readLine(reading, children));
}

type Range = readonly [from: number, to: number];

function rangeOf(node: PhrasingContent): Range {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

function refuse(reading: Reading, range: Range, code: ProblemCode, message: string, hint: string): void {
  reading.tell({ code, place: reading.placeOf(...range), message, hint });
}

function readLine(reading: Reading, nodes: readonly PhrasingContent[]): Line {
  return joined(nodes.flatMap((node) => readNode(reading, node)));
}

/** Text beside text becomes one leaf: a line end between two lines is only a space. */
function joined(line: Line): Line {
  const whole: Inline[] = [];
  for (const node of line) {
    const last = whole.at(-1);
    if (last?.kind === 'text' && node.kind === 'text') {
      const { file, start } = last.place;
      const place = new Place(file, start, node.place.end);
      whole[whole.length - 1] = new Words(place, last.value + node.value);
    } else whole.push(node);
  }
  return whole;
}

function readNode(reading: Reading, node: PhrasingContent): readonly Inline[] {
  const place = reading.placeOf(...rangeOf(node));
  switch (node.type) {
    case 'text':
      return [new Words(place, leafText(reading, node.value, rangeOf(node)))];
    case 'break':
      return [new Words(place, ' ')];
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, place, children: readLine(reading, node.children) }];
    case 'link':
      return readLink(reading, node);
    case 'inlineCode':
    case 'image':
    case 'html':
      return refused(reading, node.type, rangeOf(node));
    case 'delete':
    case 'footnoteReference':
    case 'imageReference':
    case 'linkReference':
      throw new Error(`Markdown gave "${node.type}", which CommonMark without definitions has not.`);
  }
}

/** Entities are resolved by now, so characters that came through one are looked at here. */
function leafText(reading: Reading, value: string, range: Range): string {
  if (reading.text.slice(...range).includes('&')) {
    for (const { code, message, hint } of badCharacters(value)) refuse(reading, range, code, message, hint);
  }
  return composed(value.replaceAll(/[\n\t]/g, ' '));
}

/** What Markdown can do inline and this document cannot show. */
const REFUSED = {
  inlineCode: [
    'inline-code',
    'Text between backticks is code in Markdown, which an update does not have',
    'Use quotation marks or *emphasis* instead, or write \\` for a backtick.',
  ],
  image: [
    'inline-image',
    'A picture cannot stand inside a text',
    'Describe it in words, or write "!" with a backslash before it if no picture is meant.',
  ],
  html: [
    'inline-html',
    'HTML cannot be used here',
    'Use **strong** or *emphasis* or [label](address), or write \\< for the sign "<".',
  ],
} as const;

function refused(reading: Reading, type: keyof typeof REFUSED, range: Range): readonly Inline[] {
  const typed = reading.text.slice(...range);
  // The closing tag of a pair is no second mistake.
  if (
    type === 'html' &&
    typed.startsWith('</') &&
    reading.text.slice(0, range[0]).includes(`<${typed.slice(2, -1)}`)
  )
    return [];
  const [code, message, hint] = REFUSED[type];
  refuse(reading, range, code, `${message}: ${words(typed)}`, hint);
  return [];
}

function readLink(reading: Reading, node: Link): readonly Inline[] {
  const range = rangeOf(node);
  const place = reading.placeOf(...range);
  const bare = reading.bare.get(range[0]);
  if (bare) {
    const shown = reading.text.slice(...range).replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
    const target = { kind: 'address', href: bare.href } as const;
    return [{ kind: 'link', place, target, children: [new Words(place, shown)], bare: true }];
  }
  // No link in a link: an address in a label is shown, and the label's own address is followed.
  const children = joined(readLine(reading, node.children).flatMap(withoutLinks));
  const target = targetOf(reading, node, range);
  if (!target) return [];
  if (!/\S/.test(textOf(children))) {
    refuse(
      reading,
      range,
      'empty-text',
      'This link has no words to show.',
      'Write its label between the square brackets.',
    );
  }
  const isAddress = reading.text.charAt(range[0]) === '<' || textOf(children) === node.url;
  return [{ kind: 'link', place, target, children, bare: isAddress }];
}

function targetOf(reading: Reading, node: Link, range: Range): Target | undefined {
  if (node.title) {
    refuse(
      reading,
      range,
      'bad-link',
      `The title "${words(node.title)}" of this link would not be shown.`,
      'Write it into the text, and only the address between the round brackets.',
    );
  }
  const target = linkTarget(node.url);
  if (!target) {
    const { message, hint } = badLink(node.url);
    refuse(reading, range, 'bad-link', message, hint);
  }
  return target;
}

/** What is told of an address that no link may have. */
export function badLink(typed: string): Pick<Problem, 'message' | 'hint'> {
  const meant = meantAddress(typed);
  const question = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return {
    message: `"${words(typed)}" is not an address that a link can have.${question}`,
    hint: 'Write the whole address, beginning with https://, http://, mailto: or tel:, or "#" and a heading of this update (#new-drug-strategy).',
  };
}

function withoutLinks(node: Inline): readonly Inline[] {
  switch (node.kind) {
    case 'text':
      return [node];
    case 'strong':
    case 'emphasis':
      return [{ ...node, children: joined(node.children.flatMap(withoutLinks)) }];
    case 'link':
      return node.children;
  }
}

/** The words of inline nodes, without marks. */
export function textOf(line: Line): string {
  return line.map((node) => (node.kind === 'text' ? node.value : textOf(node.children))).join('');
}
