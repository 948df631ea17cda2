/** Path data (SVG 2, 9.3) made plain: absolute moves, lines, cubic curves and closings. */
import { SVGPathData, SVGPathDataTransformer, type SVGCommand } from 'svg-pathdata';
import type { PathCommand, PathCommands } from '../picture.ts';
import { transformed, type Matrix } from './transform.ts';

/** Most commands of all paths together: a map of the world in fine detail has fewer, a traced photograph more. */
export const MOST_COMMANDS = 100_000;

/** An arc is written with seven numbers, and no command with more. */
const MOST_NUMBERS = MOST_COMMANDS * 7;

export type ReadPath =
  | { readonly kind: 'path'; readonly commands: PathCommands }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-long' };

const UNREADABLE: ReadPath = { kind: 'unreadable' };

/** The path that `data` writes, as the matrix places it. */
export function readPath(data: string, matrix: Matrix): ReadPath {
  if (data.trim() === '' || data.trim() === 'none') return { kind: 'path', commands: [] };
  if (isTooLong(data)) return { kind: 'too-long' };
  const written = parse(data);
  if (!written || written[0]?.type !== SVGPathData.MOVE_TO || !written.every(isInRange)) return UNREADABLE;
  const curves = new SVGPathData(written)
    .toAbs()
    .normalizeST()
    .qtToC()
    .transform(SVGPathDataTransformer.INFO(straightened))
    .aToC();
  const commands = place(curves.commands, matrix);
  if (commands.length > MOST_COMMANDS) return { kind: 'too-long' };
  return commands.every(isOnPaper) ? { kind: 'path', commands } : UNREADABLE;
}

/** Counted before parsing, so that a path of millions of commands costs no memory. */
function isTooLong(data: string): boolean {
  let letters = 0;
  let numbers = 0;
  let inNumber = false;
  for (let i = 0; i < data.length; i++) {
    const code = data.charCodeAt(i);
    const isNumeral = (code >= 0x30 && code <= 0x39) || code === 0x2e;
    if (isNumeral && !inNumber) numbers++;
    if (code > 0x40) letters++;
    inNumber = isNumeral;
  }
  return letters > MOST_COMMANDS * 2 || numbers > MOST_NUMBERS;
}

/** The library throws a SyntaxError at what is no path. */
function parse(data: string): SVGCommand[] | undefined {
  try {
    return SVGPathData.parse(data);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Coordinates beyond this lose their fractions in the sums of arcs. */
const FARTHEST = 1e9;

function isInRange(command: SVGCommand): boolean {
  return Object.values(command).every((value) => typeof value !== 'number' || Math.abs(value) <= FARTHEST);
}

/** Sheets are 14,400 points at most (ISO 32000-1, annex C); the rest is for drawings that are scaled down. */
const LARGEST_COORDINATE = 1_000_000;

function isOnPaper([, ...numbers]: PathCommand): boolean {
  return numbers.every((number) => Math.abs(number) <= LARGEST_COORDINATE);
}

/** Lines along an axis as lines; an arc to where it starts is none (SVG 2, 9.5.1), and the library fails at it. */
function straightened(command: SVGCommand, x: number, y: number): SVGCommand | SVGCommand[] {
  const line = { type: SVGPathData.LINE_TO, relative: false } as const;
  switch (command.type) {
    case SVGPathData.HORIZ_LINE_TO:
      return { ...line, x: command.x, y };
    case SVGPathData.VERT_LINE_TO:
      return { ...line, x, y: command.y };
    case SVGPathData.ARC:
      return command.x === x && command.y === y ? [] : command;
    case SVGPathData.MOVE_TO:
    case SVGPathData.LINE_TO:
    case SVGPathData.CURVE_TO:
    case SVGPathData.SMOOTH_CURVE_TO:
    case SVGPathData.QUAD_TO:
    case SVGPathData.SMOOTH_QUAD_TO:
    case SVGPathData.CLOSE_PATH:
      return command;
  }
}

function place(commands: readonly SVGCommand[], matrix: Matrix): PathCommand[] {
  const placed: PathCommand[] = [];
  let start: PathCommand | undefined;
  for (const command of commands) {
    const next = placeOne(command, matrix);
    // A new part after a closing begins where the closed one did (SVG 2, 9.3.4).
    if (placed.at(-1)?.[0] === 'Z' && next[0] !== 'M' && start) placed.push(start);
    if (next[0] === 'M') start = next;
    placed.push(next);
  }
  return placed;
}

function placeOne(command: SVGCommand, matrix: Matrix): PathCommand {
  switch (command.type) {
    case SVGPathData.MOVE_TO:
      return ['M', ...transformed(matrix, command.x, command.y)];
    case SVGPathData.LINE_TO:
      return ['L', ...transformed(matrix, command.x, command.y)];
    case SVGPathData.CURVE_TO:
      return [
        'C',
        ...transformed(matrix, command.x1, command.y1),
        ...transformed(matrix, command.x2, command.y2),
        ...transformed(matrix, command.x, command.y),
      ];
    case SVGPathData.CLOSE_PATH:
      return ['Z'];
    case SVGPathData.HORIZ_LINE_TO:
    case SVGPathData.VERT_LINE_TO:
    case SVGPathData.SMOOTH_CURVE_TO:
    case SVGPathData.QUAD_TO:
    case SVGPathData.SMOOTH_QUAD_TO:
    case SVGPathData.ARC:
      throw new Error('a path command was left that should have become a curve or a line');
  }
}

/** Whether a path has an area. What has none is not filled: PDF would paint a hair line (ISO 32000-1, 8.5.3.3.1). */
export function hasArea(path: PathCommands): boolean {
  let lines = 0;
  for (const [name] of path) {
    if (name === 'M') lines = 0;
    if (name === 'L') lines++;
    if (name === 'C' || lines > 1) return true;
  }
  return false;
}
