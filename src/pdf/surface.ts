/**
 * The surface that pages are painted on: the only place that knows pdfkit.
 *
 * Content can be drawn only inside `tagged` or `artifact`, so that nothing on a page is neither (ISO 14289-1, 7.1).
 * Lengths are points from the page's top left, y down; the content stream does the flip.
 */
import PDFDocument from 'pdfkit';
import type { PlacedPicture, PlacedRule, PlacedRun } from '../pages/page.ts';
import type { Raster } from '../pictures/read.ts';
import type { EmbeddableFace, Faces } from '../typeset/face.ts';
import { abandon, writeCompactly } from './compact.ts';
import { ContentStream } from './content.ts';
import { Fonts } from './fonts.ts';
import type { Kit, Reference } from './kit.ts';
import { fixed } from './operators.ts';
import type { Colour, Palette } from './palette.ts';
import { embedRaster, showDrawing, showRaster } from './pictures.ts';
import { srgbProfile } from './srgb.ts';
import type { Claim } from './xmp.ts';

export interface SurfaceOptions {
  readonly faces: Faces<EmbeddableFace>;
  readonly palette: Palette;
  readonly language: string;
  /** The document information dictionary (ISO 32000-1, 14.3.3). */
  readonly info: Readonly<Record<string, string | Date>>;
  /** The XMP packet. */
  readonly metadata: string;
  readonly claim: Claim;
}

/** What pagination artifacts say of themselves (ISO 32000-1, table 330). */
export type ArtifactKind = 'Header' | 'Footer' | 'Layout';

const ARTIFACTS: Readonly<Record<ArtifactKind, string>> = {
  Header: '<</Type/Pagination/Subtype/Header>>',
  Footer: '<</Type/Pagination/Subtype/Footer>>',
  Layout: '<</Type/Layout>>',
};

/** The tag of every marked-content sequence: the structure element that holds it gives it its role. */
const CONTENT_TAG = 'P';

/** What can be drawn, inside a mark only. */
export interface Pen {
  run(run: PlacedRun): void;
  rule(rule: PlacedRule): void;
  picture(picture: PlacedPicture): void;
}

export class Surface {
  readonly #kit: Kit;
  /** Without a structure there is nothing that a mark could belong to: none is written. */
  readonly #structured: boolean;
  readonly #fonts: Fonts;
  readonly #fills: Readonly<Record<PlacedRun['style']['ink'], string>>;
  readonly #pen: Pen = {
    run: (run) => this.#content.run(run),
    rule: (rule) => this.#content.rule(rule),
    picture: (picture) => this.#picture(picture),
  };
  readonly #images = new Map<Raster, Image>();
  /** Fonts and images of all pages: one dictionary serves them all. */
  readonly #resources: Reference;
  #page: ContentStream | undefined;
  readonly pages: Reference[] = [];

  constructor({ faces, palette, ...options }: SurfaceOptions) {
    this.#kit = openKit(options);
    this.#structured = options.claim === 'accessible';
    this.#fonts = new Fonts(
      (face) => faces[face].program,
      (data) => this.object(data),
    );
    this.#fills = {
      text: fill(palette.text),
      muted: fill(palette.muted),
      accent: fill(palette.accent),
    };
    this.#resources = this.object({});
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

  /** An indirect object, to be ended by whoever made it. */
  object(data: Record<string, unknown>): Reference {
    return this.#kit.ref(data);
  }

  /** Begins a page of this size; its index is its key in the parent tree. */
  page(width: number, height: number): void {
    this.#endPage();
    this.#kit.addPage({ size: [width, height], margin: 0 });
    const { page } = this.#kit;
    abandon(this.#kit, page.resources);
    page.resources = nothingToEnd();
    Object.assign(page.dictionary.data, {
      MediaBox: [0, 0, Number(fixed(width)), Number(fixed(height))],
      ...(this.#structured && { StructParents: this.pages.length }),
      Resources: this.#resources,
    });
    // 1 is what every page has that says nothing.
    delete page.dictionary.data['UserUnit'];
    this.pages.push(page.dictionary);
    this.#page = new ContentStream(height, this.#fonts, this.#fills);
  }

  /** Puts an annotation on a page, by the page's index. */
  annotate(page: number, annotation: Reference): void {
    const dictionary = this.pages[page]?.data;
    if (!dictionary) throw new Error(`there is no page ${page} to annotate`);
    dictionary['Annots'] = [...((dictionary['Annots'] as Reference[] | undefined) ?? []), annotation];
  }

  /** Draws content that belongs to the structure, as the marked-content sequence of this number. */
  tagged(mcid: number, draw: (pen: Pen) => void): void {
    this.#mark(`/${CONTENT_TAG}<</MCID ${mcid}>>BDC\n`, draw);
  }

  /** Draws what a reader of the text does not miss. */
  artifact(kind: ArtifactKind, draw: (pen: Pen) => void): void {
    this.#mark(`/Artifact${ARTIFACTS[kind]}BDC\n`, draw);
  }

  /** The finished file. The surface is of no more use after it. */
  finish(): Uint8Array {
    this.#endPage();
    this.#fonts.finish();
    const images = [...this.#images.values()].map(({ name, object }) => [name, object] as const);
    Object.assign(this.#resources.data, {
      Font: this.#fonts.resources,
      ...(images.length > 0 && { XObject: Object.fromEntries(images) }),
    });
    this.#resources.end();
    this.#kit.end();
    const bytes = this.#kit.read();
    if (!bytes) throw new Error('pdfkit gave no bytes: an object was never ended');
    return bytes;
  }

  #mark(open: string, draw: (pen: Pen) => void): void {
    if (this.#structured) this.#content.mark(open, () => draw(this.#pen));
    else draw(this.#pen);
  }

  get #content(): ContentStream {
    if (!this.#page) throw new Error('there is no page to draw on');
    return this.#page;
  }

  #endPage(): void {
    if (this.#page) this.#kit.addContent(this.#page.finish());
    this.#page = undefined;
  }

  /** The file holds each raster once, however often it is shown. */
  #picture(placed: PlacedPicture): void {
    const { picture } = placed;
    if (picture.kind === 'drawing') {
      this.#content.picture(showDrawing(picture, placed));
      return;
    }
    const { name } = this.#images.get(picture) ?? this.#embedImage(picture);
    this.#content.picture(showRaster(name, picture, placed));
  }

  #embedImage(raster: Raster): Image {
    const object = embedRaster(raster, (data) => this.object(data));
    const image = { name: `I${this.#images.size + 1}`, object };
    this.#images.set(raster, image);
    return image;
  }
}

