/**
 * Compact files: pdfkit's objects in one compressed object stream, found by a cross-reference stream
 * (ISO 32000-1, 7.5.7 and 7.5.8). A tagged file has hundreds of small objects; so they take a fifth of the room.
 */
import type { Kit, Reference } from './kit.ts';

/** Where an object is: at an offset of the file, or by its place in the object stream. */
type Entry =
  { readonly kind: 'offset'; readonly offset: number } | { readonly kind: 'packed'; readonly index: number };

/** Makes a document write itself compactly. To be called before its first object is ended. */
export function writeCompactly(kit: Kit): void {
  const packed: { readonly id: number; readonly body: string }[] = [];
  const entries = new Map<number, Entry>();
  const makeReference = kit.ref.bind(kit);
  const write = kit._write.bind(kit);
  const adopt = (reference: Reference): Reference => {
    const finalize = reference.finalize.bind(reference);
    reference.finalize = () => {
      if (reference.buffer.length > 0) {
        entries.set(reference.id, { kind: 'offset', offset: kit._offset });
        finalize();
        return;
      }
      // pdfkit writes "id gen obj", the object and "endobj": the middle one is kept.
      const written: string[] = [];
      kit._write = (chunk) => written.push(String(chunk));
      finalize();
      kit._write = write;
      entries.set(reference.id, { kind: 'packed', index: packed.length });
      packed.push({ id: reference.id, body: written[1] ?? 'null' });
    };
    return reference;
  };
  kit.ref = (data) => adopt(makeReference(data));
  // The catalog and what it holds so far were made before we came.
  [kit._root, ...Object.values(kit._root.data).filter(isReference)].forEach(adopt);
  kit._finalize = () => {
    const container = packObjects(kit, packed);
    writeCrossReference(kit, entries, container);
  };
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'finalize' in value;
}

/** The object stream: pairs of number and offset, then the objects. */
function packObjects(kit: Kit, packed: readonly { readonly id: number; readonly body: string }[]): number {
  let offset = 0;
  const header = packed.map(({ id, body }) => {
    const pair = `${id} ${offset}`;
    offset += body.length + 1;
    return pair;
  });
  const first = `${header.join(' ')}\n`;
  const stream = kit.ref({ Type: 'ObjStm', N: packed.length, First: first.length });
  stream.write(first + packed.map(({ body }) => body).join('\n'));
  stream.end();
  return stream.id;
}

/** Widths of the three fields of an entry, in bytes: the kind, the offset or container, the index. */
const WIDTHS = [1, 4, 4] as const;

function writeCrossReference(kit: Kit, entries: ReadonlyMap<number, Entry>, container: number): void {
  const stream = kit.ref({
    Type: 'XRef',
    W: [...WIDTHS],
    Root: kit._root,
    Info: kit._info,
    ID: [kit._id, kit._id],
  });
  const start = kit._offset;
  const rows = [...entries, [stream.id, { kind: 'offset', offset: start }] as const];
  const size = stream.id + 1;
  const table = new DataView(new ArrayBuffer(size * WIDTHS.reduce((sum, width) => sum + width, 0)));
  for (const [id, entry] of rows) writeEntry(table, id, entry, container);
  stream.data['Size'] = size;
  stream.write(new Uint8Array(table.buffer));
  stream.end();
  kit._write('startxref');
  kit._write(String(start));
  kit._write('%%EOF');
  kit.push(null);
}

function writeEntry(table: DataView, id: number, entry: Entry, container: number): void {
  const [kind, place] = WIDTHS;
  const at = id * WIDTHS.reduce((sum, width) => sum + width, 0);
  table.setUint8(at, entry.kind === 'offset' ? 1 : 2);
  table.setUint32(at + kind, entry.kind === 'offset' ? entry.offset : container);
  table.setUint32(at + kind + place, entry.kind === 'offset' ? 0 : entry.index);
}
