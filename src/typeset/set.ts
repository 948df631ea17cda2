/** Setting: a document as a galley. */
import type { Document } from '../document/document.ts';
import { setBlocks } from './blocks.ts';
import type { Design } from './design.ts';
import { setColophon, setMasthead } from './edges.ts';
import type { Faces } from './face.ts';
import type { Galley, Setting } from './galley.ts';

/** Sets a document as a galley of the given measure (points). Nothing is drawn and nothing is divided yet. */
export function setGalley(document: Document, design: Design, faces: Faces, measure: number): Galley {
  const setting: Setting = { design, faces, measure };
  const lines = [
    ...setMasthead(document.masthead, setting),
    ...setBlocks(document.body, setting),
    ...setColophon(document.colophon, setting),
  ];
  return { measure, lines };
}
