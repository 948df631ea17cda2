/** pdfkit as its guide shows it: `pdfkit.mjs FONTS INPUT OUTPUT [rebuild]`; the last word has it rebuild for each number on stdin and say the milliseconds. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import PDFDocument from 'pdfkit';

const [fonts, input, output, manner] = process.argv.slice(2);

function build(flow) {
  const doc = open(flow);
  if (flow.updates) writeVolume(doc, flow);
  else writeUpdate(doc, flow);
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

function writeUpdate(doc, flow) {
  for (const piece of flow.pieces) SETTERS[piece.kind](doc, flow, piece);
}

/** Cover, contents with links and bookmarks, and each update on pages of its own. The contents are written last, into pages left for them. */
function writeVolume(doc, volume) {
  const { title, said, coverSize, updates, paper, design } = volume;
  doc.font('Bold').fontSize(coverSize).text(title, paper.margins.left, 200);
  doc.font('Regular').fontSize(design.body.size).text(said);
  const room = paper.height - paper.margins.top - paper.margins.bottom;
  const linesOfPage = Math.floor(room / design.body.leading) - 1;
  const contentsPages = Math.ceil((updates.length + 1) / linesOfPage);
  for (let page = 0; page < contentsPages; page++) doc.addPage();
  const numbers = updates.map((update, index) => {
    doc.addPage();
    doc.addNamedDestination(`update-${index}`);
    doc.outline.addItem(update.title);
    const number = doc.bufferedPageRange().count;
    writeUpdate(doc, { ...volume, ...update });
    return number;
  });
  for (let line = 0; line <= updates.length; line++) {
    if (line % linesOfPage === 0) doc.switchToPage(1 + line / linesOfPage);
    const y = paper.margins.top + (line % linesOfPage) * design.body.leading;
    if (line === 0) doc.font('Bold').fontSize(design.body.size).text(volume.contents, paper.margins.left, y);
    else writeEntry(doc, volume, line - 1, numbers[line - 1], y);
  }
}

function writeEntry(doc, { updates, paper, design }, index, number, y) {
  const width = paper.width - paper.margins.left - paper.margins.right;
  const manner = { width, goTo: `update-${index}`, lineBreak: false };
  doc.font('Regular').fontSize(design.body.size).text(updates[index].title, paper.margins.left, y, manner);
  const digits = String(number);
  doc.text(digits, paper.width - paper.margins.right - doc.widthOfString(digits), y, manner);
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
if (manner === undefined) {
  writeFileSync(output, await build(JSON.parse(text)));
} else {
  for await (const turn of createInterface({ input: process.stdin })) {
    const edited = text.replace('burning', `burning ${turn}`);
    const start = performance.now();
    await build(JSON.parse(edited));
    process.stdout.write(`${performance.now() - start}\n`);
  }
}
