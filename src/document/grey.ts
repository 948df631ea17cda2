/** A document with its pictures and logo in grey. */
import { greyed } from '../pictures/read.ts';
import type { Block, Document, Figure } from './document.ts';

/** Throws where a picture was not proved whole before. */
export function inGrey(document: Document): Document {
  const { masthead, body } = document;
  const logo = masthead.logo && { logo: greyFigure(masthead.logo) };
  return { ...document, masthead: { ...masthead, ...logo }, body: body.map(greyBlock) };
}

function greyBlock(block: Block): Block {
  if (block.kind === 'figure') return greyFigure(block);
  return block.kind === 'callout' ? { ...block, content: block.content.map(greyBlock) } : block;
}

function greyFigure(figure: Figure): Figure {
  const picture = greyed(figure.picture);
  if (!picture) throw new Error('a picture was not proved whole before it was turned to grey');
  return { ...figure, picture };
}
