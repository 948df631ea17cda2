/** Collecting: a paragraph's phrases as a flat row of segments, each set in one style. */
import type { NodeId } from '../base/node-id.ts';
import type { Link, Phrase } from '../document/document.ts';
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
  return phrases.flatMap((phrase) => collectPhrase(phrase, style));
}

function collectPhrase(phrase: Phrase, style: TypeStyle): Segment[] {
  switch (phrase.kind) {
    case 'text':
      return [{ leaf: phrase.id, text: phrase.value, style, face: style.face, address: false }];
    case 'strong':
      return collect(phrase.children, { ...style, face: STRONGER[style.face] });
    case 'emphasis':
      return collect(phrase.children, { ...style, face: EMPHASISED[style.emphasis][style.face] });
    case 'link':
      return collect(phrase.children, { ...style, ink: 'accent' }).map((segment) => ({
        ...segment,
        link: phrase,
        address: phrase.address,
      }));
  }
}
