/** An update, or a volume of them, as Typst markup. */
import type { TypeStyle } from '../../../src/typeset/design.ts';
import { CONTENTS, COVER_SIZE, type Cover } from '../cover.ts';
import type { Flow, Piece, Run } from '../flow.ts';

export function typstInput(flow: Flow): string {
  return [preamble(flow), ...flow.pieces.map((piece) => pieceMarkup(piece, flow))].join('\n\n') + '\n';
}

/**
 * Where a page's running head gets its update from. With `runs` each update is a run of pages with a head of its own, which
 * Typst sets side by side on all cores, and where it begins is asked of its label: the quickest way that we know. With
 * `query` all pages share a head that asks for the last heading before it, as the reference of Typst's `query` has it.
 */
export type Heads = 'runs' | 'query';

/** A volume: cover, contents with leaders and links, and each update on pages of its own, whose head begins on its second. */
export function typstVolume(flows: Iterable<Flow>, { title, said }: Cover, heads: Heads): string {
  const parts: string[] = [];
  for (const flow of flows) {
    if (parts.length === 0) {
      parts.push(`${preamble({ ...flow, title })}

#page(header: none)[#v(1fr) #text(size: ${COVER_SIZE}pt, weight: "bold")[${escaped(title)}]\n\n${escaped(said)} #v(2fr)]

#page(header: none, outline(title: [${CONTENTS}], depth: 1))`);
      if (heads === 'query') parts.push(headByQuery(flow));
    }
    const pieces = flow.pieces.map((piece) => pieceMarkup(piece, flow)).join('\n\n');
    parts.push(
      heads === 'query' ? `#pagebreak(weak: true)\n\n${pieces}` : pageRun(parts.length, pieces, flow),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

function pageRun(at: number, pieces: string, flow: Flow): string {
  const begins = `<update-${at}>`;
  const head = `context if here().page() > locate(${begins}).page() [#text(${quiet(flow)})[${escaped(flow.runningHead)}]]`;
  return `#page(header: ${head})[#metadata(none) ${begins}\n\n${pieces}\n]`;
}

function headByQuery(flow: Flow): string {
  return `#set page(header: context {
  let update = heading.where(level: 1)
  let begun = query(selector(update).before(here()))
  let next = query(selector(update).after(here())).at(0, default: none)
  if begun.len() > 0 and (next == none or next.location().page() != here().page()) {
    text(${quiet(flow)}, begun.last().body)
  }
})`;
}

function quiet({ inks, design }: Flow): string {
  return `fill: rgb("${inks.muted}"), size: ${design.furniture.size}pt`;
}

function preamble(flow: Flow): string {
  const { title, author, language, date, runningHead, folio, paper, design, inks } = flow;
  const { left, right, top, bottom } = paper.margins;
  const [lang, region] = language.split('-');
  const { body, headings, space } = design;
  const ofTitle = headings[0] ?? body;
  const muted = quiet(flow);
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
#show heading.where(level: 1): set text(${inStyle(ofTitle, inks[ofTitle.ink])})
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
      // What a heading's words look like is what they look like in the contents: the title's look is a rule's.
      const words = level === 1 ? `[${runs(piece.runs)}]` : styled(style, runs(piece.runs), inks[style.ink]);
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

function styled(style: TypeStyle, words: string, ink: string): string {
  return `text(${inStyle(style, ink)})[${words}]`;
}

function inStyle({ size, face }: TypeStyle, ink: string): string {
  return `size: ${size}pt, weight: "${face === 'bold' ? 'bold' : 'regular'}", fill: rgb("${ink}")`;
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
