/** Reads a message back by another program's parser than the one that wrote it. */
import PostalMime, { type Email } from 'postal-mime';

/** The parser counts the line end before a boundary to the part above it (against RFC 2046, 5.1.1): here it is taken off. */
export async function readMessage(bytes: Uint8Array): Promise<Email> {
  const read = await PostalMime.parse(Uint8Array.from(bytes));
  const withoutEnd = (body = ''): string => body.replace(/\n$/, '');
  return { ...read, text: withoutEnd(read.text), html: withoutEnd(read.html) };
}

/** A message's lines as they travel, without their CR LF; a CR or an LF on its own throws. */
export function linesOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  const lines = text.split('\r\n');
  if (lines.some((line) => /[\r\n]/.test(line))) throw new Error('a line ends with CR or LF alone');
  return lines;
}

/** The header fields of the whole message, each unfolded, by name; a field that comes twice throws. */
export function headersOf(bytes: Uint8Array): Map<string, string> {
  const lines = linesOf(bytes);
  const head = lines.slice(0, lines.indexOf('')).join('\r\n');
  const fields = new Map<string, string>();
  for (const field of head.replaceAll(/\r\n(?=[ \t])/g, '').split('\r\n')) {
    const [, name = '', value = ''] = /^([!-9;-~]+): ?(.*)$/.exec(field) ?? [];
    if (name === '' || fields.has(name)) throw new Error(`not a header field, or twice: ${field}`);
    fields.set(name, value);
  }
  return fields;
}
