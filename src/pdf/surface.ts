/**
 * The surface that pages are painted on: the only place that knows pdfkit.
 *
 * Content can be drawn only inside `tagged` or `artifact`, so that nothing on a page is neither (ISO 14289-1, 7.1).
 * Lengths are points from the page's top left, y down; pdfkit's page matrix does the flip.
 */
import PDFDocument from 'pdfkit';
import type { PlacedPicture, PlacedRule, PlacedRun } from '../pages/page.ts';
import type { Raster } from '../pictures/read.ts';
import type { EmbeddableFace, FaceName, Faces } from '../typeset/face.ts';
import { writeCompactly } from './compact.ts';
import type { EmbeddedFont, Kit, Reference } from './kit.ts';
import { adjustments, fixed } from './operators.ts';
import { embedRaster, showDrawing, showRaster } from './pictures.ts';

/** A colour from 0 to 1: red, green, blue; or one grey. */
export type Colour = readonly [number, number, number] | readonly [number];
export type Palette = Readonly<Record<PlacedRun['style']['ink'], Colour>>;

export interface SurfaceOptions {
  readonly faces: Faces<EmbeddableFace>;
  readonly palette: Palette;
  readonly language: string;
  /** The document information dictionary (ISO 32000-1, 14.3.3). */
  readonly info: Readonly<Record<string, string | Date>>;
  /** The XMP packet. */
  readonly metadata: string;
}

/** What pagination artifacts say of themselves (ISO 32000-1, table 330). */
export type ArtifactKind = 'Header' | 'Footer' | 'Layout';

const ARTIFACTS: Readonly<Record<ArtifactKind, string>> = {
  Header: '<</Type/Pagination/Subtype/Header/Attached[/Top]>>',
  Footer: '<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>',
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
  readonly #options: SurfaceOptions;
  readonly #pen: Pen = {
    run: (run) => this.#run(run),
    rule: (rule) => this.#rule(rule),
    picture: (picture) => this.#picture(picture),
  };
  readonly #images = new Map<Raster, Image>();
  readonly #fonts = new Map<FaceName, EmbeddedFont>();
  readonly pages: Reference[] = [];
  /** What the page's text state is, so that nothing is set twice. */
  #state: TextState = freshState();

  constructor(options: SurfaceOptions) {
    this.#options = options;
    this.#kit = openKit(options);
  }

  get catalog(): Record<string, unknown> {
    return this.#kit._root.data;
  }

  get structureRoot(): Reference {
    return this.#kit.getStructTreeRoot();
  }

  /** An indirect object, to be ended by whoever made it. */
  object(data: Record<string, unknown>): Reference {
    return this.#kit.ref(data);
  }

  /** Begins a page of this size; `structParents` is its key in the parent tree. */
  page(width: number, height: number, structParents: number): void {
    this.#kit.addPage({ size: [width, height], margin: 0 });
    this.#kit.page.dictionary.data['StructParents'] = structParents;
    this.pages.push(this.#kit.page.dictionary);
    this.#state = freshState();
  }

  /** Puts an annotation on a page, by the page's index. */
  annotate(page: number, annotation: Reference): void {
    const dictionary = this.pages[page]?.data;
    if (!dictionary) throw new Error(`there is no page ${page} to annotate`);
    dictionary['Annots'] = [...((dictionary['Annots'] as Reference[] | undefined) ?? []), annotation];
  }

  /** Draws content that belongs to the structure, as the marked-content sequence of this number. */
  tagged(mcid: number, draw: (pen: Pen) => void): void {
    this.#mark(`/${CONTENT_TAG}<</MCID ${mcid}>>BDC`, draw);
  }

  /** Draws what a reader of the text does not miss. */
  artifact(kind: ArtifactKind, draw: (pen: Pen) => void): void {
    this.#mark(`/Artifact${ARTIFACTS[kind]}BDC`, draw);
  }

  /** The finished file. The surface is of no more use after it. */
  finish(): Uint8Array {
    this.#kit.end();
    const bytes = this.#kit.read();
    if (!bytes) throw new Error('pdfkit gave no bytes: an object was never ended');
    return bytes;
  }

  #mark(open: string, draw: (pen: Pen) => void): void {
    this.#kit.addContent(open);
    draw(this.#pen);
    if (this.#state.open) this.#endText();
    this.#kit.addContent('EMC');
  }

  #run(run: PlacedRun): void {
    const font = this.#fontOf(run);
    const { size, ink } = run.style;
    const operators: string[] = [];
    if (!this.#state.open) operators.push('BT');
    if (this.#state.ink !== ink) operators.push(fill(this.#options.palette[ink]));
    if (this.#state.font !== font.id || this.#state.size !== size)
      operators.push(`/${font.id} ${fixed(size)} Tf`);
    operators.push(
      `1 0 0 -1 ${fixed(run.x)} ${fixed(run.y)} Tm`,
      ...adjustments(run.glyphs, size, encoder(font)),
    );
    this.#state = { open: true, ink, font: font.id, size };
    this.#kit.addContent(operators.join(' '));
  }

  #rule({ x, y, width, height, ink }: PlacedRule): void {
    if (this.#state.open) this.#endText();
    if (this.#state.ink !== ink) this.#kit.addContent(fill(this.#options.palette[ink]));
    this.#state = { ...this.#state, ink };
    this.#kit.addContent(`${[x, y, width, height].map(fixed).join(' ')} re f`);
  }

  /** The file holds each raster once, however often it is shown. */
  #picture(placed: PlacedPicture): void {
    if (this.#state.open) this.#endText();
    const { picture } = placed;
    if (picture.kind === 'drawing') {
      this.#kit.addContent(showDrawing(picture, placed));
      return;
    }
    const { name, object } = this.#images.get(picture) ?? this.#embedImage(picture);
    this.#kit.page.xobjects[name] = object;
    this.#kit.addContent(showRaster(name, picture, placed));
  }

  #embedImage(raster: Raster): Image {
    const object = embedRaster(raster, (data) => this.object(data));
    const image = { name: `I${this.#images.size + 1}`, object };
    this.#images.set(raster, image);
    return image;
  }

  #endText(): void {
    this.#kit.addContent('ET');
    this.#state = { ...this.#state, open: false };
  }

  /** The face as this file embeds it: pdfkit opens it once, and each page that uses it lists it. */
  #fontOf({ face }: PlacedRun): EmbeddedFont {
    const font = this.#fonts.get(face) ?? this.#embed(face);
    this.#kit.page.fonts[font.id] ??= font.ref();
    return font;
  }

  #embed(face: FaceName): EmbeddedFont {
    this.#kit.font(this.#options.faces[face].font);
    this.#fonts.set(face, this.#kit._font);
    return this.#kit._font;
  }
}

