/** Deflating (ISO 32000-1, 7.4.4), and a memory of what was deflated last. */
import { deflateSync } from 'node:zlib';

/**
 * The smallest output that the library gives. With little memory it begins a new table of codes more often: better for
 * object streams, whose parts differ.
 */
const SETTINGS = {
  stream: { level: 9, memLevel: 9, encoding: 'latin1' },
  objects: { level: 9, memLevel: 4, encoding: 'latin1' },
  metadata: { level: 9, memLevel: 9, encoding: 'utf8' },
  // A volume is written in three quarters of the time for a hundredth more bytes.
  volume: { level: 6, memLevel: 9, encoding: 'latin1' },
} as const;

/** What a deflated stream may take more than its text, and the least that the library asks for. */
const ROOM = 64;

export type Setting = keyof typeof SETTINGS;

export function deflated(raw: Uint8Array, setting: Setting = 'stream'): Uint8Array {
  // Room for what cannot be made smaller: without it the library takes 16 kB for a stream of a few hundred bytes.
  return deflateSync(raw, { ...SETTINGS[setting], chunkSize: Math.max(raw.length, ROOM) + ROOM });
}

/** Texts of each kind that are remembered: a few updates' worth. */
const KEPT = 16;
const kept: Readonly<Record<Setting, Map<string, Uint8Array>>> = {
  stream: new Map(),
  objects: new Map(),
  metadata: new Map(),
  volume: new Map(),
};

/**
 * The same of a text. What was deflated a moment ago is not deflated again: while an editor types, most pages of an
 * update that is built anew are as they were.
 */
export function deflatedText(text: string, setting: Setting = 'stream'): Uint8Array {
  const recent = kept[setting];
  const known = recent.get(text);
  if (known) return known;
  const bytes = deflated(Buffer.from(text, SETTINGS[setting].encoding), setting);
  const [oldest] = recent.keys();
  if (recent.size >= KEPT && oldest !== undefined) recent.delete(oldest);
  recent.set(text, bytes);
  return bytes;
}
