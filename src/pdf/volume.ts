/**
 * A volume: many updates in one PDF, written fascicle by fascicle and forgotten.
 *
 * In three steps, of which the second can be done on any thread and in any order:
 *
 * 1. `extentOf(section)` measures each section; `volume.admit(extents)` takes those of one fascicle, in the order of the
 *    volume, and gives its start.
 * 2. `writeFascicle(sections, start, press)` makes its bytes.
 * 3. `volume.append(fascicle)`, in the order of admission, hands them to the sink and keeps a few numbers.
 *
 * The front matter, whose pages come first, is admitted last (`admitFront`), when the pages of all else are known.
 * `finish` writes fonts, names, catalog and cross-reference stream. The same sections in the same fascicles give the
 * same bytes.
 */
import type { Meta } from '../document/document.ts';
import type { Carrier, Sink } from './carrier.ts';
import { type Extent, type Fascicle, type FascicleStart, type SectionStart, waitingOf } from './fascicle.ts';
import { Fonts } from './fonts.ts';
import { writeNames } from './names.ts';
import { packsOf } from './objects.ts';
import { RASTER_OBJECTS } from './pictures.ts';
import type { Digest } from './rasters.ts';
import type { Named } from './section.ts';
import { refer } from './serialise.ts';
import { codesOf } from './signs.ts';
import { type Press, finishTagged, hangTrees, openCarrier } from './write.ts';

export interface VolumePlan {
  /** What the file says of itself. */
  readonly meta: Meta;
  /** How many sections there will be, the front matter not counted. */
  readonly sections: number;
  /** Whether there is front matter. */
  readonly front: boolean;
}

/** The nodes of one fascicle. */
interface Leaf {
  readonly pageNode: number;
  readonly keyNode: number;
}

export class Volume {
  readonly #plan: VolumePlan;
  readonly #carrier: Carrier;
  readonly #fonts: Fonts;
  readonly #images = new Map<Digest, number>();
  /** Numbers of what is written at the end: the dictionary of fonts, the structure's one element, the titles' bookmarks. */
  readonly #fontDictionary: number;
  readonly #element: number;
  readonly #titles: number;
  readonly #leaves: Leaf[] = [];
  readonly #kids: (readonly number[])[] = [];
  readonly #destinations: Named[] = [];
  readonly #linked = new Set<string>();
  #admitted = 0;
  #appended = 0;
  #key = 0;
  #pages = 0;
  #frontOrder: number | undefined;

  constructor(plan: VolumePlan, press: Press, sink: Sink) {
    this.#plan = plan;
    this.#carrier = openCarrier(plan.meta, press, 'accessible', sink);
    this.#fonts = new Fonts((face) => press.faces[face].program);
    this.#fontDictionary = this.#carrier.reserve(1);
    this.#element = this.#carrier.reserve(1);
    this.#titles = this.#carrier.reserve(plan.sections + 1);
  }

  /** How many objects the file has by what was admitted; when it is finished, how many it has. */
  get objects(): number {
    return this.#carrier.taken;
  }

