/** Colours as SVG writes them: names, #rgb, #rrggbb and rgb() (CSS Color Module Level 4, 5 and 6). */
import type { Colour } from '../picture.ts';
import { COLOUR_NAMES } from './colour-names.ts';
import { parseNumbers } from './numbers.ts';

/** What an area or a line is painted with. */
export type Paint = Colour | 'none' | 'currentColor';

export function parsePaint(text: string): Paint | undefined {
  const name = text.trim().toLowerCase();
  if (name === 'none' || name === 'transparent') return 'none';
  return name === 'currentcolor' ? 'currentColor' : parseColour(name);
}

export function parseColour(text: string): Colour | undefined {
  const lower = text.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(lower)) return lower as Colour;
  if (/^#[0-9a-f]{3}$/.test(lower)) return `#${[...lower.slice(1)].map((digit) => digit + digit).join('')}`;
  const [, channels] = /^rgb\(([^()]*)\)$/.exec(lower) ?? [];
  return channels === undefined ? COLOUR_NAMES.get(lower) : ofChannels(channels);
}

/** Three whole numbers to 255, or three percentages. */
function ofChannels(text: string): Colour | undefined {
  const percentages = text.includes('%');
  const numbers = parseNumbers(percentages ? text.replaceAll('%', ' ') : text);
  if (numbers?.length !== 3) return undefined;
  if (percentages && text.split('%').length !== 4) return undefined;
  const channels = numbers.map((number) => Math.round(percentages ? (number * 255) / 100 : number));
  return `#${channels.map((channel) => hexadecimal(Math.min(255, Math.max(0, channel)))).join('')}`;
}

function hexadecimal(channel: number): string {
  return channel.toString(16).padStart(2, '0');
}
