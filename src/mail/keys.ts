/** Digests, and keyed ones (HMAC, RFC 2104): a journal knows its members again and does not say who they are. */
import { createHash, createHmac } from 'node:crypto';

/** Hexadecimal digits kept, of 4 bits each: no two of a list's addresses share them. */
const KEPT = 32;

/** Gives the digest of a text under one journal's salt. */
export function keyedBy(salt: string): (text: string) => string {
  return (text) => createHmac('sha256', salt).update(text, 'utf8').digest('hex').slice(0, KEPT);
}

/** SHA-256 of bytes or of a text in UTF-8, in hexadecimal digits. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
