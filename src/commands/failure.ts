/** The exit statuses of cli.md, and the failures that are nobody's content: told in a sentence, never as a trace. */

export const EXIT = { done: 0, content: 1, usage: 2, outside: 3, interrupted: 130 } as const;

/** The command line is wrong, or something outside failed; the message says what, and what to do. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly status: typeof EXIT.usage | typeof EXIT.outside,
  ) {
    super(message);
  }
}

/** What the system's error codes mean to an editor, and what to do. */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES:
    'you have no permission; ask whoever looks after this computer, or choose another folder with --output',
  EPERM: 'the system does not permit it; choose another folder with --output',
  EROFS: 'the disk can only be read; choose another folder with --output',
  ENOSPC: 'the disk is full; make room and try again',
  EDQUOT: 'your share of the disk is used up; make room and try again',
  EFBIG: 'it would be larger than files may be here; ask whoever looks after this computer',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'something of that name that is not a folder is in the way',
  EMFILE: 'too many files are open; build fewer updates at once',
};

/** A system error as a Failure of status 3; any other error is a broken promise of ours and is thrown on. */
export function outsideFailure(doing: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  return new Failure(`${doing}: ${SYSTEM[code] ?? `the system says ${code}`}.`, EXIT.outside);
}
