/**
 * A page's content stream: text and rules in marks, with no state set twice and all text in as few objects as can be.
 *
 * Here the page is flipped: points from the top left, y down, become PDF's from the bottom left (ISO 32000-1, 8.3.2.3).
 */
import type { PlacedRule, PlacedRun } from '../pages/page.ts';
import type { Glyph } from '../typeset/face.ts';
import type { Encode, Encoded } from './fonts.ts';
import { fixed, placed, showGlyphs } from './operators.ts';

type Ink = PlacedRun['style']['ink'];

/** What the stream has set: operators are written only where this changes. */
interface TextState {
  /** Whether a text object is open. */
  open: boolean;
  ink?: Ink;
  font?: string;
  size?: number;
  leading?: number;
  /** Where the line starts that `Td` moves from, as written so far; and where the pen is. Page's bottom left. */
  line: { x: number; y: number };
  pen: { x: number; y: number };
}

/** Less than this is rounding, in points: two places, each to a tenth. */
const SAME = 0.11;

export class ContentStream {
  readonly #height: number;
  readonly #encode: Encode;
  readonly #fills: Readonly<Record<Ink, string>>;
  #text = '';
  #state: TextState = { open: false, line: { x: 0, y: 0 }, pen: { x: 0, y: 0 } };
  /** The mark that is open, and whether anything was drawn in it. */
  #mark: { readonly open: string; drawn: boolean } | undefined;

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

  /** Draws inside a marked-content sequence, which begins where the first thing in it is drawn. */
  mark(open: string, draw: () => void): void {
    this.#mark = { open, drawn: false };
    draw();
    if (!this.#mark.drawn) this.#text += open;
    this.#text += 'EMC ';
    this.#mark = undefined;
  }

  run({ glyphs, style, face, x, y }: PlacedRun): void {
    this.#enterText();
    this.#setInk(style.ink);
    this.#moveTo(x, this.#height - y, style.leading);
    const codes = glyphs.map(this.#encode(face));
    let start = 0;
    for (let end = 1; end <= codes.length; end++) {
      const font = codes[start]?.font ?? '';
      if (codes[end]?.font === font) continue;
      this.#setFont(font, style.size);
      this.#text += showGlyphs(glyphs, codes, style.size, start, end);
      start = end;
    }
    this.#state.pen.x += (shownLength(glyphs, codes) * style.size) / 1000;
  }

  rule({ x, y, width, height, ink }: PlacedRule): void {
    this.#leaveText();
    this.#setInk(ink);
    this.#begin();
    this.#text += `${[x, this.#height - y - height, width].map(placed).join(' ')} ${fixed(height)} re f `;
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
      Object.assign(this.#state, { open: true, line: { x: 0, y: 0 }, pen: { x: 0, y: 0 } });
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
    if (!this.#mark || this.#mark.drawn) return;
    this.#text += this.#mark.open;
    this.#mark.drawn = true;
  }

  /** Ends the open mark, to begin again. Only an artifact may be in two pieces. */
  #interrupt(): void {
    if (!this.#mark?.drawn) return;
    if (!this.#mark.open.startsWith('/Artifact'))
      throw new Error('a mark holds both text and what is not text');
    this.#text += 'EMC ';
    this.#mark.drawn = false;
  }

  #setInk(ink: Ink): void {
    if (this.#state.ink === ink) return;
    this.#text += `${this.#fills[ink]} `;
    this.#state.ink = ink;
  }

  #setFont(font: string, size: number): void {
    if (this.#state.font === font && this.#state.size === size) return;
    this.#text += `/${font} ${fixed(size)} Tf`;
    Object.assign(this.#state, { font, size });
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
    this.#state.line = { x: line.x + Number(dx), y: line.y + Number(dy) };
    this.#state.pen = { ...this.#state.line };
  }
}

/** How far glyphs take the pen: the last one by its own width, since a move after it is never written. */
function shownLength(glyphs: readonly Glyph[], codes: readonly Encoded[]): number {
  let length = 0;
  for (let at = 0; at < glyphs.length; at++) length += glyphs[at]?.advance ?? 0;
  const glyph = glyphs.at(-1);
  const width = codes.at(-1)?.width;
  return glyph && width !== undefined ? length + width - glyph.advance + glyph.dx : length;
}
