/** Pictures from disk: found beside the file that names them, inside the project only, and not too large to read. */
import { type Stats, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { Outcome, Problem, ProblemCode } from '../base/problem.ts';
import type { Plain } from '../source/update.ts';
import { outsideFailure } from './failure.ts';
import { realPath, shownPath } from './sources.ts';

/** Content model, Limits. */
const LARGEST = 20 * 1024 * 1024;

/** Opens pictures of a project; `root` is the folder that none may lie outside of. */
export function pictureOpener(root: string): (path: Plain) => Outcome<Uint8Array> {
  return (path) => {
    const full = resolve(dirname(path.place.file), path.value);
    const real = realPath(full);
    if (real === undefined) return refused(path, 'missing-picture', ...missing(path.value, full));
    if (!isInside(real, root)) {
      return refused(
        path,
        'outside-project',
        `The picture "${path.value}" lies outside of the project's folder.`,
        'Copy it into the project, for example into assets/, and name that copy.',
      );
    }
    return readWhole(path, real);
  };
}

function isInside(path: string, root: string): boolean {
  return path.startsWith(realpathSync.native(root) + sep);
}

function readWhole(path: Plain, real: string): Outcome<Uint8Array> {
  try {
    const kind = statSync(real);
    if (!kind.isFile()) return refused(path, 'missing-picture', ...notAFile(path.value, kind));
    const { size } = kind;
    if (size > LARGEST) {
      const message = `The picture "${path.value}" has ${Math.ceil(size / 1024 / 1024)} MB; the most is 20.`;
      return refused(path, 'picture-too-large', message, 'Save it with fewer pixels.');
    }
    return { ok: true, value: readFileSync(real) };
  } catch (error) {
    throw outsideFailure(`The picture "${path.value}" cannot be read`, error);
  }
}

function missing(typed: string, full: string): [message: string, hint: string] {
  const looked = shownPath(full);
  return [
    `There is no picture "${typed}".`,
    `It was looked for at ${looked}: the path is taken from the folder of the file that names it. Check its spelling, capitals too.`,
  ];
}

function notAFile(typed: string, kind: Stats): [message: string, hint: string] {
  return kind.isDirectory()
    ? [`"${typed}" is a folder, not a picture.`, 'Name the picture in it.']
    : [
        `"${typed}" is a pipe, a socket or a device, not a picture.`,
        'Name the file of a picture: PNG, JPEG or SVG.',
      ];
}

function refused(path: Plain, code: ProblemCode, message: string, hint: string): Outcome<Uint8Array> {
  const problem: Problem = { code, place: path.place, message, hint };
  return { ok: false, problems: [problem] };
}
