/**
 * A page's content stream: text and rules in marks, with no state set twice and all text in as few objects as can be.
 *
 * Here the page is flipped: points from the top left, y down, become PDF's from the bottom left (ISO 32000-1, 8.3.2.3).
 */
import type { PlacedRule, PlacedRun } from '../pages/page.ts';
import type { Glyph } from '../typeset/face.ts';
import { type Encode, fontName } from './fonts.ts';
import { fixed, placed } from './operators.ts';
import { showGlyphs } from './showing.ts';

type Ink = PlacedRun['style']['ink'];

/** What the stream has set: operators are written only where this changes. */
interface TextState {
  /** Whether a text object is open. */
  open: boolean;
  ink?: Ink;
  font?: number;
  size?: number;
  leading?: number;
  /** Where the line starts that `Td` moves from, as written so far; and where the pen is. Page's bottom left. */
  line: { x: number; y: number };
  pen: { x: number; y: number };
}

const NO_GLYPHS: readonly Glyph[] = [];

/** Less than this is rounding, in points: two places, each to a tenth. */
const SAME = 0.11;

export class ContentStream {
  readonly #height: number;
  readonly #encode: Encode;
  readonly #fills: Readonly<Record<Ink, string>>;
  #text = '';
  readonly #state: TextState = { open: false, line: { x: 0, y: 0 }, pen: { x: 0, y: 0 } };
  /** What opens the mark that is open, and whether anything was drawn in it. */
  #mark: string | undefined;
  #drawn = false;

  /** `fills` are the operators that set each ink. */
  constructor(height: number, encode: Encode, fills: Readonly<Record<Ink, string>>) {
    this.#height = height;
    this.#encode = encode;
    this.#fills = fills;
  }

  /** The stream, ended. */
  finish(): string {
    this.#leaveText();
    return this.#text;
  }

  /** Begins a marked-content sequence: it opens where the first thing in it is drawn. */
  beginMark(open: string): void {
    this.#mark = open;
    this.#drawn = false;
  }

  endMark(): void {
    this.#begin();
    this.#text += 'EMC ';
    this.#mark = undefined;
  }

  run(run: PlacedRun): void {
    const { style, x, y } = run;
    this.#enterText();
    this.#setInk(style.ink);
    this.#moveTo(x, this.#height - y, style.leading);
    this.#state.pen.x += (this.#show(run) * style.size) / 1000;
  }

  /**
   * Shows a run's glyphs; gives how far that takes the pen: the last one by its own width, since a move after it is never
   * written. A glyph set off from its line, as a combining mark can be, has a text rise; each font begins without one.
   */
  #show({ words, face, style: { size } }: PlacedRun): number {
    const glyphs = NO_GLYPHS.concat(...words);
    const codes = this.#encode(face);
    let length = 0;
    let left = 0;
    let shown: number | undefined;
    let rise = 0;
    for (let at = 0; at < glyphs.length;) {
      const first = glyphs[at] as Glyph;
      const { font } = codes.of(first);
      const isNew = font !== shown;
      if (isNew) {
        if (rise !== 0) this.#text += '0 Ts ';
        this.#setFont(font, size);
        shown = font;
        rise = 0;
      }
      if (first.dy !== rise) {
        // A font can begin with such a glyph: the number must not touch the operator before it.
        this.#text += `${isNew ? ' ' : ''}${fixed((first.dy * size) / 1000)} Ts `;
        rise = first.dy;
      }
      const operator = showGlyphs(glyphs, at, codes);
      this.#text += operator.text;
      length += operator.length;
      ({ left, end: at } = operator);
    }
    if (rise !== 0) this.#text += '0 Ts ';
    return length + left;
  }

  rule({ x, y, width, height, ink }: PlacedRule): void {
    this.#leaveText();
    this.#setInk(ink);
    this.#begin();
    const bottom = this.#height - y - height;
    this.#text += `${placed(x)} ${placed(bottom)} ${placed(width)} ${fixed(height)} re f `;
  }

  /** Operators that draw with y down, as pictures do. */
  picture(operators: string): void {
    this.#leaveText();
    this.#begin();
    this.#text += `q 1 0 0 -1 0 ${fixed(this.#height)} cm ${operators} Q `;
  }

  /** A mark lies wholly within a text object or wholly outside (ISO 32000-1, 14.6.1). */
  #enterText(): void {
    if (!this.#state.open) {
      this.#interrupt();
      this.#text += 'BT ';
      const { line, pen } = this.#state;
      this.#state.open = true;
      line.x = line.y = pen.x = pen.y = 0;
    }
    this.#begin();
  }

  #leaveText(): void {
    if (!this.#state.open) return;
    this.#interrupt();
    this.#text += 'ET ';
    this.#state.open = false;
  }

  #begin(): void {
    if (this.#mark === undefined || this.#drawn) return;
    this.#text += this.#mark;
    this.#drawn = true;
  }

  /** Ends the open mark, to begin again. Only an artifact may be in two pieces. */
  #interrupt(): void {
    if (this.#mark === undefined || !this.#drawn) return;
    if (!this.#mark.startsWith('/Artifact')) throw new Error('a mark holds both text and what is not text');
    this.#text += 'EMC ';
    this.#drawn = false;
  }

  #setInk(ink: Ink): void {
    if (this.#state.ink === ink) return;
    this.#text += this.#fills[ink];
    this.#state.ink = ink;
  }

  #setFont(font: number, size: number): void {
    const state = this.#state;
    if (state.font === font && state.size === size) return;
    this.#text += `/${fontName(font)} ${fixed(size)} Tf`;
    state.font = font;
    state.size = size;
  }

  /** Moves to the start of a run, by `T*` where it is the next line of the same left edge (9.4.2). */
  #moveTo(x: number, y: number, leading: number): void {
    const { line, pen } = this.#state;
    if (Math.abs(x - pen.x) < SAME && Math.abs(y - pen.y) < SAME) return;
    const dx = placed(x - line.x);
    const dy = placed(y - line.y);
    if (dx === '0' && dy === placed(-(this.#state.leading ?? 0))) {
      this.#text += 'T*';
    } else if (dx === '0' && dy === placed(-leading)) {
      this.#text += `${dx} ${dy} TD`;
      this.#state.leading = leading;
    } else {
      this.#text += `${dx} ${dy} Td`;
    }
    pen.x = line.x += Number(dx);
    pen.y = line.y += Number(dy);
  }
}
