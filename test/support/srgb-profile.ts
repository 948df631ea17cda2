/** The profile of `src/pdf/srgb.ts` made from the numbers of the standards (ICC.1:2010; IEC 61966-2-1). */

/** White under D50, to which a profile's connection space is bound; and the primaries adapted to it. */
const WHITE = [0.9642, 1, 0.82491];
const RED = [0.43607, 0.22249, 0.01392];
const GREEN = [0.38515, 0.71687, 0.09708];
const BLUE = [0.14307, 0.06061, 0.7141];
/** From the D65 of a screen to D50 (Bradford). */
const ADAPTATION = [1.04788, 0.02292, -0.05019, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168];
/** The curve: g, a, b, c and d of Y = (aX + b)^g, and cX below d (10.18, function 3). */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

const HEADER_LENGTH = 128;
const ENTRY_LENGTH = 12;

/** The profile's bytes. */
export function srgbProfile(): Uint8Array {
  const curve = [...ascii('para'), 0, 0, 0, 0, 0, 3, 0, 0, ...CURVE.flatMap(s15Fixed16)];
  const tags: readonly (readonly [name: string, data: readonly number[]])[] = [
    ['desc', words('sRGB')],
    ['cprt', words('CC0')],
    ['wtpt', xyz(WHITE)],
    ['chad', [...ascii('sf32'), 0, 0, 0, 0, ...ADAPTATION.flatMap(s15Fixed16)]],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const start = HEADER_LENGTH + 4 + tags.length * ENTRY_LENGTH;
  const data: number[] = [];
  const places = new Map<readonly number[], number>();
  const table = tags.flatMap(([name, bytes]) => {
    const place = places.get(bytes) ?? start + data.length;
    if (!places.has(bytes)) data.push(...bytes, ...Array<number>(-bytes.length & 3).fill(0));
    places.set(bytes, place);
    return [...ascii(name), ...uint32(place), ...uint32(bytes.length)];
  });
  return Uint8Array.from([...header(start + data.length), ...uint32(tags.length), ...table, ...data]);
}

/** 7.2: a display profile from RGB to XYZ, version 4.3, dated the day of the standard, for D50. */
function header(size: number): number[] {
  const bytes = [
    ...[...uint32(size), ...uint32(0), 4, 0x30, 0, 0],
    ...[...ascii('mntrRGB XYZ '), 0x07, 0xda, 0, 12, 0, 1, 0, 0, 0, 0, 0, 0, ...ascii('acsp')],
  ];
  const illuminant = 68;
  const white = WHITE.flatMap(s15Fixed16);
  return Array.from({ length: HEADER_LENGTH }, (_, at) => bytes[at] ?? white[at - illuminant] ?? 0);
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function uint32(value: number): number[] {
  return [(value >> 24) & 0xff, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

function s15Fixed16(value: number): number[] {
  return uint32(Math.round(value * 0x10000));
}

function xyz(values: readonly number[]): number[] {
  return [...ascii('XYZ '), 0, 0, 0, 0, ...values.flatMap(s15Fixed16)];
}

/** Words in one language (10.15). */
function words(text: string): number[] {
  const record = [...uint32(1), ...uint32(12), ...ascii('enUS'), ...uint32(text.length * 2), ...uint32(28)];
  return [...ascii('mluc'), 0, 0, 0, 0, ...record, ...ascii(text).flatMap((byte) => [0, byte])];
}
