/** Markdown as it is read here: CommonMark's inline rules, no block rules, and bare addresses taken literally. */
import type { Paragraph } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Extension, State, Tokenizer } from 'micromark-util-types';
import type { BareAddress } from './bare.ts';

/** Every rule of CommonMark that makes a block: with these off, "2007. A good year" and "# x" stay text. */
const BLOCK_RULES = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'thematicBreak',
];

/** A micromark extension that takes exactly the found addresses as autolinks, whatever marks are inside them. */
function literally(addresses: readonly BareAddress[], text: string): Extension {
  const ends = new Map(addresses.map(({ start, end }) => [start, end]));
  const tokenize: Tokenizer = function (effects, ok, nok) {
    const offset = (): number => this.now().offset;
    const end = ends.get(offset()) ?? 0;
    const inside: State = (code) => {
      if (offset() < end) {
        effects.consume(code);
        return inside;
      }
      effects.exit('autolinkProtocol');
      effects.exit('autolink');
      return ok(code);
    };
    return (code) => {
      if (offset() >= end) return nok(code);
      effects.enter('autolink');
      effects.enter('autolinkProtocol');
      return inside(code);
    };
  };
  const firsts = new Set(addresses.map(({ start }) => text.charCodeAt(start)));
  return { text: Object.fromEntries([...firsts].map((code) => [code, { name: 'bareAddress', tokenize }])) };
}

/** The paragraphs of a text; offsets are of the text given. */
export function paragraphsOf(text: string, addresses: readonly BareAddress[]): readonly Paragraph[] {
  const extensions = [{ disable: { null: BLOCK_RULES } }, literally(addresses, text)];
  return fromMarkdown(text, { extensions }).children.filter((block) => block.type === 'paragraph');
}
