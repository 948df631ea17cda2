/** Colours as people see them against each other (WCAG 2.2, relative luminance and contrast ratio). */

/** The contrast ratio of two colours `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/** Steps from a colour's own lightness to white: finer ones nobody tells apart. */
const STEPS = 60;

/** The colour, its hue and saturation kept, made as light as gives it a contrast on a dark ground. */
export function lightened(colour: string, ground: string, least: number): string {
  const channels = channelsOf(colour).map((channel) => channel / 255);
  const [low, high] = [Math.min(...channels), Math.max(...channels)];
  const lightness = (low + high) / 2;
  const saturation = high === low ? 0 : (high - low) / (1 - Math.abs(2 * lightness - 1));
  for (let step = 0; step < STEPS; step++) {
    const lighter = lightness + ((1 - lightness) * step) / STEPS;
    const spread = saturation * (1 - Math.abs(2 * lighter - 1));
    const part = (channel: number): number => (high === low ? 0.5 : (channel - low) / (high - low));
    const shown = written(channels.map((channel) => lighter - spread / 2 + part(channel) * spread));
    if (contrast(shown, ground) >= least) return shown;
  }
  return '#ffffff';
}

function written(channels: readonly number[]): string {
  const digits = channels.map((channel) =>
    Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}
