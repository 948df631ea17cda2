/** Keyed digests (HMAC, RFC 2104): a journal knows its members again and does not say who they are. */

/** Hexadecimal digits kept, of 4 bits each: no two of a list's addresses share them. */
const KEPT = 32;

/** Gives the digest of a text under one journal's salt. */
export async function keyedBy(salt: string): Promise<(text: string) => Promise<string>> {
  const coder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', coder.encode(salt), algorithm, false, ['sign']);
  return async (text) => hex(await crypto.subtle.sign('HMAC', key, coder.encode(text))).slice(0, KEPT);
}

/** SHA-256 of bytes, in hexadecimal digits. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