interface Image {
  readonly name: string;
  readonly object: Reference;
}

interface TextState {
  /** Whether a text object is open. */
  readonly open: boolean;
  readonly ink?: string;
  readonly font?: string;
  readonly size?: number;
}

function freshState(): TextState {
  return { open: false };
}

function fill(colour: Colour): string {
  return `${colour.map(fixed).join(' ')} ${colour.length === 1 ? 'g' : 'rg'}`;
}

/**
 * Takes a glyph into the embedded subset and gives its code there. A glyph that stands for two texts, as that of a
 * hyphen and of a soft hyphen, has two codes: a code can map to one text only (ISO 32000-1, 9.10.3).
 */
function encoder(
  font: EmbeddedFont,
): (id: number, codePoints: readonly number[]) => { code: number; width: number } {
  return (id, codePoints) => {
    let code = font.subset.includeGlyph(id);
    const known = (font.unicode[code] ??= codePoints);
    if (!sameText(known, codePoints)) code = secondCode(font, id, codePoints);
    const width = (font.widths[code] ??= font.font.getGlyph(id).advanceWidth * font.scale);
    return { code, width };
  };
}

function sameText(one: readonly number[] | undefined, other: readonly number[]): boolean {
  return one?.length === other.length && other.every((codePoint, index) => codePoint === one[index]);
}

/** The code of the copy of a glyph that has this text; a new copy where there is none yet. */
function secondCode({ subset, unicode }: EmbeddedFont, id: number, codePoints: readonly number[]): number {
  const known = subset.glyphs.findIndex((glyph, code) => glyph === id && sameText(unicode[code], codePoints));
  if (known >= 0) return known;
  const code = subset.glyphs.push(id) - 1;
  unicode[code] = codePoints;
  return code;
}

/**
 * pdfkit's PDF/A subset gives the output intent; the XMP packet is ours, since its own neither escapes text nor can
 * claim two standards. `tagged` makes the structure root, which `structure.ts` fills.
 */
function openKit({ language, info, metadata }: SurfaceOptions): Kit {
  const kit = new PDFDocument({
    subset: 'PDF/A-2a',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    info,
    autoFirstPage: false,
    bufferPages: true,
    // No default font: it would be embedded unasked.
    font: null as unknown as string,
  }) as unknown as Kit;
  writeCompactly(kit);
  kit.endSubset = () => kit._addColorOutputIntent();
  kit.endMetadata = () => {
    const packet = kit.ref({ Type: 'Metadata', Subtype: 'XML' });
    packet.compress = false;
    packet.write(new TextEncoder().encode(metadata));
    packet.end();
    kit._root.data['Metadata'] = packet;
  };
  return kit;
}
