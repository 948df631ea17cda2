/** Volumes straight from updates, with no command between: sections that are set by themselves, gathered in one file. */
import type { Destination } from '../../src/document/document.ts';
import { paginate } from '../../src/pages/paginate.ts';
import { PAPERS, textBlockOf } from '../../src/pages/paper.ts';
import { type Fascicle, extentOf, writeFascicle } from '../../src/pdf/fascicle.ts';
import type { Section } from '../../src/pdf/section.ts';
import { Volume } from '../../src/pdf/volume.ts';
import type { Press } from '../../src/pdf/write.ts';
import { tag } from '../../src/tagging/tag.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import { setGalley } from '../../src/typeset/set.ts';
import { FACES, buildYaml, realHouse } from './build.ts';

const HOUSE = realHouse();
const PAPER = PAPERS[HOUSE.paper];
const SETTING = { design: MEMBER, faces: FACES, ...textBlockOf(PAPER) };
export const PRESS: Press = { faces: FACES, accent: HOUSE.accent, inks: 'colour' };

/** Links to addresses that begin so are made links to updates: `https://volume.test/NAME#slug`. */
const WITHIN = 'https://volume.test/';

/** Sets an update as a section of this name. */
export function sectionOf(name: string, yaml: string, wanted: readonly string[] = []): Section {
  const { document } = buildYaml(yaml, HOUSE);
  const pages = paginate(setGalley(document, SETTING), document, SETTING, PAPER);
  const tagged = tag(document, pages);
  const annotations = tagged.annotations.map((annotation) => {
    const { link } = annotation;
    return { ...annotation, link: { ...link, destination: within(link.destination) } };
  });
  return { name, document, pages, tagged: { ...tagged, annotations }, wanted: new Set(wanted) };
}

function within(destination: Destination): Destination {
  if (destination.kind !== 'address' || !destination.href.startsWith(WITHIN)) return destination;
  const [name = '', slug] = destination.href.slice(WITHIN.length).split('#');
  return { kind: 'update', name, ...(slug !== undefined && { slug }) };
}

export interface Gathering {
  readonly front?: Section;
  /** How many sections a fascicle has. */
  readonly perFascicle?: number;
  /** Does the work of other threads: gives the fascicles in any order. */
  readonly write?: (tasks: readonly (() => Fascicle)[]) => readonly Fascicle[];
}

/** Gathers sections in a volume; gives the file. */
export function gather(sections: readonly Section[], options: Gathering = {}): Uint8Array {
  const { front, perFascicle = 2, write = (tasks) => tasks.map((task) => task()) } = options;
  const [first] = sections;
  if (!first) throw new Error('a volume of nothing');
  const chunks: Uint8Array[] = [];
  const plan = {
    meta: (front ?? first).document.meta,
    sections: sections.length,
    front: front !== undefined,
  };
  const volume = new Volume(plan, PRESS, (bytes) => chunks.push(bytes));
  const tasks: (() => Fascicle)[] = [];
  for (let at = 0; at < sections.length; at += perFascicle) {
    const part = sections.slice(at, at + perFascicle);
    const start = volume.admit(structuredClone(part.map(extentOf)));
    tasks.push(() => structuredClone(writeFascicle(part, structuredClone(start), PRESS)));
  }
  const written = [...write(tasks)].sort((a, b) => a.order - b.order);
  written.forEach((fascicle) => volume.append(fascicle));
  if (front) volume.append(writeFascicle([front], volume.admitFront(extentOf(front)), PRESS));
  volume.finish();
  return Buffer.concat(chunks);
}
