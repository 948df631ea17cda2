/** The whole pipeline on one screen: source text in, bytes or problems out. Pure: the machine is commands' affair. */
import type { SourceFile } from './base/place.ts';
import type { Outcome } from './base/problem.ts';
import { compose } from './document/compose.ts';
import { PAPERS, measureOf } from './pages/paper.ts';
import { paginate } from './pages/paginate.ts';
import { writePdf } from './pdf/write.ts';
import { loadUpdate } from './source/load.ts';
import type { House } from './source/update.ts';
import { tag } from './tagging/tag.ts';
import { MEMBER } from './typeset/design.ts';
import type { EmbeddableFace, Faces } from './typeset/face.ts';
import { missingGlyphs } from './typeset/glyphs.ts';
import { setGalley } from './typeset/set.ts';

export interface Job {
  readonly source: SourceFile;
  readonly house: House;
  /** The house file's text, to show where a problem in it stands; none where defaults serve. */
  readonly houseFile?: SourceFile;
  readonly faces: Faces<EmbeddableFace>;
  /** The output's name without its ending, e.g. `2007-11-policy-update`. */
  readonly name: string;
  /** The instant that the file names as its own, where it is not the update's date. */
  readonly date?: Date;
}

export interface Built {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Builds the member edition of one update. */
export function build({ source, house, houseFile, faces, name, date }: Job): Outcome<Built> {
  const update = loadUpdate(source, house);
  if (!update.ok) return update;
  const composed = compose(update.value, house, name);
  if (!composed.ok) return composed;
  const document = composed.value;
  const missing = missingGlyphs(document, faces, houseFile ? [source, houseFile] : [source]);
  if (missing.length > 0) return { ok: false, problems: missing };
  const paper = PAPERS[house.paper];
  const galley = setGalley(document, MEMBER, faces, measureOf(paper));
  const pages = paginate(galley, document, MEMBER, faces, paper);
  const tagged = tag(document, pages);
  const bytes = writePdf(document, pages, tagged, { faces, accent: house.accent, ...(date && { date }) });
  return { ok: true, value: { bytes, pages: pages.length } };
}
