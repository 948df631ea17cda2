/** pdfmake: `pdfmake.mjs FONTS INPUT OUTPUT [rebuild]`; the last word has it rebuild for each number on stdin and say the milliseconds. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import pdfmake from 'pdfmake';

const [fonts, input, output, manner] = process.argv.slice(2);
pdfmake.setFonts({
  PracticeSans: {
    normal: `${fonts}/PracticeSans-Regular.otf`,
    bold: `${fonts}/PracticeSans-Bold.otf`,
    italics: `${fonts}/PracticeSans-Italic.otf`,
    bolditalics: `${fonts}/PracticeSans-BoldItalic.otf`,
  },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));

function define(text) {
  const { definition, runningHead, folio } = JSON.parse(text);
  const margin = [definition.pageMargins[0], 40, definition.pageMargins[2], 0];
  const header = (page) => (page > 1 ? { text: runningHead, margin } : undefined);
  const footer = (page, pages) => ({ text: folio.replace('{page}', page).replace('{pages}', pages), margin });
  return pdfmake.createPdf({ ...definition, header, footer });
}

const text = readFileSync(input, 'utf8');
if (manner === undefined) {
  await define(text).write(output);
} else {
  for await (const turn of createInterface({ input: process.stdin })) {
    const edited = text.replace('burning', `burning ${turn}`);
    const start = performance.now();
    await define(edited).getBuffer();
    process.stdout.write(`${performance.now() - start}\n`);
  }
}
