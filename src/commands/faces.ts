/** The faces in fonts/, read once and only when something is set. */
import { readFileSync } from 'node:fs';
import { type EmbeddableFace, type Faces, openFace } from '../typeset/face.ts';

const FOLDER = new URL('../../fonts/', import.meta.url);
const FAMILY = 'PracticeSans';

export function readFaces(): Faces<EmbeddableFace> {
  const read = (cut: string): EmbeddableFace =>
    openFace(readFileSync(new URL(`${FAMILY}-${cut}.otf`, FOLDER)));
  return {
    regular: read('Regular'),
    bold: read('Bold'),
    italic: read('Italic'),
    boldItalic: read('BoldItalic'),
  };
}
