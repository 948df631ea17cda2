/** Setting: a document as a galley. */
import type { Document } from '../document/document.ts';
import { setAddresses } from './addresses.ts';
import { setBlocks } from './blocks.ts';
import { setColophon, setMasthead } from './edges.ts';
import { setContents } from './contents.ts';
import { setCover } from './cover.ts';
import { setNotes } from './forms.ts';
import { BREAK, type Galley, type Setting } from './galley.ts';
import { heightOf, onNewPage, under } from './stack.ts';

/** Sets a document as a galley of the setting's measure. Nothing is drawn and nothing is divided yet. */
export function setGalley(document: Document, setting: Setting): Galley {
  const { masthead, body, contents, addresses, colophon, notes } = document;
  const { space } = setting.design;
  if (contents) {
    const cover = setCover(masthead, setting);
    return { measure: setting.measure, lines: [...cover, ...onNewPage(setContents(contents, setting))] };
  }
  const head = setMasthead(masthead, setting);
  const blocks = setBlocks(body, setting, heightOf(head) + space.belowMasthead);
  const lines = [
    ...head,
    ...under(space.belowMasthead, BREAK.keep, blocks, setting),
    ...(addresses ? setAddresses(addresses, setting) : []),
    ...setColophon(colophon, setting),
  ];
  return { measure: setting.measure, lines, ...(notes && { notes: setNotes(notes, setting) }) };
}
