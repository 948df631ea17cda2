/**
 * The surface that a page is painted on.
 *
 * Content can be drawn only inside `tagged` or `artifact`, so that nothing on a page is neither (ISO 14289-1, 7.1).
 * Lengths are points from the page's top left, y down; the content stream does the flip.
 */
import type { PlacedPicture, PlacedRule, PlacedRun } from '../pages/page.ts';
import type { Raster } from '../pictures/read.ts';
import { ContentStream } from './content.ts';
import { fixed } from './operators.ts';
import type { Colour, Palette } from './palette.ts';
import { showDrawing, showRaster } from './pictures.ts';
import type { Spell } from './showing.ts';

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

/** The operator that sets each ink, and a space. */
export type Fills = Readonly<Record<PlacedRun['style']['ink'], string>>;

/** What all surfaces of a file have in common. */
export interface Material {
  readonly spell: Spell;
  readonly fills: Fills;
  /** Without a structure there is nothing that a mark could belong to: none is written. */
  readonly structured: boolean;
  /** The number of the object that a raster is or will be. */
  readonly imageNumber: (raster: Raster) => number;
}

export class Surface {
  readonly #material: Material;
  readonly #content: ContentStream;
  readonly #pen: Pen = {
    run: (run) => this.#content.run(run),
    rule: (rule) => this.#content.rule(rule),
    picture: (picture) => this.#picture(picture),
  };
  /** Object numbers of the images that the page shows. */
  readonly #images = new Set<number>();

  constructor(height: number, material: Material) {
    this.#material = material;
    this.#content = new ContentStream(height, material.spell, material.fills);
  }

  /** Draws content that belongs to the structure, as the marked-content sequence of this number. */
  tagged(mcid: number, draw: (pen: Pen) => void): void {
    this.#mark(`/${CONTENT_TAG}<</MCID ${mcid}>>BDC `, draw);
  }

  /** Draws what a reader of the text does not miss. */
  artifact(kind: ArtifactKind, draw: (pen: Pen) => void): void {
    this.#mark(`/Artifact${ARTIFACTS[kind]}BDC `, draw);
  }

  /** The page's content stream. */
  finish(): string {
    return this.#content.finish();
  }

  /** The page's images by name: the inside of its resources' XObject (7.8.3). */
  get images(): string {
    return [...this.#images].map((number) => `/I${number} ${number} 0 R`).join('');
  }

  #mark(open: string, draw: (pen: Pen) => void): void {
    const { structured } = this.#material;
    if (structured) this.#content.beginMark(open);
    draw(this.#pen);
    if (structured) this.#content.endMark();
  }

  /** The file holds each raster once, however often it is shown. */
  #picture(placed: PlacedPicture): void {
    const { picture } = placed;
    if (picture.kind === 'drawing') {
      this.#content.picture(showDrawing(picture, placed));
      return;
    }
    const number = this.#material.imageNumber(picture);
    this.#images.add(number);
    this.#content.picture(showRaster(`I${number}`, picture, placed));
  }
}

/** The operators that set the inks of a palette. */
export function fillsOf({ text, muted, accent }: Palette): Fills {
  return { text: fill(text), muted: fill(muted), accent: fill(accent) };
}

function fill(colour: Colour): string {
  return `${colour.map(fixed).join(' ')} ${colour.length === 1 ? 'g' : 'rg'} `;
}
