/** pdfmake: `pdfmake.mjs FONTS INPUT OUTPUT [COUNT]`; with a count, that many rebuilds in one process. */
import { readFileSync } from 'node:fs';
import pdfmake from 'pdfmake';

const [fonts, input, output, count] = process.argv.slice(2);
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
if (count === undefined) {
  await define(text).write(output);
} else {
  const times = [];
  for (let turn = 0; turn < Number(count); turn++) {
    const edited = text.replace('burning', `burning ${turn}`);
    const start = performance.now();
    await define(edited).getBuffer();
    times.push(performance.now() - start);
  }
  process.stdout.write(JSON.stringify(times));
}
