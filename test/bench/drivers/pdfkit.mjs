/** pdfkit as its guide shows it: `pdfkit.mjs FONTS INPUT OUTPUT [COUNT]`; with a count, that many rebuilds in one process. */
import { readFileSync, writeFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

const [fonts, input, output, count] = process.argv.slice(2);

function build(flow) {
  const doc = open(flow);
  for (const piece of flow.pieces) SETTERS[piece.kind](doc, flow, piece);
  addFurniture(doc, flow);
  return new Promise((done) => {
    const chunks = [];
    doc.on('data', (chunk) => chunks.push(chunk));
    doc.on('end', () => done(Buffer.concat(chunks)));
    doc.end();
  });
}

function open({ title, author, language, paper }) {
  const doc = new PDFDocument({
    size: [paper.width, paper.height],
    margins: paper.margins,
    info: { Title: title, Author: author },
    lang: language,
    bufferPages: true,
    font: null,
  });
  for (const cut of ['Regular', 'Bold', 'Italic', 'BoldItalic']) {
    doc.registerFont(cut, `${fonts}/PracticeSans-${cut}.otf`);
  }
  return doc;
}

const SETTERS = {
  heading: (doc, flow, { level, style, runs }) => {
    const { headingBefore, headingAfter } = flow.design.space;
    doc.y += headingBefore[level - 1];
    write(doc, flow, runs, style);
    doc.y += headingAfter[level - 1];
  },
  paragraph: (doc, flow, { style, runs, leads }) => {
    const { leadIn, paragraph } = flow.design.space;
    write(doc, flow, runs, style);
    doc.y += leads ? leadIn : paragraph;
  },
  list: (doc, { design: { body, space }, inks }, { items }) => {
    doc.font('Regular').fontSize(body.size).fillColor(inks.text);
    const words = items.map((runs) => runs.map(({ text }) => text).join(''));
    const lineGap = body.leading - doc.currentLineHeight(false);
    doc.list(words, { bulletRadius: 2, textIndent: space.listIndent, lineGap, paragraphGap: space.item });
    doc.y += space.paragraph;
  },
  facts: (doc, flow, { items }) => {
    for (const { label, runs } of items)
      write(doc, flow, [{ text: `${label}  ` }, ...runs], flow.design.body);
    doc.y += flow.design.space.around;
  },
};

function write(doc, { inks }, runs, { size, leading, face, ink }) {
  doc.fontSize(size);
  runs.forEach(({ text, bold, italic, href }, index) => {
    const cut = `${bold || face === 'bold' ? 'Bold' : ''}${italic ? 'Italic' : ''}` || 'Regular';
    doc.font(cut).fillColor(href ? inks.accent : inks[ink]);
    const lineGap = leading - doc.currentLineHeight(false);
    const continued = index < runs.length - 1;
    doc.text(text, { continued, lineGap, link: href ?? null, underline: Boolean(href) });
  });
}

function addFurniture(doc, { paper, design, inks, runningHead, folio }) {
  const { count: pages } = doc.bufferedPageRange();
  for (let page = 0; page < pages; page++) {
    doc.switchToPage(page);
    // A text below the lower margin would begin a page.
    doc.page.margins = { ...doc.page.margins, top: 0, bottom: 0 };
    doc.font('Regular').fontSize(design.furniture.size).fillColor(inks.muted);
    if (page > 0) doc.text(runningHead, paper.margins.left, paper.runningHead);
    const words = folio.replace('{page}', page + 1).replace('{pages}', pages);
    doc.text(words, paper.margins.left, paper.height - paper.folio);
  }
}

const text = readFileSync(input, 'utf8');
if (count === undefined) {
  writeFileSync(output, await build(JSON.parse(text)));
} else {
  const times = [];
  for (let turn = 0; turn < Number(count); turn++) {
    const edited = text.replace('burning', `burning ${turn}`);
    const start = performance.now();
    await build(JSON.parse(edited));
    times.push(performance.now() - start);
  }
  process.stdout.write(JSON.stringify(times));
}
