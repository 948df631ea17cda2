/** Holds every mistake of mistakes.md to the exact report that an editor reads, and every sure mend to its word. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SourceFile } from '../../src/base/place.ts';
import { PROBLEM_CODES, type Problem, type ProblemCode, problemsIn } from '../../src/base/problem.ts';
import { build } from '../../src/build.ts';
import { readFaces } from '../../src/commands/faces.ts';
import { hyphenationOf } from '../../src/commands/hyphenation.ts';
import { pictureOpener } from '../../src/commands/pictures.ts';
import { asText, locate, PLAIN } from '../../src/commands/report.ts';
import { fixed } from '../../src/source/fix.ts';
import { DEFAULT_HOUSE, loadHouse, loadUpdate } from '../../src/source/load.ts';
import type { House } from '../../src/source/update.ts';
import { updatesGoldens } from '../support/goldens.ts';

const GOLDEN = new URL('mistakes.md', import.meta.url);
const FEWEST = 65;

/** Codes without an entry, and why. */
const LEFT_OUT: Partial<Record<ProblemCode, string>> = {
  'not-utf8': 'told of bytes, before there is a text to show',
  'same-output': 'told of two files of one command',
  'same-name': 'told of two files of one volume',
  'file-too-large': 'takes a file of more than 4 MiB',
  'csv-syntax': 'told of a list of members',
  'missing-column': 'told of a list of members',
  'too-many-blocks': 'takes more than 10,000 blocks',
  'text-too-long': 'takes a text of more than 100,000 characters',
};

/** Codes whose mends change no word, but for the form of a date, so that `fix` makes them. */
const SURE: readonly ProblemCode[] = [
  'needs-quotes',
  'lost-comment',
  'unknown-key',
  'wrong-type',
  'yaml-syntax',
  'bad-date',
];

interface Entry {
  readonly title: string;
  readonly file: SourceFile;
  readonly report: string;
}

/** A title, perhaps some words, the YAML and its report. */
const ENTRY = /^### (.+)\n\n(?:[^`#\n].*\n\n)?```yaml( house)?\n((?:.*\n)*?)```\n\n```text\n((?:.*\n)*?)```$/gm;

function entriesOf(golden: string): Entry[] {
  return [...golden.matchAll(ENTRY)].map(([, title = '', house, text = '', report = '']) => ({
    title,
    file: { name: house ? 'house.yaml' : 'update.yaml', text },
    report: report.trimEnd(),
  }));
}

const FACES = readFaces();
const CHART = readFileSync(new URL('pictures/chart.png', import.meta.url));
const MOST_BYTES = 20 * 1024 * 1024;
const MEBIBYTE = 1024 * 1024;

const PICTURES: Readonly<Record<string, Uint8Array | string>> = {
  'project/chart.png': CHART,
  'project/damaged.png': CHART.subarray(0, CHART.length / 2),
  'project/empty.png': '',
  'project/large.jpg': '',
  'project/page.png': '<!DOCTYPE html><title>Not found</title>',
  'project/photo.gif': 'GIF89a',
  'project/photo.heic': '\0\0\0\u0018ftypheic',
  'outside.png': CHART,
};

const folder = mkdtempSync(join(tmpdir(), 'mistakes-'));
const project = join(folder, 'project');

beforeAll(() => {
  mkdirSync(join(project, 'assets'), { recursive: true });
  for (const [name, content] of Object.entries(PICTURES)) writeFileSync(join(folder, name), content);
  truncateSync(join(project, 'large.jpg'), MOST_BYTES + MEBIBYTE);
  // Reports name paths from the folder in which the command is given: here the project's.
  vi.spyOn(process, 'cwd').mockReturnValue(project);
});

afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const UPDATE: SourceFile = {
  name: 'update.yaml',
  text: 'title: T\ndate: 2007-11\nsections:\n  - heading: H\n    content: [Text]\n',
};

/** What is wrong with an update, or with a house and what it brings to an update that is well. */
function problemsOf(file: SourceFile): readonly Problem[] {
  if (file.name === 'update.yaml') return problemsOfBuild(file, DEFAULT_HOUSE);
  const house = loadHouse(file);
  return house.ok ? problemsOfBuild(UPDATE, house.value, file) : house.problems;
}

function problemsOfBuild(source: SourceFile, house: House, houseFile?: SourceFile): readonly Problem[] {
  const openPicture = pictureOpener(project);
  const job = { source, house, faces: FACES, hyphenationOf, name: 'update', openPicture };
  return problemsIn(build({ ...job, ...(houseFile && { houseFile }) }));
}

function reportOf(file: SourceFile): string {
  return locate(problemsOf(file), [file])
    .map((located) => asText(located, PLAIN))
    .join('\n\n');
}

function fixedFile(file: SourceFile): SourceFile {
  const load = (one: SourceFile) =>
    one.name === 'house.yaml' ? loadHouse(one) : loadUpdate(one, DEFAULT_HOUSE);
  return { ...file, text: fixed(file, load) };
}

/** A problem apart from its place, which a mend may move. */
function said({ code, message }: Problem): string {
  return `${code} ${message}`;
}

const hasSureMend = ({ code, mend }: Problem): boolean => mend !== undefined && SURE.includes(code);

/** Writes the reports anew, and never the YAML: only for one who reads what comes of it. */
function updateGolden(): void {
  const written = readFileSync(GOLDEN, 'utf8').replaceAll(ENTRY, (whole, _title, house, text: string) => {
    const report = reportOf({ name: house ? 'house.yaml' : 'update.yaml', text });
    const opening = whole.lastIndexOf('\n```text\n');
    return `${whole.slice(0, opening)}\n\`\`\`text\n${report}\n\`\`\``;
  });
  writeFileSync(GOLDEN, written);
}

const golden = readFileSync(GOLDEN, 'utf8');
const entries = entriesOf(golden);

if (updatesGoldens()) {
  describe('the catalogue', () => {
    it('is written anew', updateGolden);
  });
} else {
  describe('the catalogue', () => {
    it('is read whole, and has some length', () => {
      expect(entries).toHaveLength([...golden.matchAll(/^### /gm)].length);
      expect(entries.length).toBeGreaterThanOrEqual(FEWEST);
    });

    it('has no title twice', () => {
      const titles = entries.map(({ title }) => title);
      expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    });

    it('has every code but those that are left out for a reason', () => {
      const shown = new Set([...golden.matchAll(/^\S+:\d+:\d+ {2}error {2}(\S+) {2}/gm)].map(([, code]) => code));
      const missing = PROBLEM_CODES.filter((code) => !shown.has(code));
      expect(missing.toSorted()).toEqual(Object.keys(LEFT_OUT).toSorted());
    });
  });

  describe('a mistake', () => {
    it.each(entries)('is told: $title', ({ file, report }) => {
      expect(report).not.toBe('');
      expect(reportOf(file)).toBe(report);
    });
  });

  describe('a sure mend', () => {
    it.each(entries)('is made: $title', ({ file }) => {
      const problems = problemsOf(file);
      const sure = problems.filter(hasSureMend);
      if (sure.length === 0) return;
      const left = problemsOf(fixedFile(file));
      for (const problem of sure) expect(left.map(said)).not.toContain(said(problem));
      if (sure.length === problems.length) expect(left.map(said)).toEqual([]);
    });
  });
}
