/** The flow as Typst markup. */
import type { TypeStyle } from '../../../src/typeset/design.ts';
import type { Flow, Piece, Run } from '../flow.ts';

export function typstInput(flow: Flow): string {
  return [preamble(flow), ...flow.pieces.map((piece) => pieceMarkup(piece, flow))].join('\n\n') + '\n';
}

function preamble({ title, author, language, date, runningHead, folio, paper, design, inks }: Flow): string {
  const { left, right, top, bottom } = paper.margins;
  const [lang, region] = language.split('-');
  const { body, furniture, space } = design;
  const muted = `fill: rgb("${inks.muted}"), size: ${furniture.size}pt`;
  const [year, month, day] = date.split('-').map(Number);
  const [before, between] = folio.split(/\{pages?\}/u);
  return `#set document(title: ${quoted(title)}, author: ${quoted(author)}, 
  date: datetime(year: ${year}, month: ${month}, day: ${day}))
#set page(
  width: ${paper.width}pt, height: ${paper.height}pt,
  margin: (left: ${left}pt, right: ${right}pt, top: ${top}pt, bottom: ${bottom}pt),
  header: context if here().page() > 1 [#text(${muted})[${escaped(runningHead)}]],
  footer: context text(${muted})[${before ?? ''}#here().page()${between ?? ''}#counter(page).final().first()],
)
#set text(font: "Practice Sans", size: ${body.size}pt, lang: "${lang ?? 'en'}"${region ? `, region: "${region}"` : ''},
  hyphenate: false, top-edge: 0.8em, bottom-edge: -0.2em)
#set smartquote(enabled: false)
#set par(leading: ${body.leading - body.size}pt, spacing: ${gap(body, space.paragraph)})
#set list(marker: text(fill: rgb("${inks.accent}"))[•], body-indent: 9pt, spacing: ${gap(body, space.item)})
#set terms(separator: h(${space.factGutter}pt, weak: true), spacing: ${gap(body, space.item)})
#show link: it => underline(text(fill: rgb("${inks.accent}"), it))`;
}

/** The space between two lines is leading's surplus and what stands between the blocks. */
function gap({ leading, size }: TypeStyle, space: number): string {
  return `${leading - size + space}pt`;
}

function pieceMarkup(piece: Piece, { design, inks }: Flow): string {
  const { space } = design;
  switch (piece.kind) {
    case 'heading': {
      const { style, level } = piece;
      const above = gap(style, space.headingBefore[level - 1] ?? 0);
      const below = gap(style, space.headingAfter[level - 1] ?? 0);
      const words = styled(style, runs(piece.runs), inks[style.ink]);
      return `#block(above: ${above}, below: ${below}, sticky: true, heading(level: ${level}, ${words}))`;
    }
    case 'paragraph': {
      const sticky = piece.leads ? `, sticky: true, below: ${gap(design.body, space.leadIn)}` : '';
      if (piece.style === design.body && !piece.leads) return runs(piece.runs);
      const words = styled(piece.style, `#par[${runs(piece.runs)}]`, inks[piece.style.ink]);
      return `#block(breakable: true${sticky}, ${words})`;
    }
    case 'list':
      return piece.items.map((item) => `- ${runs(item)}`).join('\n');
    case 'facts':
      return piece.items.map(({ label, runs: said }) => `/ ${escaped(label)}: ${runs(said)}`).join('\n');
  }
}

function styled({ size, face }: TypeStyle, words: string, ink: string): string {
  const weight = face === 'bold' ? 'bold' : 'regular';
  return `text(size: ${size}pt, weight: "${weight}", fill: rgb("${ink}"))[${words}]`;
}

function runs(of: readonly Run[]): string {
  return of.map(run).join('');
}

function run({ text, bold, italic, href }: Run): string {
  const words = escaped(text);
  const strong = bold ? `#strong[${words}]` : words;
  const manner = italic ? `#emph[${strong}]` : strong;
  return href === undefined ? manner : `#link(${quoted(href)})[${manner}]`;
}

/** A string literal of Typst's. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/gu, '\\$&')}"`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\#$*_`<>@=+~"'[\]/:-]/gu, '\\$&');
}
