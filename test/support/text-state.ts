/** Follows a content stream's operators to where text stands and in which font (ISO 32000-1, 8.4.4, 9.3.1 and 9.4.2). */
import type { ContentStreamOperand, ContentStreamOperation } from '@cantoo/pdf-lib';

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** What `q` saves and `Q` brings back. Marked content is none of it: the state goes on over its ends. */
interface Graphics {
  readonly page: Matrix;
  readonly font: string;
  readonly leading: number;
}

const SAME: Matrix = [1, 0, 0, 1, 0, 0];

export class TextState {
  #graphics: Graphics = { page: SAME, font: '', leading: 0 };
  readonly #saved: Graphics[] = [];
  /** The start of the line that `Td` moves from. */
  #line: Matrix = SAME;

  /** The name of the font that is set; empty before there is one. */
  get font(): string {
    return this.#graphics.font;
  }

  /** The height of the baseline over the page's origin. Text that is turned or upside down is not understood: it throws. */
  get baseline(): number {
    const [, b, c, d, , f] = times(this.#line, this.#graphics.page);
    if (b !== 0 || c !== 0 || d <= 0) throw new Error('this text is turned');
    return f;
  }

  take({ name, args }: ContentStreamOperation): void {
    const [first = 0, second = 0] = args.map(Number);
    switch (name) {
      case 'q':
        this.#saved.push(this.#graphics);
        break;
      case 'Q':
        this.#graphics = this.#saved.pop() ?? this.#graphics;
        break;
      case 'cm':
        this.#graphics = { ...this.#graphics, page: times(matrix(args), this.#graphics.page) };
        break;
      case 'Tf':
        this.#graphics = { ...this.#graphics, font: nameIn(args[0]) };
        break;
      case 'TL':
        this.#graphics = { ...this.#graphics, leading: first };
        break;
      case 'BT':
        this.#line = SAME;
        break;
      case 'Tm':
        this.#line = matrix(args);
        break;
      case 'TD':
        this.#graphics = { ...this.#graphics, leading: -second };
        this.#move(first, second);
        break;
      case 'Td':
        this.#move(first, second);
        break;
      case 'T*':
      case "'":
      case '"':
        this.#move(0, -this.#graphics.leading);
    }
  }

  #move(x: number, y: number): void {
    this.#line = times([1, 0, 0, 1, x, y], this.#line);
  }
}

/** The first matrix is applied first (8.3.4). */
function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function matrix(args: readonly ContentStreamOperand[]): Matrix {
  const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN] = args.map(Number);
  return [a, b, c, d, e, f];
}

function nameIn(operand: ContentStreamOperand | undefined): string {
  return typeof operand === 'object' && 'value' in operand ? String(operand.value) : '';
}
