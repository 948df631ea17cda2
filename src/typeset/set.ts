/** Setting: a document as a galley. */
import type { Document } from '../document/document.ts';
import { setAddresses } from './addresses.ts';
import { setBlocks } from './blocks.ts';
import { setColophon, setMasthead } from './edges.ts';
import { setNotes } from './forms.ts';
import { BREAK, type Galley, type Setting } from './galley.ts';
import { under } from './stack.ts';

/** Sets a document as a galley of the setting's measure. Nothing is drawn and nothing is divided yet. */
export function setGalley(document: Document, setting: Setting): Galley {
  const { masthead, body, addresses, colophon, notes } = document;
  const { space } = setting.design;
  const lines = [
    ...setMasthead(masthead, setting),
    ...under(space.belowMasthead, BREAK.keep, setBlocks(body, setting), setting),
    ...(addresses ? setAddresses(addresses, setting) : []),
    ...setColophon(colophon, setting),
  ];
  return { measure: setting.measure, lines, ...(notes && { notes: setNotes(notes, setting) }) };
}
