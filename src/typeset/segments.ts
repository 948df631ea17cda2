/** Collecting: a paragraph's phrases as a flat row of segments, each set in one style. */
import type { NodeId } from '../base/node-id.ts';
import type { Link, Phrase, Text } from '../document/document.ts';
import type { TypeStyle } from './design.ts';
import type { FaceName, TextFace } from './face.ts';

/** Text of one leaf in one style. */
export interface Segment {
  readonly leaf: NodeId;
  readonly text: string;
  readonly style: TypeStyle;
  /** The face of the style, or the one beside it that has what this face lacks. */
  readonly face: FaceName;
  /** The innermost link that the text belongs to. */
  readonly link?: Link;
  /** True within a printed address: it breaks after its own punctuation. */
  readonly address: boolean;
}

const STRONGER: Readonly<Record<TextFace, TextFace>> = {
  regular: 'bold',
  bold: 'bold',
  italic: 'boldItalic',
  boldItalic: 'boldItalic',
};

const SLANTED: Readonly<Record<TextFace, TextFace>> = {
  regular: 'italic',
  bold: 'boldItalic',
  italic: 'regular',
  boldItalic: 'bold',
};

const EMPHASISED = { slanted: SLANTED, bold: STRONGER } as const;

/** The segments of phrases that are set in a style where nothing else is said. */
export function collect(phrases: readonly Phrase[], style: TypeStyle): Segment[] {
  const segments: Segment[] = [];
  for (const phrase of phrases) collectPhrase(phrase, style, undefined, segments);
  return segments;
}

function collectPhrase(phrase: Phrase, style: TypeStyle, link: Link | undefined, into: Segment[]): void {
  if (phrase.kind === 'text') {
    into.push(segmentOf(phrase, style, link));
    return;
  }
  const inner = innerStyle(phrase, style);
  for (const child of phrase.children)
    collectPhrase(child, inner, phrase.kind === 'link' ? phrase : link, into);
}

function segmentOf({ id, value }: Text, style: TypeStyle, link: Link | undefined): Segment {
  const { face } = style;
  if (!link) return { leaf: id, text: value, style, face, address: false };
  return { leaf: id, text: value, style, face, address: link.address, link };
}

function innerStyle(phrase: Exclude<Phrase, Text>, style: TypeStyle): TypeStyle {
  switch (phrase.kind) {
    case 'strong':
      return { ...style, face: STRONGER[style.face] };
    case 'emphasis':
      return { ...style, face: EMPHASISED[style.emphasis][style.face] };
    case 'link':
      return { ...style, ink: 'accent' };
  }
}
