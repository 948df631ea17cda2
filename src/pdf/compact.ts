/**
 * Compact files: objects in one compressed object stream, found by a cross-reference stream (ISO 32000-1, 7.5.7 and
 * 7.5.8). A tagged file has hundreds of small objects; so they take a fifth of the room.
 */
import { deflateSync } from 'node:zlib';
import type { Kit, Reference } from './kit.ts';
import { isReference, scalarIn, serialise } from './serialise.ts';

/**
 * The smallest output that the library gives; the text of a few pages takes a millisecond. With little memory it
 * begins a new table of codes more often: better for the object stream, whose parts differ.
 */
const DEFLATE = { level: 9, memLevel: 9 } as const;
const DEFLATE_OBJECTS = { level: 9, memLevel: 4 } as const;

/** Where an object is: at an offset of the file, or by its place in the object stream. */
type Entry =
  { readonly kind: 'offset'; readonly offset: number } | { readonly kind: 'packed'; readonly index: number };

interface Packed {
  readonly id: number;
  readonly body: string;
}

/** Makes a document write itself compactly. To be called before its first object is ended. */
export function writeCompactly(kit: Kit): void {
  const packed: Packed[] = [];
  const entries = new Map<number, Entry>();
  const makeReference = kit.ref.bind(kit);
  const adopt = (reference: Reference): Reference => {
    reference.finalize = () => {
      if (reference.buffer.length > 0) {
        entries.set(reference.id, { kind: 'offset', offset: kit._offset });
        writeStream(kit, reference);
      } else if (scalarIn(reference) === undefined) {
        packed.push({ id: reference.id, body: serialise(reference.data) });
      }
      kit._refEnd(reference);
    };
    return reference;
  };
  kit.ref = (data) => adopt(makeReference(data));
  // The catalog, what it holds so far and the outline were made before we came.
  [kit._root, kit.outline.dictionary, ...Object.values(kit._root.data).filter(isReference)].forEach(adopt);
  kit._finalize = () => {
    const container = kit.ref({});
    packed.sort((a, b) => a.id - b.id);
    packed.forEach(({ id }, index) => entries.set(id, { kind: 'packed', index }));
    packObjects(container, packed);
    container.end();
    writeCrossReference(kit, entries, container.id);
  };
}

/** A reference that nothing names: its number stays unused. */
export function abandon(kit: Kit, reference: Pick<Reference, 'data'>): void {
  kit._refEnd(reference);
}

function writeStream(kit: Kit, { id, data, buffer }: Reference): void {
  const raw = Buffer.concat(buffer);
  const stream =
    data['Filter'] === undefined || data['Filter'] === 'FlateDecode'
      ? deflateSync(raw, data['Type'] === 'ObjStm' ? DEFLATE_OBJECTS : DEFLATE)
      : raw;
  const filter = stream === raw ? data['Filter'] : 'FlateDecode';
  kit._write(`${id} 0 obj\n${serialise({ ...data, Filter: filter, Length: stream.length })}\nstream`);
  kit._write(stream);
  kit._write('\nendstream\nendobj');
}

/** The object stream: pairs of number and offset, then the objects. */
function packObjects(container: Reference, packed: readonly Packed[]): void {
  let offset = 0;
  const header = packed.map(({ id, body }) => {
    const pair = `${id} ${offset}`;
    offset += body.length + 1;
    return pair;
  });
  const first = `${header.join(' ')}\n`;
  Object.assign(container.data, { Type: 'ObjStm', N: packed.length, First: first.length });
  container.write(first + packed.map(({ body }) => body).join('\n'));
}

/** The widths of the three fields of an entry, in bytes: the kind, the offset or container, the index. */
function fieldWidths(rows: readonly (readonly number[])[]): number[] {
  return [0, 1, 2].map((field) => bytesFor(Math.max(...rows.map((row) => row[field] ?? 0))));
}

function bytesFor(value: number): number {
  let width = 1;
  while (value >= 256 ** width) width++;
  return width;
}

function writeCrossReference(kit: Kit, entries: ReadonlyMap<number, Entry>, container: number): void {
  const stream = kit.ref({});
  const start = kit._offset;
  const placed = new Map<number, Entry>([...entries, [stream.id, { kind: 'offset', offset: start }]]);
  const rows = Array.from({ length: stream.id + 1 }, (_, id) => rowOf(placed.get(id), container));
  const widths = fieldWidths(rows);
  const columns = widths.reduce((sum, width) => sum + width, 0);
  Object.assign(stream.data, {
    ...{ Type: 'XRef', Size: rows.length, W: widths, DecodeParms: { Columns: columns, Predictor: 12 } },
    ...{ Root: kit._root, Info: kit._info, ID: [kit._id, kit._id] },
  });
  stream.write(
    differences(rows.map((row) => row.flatMap((value, field) => bigEndian(value, widths[field] ?? 1)))),
  );
  stream.end();
  kit._write(`startxref\n${start}\n%%EOF`);
  kit.push(null);
}

/** 7.5.8.3; an object that is not there is free. */
function rowOf(entry: Entry | undefined, container: number): number[] {
  if (!entry) return [0, 0, 0];
  return entry.kind === 'offset' ? [1, entry.offset, 0] : [2, container, entry.index];
}

function bigEndian(value: number, width: number): number[] {
  return Array.from({ length: width }, (_, at) => Math.floor(value / 256 ** (width - 1 - at)) % 256);
}

/** Each row as what changed since the one above (PNG's filter Up), which packs to almost nothing. */
function differences(rows: readonly (readonly number[])[]): Uint8Array {
  const UP = 2;
  return Uint8Array.from(
    rows.flatMap((row, at) => [
      UP,
      ...row.map((byte, column) => (byte - (rows[at - 1]?.[column] ?? 0)) & 0xff),
    ]),
  );
}
