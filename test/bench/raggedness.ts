/**
 * How ragged our edge is beside first fit's and Typst's, on the same text, faces and measures: `npm run bench:raggedness`.
 *
 * Typst sets the corpus through its Python package (`pip install typst==0.15.2`; the variable PYTHON names the Python
 * that has it), and its lines are read back from its own PDF by the reader that our tests use.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PDFPageProxy } from 'pdfjs-dist';
import { readFaces } from '../../src/commands/faces.ts';
import { prepare } from '../../src/typeset/items.ts';
import { setLine, setParagraph } from '../../src/typeset/lines.ts';
import { withPages } from '../support/pdf-pages.ts';
import {
  type Comparison,
  MEASURES,
  compare,
  firstFit,
  lineLengths,
  proseParagraphs,
  segmentOf,
} from '../support/prose.ts';

const FACES = readFaces();
const FONTS = fileURLToPath(new URL('../../fonts', import.meta.url));
const PYTHON = process.env['PYTHON'] ?? 'python3';
const RESULTS = new URL('raggedness.txt', import.meta.url);

/** One paragraph a page; nothing hyphenated, no mark changed. */
const TEMPLATE = `
#set page(width: MEASUREpt, height: 2000pt, margin: 0pt)
#set text(font: "Practice Sans", size: 12pt, lang: "en", region: "gb", hyphenate: false)
#set par(justify: false, linebreaks: "optimized")
#set smartquote(enabled: false)
#for words in json("corpus.json") { page(par(text(words))) }
`;

/** Typst through its Python package: the folder that has main.typ, then the folder of the faces. */
const COMPILE = `
import sys, typst
typst.compile(sys.argv[1] + "/main.typ", output=sys.argv[1] + "/main.pdf", font_paths=[sys.argv[2]])
`;

async function main(): Promise<void> {
  const paragraphs = proseParagraphs();
  const first: Comparison[] = [];
  const typst: Comparison[] = [];
  for (const measure of MEASURES) {
    const ours = paragraphs.map((text) => ourLengths(text, measure));
    first.push(
      compare(
        ours,
        paragraphs.map((text) => firstFitLengths(text, measure)),
      ),
    );
    typst.push(compare(ours, await typstLengths(paragraphs, measure)));
  }
  const rows = [...rowsOf('first fit', first), ...rowsOf('Typst 0.15.2', typst)];
  const table = [
    `${paragraphs.length} paragraphs; squared points of deviation from each paragraph's mean line, last lines left out.`,
    '',
    'measure   against       paragraphs    theirs      ours  ours/theirs',
    ...rows,
    '',
  ].join('\n');
  writeFileSync(RESULTS, table);
  process.stdout.write(table);
}

function rowsOf(against: string, comparisons: readonly Comparison[]): string[] {
  const sum = (key: keyof Comparison) => comparisons.reduce((total, each) => total + each[key], 0);
  const all = { compared: sum('compared'), ours: sum('ours'), other: sum('other') };
  const rows = comparisons.map((each, index) => row(`${MEASURES[index] ?? ''} pt`, against, each));
  return [...rows, row('all', against, all)];
}

function row(measure: string, against: string, { compared, ours, other }: Comparison): string {
  const cells = [
    String(compared),
    String(Math.round(other)),
    String(Math.round(ours)),
    (ours / other).toFixed(2),
  ];
  const widths = [10, 10, 10, 13];
  return (
    measure.padEnd(10) + against.padEnd(14) + cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('')
  );
}

function ourLengths(text: string, measure: number): number[] {
  return setParagraph([segmentOf(text)], FACES, measure).map((line) => line.width);
}

function firstFitLengths(text: string, measure: number): number[] {
  const items = prepare([segmentOf(text)], FACES, measure).pieces;
  return lineLengths(items, firstFit(items, measure));
}

/** The same ruler for both: the words of each of Typst's lines, measured by our face. */
async function typstLengths(paragraphs: readonly string[], measure: number): Promise<number[][]> {
  const pages = await typstLines(paragraphs, measure);
  return pages.map((lines, index) => {
    const same = (text: string) => text.replace(/\s/gu, '');
    if (same(lines.join('')) !== same(paragraphs[index] ?? ''))
      throw new Error(`Typst's paragraph ${index} reads otherwise: ${lines.join(' | ')}`);
    return lines.map((line) => setLine([segmentOf(line)], FACES).width);
  });
}

async function typstLines(paragraphs: readonly string[], measure: number): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'raggedness-'));
  try {
    writeFileSync(join(folder, 'corpus.json'), JSON.stringify(paragraphs));
    writeFileSync(join(folder, 'main.typ'), TEMPLATE.replace('MEASURE', String(measure)));
    execFileSync(PYTHON, ['-c', COMPILE, folder, FONTS], { stdio: 'inherit' });
    const bytes = readFileSync(join(folder, 'main.pdf'));
    return await withPages(bytes, (pages) => Promise.all(pages.map(linesOf)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of a page's lines, from the top: what stands at one height is one line. */
async function linesOf(page: PDFPageProxy): Promise<string[]> {
  const lines = new Map<number, string>();
  const { items } = await page.getTextContent();
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const y = Math.round(Number(item.transform[5]));
    lines.set(y, (lines.get(y) ?? '') + item.str);
  }
  return [...lines].sort(([a], [b]) => b - a).map(([, text]) => text.trim());
}

await main();
