/** Deflating (ISO 32000-1, 7.4.4), and a memory of what was deflated last. */
import { deflateSync } from 'node:zlib';

/**
 * The smallest output that the library gives. With little memory it begins a new table of codes more often: better for
 * object streams, whose parts differ, and they are half of a volume.
 */
const SETTINGS = {
  stream: { level: 9, memLevel: 9 },
  objects: { level: 9, memLevel: 4 },
  // A volume is deflated in a third of the time for a fiftieth more bytes.
  volume: { level: 5, memLevel: 5 },
} as const;

/** What a deflated stream may take more than its text, and the least that the library asks for. */
const ROOM = 64;

export type Setting = keyof typeof SETTINGS;

export function deflated(raw: Uint8Array, setting: Setting = 'stream'): Uint8Array {
  // Room for what cannot be made smaller: without it the library takes 16 kB for a stream of a few hundred bytes.
  return deflateSync(raw, { ...SETTINGS[setting], chunkSize: Math.max(raw.length, ROOM) + ROOM });
}

/** Streams that are remembered: a few updates' worth. */
const KEPT = 48;

interface Deflated {
  readonly setting: Setting;
  readonly raw: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The newest last. */
const recent: Deflated[] = [];

/**
 * The same of what may come again; it is kept, and so must not be changed. What was deflated a moment ago is not deflated
 * anew: while an editor types, most pages of an update that is built again are as they were.
 */
export function deflatedAgain(raw: Uint8Array, setting: Setting = 'stream'): Uint8Array {
  const known = recent.find((each) => each.setting === setting && isSame(each.raw, raw));
  if (known) return known.bytes;
  const bytes = deflated(raw, setting);
  recent.push({ setting, raw, bytes });
  if (recent.length > KEPT) recent.shift();
  return bytes;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && Buffer.compare(one, other) === 0;
}
