/** What any thread can do of a volume: read its updates, lay them, and write them a few at a time. */
import { hash } from 'node:crypto';
import { type FasciclePlace, type LaidUpdate, type VolumeLinks, layUpdate, writeUpdates } from '../bind.ts';
import type { SourceFile } from '../base/place.ts';
import type { Outcome, Problem } from '../base/problem.ts';
import { type Printing, documentOf } from '../build.ts';
import type { Document } from '../document/document.ts';
import { type Summary, summaryOf } from '../document/volume.ts';
import type { Extent, Fascicle } from '../pdf/fascicle.ts';
import { EXIT, Failure } from './failure.ts';
import { readFaces } from './faces.ts';
import { hyphenationOf } from './hyphenation.ts';
import { once } from './once.ts';
import { pictureOpener } from './pictures.ts';
import { type Refusal, refusal } from './reply.ts';
import type { OpenHouse } from './run.ts';
import { Shelf } from './shelf.ts';
import { type Source, projectFolder, readSource } from './sources.ts';

/** What all updates of a volume share when they are laid: plain data, which can be handed to another thread. */
export interface VolumePlan {
  readonly house: OpenHouse;
  readonly links: VolumeLinks;
  readonly date?: Date;
}

/** A source as it was checked, which is as it is bound: kept since then, or read again and still the same. */
export interface CheckedSource extends Source {
  /** Of its text. */
  readonly digest: string;
}

/** An update that was read: what the volume keeps of it, or what is wrong with it. */
export interface Summarised {
  readonly summary?: Summary;
  /** Of the text of an update that is well. */
  readonly digest?: string;
  readonly problems: readonly Problem[];
  /** The files that the problems speak of. */
  readonly files: readonly SourceFile[];
}

/** Updates that were read, in their order. `refusal` says why the next one could not be; then none after it was. */
export interface ReadTogether {
  readonly read: readonly Summarised[];
  readonly refusal?: Refusal;
}

/** The volume that this thread works at, and what it has laid and not written yet. */
interface Work {
  readonly job: Printing;
  readonly plan: VolumePlan;
  readonly laid: Map<number, readonly LaidUpdate[]>;
}

const faces = once(readFaces);
/** What this thread has read. */
const shelf = new Shelf();
let begun: Work | undefined;

function work(): Work {
  if (!begun) throw new Error('no volume was begun');
  return begun;
}

/** Reads a few updates: where one cannot be read at all, the problems of those before it are still to be told. */
export function summarise(sources: readonly Source[], house: OpenHouse): ReadTogether {
  const read: Summarised[] = [];
  try {
    for (const source of sources) read.push(summariseOne(source, house));
    return { read };
  } catch (error) {
    return { read, refusal: refusal(error) };
  }
}

/** Reads an update, and finds every problem that it has. What has no pictures is kept: they may take any room. */
function summariseOne(source: Source, house: OpenHouse): Summarised {
  const { outcome, files, opened } = open(source, house);
  if (!outcome.ok) return { problems: outcome.problems, files };
  const text = files[0]?.text ?? '';
  if (opened === 0) shelf.put(source.path, outcome.value, text.length);
  const summary = summaryOf(outcome.value, source.name, house.house.publicUrl?.href);
  const digest = digestOf(text);
  return { summary, digest, problems: [], files: house.problems.length > 0 ? files : [] };
}

function digestOf(text: string): string {
  return hash('sha1', text, 'base64');
}

interface Opened {
  readonly outcome: Outcome<Document>;
  /** The update's own first, then its house's: what problems speak of. */
  readonly files: readonly SourceFile[];
  /** How many pictures. */
  readonly opened: number;
}

/** The document of an update, or its problems. */
function open(source: Source, { house, file: houseFile }: OpenHouse): Opened {
  const file = readSource(source.path);
  const houseFiles = houseFile ? [houseFile] : [];
  if ('code' in file) return { outcome: { ok: false, problems: [file] }, files: houseFiles, opened: 0 };
  const openPicture = pictureOpener(projectFolder(source));
  let opened = 0;
  const outcome = documentOf({
    ...{ source: file, house, faces: faces(), hyphenationOf, name: source.name },
    ...(houseFile && { houseFile }),
    editions: ['member'],
    openPicture: (path) => {
      opened++;
      return openPicture(path);
    },
  });
  return { outcome, files: [file, ...houseFiles], opened };
}

/** Tells this thread what volume it works at. */
export function beginVolume(plan: VolumePlan): void {
  const { house, date } = plan;
  const job = { house: house.house, faces: faces(), hyphenationOf, ...(date && { date }) };
  begun = { job, plan, laid: new Map() };
}

/**
 * The document of an update that was found well before, read again. What changed since is refused: contents and links
 * were made of what it said then, and nobody looked at what it says now. Its pictures are as they are by now.
 */
export function openAgain(source: CheckedSource, house: OpenHouse): Document {
  const { outcome, files } = open(source, house);
  if (outcome.ok && digestOf(files[0]?.text ?? '') === source.digest) return outcome.value;
  throw new Failure(
    `"${source.shown}", or a picture of it, was changed while the volume was made. Run the command again.`,
    EXIT.outside,
  );
}

/**
 * Lays the updates of a fascicle and keeps them until it is written; `order` is its place among the fascicles. What this
 * thread has kept is laid as it was checked, whatever became of its file; all else is read again.
 */
export function layFascicle(order: number, sources: readonly CheckedSource[]): readonly Extent[] {
  const { job, plan, laid } = work();
  const updates = sources.map((source) =>
    layUpdate(source.name, shelf.take(source.path) ?? openAgain(source, plan.house), plan.links, job),
  );
  laid.set(order, updates);
  return updates.map(({ extent }) => extent);
}

/** Writes a fascicle that this thread has laid, and forgets it. */
export function writeLaid(order: number, place: FasciclePlace): Fascicle {
  const { job, laid } = work();
  const updates = laid.get(order);
  if (!updates) throw new Error(`fascicle ${order} was laid elsewhere`);
  laid.delete(order);
  return writeUpdates(updates, place, job);
}
