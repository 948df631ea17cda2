/** Bodies as they travel: in ASCII lines of at most 76 signs (RFC 2045, 6.7 and 6.8). */
import { encode as base64, wrap as wrapBase64 } from 'nodemailer/lib/base64';
import { encode as quotedPrintable, wrap } from 'nodemailer/lib/qp';
import type { Body } from './message.ts';

export interface Encoder {
  /** Quoted-printable: lines of any length and signs of any script travel in it, and it stays readable. */
  body(body: Body): string;
  /** Base64. */
  bytes(bytes: Uint8Array): string;
}

/** Encodes for one mailing: pieces and files that its messages share are encoded once. */
export function encoder(): Encoder {
  const pieces = new Map<string, string>();
  const files = new WeakMap<Uint8Array, string>();
  const encodedPiece = (piece: string): string => {
    const encoded = pieces.get(piece) ?? pieceOf(piece);
    pieces.set(piece, encoded);
    return encoded;
  };
  return {
    body: (body) =>
      body.reduce((before, piece) => {
        const isLineOver = before === '' || before.endsWith('\n');
        return `${before}${isLineOver ? '' : SOFT_BREAK}${encodedPiece(piece)}`;
      }, ''),
    bytes(bytes) {
      const encoded = files.get(bytes) ?? wrapBase64(base64(Buffer.from(bytes)));
      files.set(bytes, encoded);
      return encoded;
    },
  };
}

/** The line goes on after it. */
const SOFT_BREAK = '=\r\n';
/** One less than is allowed, for a soft break after a piece that does not end its line. */
const LONGEST_LINE = 75;

/** Each line is wrapped by itself, whatever stands around it. */
function pieceOf(piece: string): string {
  const lines = piece.split(/\r\n|\r|\n/);
  return lines.map((line) => wrap(quotedPrintable(line), LONGEST_LINE)).join('\r\n');
}
