/** What a thread can be asked to do: plain data in, plain data out, a function for each kind. */
import { once } from './once.ts';
import { readFaces } from './faces.ts';
import type { FasciclePlace } from '../bind.ts';
import type { Extent, Fascicle } from '../pdf/fascicle.ts';
import { type BuiltFile, type OpenHouse, type Result, type SourceJob, runOne } from './run.ts';
import type { Source } from './sources.ts';
import {
  type CheckedSource,
  type ReadTogether,
  type VolumePlan,
  beginVolume,
  layFascicle,
  summarise,
  writeLaid,
} from './volume-tasks.ts';

/**
 * `build` gives the files of a source, `check` only what is wrong with it, both of a house that is known. A volume is begun in every thread, its updates
 * are read in any, which keeps what it can for laying them; the thread that lays some as a fascicle is the one that
 * writes it.
 */
export type Task =
  | { readonly kind: 'know-houses'; readonly houses: readonly OpenHouse[] }
  | { readonly kind: 'build'; readonly job: HousedJob }
  | { readonly kind: 'check'; readonly job: HousedJob }
  | { readonly kind: 'summarise'; readonly sources: readonly Source[]; readonly house: OpenHouse }
  | { readonly kind: 'begin-volume'; readonly plan: VolumePlan }
  | { readonly kind: 'lay'; readonly order: number; readonly sources: readonly CheckedSource[] }
  | { readonly kind: 'write'; readonly order: number; readonly place: FasciclePlace };

export type TaskKind = Task['kind'];

/** A job that names its house by its number among those that every thread was told of: a house is not sent a thousand times. */
export interface HousedJob extends Omit<SourceJob, 'house'> {
  readonly house: number;
}

/** A file for the disk; the tree that it was set from stays in the thread. */
export type PdfFile = Omit<BuiltFile, 'document'>;

interface Results {
  readonly 'know-houses': undefined;
  readonly build: Result<PdfFile>;
  readonly check: Result<PdfFile>;
  readonly summarise: ReadTogether;
  readonly 'begin-volume': undefined;
  readonly lay: readonly Extent[];
  readonly write: Fascicle;
}

export type ResultOf<Kind extends TaskKind> = Results[Kind];

/** A result, and those of its bytes that can be handed over instead of copied. */
export interface Answer<Kind extends TaskKind = TaskKind> {
  readonly value: ResultOf<Kind>;
  readonly bytes: readonly Uint8Array[];
}

const faces = once(readFaces);
/** What this thread was told of. */
let houses: readonly OpenHouse[] = [];

function jobOf({ house: at, ...job }: HousedJob): SourceJob {
  const house = houses[at];
  if (!house) throw new Error('a job of a house that this thread was not told of');
  return { ...job, house };
}

/** Each kind of task. What is kept from one task to the next is this module's, and so each thread has its own. */
const WORK: { readonly [Kind in TaskKind]: (task: Extract<Task, { kind: Kind }>) => Answer<Kind> } = {
  'know-houses': (task) => {
    houses = task.houses;
    return { value: undefined, bytes: [] };
  },
  build: ({ job }) => {
    const { outputs, problems, files } = runOne(jobOf(job), faces);
    return {
      value: { outputs: outputs.map(withoutDocument), problems, files: problems.length > 0 ? files : [] },
      bytes: outputs.map(({ bytes }) => bytes),
    };
  },
  check: ({ job }) => {
    const { problems, files } = runOne(jobOf(job), faces);
    return { value: { outputs: [], problems, files: problems.length > 0 ? files : [] }, bytes: [] };
  },
  summarise: ({ sources, house }) => ({ value: summarise(sources, house), bytes: [] }),
  'begin-volume': ({ plan }) => {
    beginVolume(plan);
    return { value: undefined, bytes: [] };
  },
  lay: ({ order, sources }) => ({ value: layFascicle(order, sources), bytes: [] }),
  write: ({ order, place }) => {
    const value = writeLaid(order, place);
    return { value, bytes: [value.bytes] };
  },
};

/** Does a task in the thread that calls. */
export function perform<Asked extends Task>(task: Asked): Answer<Asked['kind']> {
  const work = WORK[task.kind] as (task: Task) => Answer<Asked['kind']>;
  return work(task);
}

function withoutDocument({ path, edition, bytes, pages, sheets, lastPageFull }: BuiltFile): PdfFile {
  return { path, edition, bytes, pages, lastPageFull, ...(sheets !== undefined && { sheets }) };
}
