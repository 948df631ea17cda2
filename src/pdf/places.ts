/** Where each object of a file is, in a few bytes each; and the cross-reference stream that says so (7.5.8). */

/** In the place of an index: the object stands by itself, at an offset. */
const ALONE = 0xffff;

/** The same as plain data, which can be handed from thread to thread. */
export interface PlaceRows {
  readonly numbers: Uint32Array;
  /** The offset in the file, or the number of the object stream. */
  readonly where: Float64Array;
  /** The index in the object stream. */
  readonly indices: Uint16Array;
}

export class Places {
  #numbers = new Uint32Array(256);
  #where = new Float64Array(256);
  #indices = new Uint16Array(256);
  #count = 0;

  /** An object by itself. */
  at(number: number, offset: number): void {
    this.#add(number, offset, ALONE);
  }

  /** An object in an object stream. */
  packed(number: number, container: number, index: number): void {
    this.#add(number, container, index);
  }

  /** The places of a part of the file that begins at an offset. */
  append({ numbers, where, indices }: PlaceRows, offset: number): void {
    for (let at = 0; at < numbers.length; at++) {
      const index = indices[at] ?? 0;
      this.#add(numbers[at] ?? 0, (where[at] ?? 0) + (index === ALONE ? offset : 0), index);
    }
  }

  rows(): PlaceRows {
    return {
      numbers: this.#numbers.slice(0, this.#count),
      where: this.#where.slice(0, this.#count),
      indices: this.#indices.slice(0, this.#count),
    };
  }

  /**
   * The rows of the cross-reference stream for objects up to `size`, and how wide their three fields are in bytes. Each
   * row is what changed since the one above (PNG's filter Up), which packs to almost nothing.
   */
  table(size: number): { readonly widths: readonly [number, number, number]; readonly rows: Uint8Array } {
    const { numbers, where, indices } = this.rows();
    const widths = [1, bytesFor(greatest(where)), bytesFor(greatest(indices, ALONE))] as const;
    const columns = widths[0] + widths[1] + widths[2];
    const rows = new Uint8Array(size * (columns + 1));
    for (let at = 0; at < numbers.length; at++) {
      const index = indices[at] as number;
      const alone = index === ALONE;
      const start = (numbers[at] as number) * (columns + 1) + 1;
      rows[start] = alone ? 1 : 2;
      bigEndian(rows, start + 1, widths[1], where[at] as number);
      if (!alone) bigEndian(rows, start + 1 + widths[1], widths[2], index);
    }
    return { widths, rows: differences(rows, columns) };
  }

  #add(number: number, where: number, index: number): void {
    const at = this.#count++;
    if (at === this.#numbers.length) this.#grow(at);
    this.#numbers[at] = number;
    this.#where[at] = where;
    this.#indices[at] = index;
  }

  #grow(count: number): void {
    const room = 2 * count;
    const numbers = this.#numbers;
    (this.#numbers = new Uint32Array(room)).set(numbers);
    const where = this.#where;
    (this.#where = new Float64Array(room)).set(where);
    const indices = this.#indices;
    (this.#indices = new Uint16Array(room)).set(indices);
  }
}

/** The greatest of these numbers, but for one that is none. */
function greatest(numbers: Float64Array | Uint16Array, none = -1): number {
  let most = 0;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number;
    if (number > most && number !== none) most = number;
  }
  return most;
}

function bytesFor(value: number): number {
  let width = 1;
  while (value >= 256 ** width) width++;
  return width;
}

function bigEndian(bytes: Uint8Array, start: number, width: number, value: number): void {
  for (let at = start + width - 1, rest = value; rest > 0; at--, rest = Math.floor(rest / 256)) {
    bytes[at] = rest % 256;
  }
}

const UP = 2;

/** In place, from the last row to the first. */
function differences(rows: Uint8Array, columns: number): Uint8Array {
  const length = columns + 1;
  for (let start = rows.length - length; start >= 0; start -= length) {
    rows[start] = UP;
    for (let at = start + 1; at < start + length && start > 0; at++) {
      rows[at] = (rows[at] as number) - (rows[at - length] as number);
    }
  }
  return rows;
}
