/**
 * A page's content stream: text and rules in marks, with no state set twice and all text in as few objects as can be.
 *
 * Here the page is flipped: points from the top left, y down, become PDF's from the bottom left (ISO 32000-1, 8.3.2.3).
 */
import type { PlacedRule, PlacedRun } from '../pages/page.ts';
import { fontName } from './fonts.ts';
import { fixed, numeral, placed, tenths } from './operators.ts';
import { type Spell, type Stretch, moveOf } from './showing.ts';

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

/** Less than this is rounding, in points: two places, each to a tenth. */
const SAME = 0.11;

export class ContentStream {
  readonly #height: number;
  readonly #spell: Spell;
  readonly #fills: Readonly<Record<Ink, string>>;
  #text = '';
  readonly #state: TextState = { open: false, line: { x: 0, y: 0 }, pen: { x: 0, y: 0 } };
  /** What opens the mark that is open, and whether anything was drawn in it. */
  #mark: string | undefined;
  #drawn = false;

  /** `fills` are the operators that set each ink. */
  constructor(height: number, spell: Spell, fills: Readonly<Record<Ink, string>>) {
    this.#height = height;
    this.#spell = spell;
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
   * Shows a run's words, in one operator as far as one font has them and they stand on one height; gives how far that
   * takes the pen: the last glyph by its own width, since a move after it is never written.
   */
  #show({ words, face, style: { size } }: PlacedRun): number {
    const spelling = this.#spell(face);
    let before: Stretch | undefined;
    let shown = '';
    let isArray = false;
    let length = 0;
    let left = 0;
    for (let at = 0; at < words.length; at++) {
      let stretch = spelling.of(words[at] as PlacedRun['words'][number]);
      for (; stretch !== undefined; stretch = stretch.next) {
        if (before === undefined || stretch.font !== before.font || stretch.dy !== before.dy) {
          if (before !== undefined) this.#text += ended(shown, isArray);
          this.#enterStretch(stretch, before, size);
          shown = '';
          isArray = false;
        }
        const move = left === 0 && stretch.dx === 0 ? 0 : moveOf(left, stretch.dx);
        if (move !== 0) shown += shown === '' ? `${move}(` : `)${move}(`;
        else if (shown === '') shown = '(';
        isArray ||= move !== 0 || stretch.isKerned;
        shown += stretch.text;
        length += stretch.length;
        left = stretch.left;
        before = stretch;
      }
    }
    if (before === undefined) return 0;
    this.#text += ended(shown, isArray);
    if (before.dy !== 0) this.#text += '0 Ts ';
    return length + left;
  }

  /**
   * Sets the font and the height of a stretch. A glyph set off from its line, as a combining mark can be, has a text
   * rise; each font begins without one.
   */
  #enterStretch({ font, dy }: Stretch, before: Stretch | undefined, size: number): void {
    let rise = before?.dy ?? 0;
    const isNew = font !== before?.font;
    if (isNew) {
      if (rise !== 0) this.#text += '0 Ts ';
      this.#setFont(font, size);
      rise = 0;
    }
    if (dy === rise) return;
    // A font can begin with such a glyph: the number must not touch the operator before it.
    this.#text += `${isNew ? ' ' : ''}${fixed((dy * size) / 1000)} Ts `;
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
    const dx = tenths(x - line.x);
    const dy = tenths(y - line.y);
    if (dx === 0 && dy === tenths(-(this.#state.leading ?? 0))) {
      this.#text += 'T*';
    } else if (dx === 0 && dy === tenths(-leading)) {
      this.#text += `0 ${numeral(dy)} TD`;
      this.#state.leading = leading;
    } else {
      this.#text += `${numeral(dx)} ${numeral(dy)} Td`;
    }
    pen.x = line.x += dx;
    pen.y = line.y += dy;
  }
}

/** The operator that shows strings, of which the last is still open: the bracket is left out of what no move parts. */
function ended(shown: string, isArray: boolean): string {
  return isArray ? `[${shown})]TJ ` : `${shown})Tj `;
}
