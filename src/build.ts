/** The whole pipeline on one screen: source text in, bytes or problems out. Pure: the machine is commands' affair. */
import type { SourceFile } from './base/place.ts';
import { type Outcome, type Problem, problemsIn, readable } from './base/problem.ts';
import { compose } from './document/compose.ts';
import type { Document } from './document/document.ts';
import { type Pictures, pictureKey, picturePaths } from './document/pictures.ts';
import { PAPERS, textBlockOf } from './pages/paper.ts';
import { paginate } from './pages/paginate.ts';
import { writePdf } from './pdf/write.ts';
import { type Picture, readPicture } from './pictures/read.ts';
import { loadUpdate } from './source/load.ts';
import type { House, Plain } from './source/update.ts';
import { tag } from './tagging/tag.ts';
import { MEMBER } from './typeset/design.ts';
import type { EmbeddableFace, Faces } from './typeset/face.ts';
import { tooWideTables } from './typeset/fit.ts';
import type { Setting } from './typeset/galley.ts';
import { missingGlyphs } from './typeset/glyphs.ts';
import type { Hyphenate } from './typeset/hyphenation.ts';
import { setGalley } from './typeset/set.ts';

export interface Job {
  readonly source: SourceFile;
  readonly house: House;
  /** The house file's text, to show where a problem in it stands; none where defaults serve. */
  readonly houseFile?: SourceFile;
  readonly faces: Faces<EmbeddableFace>;
  /** How the words of a language (BCP 47) are hyphenated where no line can hold them; none: they are not. */
  readonly hyphenationOf: (language: string) => Hyphenate | undefined;
  /** The output's name without its ending, e.g. `2007-11-policy-update`. */
  readonly name: string;
  /** Opens a picture that the content names; a problem where it cannot. */
  readonly openPicture: OpenPicture;
  /** The instant that the file names as its own, where it is not the update's date. */
  readonly date?: Date;
}

export interface Built {
  /** The tree that the PDF was set from, for its other forms. */
  readonly document: Document;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Gives the bytes of a picture by its path, which is relative to the file that its place names. */
export type OpenPicture = (path: Plain) => Outcome<Uint8Array>;

/** Builds the member edition of one update. */
export function build(job: Job): Outcome<Built> {
  const prepared = prepare(job);
  if (!prepared.ok) return { ok: false, problems: prepared.problems };
  return { ok: true, value: print(prepared.value, job) };
}

/** What setting and writing a document need of a job. */
export type Printing = Pick<Job, 'house' | 'faces' | 'hyphenationOf' | 'date'>;

/** Sets a document that is known to be well, and writes it. */
export function print(document: Document, job: Printing): Built {
  const { house, faces, date } = job;
  const setting = settingOf(document, job);
  const galley = setGalley(document, setting);
  const pages = paginate(galley, document, setting, PAPERS[house.paper]);
  const tagged = tag(document, pages);
  const bytes = writePdf(document, pages, tagged, {
    faces,
    accent: house.accent,
    ...(date && { date }),
  });
  return { document, bytes, pages: pages.length };
}

function settingOf({ meta }: Document, { house, faces, hyphenationOf }: Printing): Setting {
  const hyphenate = hyphenationOf(meta.language);
  return { design: MEMBER, faces, ...textBlockOf(PAPERS[house.paper]), ...(hyphenate && { hyphenate }) };
}

/** Everything that can be wrong with an update, found before anything is set: all of it is told at once. */
function prepare(job: Job): Outcome<Document> {
  const { source, house, houseFile, faces, name } = job;
  const update = loadUpdate(source, house);
  const content = readable(update);
  if (!content) return { ok: false, problems: problemsIn(update) };
  const { pictures, problems: unread } = readPictures(picturePaths(content, house), job.openPicture);
  const composed = compose(content, house, name, pictures);
  const document = readable(composed);
  if (!document) throw new Error('composing gave no document to look at');
  const problems = [
    ...problemsIn(update),
    ...unread,
    ...problemsIn(composed),
    ...missingGlyphs(document, faces, houseFile ? [source, houseFile] : [source]),
    ...tooWideTables(document, settingOf(document, job)),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: document };
}

/** Reads each picture once, however often it is named; a problem for each naming that fails. */
function readPictures(
  paths: readonly Plain[],
  open: OpenPicture,
): { readonly pictures: Pictures; readonly problems: readonly Problem[] } {
  const pictures = new Map<string, Picture>();
  const problems: Problem[] = [];
  for (const path of paths) {
    if (pictures.has(pictureKey(path))) continue;
    const opened = open(path);
    if (!opened.ok) {
      problems.push(...opened.problems);
      continue;
    }
    const read = readPicture(opened.value);
    if (read.ok) pictures.set(pictureKey(path), read.picture);
    else problems.push({ code: read.code, place: path.place, message: read.message, hint: read.hint });
  }
  return { pictures, problems };
}
