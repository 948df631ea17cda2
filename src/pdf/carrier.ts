/**
 * The carrier of a file: its header, catalog, information, output intent, metadata and trailer. The only place that
 * knows pdfkit, whose objects are written compactly: cross-reference stream, object streams (ISO 32000-1, 7.5.7, 7.5.8).
 */
import PDFDocument from 'pdfkit';
import { deflatedAgain } from './deflated.ts';
import type { Kit, Reference } from './kit.ts';
import { Objects, packsOf } from './objects.ts';
import { Source, entries, isScalar, serialise } from './serialise.ts';
import { latin } from './strings.ts';
import { PACKED_SRGB } from './srgb.ts';
import { type Claim, type Description, infoOf, xmpPacket } from './xmp.ts';

/** Takes the file piece by piece, from its first byte to its last. */
export type Sink = (bytes: Uint8Array) => void;

/** The most indirect objects that a file may have (ISO 19005-2, 6.1.13). */
export const MOST_OBJECTS = 8_388_607;

export class Carrier {
  readonly #kit: Kit;
  readonly objects: Objects;
  /** The root of the page tree: `Kids` and `Count` are the caller's to fill. */
  readonly pages: Reference;
  readonly #names: Reference;

  constructor(description: Description, claim: Claim, sink: Sink) {
    this.objects = new Objects(sink);
    this.#kit = openKit(description, claim, (bytes) => this.objects.write(bytes));
    const { _root: root, outline } = this.#kit;
    this.pages = root.data['Pages'] as Reference;
    this.#names = root.data['Names'] as Reference;
    this.#adoptObjects([root, outline.dictionary, this.pages, this.#names]);
    if (claim === 'accessible') {
      this.#adoptObjects([this.structureRoot]);
      root.data['MarkInfo'] = this.#inPlace(root.data['MarkInfo'] as Reference);
    }
    root.data['ViewerPreferences'] = this.#inPlace(root.data['ViewerPreferences'] as Reference);
    this.#kit.endSubset = () => this.#writeOutputIntent();
    this.#kit.endMetadata = () => this.#writeMetadata(xmpPacket(description, claim));
    this.#kit._finalize = () => this.#writeEnd();
  }

  get catalog(): Record<string, unknown> {
    return this.#kit._root.data;
  }

  get structureRoot(): Reference {
    return this.#kit.getStructTreeRoot();
  }

  get outlineRoot(): Reference {
    return this.#kit.outline.dictionary;
  }

  /** How many object numbers are taken. */
  get taken(): number {
    return this.#kit._offsets.length;
  }

  /** Takes so many object numbers, one after the other; gives the first. */
  reserve(count: number): number {
    const first = this.#kit._offsets.length + 1;
    this.#kit._offsets.length += count;
    return first;
  }

  /** Writes what is left of the file. `names` is its names dictionary (7.7.4), where it has one. */
  finish(names?: Record<string, unknown>): void {
    if (names) this.#names.data = names;
    else this.#leaveOut('Names', this.#names);
    this.#kit.end();
  }

  /** Has pdfkit's objects written by us. */
  #adoptObjects(known: readonly Reference[]): void {
    const kit = this.#kit;
    known.forEach((reference) => this.#adopt(reference));
    const make = Object.getPrototypeOf(kit).ref as Kit['ref'];
    kit.ref = (data) => this.#adopt(make.call(kit, data));
  }

  #adopt(reference: Reference): Reference {
    reference.finalize = () => {
      if (!isScalar(reference)) this.objects.add(reference.id, serialise(reference.data));
      this.#kit._refEnd(reference);
    };
    return reference;
  }

  /** What pdfkit made an object of, to be written where it is named; its number stays unused. */
  #inPlace(reference: Reference): object {
    this.#kit._refEnd(reference);
    return Object.defineProperty({ ...reference.data }, 'end', NOTHING_TO_END);
  }

  /** An entry of the catalog that would be empty. */
  #leaveOut(key: string, reference: Reference): void {
    Object.defineProperty(this.catalog, key, { value: this.#inPlace(reference), enumerable: false });
  }

  /** What the file's colours mean (ISO 19005-2, 6.2.3). */
  #writeOutputIntent(): void {
    const profile = this.reserve(1);
    this.objects.deflated(profile, '/N 3', PACKED_SRGB);
    this.catalog['OutputIntents'] = new Source(
      `[<</Type/OutputIntent/S/GTS_PDFA1/DestOutputProfile ${profile} 0 R/OutputConditionIdentifier(sRGB IEC61966-2.1)>>]`,
    );
  }

  #writeMetadata(packet: string): void {
    const number = this.reserve(1);
    this.objects.deflated(number, '/Type/Metadata/Subtype/XML', deflatedAgain(Buffer.from(packet, 'utf8')));
    this.catalog['Metadata'] = new Source(`${number} 0 R`);
  }

  #writeEnd(): void {
    const { objects } = this;
    objects.pack(this.reserve(packsOf(objects.waiting)));
    const number = this.reserve(1);
    const start = objects.length;
    objects.places.at(number, start);
    const { widths, rows } = objects.places.table(number + 1);
    const { _root: root, _info: info, _id: id } = this.#kit;
    const dictionary = entries({
      ...{ Type: 'XRef', Size: number + 1, W: widths },
      DecodeParms: { Columns: widths[0] + widths[1] + widths[2], Predictor: 12 },
      ...{ Root: root, Info: info, ID: [id, id] },
    });
    objects.stream(number, dictionary, rows);
    objects.write(latin(`startxref\n${start}\n%%EOF\n`));
  }
}

/** pdfkit ends what stands in the catalog, whatever it is. */
const NOTHING_TO_END: PropertyDescriptor = { value: () => undefined, enumerable: false };

type Options = PDFKit.PDFDocumentOptions & { readonly receive: Sink };

/** pdfkit's pieces go straight into the file: its stream would keep each until somebody reads. */
class Piecewise extends PDFDocument {
  /** The first comes before the constructor is done: nothing of the document is there but its options. */
  override push(bytes: Uint8Array): boolean {
    (this.options as Options).receive(bytes);
    return true;
  }
}

/**
 * pdfkit's PDF/A subset has it make an output intent, `tagged` the structure root. Profile and XMP packet are ours,
 * since its own are large, escape no text and cannot claim two standards.
 */
function openKit(description: Description, claim: Claim, receive: Sink): Kit {
  const options: Options = {
    receive,
    subset: claim === 'accessible' ? 'PDF/A-2a' : 'PDF/A-2b',
    pdfVersion: '1.7',
    tagged: claim === 'accessible',
    displayTitle: true,
    lang: description.language,
    info: infoOf(description),
    autoFirstPage: false,
    // No default font: it would be embedded unasked.
    font: null as unknown as string,
  };
  const kit = new Piecewise(options) as unknown as Kit;
  delete kit.info['Creator'];
  return kit;
}
