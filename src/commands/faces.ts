/** The faces in fonts/, read once and only when something is set. */
import { readFileSync } from 'node:fs';
import { once } from './once.ts';
import { type EmbeddableFace, type Faces, type TextFace, openFace } from '../typeset/face.ts';

const FOLDER = new URL('../../fonts/', import.meta.url);
const FAMILY = 'PracticeSans';
const CUTS: Readonly<Record<TextFace, string>> = {
  regular: 'Regular',
  bold: 'Bold',
  italic: 'Italic',
  boldItalic: 'BoldItalic',
};

/** The fallback faces are read only where a character asks for them. */
export function readFaces(): Faces<EmbeddableFace> {
  const read = (file: string): EmbeddableFace => openFace(readFileSync(new URL(`${file}.otf`, FOLDER)));
  const faces = Object.entries(CUTS).flatMap(([face, cut]) => [
    [face, once(() => read(`${FAMILY}-${cut}`))] as const,
    [`${face}More`, once(() => read(`${FAMILY}More-${cut}`))] as const,
  ]);
  const lazily = { enumerable: true } as const;
  const described = faces.map(([face, get]) => [face, { get, ...lazily }] as const);
  return Object.defineProperties({}, Object.fromEntries(described)) as Faces<EmbeddableFace>;
}
