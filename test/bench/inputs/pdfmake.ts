/** An update, or a volume of them, as a document definition of pdfmake's, but for what only a function can say (its driver adds that). */
import type { TypeStyle } from '../../../src/typeset/design.ts';
import { CONTENTS, COVER_SIZE, type Cover } from '../cover.ts';
import type { Flow, Piece, Run } from '../flow.ts';

/** From ascender to descender of the faces, in ems; pdfmake counts leading in multiples of it. */
const LINE_HEIGHT = 1.326;

/** Room for the longest term and the gutter: pdfmake's columns do not ask each other. */
const LABELS_WIDTH = 90;

export function pdfmakeInput(flow: Flow): string {
  const content = flow.pieces.map((piece) => node(piece, flow));
  return define(flow, content);
}

/** A volume: cover, contents with links and bookmarks (pdfmake has no leaders), and each update on pages of its own; one running head. */
export function pdfmakeVolume(flows: Iterable<Flow>, { title, said }: Cover): string {
  const [first] = flows;
  if (!first) throw new Error('A volume has an update at least.');
  const { body } = first.design;
  const content: unknown[] = [
    {
      text: title,
      ...styled({ ...body, size: COVER_SIZE, leading: COVER_SIZE }, first.inks.text),
      margin: [0, 200, 0, 0],
    },
    said,
    { toc: { title: { text: CONTENTS, bold: true } }, pageBreak: 'before' },
  ];
  for (const flow of flows) {
    const [opening, ...rest] = flow.pieces.map((piece) => ({
      ...node(piece, flow),
      ...(piece.kind === 'heading' && piece.level === 1 && inContents(piece.runs)),
    }));
    content.push({ ...opening, pageBreak: 'before' }, ...rest);
  }
  return define({ ...first, title, runningHead: title }, content);
}

/** A bookmark's words must be said again, for its node has runs. */
function inContents(of: readonly Run[]): object {
  return { tocItem: true, outline: true, outlineText: of.map(({ text }) => text).join('') };
}

function define(flow: Flow, content: readonly unknown[]): string {
  const { title, author, language, paper, design, inks, runningHead, folio } = flow;
  const { left, right, top, bottom } = paper.margins;
  const definition = {
    info: { title, author },
    lang: language,
    displayTitle: true,
    pageSize: { width: paper.width, height: paper.height },
    pageMargins: [left, top, right, bottom],
    defaultStyle: { font: 'PracticeSans', ...styled(design.body, inks.text) },
    content,
  };
  return JSON.stringify({ definition, runningHead, folio }, null, 1);
}

function node(piece: Piece, { design, inks }: Flow): object {
  const { space, body } = design;
  switch (piece.kind) {
    case 'heading': {
      const before = space.headingBefore[piece.level - 1] ?? 0;
      const after = space.headingAfter[piece.level - 1] ?? 0;
      const style = styled(piece.style, inks[piece.style.ink]);
      return { text: runs(piece.runs), ...style, margin: [0, before, 0, after] };
    }
    case 'paragraph': {
      const style = piece.style === body ? {} : styled(piece.style, inks[piece.style.ink]);
      return {
        text: runs(piece.runs),
        ...style,
        margin: [0, 0, 0, piece.leads ? space.leadIn : space.paragraph],
      };
    }
    case 'list':
      return {
        ul: piece.items.map((item) => ({ text: runs(item), margin: [0, 0, 0, space.item] })),
        markerColor: inks.accent,
        margin: [0, 0, 0, space.paragraph],
      };
    case 'facts':
      return {
        stack: piece.items.map((fact) => ({
          columns: [
            { width: LABELS_WIDTH, text: fact.label, color: inks.muted },
            { width: '*', text: runs(fact.runs) },
          ],
        })),
        margin: [0, 0, 0, space.around],
      };
  }

  function runs(of: readonly Run[]): unknown {
    return of.map(({ text, bold, italic, href }) => ({
      text,
      ...(bold && { bold }),
      ...(italic && { italics: true }),
      ...(href !== undefined && { link: href, color: inks.accent, decoration: 'underline' }),
    }));
  }
}

function styled({ size, leading, face }: TypeStyle, color: string): object {
  return { fontSize: size, lineHeight: leading / (size * LINE_HEIGHT), bold: face === 'bold', color };
}
