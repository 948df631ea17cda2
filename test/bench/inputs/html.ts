/** An update, or a volume of them, as a page of HTML with its style sheet, for WeasyPrint. */
import type { TypeStyle } from '../../../src/typeset/design.ts';
import { CONTENTS, COVER_SIZE, type Cover } from '../cover.ts';
import type { Flow, Piece, Run } from '../flow.ts';

/** `fonts` is the folder of the faces as a URL. */
export function htmlInput(flow: Flow, fonts: string): string {
  const styles = `${styleSheet(flow, fonts)}
@page { @top-left { content: "${flow.runningHead}" } }
@page :first { @top-left { content: none } }`;
  return page(flow, styles, flow.pieces.map((piece) => pieceMarkup(piece, flow)).join('\n'));
}

/** A volume: cover, contents with leaders and links, and each update on pages of its own, whose running head begins on its second. */
export function htmlVolume(flows: Iterable<Flow>, { title, said }: Cover, fonts: string): string {
  const entries: string[] = [];
  const updates: string[] = [];
  for (const flow of flows) {
    const id = `update-${entries.length + 1}`;
    entries.push(`<li><a href="#${id}">${escaped(flow.title)}</a></li>`);
    const head = escaped(flow.runningHead);
    const pieces = flow.pieces.map((piece) => pieceMarkup(piece, flow)).join('\n');
    updates.push(`<section id="${id}" style="string-set: head '${head}'">\n${pieces}\n</section>`);
  }
  const [first] = flows;
  if (!first) throw new Error('A volume has an update at least.');
  const cover = `<div class="cover"><p class="title">${escaped(title)}</p><p>${escaped(said)}</p></div>`;
  const contents = `<nav><h2>${CONTENTS}</h2><ol>\n${entries.join('\n')}\n</ol></nav>`;
  const styles = `${styleSheet(first, fonts)}\n${VOLUME_STYLES}`;
  return page({ ...first, title }, styles, [cover, contents, ...updates].join('\n'));
}

const VOLUME_STYLES = `@page { @top-left { content: string(head, first-except) } }
nav, section { break-before: page }
.cover { padding-top: 200pt }
.title { font-size: ${COVER_SIZE}pt; font-weight: bold; line-height: 1.2 }
nav ol { list-style: none; padding: 0 }
nav a { color: inherit; text-decoration: none }
nav a::after { content: leader('.') target-counter(attr(href), page) }`;

function page({ title, author, language }: Flow, styles: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<meta name="author" content="${escaped(author)}">
<style>
${styles}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function styleSheet({ paper, design, inks, folio }: Flow, fonts: string): string {
  const { left, right, top, bottom } = paper.margins;
  const { body, space, furniture } = design;
  const [before, between] = folio.split(/\{pages?\}/u);
  const quiet = `color: ${inks.muted}; font: ${furniture.size}pt "Practice Sans"`;
  return `${[...faceRules(fonts)].join('\n')}
@page {
  size: ${paper.width}pt ${paper.height}pt;
  margin: ${top}pt ${right}pt ${bottom}pt ${left}pt;
  @top-left { ${quiet} }
  @bottom-left { content: "${before ?? ''}" counter(page) "${between ?? ''}" counter(pages); ${quiet} }
}
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
