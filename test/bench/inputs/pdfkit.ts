/** A volume as its driver for pdfkit reads it: all that its updates share once, and of each only what is its own. */
import { CONTENTS, COVER_SIZE, type Cover } from '../cover.ts';
import type { Flow } from '../flow.ts';

export function pdfkitVolume(flows: Iterable<Flow>, { title, said }: Cover): string {
  const all = [...flows];
  const [first] = all;
  const updates = all.map((flow) => ({ title: flow.title, pieces: flow.pieces }));
  const cover = { title, said, runningHead: title, contents: CONTENTS, coverSize: COVER_SIZE };
  return JSON.stringify({ ...first, ...cover, pieces: [], updates });
}
