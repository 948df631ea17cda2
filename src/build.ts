/** The whole pipeline on one screen: source text in, bytes or problems out. Pure: the machine is commands' affair. */
import type { SourceFile } from './base/place.ts';
import { type Outcome, problemsIn, readable } from './base/problem.ts';
import { compose } from './document/compose.ts';
import type { Document } from './document/document.ts';
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
export function build(job: Job): Outcome<Built> {
  const { house, faces, date } = job;
  const document = prepare(job);
  if (!document.ok) return { ok: false, problems: document.problems };
  const paper = PAPERS[house.paper];
  const galley = setGalley(document.value, MEMBER, faces, measureOf(paper));
  const pages = paginate(galley, document.value, MEMBER, faces, paper);
  const tagged = tag(document.value, pages);
  const bytes = writePdf(document.value, pages, tagged, {
    faces,
    accent: house.accent,
    ...(date && { date }),
  });
  return { ok: true, value: { bytes, pages: pages.length } };
}

/** Everything that can be wrong with an update, found before anything is set: all of it is told at once. */
function prepare({ source, house, houseFile, faces, name }: Job): Outcome<Document> {
  const update = loadUpdate(source, house);
  const content = readable(update);
  if (!content) return { ok: false, problems: problemsIn(update) };
  const composed = compose(content, house, name);
  const document = readable(composed);
  if (!document) throw new Error('composing gave no document to look at');
  const missing = missingGlyphs(document, faces, houseFile ? [source, houseFile] : [source]);
  const problems = [...problemsIn(update), ...problemsIn(composed), ...missing];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: document };
}
