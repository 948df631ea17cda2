/** Setting: a document as a galley. */
import type { Document } from '../document/document.ts';
import { setBlocks } from './blocks.ts';
import { setColophon, setMasthead } from './edges.ts';
import { BREAK, type Galley, type Setting } from './galley.ts';
import { under } from './stack.ts';

/** Sets a document as a galley of the setting's measure. Nothing is drawn and nothing is divided yet. */
export function setGalley(document: Document, setting: Setting): Galley {
  const lines = [
    ...setMasthead(document.masthead, setting),
    ...under(setting.design.space.belowMasthead, BREAK.keep, setBlocks(document.body, setting), setting),
    ...setColophon(document.colophon, setting),
  ];
  return { measure: setting.measure, lines };
}
