/** The faces in fonts/, read once and only when something is set. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { once } from './once.ts';
import type { EmbeddableFace, Faces, TextFace } from '../typeset/face.ts';
import { openFace } from '../typeset/parsed-face.ts';
import { readyFace } from '../typeset/ready-face.ts';

const FOLDER = `${dirname(dirname(import.meta.dirname))}/fonts`;
const FAMILY = 'PracticeSans';
const CUTS: Readonly<Record<TextFace, string>> = {
  regular: 'Regular',
  bold: 'Bold',
  italic: 'Italic',
  boldItalic: 'BoldItalic',
};

/** A text face is ready for use; its font file, and the fallback faces, are parsed only where a text asks for them. */
export function readFaces(): Faces<EmbeddableFace> {
  const read = (file: string): Uint8Array => plain(readFileSync(`${FOLDER}/${file}`));
  const parsed = (name: string) => once(() => openFace(read(`${name}.otf`)));
  const faces = Object.entries(CUTS).flatMap(([face, cut]) => {
    const name = `${FAMILY}-${cut}`;
    return [
      [face, once(() => readyFace(read(`${name}.ready`), parsed(name)))] as const,
      [`${face}More`, parsed(`${FAMILY}More-${cut}`)] as const,
    ];
  });
  const described = faces.map(([face, get]) => [face, { get, enumerable: true }] as const);
  return Object.defineProperties({}, Object.fromEntries(described)) as Faces<EmbeddableFace>;
}

/** The same bytes as no Buffer: each piece of one is a Buffer again, and takes five times as long to make. */
function plain({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}
