/** The whole pipeline on one screen: source text in, bytes or problems out. Pure: the machine is commands' affair. */
import type { EditionName } from './base/edition.ts';
import type { NodeId } from './base/node-id.ts';
import type { SourceFile } from './base/place.ts';
import { type Outcome, type Problem, problemsIn, readable } from './base/problem.ts';
import { compose } from './document/compose.ts';
import type { Document } from './document/document.ts';
import { withRecords } from './document/records.ts';
import { present } from './document/presentation.ts';
import { type Pictures, pictureKey, picturePaths } from './document/pictures.ts';
import { EDITIONS, type Edition } from './editions.ts';
import { impose } from './pages/impose.ts';
import type { Page } from './pages/page.ts';
import { type Paper, textBlockOf } from './pages/paper.ts';
import { paginate } from './pages/paginate.ts';
import { writeSheets } from './pdf/sheets.ts';
import { type Press, writePdf } from './pdf/write.ts';
import { type Picture, readPicture } from './pictures/read.ts';
import { loadUpdate } from './source/load.ts';
import type { House, Plain } from './source/update.ts';
import { tag } from './tagging/tag.ts';
import type { EmbeddableFace, Faces } from './typeset/face.ts';
import { tooWideTables, wideTables } from './typeset/fit.ts';
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
  /** The editions to build; the house's own where none are named. */
  readonly editions?: readonly EditionName[];
  /** Whether sheets that are to be folded have marks for folding and cutting. */
  readonly marks?: boolean;
  /** The instant that the file names as its own, where it is not the update's date. */
  readonly date?: Date;
}

/** One edition of an update. */
export interface Built {
  readonly edition: EditionName;
  /** The tree that all editions are set from, for its other forms. */
  readonly document: Document;
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Of paper, where the pages are imposed on sheets. */
  readonly sheets?: number;
  /** How far down the last page is filled, from 0 to 1. */
  readonly lastPageFull: number;
}

/** Gives the bytes of a picture by its path, which is relative to the file that its place names. */
export type OpenPicture = (path: Plain) => Outcome<Uint8Array>;

/**
 * Builds the editions of one update, each from the same Document. Where one of them cannot be made, none is: the
 * problems of all are told at once.
 */
export function build(job: Job): Outcome<readonly Built[]> {
  const examined = examine(job);
  if ('problems' in examined) return { ok: false, ...examined };
  const { document, layouts } = examined;
  return { ok: true, value: layouts.map((layout) => write(layout, document, job)) };
}

/** The document of an update, where no edition that the job asks for has a problem. */
export function documentOf(job: Job): Outcome<Document> {
  const examined = examine(job);
  return 'problems' in examined ? { ok: false, ...examined } : { ok: true, value: examined.document };
}

/** An edition of a document with every line in its place. */
export interface Laid {
  /** As the edition presents it. */
  readonly document: Document;
  readonly pages: readonly Page[];
  readonly setting: Setting;
  readonly paper: Paper;
}

/** Lays a document that is known to be well; `first` is the number of its first page. */
export function layPages(document: Document, name: EditionName, job: Printing, first = 1): Laid {
  return lay(layoutOf(name, document, job), first);
}

/** What setting and writing a document need of a job. */
export type Printing = Pick<Job, 'house' | 'faces' | 'hyphenationOf' | 'date' | 'marks'>;

/** Sets one edition of a document that is known to be well, and writes it. */
export function print(document: Document, name: EditionName, job: Printing): Built {
  return write(layoutOf(name, document, job), document, job);
}

/** The editions that a job asks for. */
export function editionsOf({ editions, house }: Pick<Job, 'editions' | 'house'>): readonly EditionName[] {
  return editions ?? house.editions;
}

type Examined =
  | { readonly document: Document; readonly layouts: readonly Layout[] }
  | { readonly problems: readonly Problem[] };

/** A document and its layouts, or what is wrong with any of them. */
function examine(job: Job): Examined {
  const { value: document, problems } = prepare(job);
  if (!document) return { problems };
  const layouts = editionsOf(job).map((name) => layoutOf(name, document, job));
  const all = distinct([...problems, ...layouts.flatMap((layout) => problemsInLayout(layout, job))]);
  return all.length > 0 ? { problems: all } : { document, layouts };
}