  /** Takes the next sections as one fascicle. A few updates each are best: a reader unpacks a fascicle to see a page. */
  admit(extents: readonly Extent[]): FascicleStart {
    if (this.#frontOrder !== undefined) throw new Error('the front matter is admitted last');
    const first = this.#admitted + 1;
    this.#admitted += extents.length;
    if (this.#admitted > this.#plan.sections) throw new Error('the volume has more sections than planned');
    return this.#start(extents, first, 'Part');
  }

  /** Takes the front matter, after all else. */
  admitFront(extent: Extent): FascicleStart {
    if (!this.#plan.front || this.#admitted < this.#plan.sections) throw new Error('sections are missing');
    this.#frontOrder = this.#leaves.length;
    return this.#start([extent], 0, undefined);
  }

  /** Writes a fascicle; they come in the order of admission. */
  append(fascicle: Fascicle): void {
    if (fascicle.order !== this.#appended) throw new Error(`fascicle ${fascicle.order} is out of order`);
    this.#appended++;
    const { objects } = this.#carrier;
    objects.places.append(fascicle.places, objects.length);
    objects.write(fascicle.bytes);
    this.#kids.push(fascicle.kids);
    this.#pages += fascicle.pages;
    for (const destination of fascicle.destinations) this.#destinations.push(destination);
    for (const name of fascicle.linked) this.#linked.add(name);
  }

  /** Writes the rest of the file. */
  finish(): void {
    const { sections, front } = this.#plan;
    const whole = this.#admitted === sections && (this.#frontOrder !== undefined) === front;
    if (!whole || this.#appended !== this.#leaves.length) throw new Error('the volume is not whole');
    const reserve = (count: number): number => this.#carrier.reserve(count);
    this.#fonts.finish(this.#fontDictionary, this.#carrier.objects, reserve);
    this.#finishTrees();
    const dests = writeNames(this.#destinations, this.#linked, this.#carrier.objects, reserve);
    finishTagged(this.#carrier, { Dests: refer(dests) });
  }

  #start(extents: readonly Extent[], firstItem: number, role: 'Part' | undefined): FascicleStart {
    const carrier = this.#carrier;
    const order = this.#leaves.length;
    const [pageNode, keyNode] = [carrier.reserve(1), carrier.reserve(1)];
    const sections = extents.map((extent, index) =>
      this.#sectionStart(extent, firstItem + index, pageNode, role),
    );
    const pack = carrier.reserve(packsOf(waitingOf(extents)));
    this.#leaves.push({ pageNode, keyNode });
    const { language } = this.#plan.meta;
    return { order, sections, pageRoot: carrier.pages.id, pageNode, keyNode, pack, language };
  }

  #sectionStart(
    { objects, keys, glyphs, images }: Extent,
    item: number,
    parent: number,
    role: 'Part' | undefined,
  ): SectionStart {
    const key = this.#key;
    this.#key += keys;
    return {
      ...{ number: this.#carrier.reserve(objects), key, keys, parent, glyphs },
      fonts: this.#fontDictionary,
      outline: this.#outlinePlace(item),
      structure: { parent: this.#element, ...(role && { role }) },
      codes: codesOf(glyphs, this.#fonts.encode),
      images: images.map((digest) => this.#image(digest)),
    };
  }

  /** Titles' bookmarks have numbers in the order of the volume, so that neighbours know each other unwritten. */
  #outlinePlace(item: number): SectionStart['outline'] {
    const title = this.#titles + item;
    const isFirst = item === this.#firstItem;
    return {
      root: this.#carrier.outlineRoot.id,
      title,
      ...(!isFirst && { previous: title - 1 }),
      ...(item < this.#plan.sections && { next: title + 1 }),
      open: false,
    };
  }

  get #firstItem(): number {
    return this.#plan.front ? 0 : 1;
  }

  #image(digest: Digest): SectionStart['images'][number] {
    const known = this.#images.get(digest);
    const number = known ?? this.#carrier.reserve(RASTER_OBJECTS);
    this.#images.set(digest, number);
    return { digest, number, first: known === undefined };
  }

  /** The roots of pages, structure and bookmarks. The front matter was appended last and comes first. */
  #finishTrees(): void {
    const { structureRoot, objects } = this.#carrier;
    const inOrder = <T>(rows: readonly T[]): readonly T[] =>
      this.#frontOrder === undefined ? rows : [...rows.slice(-1), ...rows.slice(0, -1)];
    const kids = inOrder(this.#kids)
      .flat()
      .map((kid) => `${kid} 0 R`);
    objects.add(this.#element, `<</P ${structureRoot.id} 0 R/S/Document/K[${kids.join(' ')}]>>`);
    const pageNodes = inOrder(this.#leaves).map(({ pageNode }) => pageNode);
    const keys = { Kids: this.#leaves.map(({ keyNode }) => refer(keyNode)) };
    const first = this.#titles + this.#firstItem;
    const last = this.#titles + this.#plan.sections;
    hangTrees(this.#carrier, pageNodes, this.#pages, [this.#element], keys, [first, last, last - first + 1]);
  }
}
