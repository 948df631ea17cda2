/** The flow as a page of HTML with its style sheet, for WeasyPrint. */
import type { TypeStyle } from '../../../src/typeset/design.ts';
import type { Flow, Piece, Run } from '../flow.ts';

/** `fonts` is the folder of the faces as a URL. */
export function htmlInput(flow: Flow, fonts: string): string {
  const { title, author, language, pieces } = flow;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<meta name="author" content="${escaped(author)}">
<style>
${styleSheet(flow, fonts)}
</style>
</head>
<body>
${pieces.map((piece) => pieceMarkup(piece, flow)).join('\n')}
</body>
</html>
`;
}

function styleSheet({ paper, design, inks, runningHead, folio }: Flow, fonts: string): string {
  const { left, right, top, bottom } = paper.margins;
  const { body, space, furniture } = design;
  const [before, between] = folio.split(/\{pages?\}/u);
  const quiet = `color: ${inks.muted}; font: ${furniture.size}pt "Practice Sans"`;
  return `${[...faceRules(fonts)].join('\n')}
@page {
  size: ${paper.width}pt ${paper.height}pt;
  margin: ${top}pt ${right}pt ${bottom}pt ${left}pt;
  @top-left { content: "${runningHead}"; ${quiet} }
  @bottom-left { content: "${before ?? ''}" counter(page) "${between ?? ''}" counter(pages); ${quiet} }
}
@page :first { @top-left { content: none } }
body { font: ${body.size}pt/${body.leading}pt "Practice Sans"; margin: 0; widows: 2; orphans: 2 }
h1, h2, h3, h4 { break-after: avoid; margin: 0 }
p { margin: 0 0 ${space.paragraph}pt }
p.leads { margin-bottom: ${space.leadIn}pt; break-after: avoid }
ul { margin: 0 0 ${space.paragraph}pt; padding-left: ${space.listIndent}pt }
li { margin-bottom: ${space.item}pt }
li::marker { color: ${inks.accent} }
a { color: ${inks.accent}; overflow-wrap: anywhere }
dl { margin: ${space.around}pt 0; display: grid; grid-template-columns: max-content 1fr; gap: 0 ${space.factGutter}pt }
dt { color: ${inks.muted} }
dd { margin: 0 }`;
}

function* faceRules(fonts: string): Generator<string> {
  for (const [weight, style, cut] of [
    [400, 'normal', 'Regular'],
    [700, 'normal', 'Bold'],
    [400, 'italic', 'Italic'],
    [700, 'italic', 'BoldItalic'],
  ] as const) {
    const source = `url("${fonts}PracticeSans-${cut}.otf")`;
    yield `@font-face { font-family: "Practice Sans"; src: ${source}; font-weight: ${weight}; font-style: ${style} }`;
  }
}

function pieceMarkup(piece: Piece, { design, inks }: Flow): string {
  const { space, body } = design;
  switch (piece.kind) {
    case 'heading': {
      const before = space.headingBefore[piece.level - 1] ?? 0;
      const after = space.headingAfter[piece.level - 1] ?? 0;
      const style = `${styled(piece.style, inks[piece.style.ink])}; margin: ${before}pt 0 ${after}pt`;
      return `<h${piece.level} style='${style}'>${runs(piece.runs)}</h${piece.level}>`;
    }
    case 'paragraph': {
      if (piece.leads) return `<p class="leads">${runs(piece.runs)}</p>`;
      const style = piece.style === body ? '' : ` style='${styled(piece.style, inks[piece.style.ink])}'`;
      return `<p${style}>${runs(piece.runs)}</p>`;
    }
    case 'list':
      return `<ul>\n${piece.items.map((item) => `<li>${runs(item)}</li>`).join('\n')}\n</ul>`;
    case 'facts':
      return `<dl>\n${piece.items.map((fact) => `<dt>${escaped(fact.label)}</dt><dd>${runs(fact.runs)}</dd>`).join('\n')}\n</dl>`;
  }
}

function styled({ size, leading, face }: TypeStyle, ink: string): string {
  return `font: ${face === 'bold' ? 'bold ' : ''}${size}pt/${leading}pt "Practice Sans"; color: ${ink}`;
}

function runs(of: readonly Run[]): string {
  return of.map(run).join('');
}

function run({ text, bold, italic, href }: Run): string {
  const strong = bold ? `<strong>${escaped(text)}</strong>` : escaped(text);
  const manner = italic ? `<em>${strong}</em>` : strong;
  return href === undefined ? manner : `<a href="${escaped(href)}">${manner}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign);
}
