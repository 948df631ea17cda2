/**
 * Makes the ready tables of the text faces: `node --import tsx fonts/ready.ts`, after fonts/prepare.py.
 *
 * Kerning is found by asking the parser for every pair of glyphs, so that the tables cannot disagree with it.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { type Font, create } from 'fontkit';
import { kernStep } from '../src/typeset/face.ts';
import { openFace } from '../src/typeset/parsed-face.ts';
import { PARSED, type ReadyTable, packTable } from '../src/typeset/ready-table.ts';

const CUTS = ['Regular', 'Bold', 'Italic', 'BoldItalic'];

/** What the faces join (see README.md); three letters before two. */
const LIGATURES = ['fft', 'ff', 'ft'];

/**
 * Characters whose shape hangs on more than kerning and ligatures: combining marks, the fraction slash (the parser
 * sets fractions by itself) and what is not shown.
 */
const PARSER_ONLY = /[\p{M}\u2044\p{Default_Ignorable_Code_Point}]/u;

/** The parser lists the mark that ends the font's own table of characters. */
const END = 0xffff;

/** A glyph to kern: a text that gives it, and its number. */
interface Kerned {
  readonly text: string;
  readonly id: number;
}

export function makeTable(file: Uint8Array): ReadyTable {
  const font = create(file as Buffer) as Font;
  const { program, ascent, descent, capHeight, xHeight } = openFace(file);
  const { postscriptName, italicAngle, box, nominalWidth, defaultWidth } = program;
  const characters = [...font.characterSet].filter((codePoint) => codePoint !== END).sort((a, b) => a - b);
  const glyphs = characters.map((codePoint) => {
    const sign = String.fromCodePoint(codePoint);
    return glyphOf(font, sign) | (PARSER_ONLY.test(sign) ? PARSED : 0);
  });
  const ids = Array.from({ length: font.numGlyphs }, (_, id) => id);
  const outlines = ids.map((id) => program.outlineOf(id));
  const kerning = classesOf(kernsOf(font, kernedGlyphs(font, characters)), font.numGlyphs);
  return {
    header: {
      source: createHash('sha256').update(file).digest('hex'),
      ...{ postscriptName, italicAngle, box, nominalWidth, defaultWidth },
      ...{ ascent, descent, capHeight, xHeight },
      ligatures: LIGATURES.map((text) => [...[...text].map((sign) => glyphOf(font, sign)), glyphOf(font, text)]),
      ...{ characters: characters.length, glyphs: font.numGlyphs },
      ...{ firsts: kerning.firsts, seconds: kerning.seconds },
    },
    outlineStarts: startsOf(outlines),
    characters: Uint16Array.from(characters),
    glyphs: Uint16Array.from(glyphs),
    widths: Uint16Array.from(ids, (id) => program.widthOf(id)),
    ...kerning.arrays,
    outlines: Uint8Array.from(outlines.flatMap((outline) => [...outline])),
  };
}

/** The one glyph of a text. */
function glyphOf(font: Font, text: string): number {
  const { glyphs } = font.layout(text);
  const [glyph] = glyphs;
  if (!glyph || glyphs.length !== 1) throw new Error(`"${text}" gives ${glyphs.length} glyphs, not one`);
  return glyph.id;
}

function startsOf(outlines: readonly Uint8Array[]): Uint32Array {
  const starts = new Uint32Array(outlines.length + 1);
  outlines.forEach((outline, id) => (starts[id + 1] = (starts[id] ?? 0) + outline.length));
  return starts;
}

/** Each glyph once: those of characters, then those of ligatures. */
function kernedGlyphs(font: Font, characters: readonly number[]): Kerned[] {
  const signs = characters.map((codePoint) => String.fromCodePoint(codePoint));
  const texts = [...signs.filter((sign) => !PARSER_ONLY.test(sign)), ...LIGATURES];
  const byId = new Map(texts.map((text) => [glyphOf(font, text), text] as const));
  return [...byId].map(([id, text]) => ({ text, id }));
}

/** The kerning of each pair, by first and second glyph; pairs that become one glyph have none. */
function kernsOf(font: Font, glyphs: readonly Kerned[]): Map<number, Map<number, number>> {
  const kerns = new Map<number, Map<number, number>>();
  for (const first of glyphs) {
    const row = new Map<number, number>();
    for (const second of glyphs) {
      const run = font.layout(first.text + second.text);
      const [glyph, next] = run.glyphs;
      if (glyph?.id !== first.id || next?.id !== second.id) continue;
      const kern = kernStep((run.positions[0]?.xAdvance ?? 0) - glyph.advanceWidth);
      if (kern !== 0) row.set(second.id, kern);
    }
    kerns.set(first.id, row);
  }
  return kerns;
}

/** Glyphs that kern alike share a class. Class 0 kerns with nothing. */
function classesOf(kerns: ReadonlyMap<number, ReadonlyMap<number, number>>, count: number) {
  const ids = Array.from({ length: count }, (_, id) => id);
  const kern = (first: number, second: number): number => kerns.get(first)?.get(second) ?? 0;
  const firsts = alike(ids, (id) => ids.map((other) => kern(id, other)).join());
  const seconds = alike(ids, (id) => ids.map((other) => kern(other, id)).join());
  const table = firsts.members.map((first) => seconds.members.map((second) => kern(first, second)));
  return {
    firsts: firsts.members.length,
    seconds: seconds.members.length,
    arrays: {
      firstClass: Uint16Array.from(firsts.classes),
      secondClass: Uint16Array.from(seconds.classes),
      kerns: Int16Array.from(table.flat()),
    },
  };
}

/** The class of each glyph, and a member of each class; glyph 0 (.notdef) begins class 0. */
function alike(ids: readonly number[], rowOf: (id: number) => string) {
  const classOf = new Map<string, number>();
  const members: number[] = [];
  const classes = ids.map((id) => {
    const row = rowOf(id);
    const known = classOf.get(row);
    if (known !== undefined) return known;
    classOf.set(row, members.length);
    return members.push(id) - 1;
  });
  return { classes, members };
}

function main(): void {
  for (const cut of CUTS) {
    const path = new URL(`PracticeSans-${cut}`, import.meta.url);
    const bytes = packTable(makeTable(readFileSync(`${path.pathname}.otf`)));
    writeFileSync(`${path.pathname}.ready`, bytes);
    process.stdout.write(`PracticeSans-${cut}.ready  ${bytes.length}\n`);
  }
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].replace(/^.*\//, '/fonts/'))) main();