/** An update, and everything that is wrong with it in any edition: all of it is told at once. */
function prepare(job: Job): { readonly value?: Document; readonly problems: readonly Problem[] } {
  const { source, house, name } = job;
  const update = loadUpdate(source, house);
  const content = readable(update);
  if (!content) return { problems: problemsIn(update) };
  const { pictures, problems: unread } = readPictures(picturePaths(content, house), job);
  const composed = compose(content, house, name, pictures);
  const value = readable(composed);
  if (!value) throw new Error('composing gave no document to look at');
  return { value, problems: [...problemsIn(update), ...unread, ...problemsIn(composed)] };
}

/** One edition of a document before anything is set. */
interface Layout {
  readonly name: EditionName;
  readonly edition: Edition;
  readonly document: Document;
  readonly paper: Paper;
  readonly setting: Setting;
}

function layoutOf(name: EditionName, document: Document, { house, faces, hyphenationOf }: Printing): Layout {
  const edition = EDITIONS[name];
  const { design } = edition;
  const paper = edition.papers[house.paper];
  const hyphenate = design.hyphenates ? hyphenationOf(document.meta.language) : undefined;
  const setting: Setting = { design, faces, ...textBlockOf(paper), ...(hyphenate && { hyphenate }) };
  const presented = present(document, edition.presentation);
  const asFacts = edition.wideTables === 'as-facts' ? wideTables(presented, setting) : new Set<NodeId>();
  return { name, edition, document: withRecords(presented, asFacts), paper, setting };
}

function problemsInLayout({ document, setting }: Layout, { source, houseFile, faces }: Job): Problem[] {
  return [
    ...missingGlyphs(document, faces, houseFile ? [source, houseFile] : [source]),
    ...tooWideTables(document, setting),
  ];
}

/** What several editions complain of is one problem. */
function distinct(problems: readonly Problem[]): Problem[] {
  const told = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...told.values()];
}

/** Sets an edition and divides it into pages. */
function lay({ document, setting, paper }: Layout, first = 1): Laid {
  const galley = setGalley(document, setting);
  return { document, pages: paginate(galley, document, setting, paper, first), setting, paper };
}

/** Lays an edition and writes the file. */
function write(layout: Layout, document: Document, job: Printing): Built {
  const { name, edition } = layout;
  const { faces, house, date, marks = false } = job;
  const { document: presented, pages } = lay(layout);
  const press: Press = { faces, accent: house.accent, inks: edition.inks, ...(date && { date }) };
  const written = WRITERS[edition.file](presented, pages, press, marks);
  return { edition: name, document, ...written, pages: pages.length, lastPageFull: pages.at(-1)?.full ?? 0 };
}

type Write = (
  d: Document,
  pages: readonly Page[],
  press: Press,
  marks: boolean,
) => Pick<Built, 'bytes' | 'sheets'>;

/** Pages to bytes: tagged as they are, or imposed. */
const WRITERS: Readonly<Record<Edition['file'], Write>> = {
  pages: (document, pages, press) => ({ bytes: writePdf(document, pages, tag(document, pages), press) }),
  sheets: (document, pages, press, marks) => {
    const sheets = impose(pages, marks);
    return { bytes: writeSheets(document, sheets, press), sheets: sheets.length };
  },
};

/** Reads each picture once, however often it is named; a problem for each naming that fails. */
function readPictures(
  paths: readonly Plain[],
  job: Job,
): { readonly pictures: Pictures; readonly problems: readonly Problem[] } {
  const pictures = new Map<string, Picture>();
  const problems: Problem[] = [];
  const grey = editionsOf(job).some((name) => EDITIONS[name].presentation.pictures === 'grey');
  for (const path of paths) {
    if (pictures.has(pictureKey(path))) continue;
    const opened = job.openPicture(path);
    if (!opened.ok) {
      problems.push(...opened.problems);
      continue;
    }
    const read = readPicture(opened.value, grey);
    if (read.ok) pictures.set(pictureKey(path), read.picture);
    else problems.push({ code: read.code, place: path.place, message: read.message, hint: read.hint });
  }
  return { pictures, problems };
}