interface Image {
  readonly name: string;
  readonly object: Reference;
}

/** Takes the place of the resources that pdfkit makes for each page. */
function nothingToEnd(): Pick<Reference, 'data' | 'end'> {
  return { data: {}, end: () => undefined };
}

function fill(colour: Colour): string {
  return `${colour.map(fixed).join(' ')} ${colour.length === 1 ? 'g' : 'rg'}`;
}

/**
 * pdfkit's PDF/A subset gives the output intent; profile and XMP packet are ours, since its own are large, escape no
 * text and cannot claim two standards. `tagged` makes the structure root, which `structure.ts` fills.
 */
function openKit({ language, info, metadata, claim }: Omit<SurfaceOptions, 'faces' | 'palette'>): Kit {
  const kit = new PDFDocument({
    subset: claim === 'accessible' ? 'PDF/A-2a' : 'PDF/A-2b',
    pdfVersion: '1.7',
    tagged: claim === 'accessible',
    displayTitle: true,
    lang: language,
    info,
    autoFirstPage: false,
    bufferPages: true,
    // No default font: it would be embedded unasked.
    font: null as unknown as string,
  }) as unknown as Kit;
  writeCompactly(kit);
  delete kit.info['Creator'];
  // The names dictionary would be empty, and the page is flipped by the content stream.
  abandon(kit, kit._root.data['Names'] as Reference);
  Object.defineProperty(kit._root.data, 'Names', { value: nothingToEnd(), enumerable: false });
  kit.transform = () => kit;
  kit.endSubset = () => writeOutputIntent(kit);
  kit.endMetadata = () => {
    const packet = kit.ref({ Type: 'Metadata', Subtype: 'XML' });
    packet.write(new TextEncoder().encode(metadata));
    packet.end();
    kit._root.data['Metadata'] = packet;
  };
  return kit;
}

/** What the file's colours mean (ISO 19005-2, 6.2.3). */
function writeOutputIntent(kit: Kit): void {
  const profile = kit.ref({ N: 3 });
  profile.write(srgbProfile());
  profile.end();
  kit._root.data['OutputIntents'] = [
    {
      ...{ Type: 'OutputIntent', S: 'GTS_PDFA1', DestOutputProfile: profile },
      OutputConditionIdentifier: new String('sRGB IEC61966-2.1'),
    },
  ];
}
