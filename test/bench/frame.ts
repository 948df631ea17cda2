/** What the charts have in common: a ground of their own, so that they read on any page, light or dark. */

const STYLE = `
  text { font: 14px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
  .head { font-weight: 600 }
  .note { font-size: 12px; font-weight: 400; fill: #59636e }
  .ground { fill: #ffffff; stroke: #d1d9e0 }
  .ours { fill: #1f4e79 }
  .peer { fill: #8b96a3 }
  .start { fill: #ffffff; fill-opacity: 0.55 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .note { fill: #9ba6b2 }
    .ground { fill: #151b23; stroke: #3d444d }
    .ours { fill: #79b4ec }
    .peer { fill: #66707c }
    .start { fill: #151b23 }
  }
`;

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** A whole SVG; `words` tell it to those who cannot see it, `style` adds to what all have. */
export function framed({ width, height }: Extent, words: string, drawn: string, style = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="said">
<title id="said">${escaped(words)}</title>
<style>${STYLE}${style}</style>
<rect class="ground" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6"/>
${drawn}
</svg>
`;
}

/** To a tenth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function escaped(text: string): string {
  return text.replaceAll(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign);
}
