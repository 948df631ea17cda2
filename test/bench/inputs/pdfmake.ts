/** The flow as a document definition of pdfmake's, but for what only a function can say (its driver adds that). */
import type { TypeStyle } from '../../../src/typeset/design.ts';
import type { Flow, Piece, Run } from '../flow.ts';

/** From ascender to descender of the faces, in ems; pdfmake counts leading in multiples of it. */
const LINE_HEIGHT = 1.326;

/** Room for the longest term and the gutter: pdfmake's columns do not ask each other. */
const LABELS_WIDTH = 90;

export function pdfmakeInput(flow: Flow): string {
  const { title, author, language, paper, design, inks, pieces, runningHead, folio } = flow;
  const { left, right, top, bottom } = paper.margins;
  const definition = {
    info: { title, author },
    lang: language,
    displayTitle: true,
    pageSize: { width: paper.width, height: paper.height },
    pageMargins: [left, top, right, bottom],
    defaultStyle: { font: 'PracticeSans', ...styled(design.body, inks.text) },
    content: pieces.map((piece) => node(piece, flow)),
  };
  return JSON.stringify({ definition, runningHead, folio }, null, 1);
}

function node(piece: Piece, { design, inks }: Flow): unknown {
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
